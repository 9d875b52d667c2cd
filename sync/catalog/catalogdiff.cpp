#include "sync/catalog/catalogdiff.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

namespace Peak {

static void add(QDataStream &stream, const std::optional<Potency> &potency)
{
    stream << potency.has_value();
    if (potency)
        stream << potency->thousandths << static_cast<int>(potency->unit);
}

static void add(QDataStream &stream, const ProductValue &value)
{
    stream << value.id.toString() << value.label << value.price.minor() << QString(value.price.currency().text())
           << value.salePrice.has_value() << value.effectivePrice().minor() << value.weight.mg() << value.thcMg
           << value.stock << value.priceIsFrom;
}

QByteArray contentHash(const Product &product)
{
    QByteArray content;
    QDataStream stream(&content, QIODevice::WriteOnly);
    stream << product.id.toString() << product.name << product.brand << product.category << product.strain
           << product.description << product.images << product.tags << product.visible << product.medicalOnly;
    add(stream, product.thc);
    add(stream, product.cbd);
    for (const auto &value : product.values)
        add(stream, value);
    return QCryptographicHash::hash(content, QCryptographicHash::Sha1);
}

Product withKnownStock(Product fed, const std::optional<Product> &known)
{
    for (auto &value : fed.values) {
        const ProductValue *before = known ? known->value(value.id) : nullptr;
        value.stock = before && fed.visible ? before->stock : 0;
    }
    return fed;
}

} // namespace Peak
