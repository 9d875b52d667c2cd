#include "tests/possim/shopify/shopifycatalog.h"
#include "tests/possim/shopify/shopifywords.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

qint64 ShopifyVariant::cents() const
{
    if (!item.tiers.isEmpty()) // There is no price by weight: a size costs its grams at the first step.
        return std::llround(double(item.tiers.first().cents) * item.amount);
    return item.saleCents.value_or(item.priceCents.value_or(0));
}

bool ShopifyVariant::tracked() const { return item.category != "NON-INV"_L1; }

QString ShopifyVariant::title() const { return item.label.isEmpty() ? u"Default Title"_s : item.label; }

static double grams(const StockItem &item)
{
    if (item.weightGrams)
        return *item.weightGrams;
    return item.unit == "g"_L1 ? item.amount : item.unit == "mg"_L1 ? item.amount / 1000.0 : 0.0;
}

static QString handle(const QString &title)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    return title.toLower().replace(other, u"-"_s);
}

static QJsonArray metafields(qint64 number, const StockItem &item)
{
    QJsonArray all;
    const auto add = [&](const QString &key, const std::optional<Potency> &potency) {
        if (!potency)
            return;
        const bool percent = potency->unit == "%"_L1;
        all.append(shopifyMetafield(
            number, percent ? key : key + u"_mg"_s, u"number_decimal"_s, QString::number(potency->value)));
    };
    add(u"thc"_s, item.thc);
    add(u"cbd"_s, item.cbd);
    if (!item.strain.isEmpty())
        all.append(shopifyMetafield(
            number, u"strain_type"_s, u"single_line_text_field"_s, item.strain.left(1) + item.strain.mid(1).toLower()));
    return all;
}

static QJsonArray collections(const StockItem &item)
{
    const auto collection = [](qint64 number, const QString &title) {
        return QJsonObject{
            {u"id"_s, shopifyGid(u"Collection"_s, number)}, {u"title"_s, title}, {u"handle"_s, handle(title)}};
    };
    const auto title = item.category.left(1) + item.category.mid(1).toLower();
    return {collection(30, u"All Products"_s), collection(31 + qint64(qHash(item.category) % 1000), title)};
}

static QStringList tagsOf(const StockItem &item)
{
    auto tags = item.tags + item.effects;
    if (item.medicalOnly)
        tags.append(u"medical"_s);
    return tags;
}

QJsonObject ShopifyCatalog::productJson(const ShopifyProduct &product) const
{
    const auto &first = m_variants[product.variants.first()];
    const auto &item = first.item;
    QJsonArray variants;
    QJsonArray values;
    for (const auto i : product.variants) {
        variants.append(variantJson(m_variants[i]));
        values.append(m_variants[i].title());
    }
    const bool sized = first.title() != "Default Title"_L1;
    const QJsonObject option{{u"id"_s, shopifyGid(u"ProductOption"_s, product.number)},
        {u"name"_s, sized ? u"Size"_s : u"Title"_s}, {u"values"_s, values}, {u"position"_s, 1}};
    const QJsonObject taxonomy{{u"id"_s, shopifyGid(u"TaxonomyCategory"_s, 0)}, {u"name"_s, u"Uncategorized"_s},
        {u"fullName"_s, u"Uncategorized"_s}};
    const auto status = !item.active ? u"ARCHIVED"_s : item.hidden ? u"UNLISTED"_s : u"ACTIVE"_s;
    const auto stamp = shopifyStamp(product.updated);
    return {{u"__typename"_s, u"Product"_s}, {u"id"_s, shopifyGid(u"Product"_s, product.number)},
        {u"title"_s, item.name}, {u"handle"_s, handle(item.name)}, {u"vendor"_s, item.brand},
        {u"productType"_s, item.category}, {u"status"_s, status}, {u"tags"_s, QJsonArray::fromStringList(tagsOf(item))},
        {u"descriptionHtml"_s, u"<p>%1 by %2.</p>"_s.arg(item.name.toHtmlEscaped(), item.brand.toHtmlEscaped())},
        {u"createdAt"_s, stamp}, {u"updatedAt"_s, stamp},
        {u"publishedAt"_s, status == "ACTIVE"_L1 ? QJsonValue(stamp) : QJsonValue()},
        {u"tracksInventory"_s, first.tracked()}, {u"category"_s, taxonomy}, {u"collections"_s, collections(item)},
        {u"options"_s, QJsonArray{option}}, {u"media"_s, QJsonArray()},
        {u"metafields"_s, metafields(product.number, item)}, {u"variants"_s, variants}};
}

static QJsonObject inventoryJson(const ShopifyVariant &variant)
{
    const auto id = [&](const char *type) { return shopifyGid(QString::fromLatin1(type), 1000 + variant.number); };
    const auto weight = grams(variant.item);
    const bool ounces = weight >= 28; // Shops mix units.
    const QJsonObject shipping{{u"unit"_s, ounces ? u"OUNCES"_s : u"GRAMS"_s},
        {u"value"_s, ounces ? std::round(weight / 28.3495 * 1000.0) / 1000.0 : weight}};
    const QJsonObject measurement{{u"id"_s, id("InventoryItemMeasurement")}, {u"weight"_s, shipping}};
    return {{u"__typename"_s, u"InventoryItem"_s}, {u"id"_s, id("InventoryItem")}, {u"sku"_s, variant.item.id},
        {u"tracked"_s, variant.tracked()}, {u"measurement"_s, measurement}, {u"_stock"_s, variant.item.stock}};
}

QJsonObject ShopifyCatalog::variantJson(const ShopifyVariant &variant) const
{
    const auto &item = variant.item;
    const bool sized = variant.title() != "Default Title"_L1;
    const bool reduced = item.saleCents && item.priceCents;
    const QJsonObject chosen{{u"name"_s, sized ? u"Size"_s : u"Title"_s}, {u"value"_s, variant.title()}};
    return {{u"__typename"_s, u"ProductVariant"_s}, {u"id"_s, shopifyGid(u"ProductVariant"_s, variant.number)},
        {u"title"_s, variant.title()}, {u"sku"_s, item.id}, {u"barcode"_s, QJsonValue::Null},
        {u"position"_s, variant.position}, {u"price"_s, shopifyPrice(variant.cents())},
        {u"compareAtPrice"_s, reduced ? QJsonValue(shopifyPrice(*item.priceCents)) : QJsonValue()},
        {u"availableForSale"_s, item.active && (item.stock > 0 || !variant.tracked())},
        {u"inventoryPolicy"_s, u"DENY"_s}, {u"inventoryQuantity"_s, item.stock}, {u"taxable"_s, true},
        {u"createdAt"_s, shopifyStamp(variant.updated)}, {u"updatedAt"_s, shopifyStamp(variant.updated)},
        {u"selectedOptions"_s, QJsonArray{chosen}}, {u"media"_s, QJsonArray()}, {u"metafields"_s, QJsonArray()},
        {u"inventoryItem"_s, inventoryJson(variant)},
        {u"_product"_s, shopifyGid(u"Product"_s, m_products[variant.product].number)}};
}

} // namespace Peak::Possim
