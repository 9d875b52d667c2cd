#include "tests/possim/blaze/blazeproductjson.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct BlazeWeight {
    QLatin1StringView key; ///< Of a price range.
    QLatin1StringView name;
    double grams;
    double from;
    double to;
    QLatin1StringView perUnit; ///< Of a product sold by piece.
};

// clang-format off
constexpr BlazeWeight weights[] = {
    {"HALF_GRAM"_L1,   "1/2 Gram"_L1, 0.5,  0.49, 0.98,  "HALF_GRAM"_L1},
    {"GRAM"_L1,        "Gram"_L1,     1.0,  0.99, 1.9,   "FULL_GRAM"_L1},
    {"TWO_GRAMS"_L1,   "2 Grams"_L1,  2.0,  1.99, 2.9,   "TWO_GRAMS"_L1},
    {"THREE_GRAMS"_L1, "3 Grams"_L1,  3.0,  2.99, 3.3,   "CUSTOM_GRAMS"_L1},
    {"ONE_EIGHTTH"_L1, "1/8 Oz"_L1,   3.5,  3.4,  6.9,   "EIGHTH"_L1},
    {"QUARTER"_L1,     "1/4 Oz"_L1,   7.0,  6.91, 13.9,  "FOURTH"_L1},
    {"HALF"_L1,        "1/2 Oz"_L1,   14.0, 13.91, 27.9, "HALF_OUNCE"_L1},
    {"OUNCE"_L1,       "Ounce"_L1,    28.0, 27.91, 99.0, "OUNCE"_L1},
};

struct BlazeKind {
    QLatin1StringView category; ///< Of the demo catalogue.
    QLatin1StringView name;
    QLatin1StringView cannabisType;
};
constexpr BlazeKind kinds[] = {
    {"FLOWER"_L1,    "Flower"_L1,       "DRY_FLOWER"_L1},
    {"PREROLL"_L1,   "Pre-Rolls"_L1,    "PRE_ROLL_FLOWER"_L1},
    {"CARTRIDGE"_L1, "Cartridges"_L1,   "CONCENTRATE"_L1},
    {"EXTRACT"_L1,   "Extracts"_L1,     "EXTRACT"_L1},
    {"EDIBLE"_L1,    "Edibles"_L1,      "EDIBLE"_L1},
    {"BEVERAGE"_L1,  "Beverages"_L1,    "EDIBLE"_L1},
    {"TINCTURE"_L1,  "Tinctures"_L1,    "TINCTURE"_L1},
    {"PILL"_L1,      "Capsules"_L1,     "EDIBLE"_L1},
    {"TOPICAL"_L1,   "Topicals"_L1,     "TOPICAL"_L1},
    {"MERCH"_L1,     "Merchandise"_L1,  "NON_CANNABIS"_L1},
    {"NON-INV"_L1,   "Fees"_L1,         "NON_CANNABIS"_L1},
};
// clang-format on

static const BlazeWeight *weightOf(QStringView key)
{
    for (const auto &row : weights) {
        if (key == row.key)
            return &row;
    }
    return nullptr;
}

static const BlazeKind &kindOf(const StockItem &item)
{
    for (const auto &row : kinds) {
        if (item.category == row.category)
            return row;
    }
    return kinds[0];
}

QString blazeWeightKey(double grams)
{
    for (const auto &row : weights) {
        if (qFuzzyCompare(row.grams, grams))
            return row.key;
    }
    return {};
}

QString blazeWeightName(const QString &weightKey)
{
    const auto *row = weightOf(weightKey);
    return row ? QString(row->name) : weightKey;
}

static double gramsOf(const StockItem &item)
{
    if (item.weightGrams)
        return *item.weightGrams;
    return item.unit == "g"_L1 ? item.amount : item.unit == "mg"_L1 ? item.amount / 1000.0 : 0.0;
}

double blazeFlowerGrams(const BlazePrice &price)
{
    const auto &category = price.item.category;
    return category == "FLOWER"_L1 || category == "PREROLL"_L1 ? gramsOf(price.item) : 0.0;
}

double blazeConcentrateGrams(const BlazePrice &price)
{
    const auto &category = price.item.category;
    return category == "CARTRIDGE"_L1 || category == "EXTRACT"_L1 ? gramsOf(price.item) : 0.0;
}

static QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

static QJsonValue orNull(const std::optional<qint64> &cents) { return cents ? blazeDollars(*cents) : QJsonValue(); }

/** Weights without a word of their own are CUSTOM_GRAMS; what is not sold by weight is EACH. */
QString blazeWeightPerUnit(const BlazeProduct &product)
{
    const auto &item = product.item();
    if (product.byWeight || item.unit != "g"_L1 || item.amount <= 0)
        return u"EACH"_s;
    const auto *row = weightOf(blazeWeightKey(item.amount));
    return row ? QString(row->perUnit) : u"CUSTOM_GRAMS"_s;
}

QJsonObject blazeCategory(const BlazeProduct &product)
{
    const auto &kind = kindOf(product.item());
    // Flower in packs no weight key exists for is a category of its own: the unit type belongs to the category.
    const bool packed = kind.category == "FLOWER"_L1 && !product.byWeight;
    const auto name = packed ? u"Packed Flower"_s : QString(kind.name);
    return {{u"id"_s, blazeId(u"category "_s + name)}, {u"name"_s, name},
        {u"unitType"_s, product.byWeight ? u"grams"_s : u"units"_s},
        {u"cannabis"_s, kind.cannabisType != "NON_CANNABIS"_L1}, {u"active"_s, true}, {u"priority"_s, 1},
        {u"photo"_s, QJsonValue::Null}};
}

static QJsonArray rangesJson(const BlazeProduct &product)
{
    QJsonArray ranges;
    for (const auto &price : product.prices) {
        if (!product.byWeight)
            break;
        const auto *row = weightOf(price.weightKey);
        // A product whose weight nobody entered has zeros in its tolerance.
        const auto grams = price.item.weightGrams ? *price.item.weightGrams : price.grams;
        const QJsonObject tolerance{{u"name"_s, price.name}, {u"weightKey"_s, price.weightKey},
            {u"startWeight"_s, row ? row->from : 0.0}, {u"endWeight"_s, row ? row->to : 0.0}, {u"unitValue"_s, grams},
            {u"weightValue"_s, grams}, {u"enabled"_s, true}};
        ranges.append(QJsonObject{{u"id"_s, blazeId(product.id + price.weightKey)},
            {u"weightToleranceId"_s, blazeId(price.weightKey)}, {u"price"_s, orNull(price.cents)},
            {u"salePrice"_s, orNull(price.saleCents)}, {u"assignedPrice"_s, orNull(price.cents)},
            {u"enabled"_s, price.cents.has_value()}, {u"priority"_s, ranges.size() + 1},
            {u"weightTolerance"_s, tolerance}});
    }
    return ranges;
}

static QJsonArray breaksJson(const BlazeProduct &product)
{
    QJsonArray breaks;
    for (const auto &one : product.breaks)
        breaks.append(QJsonObject{{u"id"_s, blazeId(product.id + QString::number(one.quantity))},
            {u"priceBreakType"_s, one.quantity == 1 ? u"OneGramUnit"_s : u"None"_s},
            {u"name"_s, u"%1 unit"_s.arg(one.quantity)}, {u"displayName"_s, u"%1 unit"_s.arg(one.quantity)},
            {u"price"_s, blazeDollars(one.cents)}, {u"salePrice"_s, orNull(one.saleCents)},
            {u"assignedPrice"_s, blazeDollars(one.cents)}, {u"quantity"_s, one.quantity}, {u"active"_s, true},
            {u"priority"_s, one.quantity}});
    return breaks;
}

static double percent(const std::optional<Potency> &potency)
{
    return potency && potency->unit == "%"_L1 ? potency->value : 0.0;
}

static double milligrams(const std::optional<Potency> &potency)
{
    return potency && potency->unit == "mg"_L1 ? potency->value : 0.0;
}

static void addPotency(QJsonObject &json, const StockItem &item)
{
    json["thc"_L1] = percent(item.thc);
    json["cbd"_L1] = percent(item.cbd);
    const bool inMilligrams = milligrams(item.thc) > 0 || milligrams(item.cbd) > 0;
    json["potencyAmount"_L1] = inMilligrams
        ? QJsonValue(QJsonObject{{u"thc"_s, milligrams(item.thc)}, {u"cbd"_s, milligrams(item.cbd)}, {u"thca"_s, 0},
            {u"cbda"_s, 0}, {u"cbn"_s, 0}, {u"cbg"_s, 0}, {u"totalPotency"_s, false}, {u"mgPotency"_s, true}})
        : QJsonValue();
}

static void addStock(QJsonObject &json, const BlazeProduct &product)
{
    QJsonArray quantities{QJsonObject{{u"inventoryId"_s, BlazeFloor}, {u"quantity"_s, product.onFloor}}};
    if (qHash(product.id, 0) % 5 == 0) // A reserve in the safe, which nobody can order from.
        quantities.append(QJsonObject{{u"inventoryId"_s, BlazeSafe}, {u"quantity"_s, 200.0}});
    json["quantities"_L1] = quantities;
    const bool counted = qHash(product.id, 0) % 3 != 0;
    json["sellableQuantities"_L1] =
        counted ? QJsonValue(QJsonObject{{u"no_region"_s, product.onFloor - product.committed}}) : QJsonValue();
    json["committedQuantities"_L1] = QJsonObject{{u"no_region"_s, product.committed}};
    json["instock"_L1] = product.onFloor > product.committed;
}

static void addMakers(QJsonObject &json, const BlazeProduct &product)
{
    const auto &brand = product.item().brand;
    const auto id = blazeId(u"brand "_s + brand);
    const bool whole = !brand.isEmpty() && qHash(product.id, 0) % 11 != 0;
    json["brand"_L1] =
        whole ? QJsonValue(QJsonObject{{u"id"_s, id}, {u"name"_s, brand}, {u"active"_s, true}}) : QJsonValue();
    json["brandId"_L1] = brand.isEmpty() ? QJsonValue() : QJsonValue(id);
    json["brandName"_L1] = orNull(brand);
    json["vendor"_L1] = QJsonValue::Null;
    const auto category = blazeCategory(product);
    json["category"_L1] = category;
    json["categoryId"_L1] = category["id"_L1];
    json["categoryName"_L1] = category["name"_L1];
}

static QJsonValue assetsOf(const BlazeProduct &product)
{
    if (product.item().category != "TOPICAL"_L1)
        return QJsonValue::Null;
    const auto url = u"https://img.example/%1"_s.arg(product.id);
    return QJsonArray{QJsonObject{{u"publicURL"_s, url + u".jpg"_s}, {u"thumbURL"_s, url + u"_t.jpg"_s},
        {u"mediumURL"_s, QJsonValue::Null}, {u"largeURL"_s, QJsonValue::Null}, {u"type"_s, u"Photo"_s},
        {u"active"_s, true}, {u"priority"_s, 0}}};
}

static QString saleTypeOf(const BlazeProduct &product)
{
    if (product.item().medicalOnly)
        return u"Medicinal"_s;
    return qHash(product.id, 0) % 16 == 0 ? u"Recreational"_s : u"Both"_s;
}

QJsonObject blazeProduct(const BlazeProduct &product)
{
    const auto &item = product.item();
    const bool custom = blazeWeightPerUnit(product) == "CUSTOM_GRAMS"_L1;
    const auto unitPrice = product.byWeight ? std::optional<qint64>(0) : product.prices.first().cents;
    QJsonObject json{{u"id"_s, product.id}, {u"companyId"_s, BlazeCompany}, {u"shopId"_s, BlazeShop},
        {u"created"_s, qint64(1'704'067'200'000)}, {u"modified"_s, toMs(product.modified)}, {u"deleted"_s, false},
        {u"active"_s, item.active}, {u"archived"_s, false}, {u"sellable"_s, !item.hidden},
        {u"showInWidget"_s, !item.hidden}, {u"sku"_s, u"SKU-"_s + product.id.left(8).toUpper()},
        {u"externalId"_s, QJsonValue::Null}, {u"masterId"_s, QJsonValue::Null}, {u"name"_s, product.name},
        {u"description"_s, QJsonValue::Null}, {u"productType"_s, u"REGULAR"_s},
        {u"productSaleType"_s, saleTypeOf(product)}, {u"medicinal"_s, item.medicalOnly},
        {u"cannabisType"_s, kindOf(item).cannabisType}, {u"flowerType"_s, orNull(item.strain)},
        {u"genetics"_s, QJsonValue::Null}, {u"unitPrice"_s, orNull(unitPrice)}, {u"salesPrice"_s, QJsonValue::Null},
        {u"weightPerUnit"_s, blazeWeightPerUnit(product)}, {u"unitValue"_s, 1.0},
        {u"customWeight"_s, custom ? item.amount : 0.0}, {u"customGramType"_s, u"GRAM"_s},
        {u"byGram"_s, product.byWeight}, {u"byPrepackage"_s, false}, {u"priceRanges"_s, rangesJson(product)},
        {u"priceBreaks"_s, breaksJson(product)}, {u"assets"_s, assetsOf(product)},
        {u"tags"_s, QJsonArray::fromStringList(item.tags)}, {u"discountable"_s, true}, {u"bundleItems"_s, QJsonArray()},
        {u"metadata"_s, QJsonArray()}};
    addPotency(json, item);
    addStock(json, product);
    addMakers(json, product);
    return json;
}

QJsonObject blazePriceChange(const BlazeProduct &product)
{
    return {{u"id"_s, blazeId(u"prices "_s + product.id)}, {u"companyId"_s, BlazeCompany}, {u"shopId"_s, BlazeShop},
        {u"productId"_s, product.id}, {u"pricingTemplateId"_s, QJsonValue::Null}, {u"enabled"_s, true},
        {u"deleted"_s, false}, {u"priceBreaks"_s, breaksJson(product)}, {u"priceRanges"_s, rangesJson(product)},
        {u"modified"_s, toMs(product.modified)}, {u"created"_s, qint64(1'704'067'200'000)}};
}

} // namespace Peak::Possim
