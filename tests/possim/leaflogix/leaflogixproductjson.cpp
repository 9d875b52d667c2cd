#include "tests/possim/leaflogix/leaflogixproductjson.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct CategoryNames {
    QLatin1StringView ours;
    QLatin1StringView master;
    QLatin1StringView category;
};

// clang-format off
constexpr CategoryNames categoryNames[] = {
    {"FLOWER"_L1,    "Flower"_L1,      "Buds"_L1},
    {"PREROLL"_L1,   "Flower"_L1,      "Pre Rolls"_L1},
    {"CARTRIDGE"_L1, "Concentrate"_L1, "Vape Cartridges"_L1},
    {"EXTRACT"_L1,   "Concentrate"_L1, "Extracts"_L1},
    {"EDIBLE"_L1,    "Edible"_L1,      "Edibles"_L1},
    {"BEVERAGE"_L1,  "Edible"_L1,      "Drinks"_L1},
    {"TINCTURE"_L1,  "Edible"_L1,      "Tinctures"_L1},
    {"PILL"_L1,      "Edible"_L1,      "Capsules"_L1},
    {"TOPICAL"_L1,   "Topical"_L1,     "Topicals"_L1},
    {"MERCH"_L1,     "Accessories"_L1, "Merchandise"_L1},
    {"NON-INV"_L1,   "Services"_L1,    "Services"_L1},
};
// clang-format on

static QString nameOf(const StockItem &item, QLatin1StringView CategoryNames::*which)
{
    for (const auto &row : categoryNames) {
        if (item.category == row.ours)
            return row.*which;
    }
    return item.category;
}

QString leaflogixMasterCategory(const StockItem &item) { return nameOf(item, &CategoryNames::master); }
QString leaflogixCategory(const StockItem &item) { return nameOf(item, &CategoryNames::category); }

int leaflogixNumber(const QString &word)
{
    quint32 sum = 7;
    for (const auto letter : word)
        sum = sum * 31 + letter.unicode();
    return int(sum % 1'000'000U) + 1;
}

static QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

static double grams(const StockItem &item)
{
    if (item.weightGrams)
        return *item.weightGrams;
    return item.unit == "g"_L1 ? item.amount : item.unit == "mg"_L1 ? item.amount / 1000.0 : 0.0;
}

double leaflogixFlowerGrams(const StockItem &item)
{
    return item.category == "FLOWER"_L1 || item.category == "PREROLL"_L1 ? grams(item) : 0.0;
}

static QString strainType(const QString &word)
{
    if (word.isEmpty())
        return {};
    return word.contains(u' ') ? u"Hybrid"_s : word.left(1) + word.mid(1).toLower();
}

static QJsonArray tagsOf(const LeaflogixItem &entry)
{
    QJsonArray tags;
    for (const auto &tag : entry.item.effects + entry.item.tags)
        tags.append(QJsonObject{{u"tagId"_s, leaflogixNumber(tag)}, {u"tagName"_s, tag}, {u"productId"_s, entry.id}});
    return tags;
}

static QJsonArray tiersOf(const LeaflogixItem &entry, bool breaks)
{
    QJsonArray tiers;
    const auto &steps = entry.item.tiers;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const auto from = steps[i].from > 0 ? steps[i].from : 1.0;
        const auto price = leaflogixMoney(steps[i].cents) * (breaks ? from : 1.0);
        const auto end = i + 1 < steps.size() ? steps[i + 1].from - 0.01 : 1000.0;
        tiers.append(QJsonObject{
            {u"startWeight"_s, from}, {u"endWeight"_s, end}, {u"price"_s, price}, {u"medicalPrice"_s, price}});
    }
    return tiers;
}

static void addPrices(QJsonObject &json, const LeaflogixItem &entry, bool breaks)
{
    const auto dollars = [](const std::optional<qint64> &cents) {
        return cents ? QJsonValue(leaflogixMoney(*cents)) : QJsonValue();
    };
    json["price"_L1] = dollars(entry.priceCents(false));
    json["recPrice"_L1] = dollars(entry.priceCents(false));
    json["medPrice"_L1] = dollars(entry.priceCents(true));
    json["unitCost"_L1] = 1.0;
    json["unitType"_L1] = entry.isByWeight() ? u"Weight"_s : u"Qty"_s;
    json["defaultUnit"_L1] = entry.isByWeight() ? u"g"_s : u"ea"_s;
    json["pricingTier"_L1] = entry.isByWeight() ? QJsonValue(leaflogixNumber(entry.item.tierName)) : QJsonValue();
    json["pricingTierName"_L1] = orNull(entry.item.tierName);
    json["pricingTierDescription"_L1] = QJsonValue::Null;
    json["pricingTierData"_L1] = entry.isByWeight() ? QJsonValue(tiersOf(entry, breaks)) : QJsonValue();
}

static void addPotency(QJsonObject &json, const QString &what, const std::optional<Potency> &potency)
{
    json[what + u"Content"_s] = potency ? QJsonValue(potency->value) : QJsonValue();
    json[what + u"ContentUnit"_s] = potency ? QJsonValue(potency->unit) : QJsonValue();
}

static void addKind(QJsonObject &json, const StockItem &item)
{
    json["masterCategory"_L1] = leaflogixMasterCategory(item);
    json["category"_L1] = leaflogixCategory(item);
    json["categoryId"_L1] = leaflogixNumber(leaflogixCategory(item));
    json["ecomCategory"_L1] = QJsonValue::Null;
    json["ecomSubcategory"_L1] = QJsonValue::Null;
    json["strain"_L1] = item.strain.isEmpty() ? QJsonValue() : QJsonValue(item.name);
    json["strainId"_L1] = item.strain.isEmpty() ? QJsonValue() : QJsonValue(leaflogixNumber(item.name));
    json["strainType"_L1] = orNull(strainType(item.strain));
    json["brandId"_L1] = item.brand.isEmpty() ? QJsonValue() : QJsonValue(leaflogixNumber(item.brand));
    json["brandName"_L1] = orNull(item.brand);
    json["vendorId"_L1] = 7;
    json["vendorName"_L1] = u"Nature Wholesale"_s;
    const bool cannabis = item.category != "MERCH"_L1 && item.category != "NON-INV"_L1;
    json["isCannabis"_L1] = cannabis;
    json["isTaxable"_L1] = true;
    json["taxCategories"_L1] = cannabis ? QJsonArray{u"Excise"_s} : QJsonArray();
}

static void addSize(QJsonObject &json, const StockItem &item)
{
    const auto weight = grams(item);
    json["size"_L1] = orNull(item.label);
    json["netWeight"_L1] = item.unit == "ea"_L1 ? QJsonValue() : QJsonValue(item.amount);
    json["netWeightUnit"_L1] = item.unit == "ea"_L1 ? QJsonValue() : QJsonValue(item.unit);
    json["netWeightUnitId"_L1] = item.unit == "g"_L1 ? QJsonValue(1) : QJsonValue();
    json["grossWeight"_L1] = QJsonValue::Null;
    json["productGrams"_L1] = weight > 0 ? QJsonValue(weight) : QJsonValue();
    json["flowerEquivalent"_L1] = leaflogixFlowerGrams(item);
    json["recFlowerEquivalent"_L1] = leaflogixFlowerGrams(item);
    json["maxPurchaseablePerTransaction"_L1] = QJsonValue::Null;
}

QJsonObject leaflogixProduct(const LeaflogixItem &entry, bool breaks)
{
    const auto &item = entry.item;
    QJsonObject json{{u"productId"_s, entry.id}, {u"sku"_s, u"SKU-%1"_s.arg(entry.id)}, {u"internalName"_s, item.name},
        {u"productName"_s, item.name}, {u"alternateName"_s, QJsonValue::Null}, {u"abbreviation"_s, QJsonValue::Null},
        {u"description"_s, u"<p>%1 by %2.</p>"_s.arg(item.name.toHtmlEscaped(), item.brand.toHtmlEscaped())},
        {u"onlineTitle"_s, QJsonValue::Null}, {u"onlineDescription"_s, QJsonValue::Null},
        {u"onlineProduct"_s, !item.hidden}, {u"onlineAvailable"_s, !item.hidden}, {u"posProducts"_s, true},
        {u"imageUrl"_s, orNull(item.pictures.value(0))}, {u"imageUrls"_s, QJsonArray::fromStringList(item.pictures)},
        {u"isActive"_s, item.active}, {u"isCoupon"_s, false}, {u"isMedicalOnly"_s, item.medicalOnly},
        {u"isTestProduct"_s, false}, {u"isFinished"_s, false}, {u"isNutrient"_s, false}, {u"tags"_s, tagsOf(entry)},
        {u"allowAutomaticDiscounts"_s, true}, {u"lowInventoryThreshold"_s, 3.0}, {u"upc"_s, QJsonValue::Null},
        {u"externalId"_s, item.id}, {u"broadcastedResponses"_s, QJsonObject{{u"responses"_s, QJsonValue::Null}}},
        {u"createdDate"_s, leaflogixStamp(entry.created)}, {u"lastModifiedDateUTC"_s, leaflogixStamp(entry.updated)}};
    addKind(json, item);
    addSize(json, item);
    addPrices(json, entry, breaks);
    addPotency(json, u"thc"_s, item.thc);
    addPotency(json, u"cbd"_s, item.cbd);
    return json;
}

static QJsonArray labResults(const StockItem &item)
{
    QJsonArray results;
    const auto add = [&](const QString &test, const std::optional<Potency> &potency) {
        if (!potency)
            return;
        const bool percent = potency->unit == "%"_L1;
        results.append(
            QJsonObject{{u"labTest"_s, test}, {u"value"_s, potency->value}, {u"labResultUnitId"_s, percent ? 2 : 1},
                {u"labResultUnit"_s, percent ? u"Percentage"_s : u"Milligrams"_s}});
    };
    add(u"THC"_s, item.thc);
    add(u"CBD"_s, item.cbd);
    return results;
}

static QJsonObject batch(
    const LeaflogixItem &entry, int number, double quantity, const QString &status, const LeaflogixBatchView &view)
{
    const auto &item = entry.item;
    const auto rec = entry.priceCents(false);
    const auto med = entry.priceCents(true);
    const auto price = [](const std::optional<qint64> &cents) {
        return cents ? QJsonValue(leaflogixMoney(*cents)) : QJsonValue();
    };
    const QJsonObject room{{u"roomId"_s, 3}, {u"room"_s, u"Sales floor"_s}, {u"quantityAvailable"_s, quantity}};
    QJsonObject json{{u"inventoryId"_s, entry.id * 10 + number}, {u"sku"_s, u"SKU-%1"_s.arg(entry.id)},
        {u"productId"_s, entry.id}, {u"productName"_s, item.name}, {u"alternateName"_s, QJsonValue::Null},
        {u"quantityAvailable"_s, quantity}, {u"quantityUnits"_s, entry.isByWeight() ? u"g"_s : u"Quantity"_s},
        {u"unitWeight"_s, item.amount}, {u"unitWeightUnit"_s, item.unit}, {u"flowerEquivalentUnits"_s, u"g"_s},
        {u"batchId"_s, entry.id * 10 + number}, {u"batchName"_s, u"L-%1-%2"_s.arg(entry.id).arg(number)},
        {u"packageId"_s, u"1A4FF01%1%2"_s.arg(entry.id, 14, 10, QLatin1Char('0')).arg(number)},
        {u"packageStatus"_s, status}, {u"unitPrice"_s, price(rec)}, {u"recUnitPrice"_s, price(rec)},
        {u"medUnitPrice"_s, price(med)}, {u"pricingTierName"_s, orNull(item.tierName)},
        {u"labResults"_s, view.labResults ? QJsonValue(labResults(item)) : QJsonValue()},
        {u"labTestStatus"_s, u"Passed"_s}, {u"imageUrl"_s, QJsonValue::Null}, {u"description"_s, QJsonValue::Null},
        {u"roomQuantities"_s, view.rooms ? QJsonValue(QJsonArray{room}) : QJsonValue()}, {u"tags"_s, QJsonArray()},
        {u"vendor"_s, u"Nature Wholesale"_s}, {u"medicalOnly"_s, item.medicalOnly},
        {u"lastModifiedDateUtc"_s, leaflogixStamp(entry.updated)}};
    addKind(json, item);
    addSize(json, item);
    if (view.reporting) {
        json["unitCost"_L1] = 1.0;
        json["allocatedQuantity"_L1] = number == 1 ? entry.held : 0.0;
    }
    return json;
}

QJsonArray leaflogixBatches(const LeaflogixItem &entry, const LeaflogixBatchView &view)
{
    QJsonArray batches;
    const auto available = entry.available();
    const auto first = entry.id % 5 == 0 && available > 1 ? double(qint64(available / 2)) : available;
    if (first > 0)
        batches.append(batch(entry, 1, first, u"Active"_s, view));
    if (available > first)
        batches.append(batch(entry, 2, available - first, u"Active"_s, view));
    if (entry.id % 50 == 0)
        batches.append(batch(entry, 3, 99, u"Quarantine"_s, view));
    return batches;
}

} // namespace Peak::Possim
