#include "tests/support/democatalog.h"

#include "core/decimal.h"
#include "sync/catalog/catalogwriter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak {

static std::optional<Potency> potencyOf(const QJsonValue &json)
{
    if (!json.isObject())
        return std::nullopt;
    const auto thousandths = scaledDecimal(json["value"_L1].toString(), 3, 100'000'000);
    if (!thousandths)
        return std::nullopt;
    const bool percent = json["unit"_L1].toString() == "%"_L1;
    return Potency{*thousandths, percent ? Potency::Unit::Percent : Potency::Unit::Milligrams};
}

static std::optional<ProductValue> valueOf(const QJsonObject &json)
{
    const auto price = Money::parse(json["price"_L1].toString());
    if (!price)
        return std::nullopt;
    ProductValue value;
    value.id = ProductValueId(json["id"_L1].toString());
    value.label = json["label"_L1].toString();
    value.price = *price;
    if (const auto sale = Money::parse(json["sale_price"_L1].toString()); sale && *sale < *price)
        value.salePrice = *sale;
    if (json["unit"_L1].toString() == "g"_L1)
        value.weight = Weight::fromGrams(json["value"_L1].toString()).valueOr({});
    value.stock = json["stock"_L1].toInt();
    return value;
}

static Product productOf(const QJsonObject &json)
{
    Product product;
    product.id = ProductId(json["id"_L1].toString());
    product.name = json["name"_L1].toString();
    product.brand = json["brand"_L1].toString();
    product.category = json["category"_L1].toString();
    product.strain = json["strain"_L1].toString();
    product.thc = potencyOf(json["thc"_L1]);
    product.cbd = potencyOf(json["cbd"_L1]);
    product.medicalOnly = json["medical_only"_L1].toBool();
    product.visible = !json["hidden"_L1].toBool() && json["active"_L1].toBool(true);
    for (const auto &size : json["sizes"_L1].toArray()) {
        if (const auto value = valueOf(size.toObject()))
            product.values.append(*value);
    }
    std::ranges::stable_sort(product.values, {}, &ProductValue::effectivePrice);
    return product;
}

Result<QList<Product>> demoProducts(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Storage, file.errorString()};
    QList<Product> products;
    for (const auto &json : QJsonDocument::fromJson(file.readAll())["products"_L1].toArray()) {
        const auto product = productOf(json.toObject());
        if (product.visible && !product.values.isEmpty())
            products.append(product);
    }
    return products;
}

Result<Ok> fillCatalog(const QString &catalogPath, const QList<Product> &products)
{
    CatalogWriter writer(catalogPath);
    CatalogPage page;
    page.products = products;
    return writer.open()
        .andThen([&](Ok) { return writer.begin(); })
        .andThen([&](Ok) { return writer.stage(page); })
        .andThen([&](Ok) { return writer.apply(PullKind::Full, SystemClock().now(), true); })
        .map([](const CatalogChange &) { return Ok(); });
}

Product plainProduct(const QString &id, const QString &name, qint64 priceMinor, int stock)
{
    ProductValue value;
    value.id = ProductValueId(id + u"-1"_s);
    value.label = u"Each"_s;
    value.price = Money(priceMinor);
    value.stock = stock;
    Product product;
    product.id = ProductId(id);
    product.name = name;
    product.category = u"FLOWER"_s;
    product.values = {value};
    return product;
}

} // namespace Peak
