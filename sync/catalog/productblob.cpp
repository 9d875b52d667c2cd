#include "sync/catalog/productblob.h"

#include <QDataStream>
#include <QIODevice>

namespace Peak::ProductBlob {

namespace {
QDataStream &operator<<(QDataStream &stream, const std::optional<Potency> &potency)
{
    const Potency known = potency.value_or(Potency());
    return stream << potency.has_value() << known.thousandths << static_cast<qint32>(known.unit);
}

QDataStream &operator>>(QDataStream &stream, std::optional<Potency> &potency)
{
    bool present = false;
    Potency known;
    qint32 unit = 0;
    stream >> present >> known.thousandths >> unit;
    known.unit = static_cast<Potency::Unit>(unit);
    potency = present ? std::optional(known) : std::nullopt;
    return stream;
}

void write(QDataStream &stream, const ProductValue &value)
{
    stream << value.id.toString() << value.label << value.price.minor() << QString(value.price.currency().text())
           << value.salePrice.has_value() << value.effectivePrice().minor() << value.weight.mg() << value.thcMg
           << static_cast<qint32>(value.stock) << value.priceIsFrom;
}

ProductValue readValue(QDataStream &stream)
{
    ProductValue value;
    QString id;
    QString currencyCode;
    qint64 price = 0;
    qint64 salePrice = 0;
    qint64 weight = 0;
    qint32 stock = 0;
    bool onSale = false;
    stream >> id >> value.label >> price >> currencyCode >> onSale >> salePrice >> weight >> value.thcMg >> stock
        >> value.priceIsFrom;
    const Currency currency = Currency::fromCode(currencyCode).valueOr({});
    value.id = ProductValueId(id);
    value.price = Money(price, currency);
    if (onSale)
        value.salePrice = Money(salePrice, currency);
    value.weight = Weight::milligrams(weight);
    value.stock = stock;
    return value;
}
} // namespace

QByteArray toBytes(const Product &product)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << product.id.toString() << product.name << product.brand << product.category << product.strain
           << product.description << product.thc << product.cbd << product.images << product.tags << product.visible
           << product.medicalOnly << static_cast<qint32>(product.values.size());
    for (const auto &value : product.values)
        write(stream, value);
    return bytes;
}

Product fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    Product product;
    QString id;
    qint32 values = 0;
    stream >> id >> product.name >> product.brand >> product.category >> product.strain >> product.description
        >> product.thc >> product.cbd >> product.images >> product.tags >> product.visible >> product.medicalOnly
        >> values;
    product.id = ProductId(id);
    for (qint32 i = 0; i < values; ++i)
        product.values.append(readValue(stream));
    return product;
}

} // namespace Peak::ProductBlob
