#include "tests/possim/covasoft/covasoftproductjson.h"

#include <QMap>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr qint64 Tree = 52432;
static constexpr auto ExciseId = "9c29f5c6-6735-4aff-9867-320e026c66fd"_L1;
static constexpr auto SalesId = "f24784da-91e0-458a-b8d6-8f5341892128"_L1;
static constexpr qint64 ExcisePpm = 50'000; ///< The rest of the tax is sales tax.

// clang-format off
constexpr struct {
    QLatin1StringView category;
    QLatin1StringView classification;
} classifications[] = {
    {"FLOWER"_L1,    "Flower"_L1},
    {"PREROLL"_L1,   "Pre-Rolls"_L1},
    {"CARTRIDGE"_L1, "Vapes"_L1},
    {"EXTRACT"_L1,   "Concentrates"_L1},
    {"EDIBLE"_L1,    "Edibles"_L1},
    {"BEVERAGE"_L1,  "Beverages"_L1},
    {"TINCTURE"_L1,  "Oils"_L1},
    {"PILL"_L1,      "Capsules"_L1},
    {"TOPICAL"_L1,   "Topicals"_L1},
    {"MERCH"_L1,     "Accessories"_L1},
};
// clang-format on

/** What the store calls the shelf. What only patients may buy has a classification of its own: Cova knows no such mark.
 */
static QString classificationOf(const StockItem &item)
{
    for (const auto &row : classifications) {
        if (item.category == row.category)
            return item.medicalOnly ? u"Medical "_s + row.classification : QString(row.classification);
    }
    return u"Other"_s;
}

static qint64 classificationId(const QString &name) { return 52'433 + covaHash(name) % 1'000; }

static QJsonObject specification(
    const QString &name, const QString &value, const QString &type, const QString &unit = {})
{
    const auto field = u"%1 %2"_s.arg(name).arg(CovaCompany);
    return {{u"FieldGroup"_s, u"Details"_s}, {u"FieldId"_s, qint64(covaHash(name) % 100'000)}, {u"FieldName"_s, field},
        {u"StringId"_s, field}, {u"DisplayName"_s, name}, {u"Value"_s, value}, {u"Type"_s, type}, {u"Unit"_s, unit},
        {u"FieldGroupId"_s, u"dab87537-1f4c-4158-93ca-73a89b1e4ca3"_s}};
}

static void addWeight(QJsonArray &all, const StockItem &item)
{
    if (item.weightGrams)
        all.append(specification(u"Net Weight"_s, QString::number(*item.weightGrams), u"Float"_s, u"g"_s));
    else if (item.unit != "ea"_L1)
        all.append(specification(u"Net Weight"_s, QString::number(item.amount), u"Float"_s, item.unit));
}

static void addPotency(QJsonArray &all, const QString &what, const std::optional<Potency> &potency)
{
    if (potency)
        all.append(specification(what + u" Max"_s, QString::number(potency->value), u"Float"_s, potency->unit));
}

static QJsonArray specifications(const StockItem &item, const StoreSetup &setup)
{
    QJsonArray all;
    if (covaSetting(setup, "missing_specifications"_L1).toBool())
        return all;
    addWeight(all, item);
    if (!item.strain.isEmpty())
        all.append(specification(u"Strain"_s, item.strain, u"TextSingleLine"_s));
    if (!item.brand.isEmpty())
        all.append(specification(u"Brands"_s, item.brand.toUpper(), u"TextSingleLine"_s));
    addPotency(all, u"THC"_s, item.thc);
    addPotency(all, u"CBD"_s, item.cbd);
    const auto tags = (item.tags + item.effects).join(u", "_s);
    if (!tags.isEmpty())
        all.append(specification(u"Tags"_s, tags, u"TextSingleLine"_s));
    return all;
}

static QJsonObject priceRow(const StockItem &item, const QJsonObject &more, Instant updated)
{
    QJsonObject row{{u"LocationId"_s, CovaLocation}, {u"FromEntityId"_s, CovaCompany}, {u"ProductId"_s, item.id},
        {u"SalePrices"_s, QJsonArray{}}, {u"UpdatedDateUtc"_s, covaStamp(updated)}};
    for (const auto &name : {u"TierId"_s, u"TierName"_s, u"TierQuantity"_s, u"GroupId"_s, u"GroupName"_s, u"ShelfId"_s,
             u"ShelfName"_s, u"Price"_s, u"AtTierPrice"_s})
        row[name] = QJsonValue::Null;
    for (auto member = more.begin(); member != more.end(); ++member)
        row[member.key()] = member.value();
    return row;
}

/** One row a step. What the step's price is meant for, `tier_price_per_unit` decides: the reference leaves it open. */
static QJsonArray tierRows(const CovaItem &entry, const StoreSetup &setup)
{
    const bool perUnit = covaSetting(setup, "tier_price_per_unit"_L1).toBool();
    QJsonArray rows;
    int number = 700;
    for (const auto &step : entry.item.tiers) {
        const auto least = step.from > 0 ? step.from : 1.0;
        const auto amount = perUnit ? step.cents : std::llround(double(step.cents) * least);
        const auto name = u"%1 %2g"_s.arg(entry.item.tierName).arg(least);
        rows.append(priceRow(entry.item,
            {{u"TierId"_s, ++number}, {u"TierName"_s, name}, {u"TierQuantity"_s, least},
                {u"Price"_s, covaDollars(entry.item.tiers.first().cents)}, {u"AtTierPrice"_s, covaDollars(amount)}},
            entry.updated));
    }
    return rows;
}

static QJsonArray prices(const CovaItem &entry, const StoreSetup &setup)
{
    const auto &item = entry.item;
    if (!item.tiers.isEmpty())
        return tierRows(entry, setup);
    if (!item.priceCents)
        return {};
    const auto hash = covaHash(item.id);
    QJsonObject regular{{u"Price"_s, covaDollars(*item.priceCents)}};
    if (item.saleCents)
        regular["SalePrices"_L1] = QJsonArray{QJsonObject{{u"SalePrice"_s, covaDollars(*item.saleCents)}}};
    if (hash % 7 == 0) {
        regular["ShelfId"_L1] = 31;
        regular["ShelfName"_L1] = u"Top shelf"_s;
    }
    QJsonArray rows{priceRow(item, regular, entry.updated)};
    if (hash % 5 == 0) // Before the regular one: whoever takes the first row gets it wrong.
        rows.prepend(priceRow(item,
            {{u"GroupId"_s, 5}, {u"GroupName"_s, u"Veterans"_s}, {u"Price"_s, covaDollars(*item.priceCents * 8 / 10)}},
            entry.updated));
    return rows;
}

/** Two rooms, so that they have to be added up. */
static QJsonArray availability(const CovaItem &entry, bool inStockOnly)
{
    QJsonArray rows;
    const auto row = [&](int room, int quantity) {
        if (quantity <= 0 && inStockOnly)
            return;
        rows.append(QJsonObject{{u"LocationId"_s, CovaLocation}, {u"RoomId"_s, room}, {u"InStockQuantity"_s, quantity},
            {u"OnOrderQuantity"_s, 1}, {u"UnitCost"_s, 1.0}, {u"UpdatedDateUtc"_s, covaStamp(entry.updated)}});
    };
    const auto stock = entry.item.stock;
    const auto back = stock > 4 ? stock / 4 : 0;
    row(7, stock - back);
    if (back > 0)
        row(8, back);
    return rows;
}

static QString lifeCycle(const CovaItem &entry)
{
    if (entry.archived)
        return u"Archived"_s;
    if (!entry.item.active)
        return u"Inactive"_s;
    return entry.item.hidden ? u"Coming Soon"_s : u"Active"_s;
}

qint64 covaMaster(const CovaItem &entry) { return 4'700'000 + covaHash(entry.item.productId) % 1'000'000; }

static QJsonObject identity(const CovaItem &entry)
{
    const auto &item = entry.item;
    const auto classification = classificationOf(item);
    const auto variation = 1 + covaHash(item.id) % 9;
    return {{u"ProductId"_s, item.id}, {u"MasterProductId"_s, covaMaster(entry)}, {u"MasterProductName"_s, item.name},
        {u"VariationId"_s, qint64(variation)}, {u"Slug"_s, u"M%1-V%2"_s.arg(covaMaster(entry)).arg(variation)},
        {u"CatalogSku"_s, item.id.left(8).toUpper()}, {u"IsArchived"_s, entry.archived},
        {u"MeasurementType"_s, item.tiers.isEmpty() ? u"SingleUnit"_s : u"Mass"_s}, {u"IsBatchTracked"_s, true},
        {u"IsNonStock"_s, item.category == "NON-INV"_L1}, {u"LifeCycle"_s, lifeCycle(entry)},
        {u"ClassificationId"_s, classificationId(classification)}, {u"ClassificationName"_s, classification},
        {u"ClassificationPath"_s, classification}, {u"ClassificationTreeId"_s, Tree},
        {u"Name"_s, entry.name.isEmpty() ? u"%1 %2"_s.arg(item.name, item.label) : entry.name},
        {u"ShortDescription"_s, item.brand},
        {u"LongDescription"_s, u"<p>%1 &amp; friends.</p>"_s.arg(item.name.toHtmlEscaped())},
        {u"HeroShotAssetId"_s, QJsonValue::Null}, {u"HeroShotUri"_s, QJsonValue::Null},
        {u"ManufacturerId"_s, QJsonValue::Null},
        {u"Manufacturer"_s, item.brand.isEmpty() ? QJsonValue() : QJsonValue(item.brand)},
        {u"MSRP"_s, QJsonValue::Null}, {u"MSRPCurrencyCode"_s, QJsonValue::Null},
        {u"CreatedDateUtc"_s, u"2026-01-05T00:00:00Z"_s}, {u"UpdatedDateUtc"_s, covaStamp(entry.updated)}};
}

QJsonObject covaProduct(const CovaItem &entry, const CovaFeed &feed, const StoreSetup &setup)
{
    auto product = identity(entry);
    const auto add = [&](QLatin1StringView member, bool wanted, const QJsonArray &rows) {
        product[member] = wanted ? rows : QJsonArray();
    };
    add("ProductSpecifications"_L1, feed.specifications, specifications(entry.item, setup));
    add("Availability"_L1, feed.availability, availability(entry, feed.inStockOnly));
    add("Prices"_L1, feed.pricing, prices(entry, setup));
    add("ApplicableTaxRates"_L1, feed.taxes, {ExciseId, SalesId});
    add("Assets"_L1, false, {});
    const auto price = entry.item.priceCents;
    product["CompanyLevelRegularPrice"_L1] = QJsonObject{
        {u"Price"_s, price ? QJsonValue(covaDollars(*price)) : QJsonValue()}, {u"SalePrices"_s, QJsonArray()}};
    add("SupplierSkus"_L1, feed.skus,
        {QJsonObject{{u"SKU"_s, entry.item.id.left(6)}, {u"SupplierId"_s, 9}, {u"Supplier"_s, u"Board"_s},
            {u"Description"_s, u""_s}}});
    add("ManufacturerSkus"_L1, false, {});
    add("Upcs"_L1, false, {});
    return product;
}

QJsonArray covaClassifications(const QList<const CovaItem *> &entries)
{
    QMap<QString, qint64> seen;
    for (const auto *entry : entries) {
        const auto name = classificationOf(entry->item);
        seen.insert(name, classificationId(name));
    }
    QJsonArray all;
    for (auto one = seen.begin(); one != seen.end(); ++one)
        all.append(QJsonObject{{u"TreeId"_s, Tree}, {u"Id"_s, one.value()}, {u"Name"_s, one.key()},
            {u"ParentCategories"_s, QJsonArray()}});
    return all;
}

QJsonArray covaTaxRates(const StoreSetup &setup)
{
    const auto ppm = setup.behaviour.taxPpm;
    const auto excise = std::min(ppm, ExcisePpm);
    const auto rate = [](QLatin1StringView id, const QString &name, qint64 part) {
        return QJsonObject{{u"Id"_s, id}, {u"Name"_s, name}, {u"DisplayName"_s, name}, {u"Type"_s, u"Percentage"_s},
            {u"Rate"_s, double(part) / 1e6}, {u"Layer"_s, 0}, {u"CalculatedOn"_s, u"SoldAtPrice"_s},
            {u"Locations"_s, QJsonArray{CovaLocation}}};
    };
    return {rate(ExciseId, u"Excise"_s, excise), rate(SalesId, u"Sales tax"_s, ppm - excise)};
}

} // namespace Peak::Possim
