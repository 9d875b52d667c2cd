#include "sync/pos/shopify/shopifycatalogmapping.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/shopify/shopifyfacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr int unlimited = 9'999; ///< Not counted by the shop, or sold beyond what there is.
constexpr qint64 mostStock = 1'000'000;
constexpr auto overlap = 5min; ///< Their search index lags, and clocks differ.

Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

QJsonArray nodesOf(const QJsonValue &connection) { return connection["nodes"_L1].toArray(); }

QString metafieldText(const QJsonObject &product, const ShopifySettings::Metafield &wanted)
{
    for (const auto &field : nodesOf(product["metafields"_L1])) {
        if (field["namespace"_L1].toString() == wanted.space && field["key"_L1].toString() == wanted.key)
            return lineOf(field["value"_L1]);
    }
    return {};
}

QStringList tagsOf(const QJsonObject &product)
{
    QStringList tags;
    for (const auto &entry : product["tags"_L1].toArray()) {
        const QString tag = lineOf(entry, 60).toLower();
        // "kiosk" marks what the shop wants on its kiosks and says nothing about the product.
        if (!tag.isEmpty() && tag != "kiosk"_L1 && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

/** The shop's own field, else the tags: Shopify knows no strains. */
QString strainOf(const QJsonObject &product, const QStringList &tags, const ShopifySettings &settings)
{
    const QString own = metafieldText(product, settings.strain);
    if (!own.isEmpty())
        return own.toUpper();
    for (const auto &strain : {u"indica"_s, u"sativa"_s, u"hybrid"_s}) {
        if (tags.contains(strain))
            return strain.toUpper();
    }
    return {};
}

QString collectionOf(const QJsonObject &product)
{
    for (const auto &collection : nodesOf(product["collections"_L1])) {
        const QString title = lineOf(collection["title"_L1]);
        if (!title.isEmpty() && title.compare("All Products"_L1, Qt::CaseInsensitive) != 0)
            return title;
    }
    return {};
}

QString categoryOf(const QJsonObject &product, const ShopifySettings &settings)
{
    using enum ShopifySettings::Category;
    const QString type = lineOf(product["productType"_L1]);
    const QString collection = collectionOf(product);
    switch (settings.category) {
    case ProductType:
        return (type.isEmpty() ? collection : type).toUpper();
    case Collection:
        return (collection.isEmpty() ? type : collection).toUpper();
    case Taxonomy:
        return lineOf(product["category"_L1]["name"_L1]).toUpper();
    }
    Q_UNREACHABLE();
}

QStringList imagesOf(const QJsonObject &product)
{
    QStringList images;
    for (const auto &entry : nodesOf(product["media"_L1])) {
        const QString url = entry["image"_L1]["url"_L1].toString();
        if (url.startsWith("https://"_L1) && !images.contains(url))
            images.append(url);
    }
    return images;
}

Result<int> stockOf(const QJsonObject &variant)
{
    if (!variant["availableForSale"_L1].toBool(true))
        return 0;
    const auto item = variant["inventoryItem"_L1];
    if (!item["tracked"_L1].toBool(true) || variant["inventoryPolicy"_L1].toString() == "CONTINUE"_L1)
        return unlimited;
    const auto level = item["inventoryLevel"_L1];
    if (!level.isObject()) // Not stocked in this place.
        return 0;
    for (const auto &quantity : level["quantities"_L1].toArray()) {
        if (quantity["name"_L1].toString() != "available"_L1)
            continue;
        if (const auto pieces = wholeOf(quantity["quantity"_L1]))
            return static_cast<int>(std::clamp<qint64>(*pieces, 0, mostStock));
    }
    return malformed(u"its stock cannot be read"_s);
}

/** By the option that names it; else the weight for shipping. */
Weight weightOf(const QJsonObject &variant)
{
    for (const auto &option : variant["selectedOptions"_L1].toArray()) {
        const QString name = option["name"_L1].toString().toLower();
        if (name != "size"_L1 && name != "weight"_L1)
            continue;
        if (const auto weight = ShopifyFacts::weightOf(option["value"_L1].toString()))
            return *weight;
    }
    return ShopifyFacts::shippingWeight(variant["inventoryItem"_L1]["measurement"_L1]["weight"_L1]);
}

Result<Ok> readPrices(const QJsonObject &variant, Currency currency, ProductValue &value)
{
    const auto price = moneyOf(variant["price"_L1], currency);
    if (!price || price->isNegative() || price->isZero())
        return malformed(u"it has no price"_s);
    value.price = *price;
    // "Compare at" is what it cost before: the price is then the sale's.
    const auto before = moneyOf(variant["compareAtPrice"_L1], currency);
    if (before && *before > *price) {
        value.price = *before;
        value.salePrice = *price;
    }
    return Ok{};
}

Result<ProductValue> valueOf(const QJsonObject &variant, const Product &product, const ShopifySettings &settings)
{
    ProductValue value;
    value.id = ProductValueId(idOf(variant["id"_L1]));
    if (value.id.isEmpty())
        return malformed(u"a variant has no id"_s);
    if (const auto priced = readPrices(variant, settings.currency, value); !priced)
        return priced.error();
    const auto stock = stockOf(variant);
    if (!stock)
        return stock.error();
    const QString title = lineOf(variant["title"_L1]);
    value.label = title == "Default Title"_L1 ? QString() : title;
    value.weight = weightOf(variant);
    value.stock = product.visible ? *stock : 0;
    if (product.thc && product.thc->unit == Potency::Unit::Milligrams)
        value.thcMg = product.thc->thousandths / 1000;
    return value;
}
} // namespace

QString ShopifyCatalogMapping::filter(const std::optional<Instant> &changedSince)
{
    if (!changedSince)
        return u"status:active"_s;
    // Of every status: that a product was taken off the menu is news.
    const auto from = toDateTime(*changedSince - overlap).toUTC().toString(Qt::ISODate);
    return u"updated_at:>='%1'"_s.arg(from);
}

Result<Product> ShopifyCatalogMapping::parseProduct(const QJsonObject &json, const ShopifySettings &settings)
{
    Product product;
    product.id = ProductId(idOf(json["id"_L1]));
    product.name = lineOf(json["title"_L1]);
    if (product.id.isEmpty() || product.name.isEmpty())
        return malformed(u"it has no id or no name"_s);
    product.brand = lineOf(json["vendor"_L1]);
    product.category = categoryOf(json, settings);
    product.description = ShopifyFacts::plainText(json["descriptionHtml"_L1].toString());
    product.tags = tagsOf(json);
    product.strain = strainOf(json, product.tags, settings);
    product.thc = ShopifyFacts::potencyOf(metafieldText(json, settings.thc));
    product.cbd = ShopifyFacts::potencyOf(metafieldText(json, settings.cbd));
    product.images = imagesOf(json);
    product.visible = json["status"_L1].toString() == "ACTIVE"_L1;
    product.medicalOnly = product.tags.contains(settings.medicalTag);
    QString why = u"it has no variants"_s;
    for (const auto &variant : nodesOf(json["variants"_L1])) {
        auto value = valueOf(variant.toObject(), product, settings);
        if (value)
            product.values.append(std::move(*value));
        else
            why = value.error().message;
    }
    if (product.values.isEmpty())
        return malformed(why);
    std::ranges::stable_sort(product.values, {}, &ProductValue::effectivePrice);
    return product;
}

Result<CatalogPage> ShopifyCatalogMapping::parsePage(const QJsonArray &nodes, const ShopifySettings &settings)
{
    CatalogPage page;
    for (const auto &node : nodes) {
        const auto json = node.toObject();
        auto product = parseProduct(json, settings);
        if (product)
            page.products.append(std::move(*product));
        else
            page.setAside.append({idOf(json["id"_L1]), lineOf(json["title"_L1]), product.error().message});
    }
    return page;
}

} // namespace Peak
