#include "tests/possim/flowhub/flowhubrow.h"

#include "tests/possim/flowhub/flowhubinventory.h"
#include "tests/possim/flowhub/flowhubreply.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct CategoryWords {
    QLatin1StringView ours;
    QLatin1StringView category;
    QLatin1StringView custom;
};

// clang-format off
constexpr CategoryWords categoryWords[] = {
    {"FLOWER"_L1,    "PackedBud"_L1,   {}},
    {"PREROLL"_L1,   "Joint"_L1,       {}},
    {"CARTRIDGE"_L1, "Concentrate"_L1, "Cartridges"_L1},
    {"EXTRACT"_L1,   "Concentrate"_L1, {}},
    {"EDIBLE"_L1,    "Edibles"_L1,     {}},
    {"BEVERAGE"_L1,  "Edible"_L1,      "Drinks"_L1},
    {"PILL"_L1,      "Edible"_L1,      "Capsules"_L1},
    {"TINCTURE"_L1,  "Tincture"_L1,    {}},
    {"TOPICAL"_L1,   "Topical"_L1,     {}},
};
// clang-format on

static CategoryWords wordsOf(const StockItem &item)
{
    for (const auto &row : categoryWords) {
        if (item.category == row.ours)
            return row;
    }
    return {{}, "Accessory"_L1, {}};
}

QString flowhubCategory(const StockItem &item)
{
    return item.tiers.isEmpty() ? QString(wordsOf(item).category) : u"BulkBud"_s;
}

double flowhubGrams(const StockItem &item)
{
    if (item.weightGrams)
        return *item.weightGrams;
    return item.unit == "g"_L1 ? item.amount : item.unit == "mg"_L1 ? item.amount / 1000.0 : 0.0;
}

QJsonValue flowhubProductId(const FlowhubItem &item, bool numeric)
{
    return numeric ? QJsonValue(item.number) : QJsonValue(item.item.id);
}

static QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

static QJsonValue orNull(QLatin1StringView text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

static QString speciesOf(const QString &strain)
{
    auto words = strain.toLower().split(u' ', Qt::SkipEmptyParts);
    for (auto &word : words)
        word[0] = word[0].toUpper();
    // The mixed kinds put the general word first: "Hybrid - Sativa".
    return words.size() == 2 ? u"%1 - %2"_s.arg(words[1], words[0]) : words.join(u' ');
}

static qint64 withTax(qint64 cents, qint64 taxPpm) { return cents + (cents * taxPpm + 500'000) / 1'000'000; }

static void setPotency(QJsonArray &list, const QString &name, const std::optional<Potency> &potency)
{
    if (!potency)
        return;
    const bool milligrams = potency->unit == "mg"_L1;
    // The factor of milligrams is upside down in the vendor's data, and a text.
    list.append(QJsonObject{{u"name"_s, name}, {u"lowerRange"_s, potency->value}, {u"upperRange"_s, potency->value},
        {u"unitOfMeasure"_s, potency->unit},
        {u"unitOfMeasureToGramsMultiplier"_s, milligrams ? QJsonValue(u"1000"_s) : QJsonValue()}});
}

static QJsonValue potencies(const FlowhubItem &item)
{
    QJsonArray list;
    setPotency(list, u"thc"_s, item.item.thc);
    setPotency(list, u"cbd"_s, item.item.cbd);
    return list.isEmpty() && item.number % 2 ? QJsonValue() : QJsonValue(list);
}

static QJsonObject tier(const QString &name, const QJsonValue &grams, qint64 cents, qint64 taxPpm)
{
    return {{u"name"_s, name}, {u"gramAmount"_s, grams}, {u"pricePerUnitInMinorUnits"_s, cents},
        {u"preTaxPriceInPennies"_s, cents}, {u"postTaxPriceInPennies"_s, withTax(cents, taxPpm)}};
}

static QJsonValue tiersOf(const FlowhubItem &entry, qint64 taxPpm)
{
    const auto &item = entry.item;
    QJsonArray list;
    for (const auto &step : item.tiers)
        list.append(tier(item.tierName, step.from, qint64(double(step.cents) * step.from), taxPpm));
    if (!list.isEmpty())
        return list;
    if (item.category != "FLOWER"_L1 || entry.number % 3 == 0 || !item.priceCents)
        return {};
    const auto grams = flowhubGrams(item);
    // Both kinds of amount occur, and steps that fit nothing.
    list.append(tier(u"Pack"_s, entry.number % 2 ? QJsonValue(grams) : QJsonValue(QString::number(grams)),
        *item.priceCents, taxPpm));
    list.append(tier(u"Open"_s, QJsonValue(), *item.priceCents * 2, taxPpm));
    return list;
}

static void setWeight(QJsonObject &row, const FlowhubItem &entry)
{
    const auto &item = entry.item;
    const auto category = flowhubCategory(item);
    const bool edible = category.startsWith("Edible"_L1) || category == "Concentrate"_L1;
    const bool milligrams = item.unit == "mg"_L1;
    // Stores fill in grams for edibles and concentrates and leave the unit at milligrams.
    const auto weight = milligrams && (edible || item.weightGrams) ? flowhubGrams(item) : item.amount;
    row["productWeight"_L1] = item.unit == "ea"_L1 ? flowhubGrams(item) : weight;
    row["productUnitOfMeasure"_L1] = milligrams ? u"mg"_s : item.unit == "g"_L1 ? u"grams"_s : u"each"_s;
    row["productUnitOfMeasureToGramsMultiplier"_L1] = milligrams
        ? (entry.number % 2 ? QJsonValue(1000) : QJsonValue(u"1000"_s))
        : (item.unit == "g"_L1 ? QJsonValue(1) : QJsonValue());
    row["inventoryUnitOfMeasure"_L1] = item.tiers.isEmpty() ? u"each"_s : u"grams"_s;
    row["inventoryUnitOfMeasureToGramsMultiplier"_L1] = item.tiers.isEmpty() ? QJsonValue() : QJsonValue(1);
}

static void setPlace(QJsonObject &row, const FlowhubItem &entry, const FlowhubRowShape &shape)
{
    row["clientId"_L1] = shape.numericIds ? QJsonValue(FlowhubOldClient) : QJsonValue(QLatin1StringView(FlowhubClient));
    row["locationId"_L1] =
        shape.numericIds ? QJsonValue(FlowhubOldLocation) : QJsonValue(QLatin1StringView(FlowhubLocation));
    row["locationName"_L1] = u"Main"_s;
    if (shape.rooms) {
        row["roomId"_L1] = entry.isForSale() ? u"room-1"_s : u"room-9"_s;
        row["roomName"_L1] = entry.isForSale() ? u"Sales floor"_s : u"Back office"_s;
        row["upc"_L1] = QJsonValue::Null;
    }
    if (shape.analytics) {
        row["forSale"_L1] = entry.isForSale();
        row["supplierLicense"_L1] = QJsonValue::Null;
    }
}

static void setPrices(QJsonObject &row, const FlowhubItem &entry, qint64 taxPpm)
{
    row["priceInMinorUnits"_L1] = entry.cents();
    row["preTaxPriceInPennies"_L1] = entry.cents();
    row["postTaxPriceInPennies"_L1] = withTax(entry.cents(), taxPpm);
    row["costInMinorUnits"_L1] = entry.cents() / 2;
    row["currencyCode"_L1] = u"USD"_s;
    row["priceProfileName"_L1] = u"Default"_s;
    row["weightTierInformation"_L1] = tiersOf(entry, taxPpm);
}

static QJsonObject baseRow(const FlowhubItem &entry, const FlowhubRowShape &shape)
{
    const auto &item = entry.item;
    const auto id = flowhubProductId(entry, shape.numericIds);
    const auto name = entry.renamed.isEmpty() ? u"%1 - %2"_s.arg(item.name, item.label) : entry.renamed;
    QJsonObject row{{u"productId"_s, id}, {u"variantId"_s, item.id}, {u"parentProductId"_s, item.productId},
        {u"parentProductName"_s, item.name}, {u"productName"_s, name}, {u"variantName"_s, item.label},
        {u"sku"_s, u"SKU%1"_s.arg(entry.number)}, {u"brand"_s, orNull(item.brand)},
        {u"category"_s, flowhubCategory(item)}, {u"customCategoryName"_s, orNull(wordsOf(item).custom)},
        {u"type"_s, QJsonValue::Null}, {u"speciesName"_s, orNull(speciesOf(item.strain))},
        {u"strainName"_s, QJsonValue::Null}, {u"productDescription"_s, u""_s},
        {u"productPictureURL"_s, orNull(item.pictures.value(0))}, {u"isSoldByWeight"_s, !item.tiers.isEmpty()},
        {u"isMixAndMatch"_s, QJsonValue::Null}, {u"isStackable"_s, QJsonValue::Null},
        {u"cannabinoidInformation"_s, potencies(entry)}, {u"terpenes"_s, QJsonArray()},
        {u"effects"_s, QJsonArray::fromStringList(item.effects)}, {u"tags"_s, QJsonArray::fromStringList(item.tags)},
        {u"nutrients"_s, QJsonValue::Null}, {u"invoiceNumber"_s, QJsonValue::Null}, {u"manifestId"_s, QJsonValue::Null},
        {u"supplierName"_s, QJsonValue::Null}, {u"expirationDate"_s, QJsonValue::Null},
        {u"createdAt"_s, u"2026-08-01T08:00:00.000000Z"_s}, {u"productUpdatedAt"_s, flowhubStamp(entry.updated)}};
    const bool accessory = flowhubCategory(item) == "Accessory"_L1;
    row["purchaseCategory"_L1] = item.medicalOnly ? u"med"_s : accessory ? u"unrestricted"_s : u"rec"_s;
    setWeight(row, entry);
    setPrices(row, entry, shape.taxPpm);
    setPlace(row, entry, shape);
    return row;
}

static QJsonObject package(QJsonObject row, int which, int pieces)
{
    row["regulatoryId"_L1] = u"1A40%1"_s.arg(which);
    row["quantity"_L1] = pieces;
    return row;
}

QList<QJsonObject> flowhubRows(const FlowhubItem &item, const FlowhubRowShape &shape)
{
    const auto row = baseRow(item, shape);
    const auto stock = item.item.stock;
    // Every tenth product lies in two packages, as a delivery that came before the last was sold.
    if (item.number % 10 != 3 || stock < 2)
        return {package(row, item.number * 10, stock)};
    return {package(row, item.number * 10, stock / 2), package(row, item.number * 10 + 1, stock - stock / 2)};
}

} // namespace Peak::Possim
