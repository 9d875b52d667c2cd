#include "sync/pos/covasoft/covasoftvalues.h"

#include "core/decimal.h"
#include "sync/pos/covasoft/covasoftreply.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using CovasoftReply::member;

constexpr auto tierMark = "#T"_L1;
constexpr qint64 mostStock = 1'000'000; ///< Beyond it, it is a vendor's mistake.

bool isNothing(const QJsonValue &value) { return value.isNull() || value.isUndefined(); }

Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

/** The rows of this location that are everybody's. */
QList<QJsonObject> ourRows(const QJsonObject &product, const CovasoftSettings &settings)
{
    QList<QJsonObject> rows;
    for (const auto &entry : member(product, "Prices"_L1).toArray()) {
        const auto row = entry.toObject();
        const bool ours = wholeOf(member(row, "LocationId"_L1)) == settings.locationId;
        const bool ofGroup = !isNothing(member(row, "GroupId"_L1)) || !lineOf(member(row, "GroupName"_L1)).isEmpty();
        if (ours && !ofGroup)
            rows.append(row);
    }
    return rows;
}

/** What may be bought now, in thousandths of a piece or a gram: the sum of all rooms, never below nothing. */
qint64 stockOf(const QJsonObject &product, const CovasoftSettings &settings)
{
    qint64 sum = 0;
    for (const auto &entry : member(product, "Availability"_L1).toArray()) {
        const auto row = entry.toObject();
        if (wholeOf(member(row, "LocationId"_L1)) != settings.locationId)
            continue;
        const auto quantity = scaledDecimal(decimalOf(member(row, "InStockQuantity"_L1)), 3, mostStock * 1000);
        sum += quantity.valueOr(0);
    }
    return std::clamp<qint64>(sum, 0, mostStock * 1000);
}

Result<Money> priceIn(const QJsonObject &row, QLatin1StringView name, const CovasoftSettings &settings)
{
    const auto price = moneyOf(member(row, name), settings.currency);
    if (!price)
        return malformed(u"it has no price that can be read"_s);
    return price->isNegative() ? Result<Money>(malformed(u"its price is negative"_s)) : price;
}

/** The lowest of the running sales that is a reduction at all. */
std::optional<Money> saleIn(const QJsonObject &row, Money price, const CovasoftSettings &settings)
{
    std::optional<Money> lowest;
    for (const auto &entry : member(row, "SalePrices"_L1).toArray()) {
        const auto sale = moneyOf(member(entry.toObject(), "SalePrice"_L1), settings.currency);
        if (sale && !sale->isNegative() && *sale < lowest.value_or(price))
            lowest = *sale;
    }
    return lowest;
}

QString labelOf(Weight weight)
{
    if (weight.isZero())
        return u"Each"_s;
    QString grams = decimalText(weight.mg(), 3);
    while (grams.endsWith(u'0'))
        grams.chop(1);
    return (grams.endsWith(u'.') ? grams.chopped(1) : grams) + u'g';
}

bool isTierRow(const QJsonObject &row)
{
    return !isNothing(member(row, "TierId"_L1)) && !isNothing(member(row, "AtTierPrice"_L1));
}

/** Half a cent is a cent: the amount for `mg` of something that costs `perGram`. */
Money timesGrams(Money perGram, qint64 mg) { return Money((perGram.minor() * mg + 500) / 1000, perGram.currency()); }

/** A step of a price by weight: so many grams for so much. `AtTierPrice` has two readings; the store sets which. */
Result<ProductValue> tierOf(const ProductId &id, const QJsonObject &row, qint64 stock, const CovasoftSettings &settings)
{
    const auto weight = Weight::fromGrams(decimalOf(member(row, "TierQuantity"_L1)));
    if (!weight || weight->isZero())
        return malformed(u"a price tier has no quantity"_s);
    const auto price = priceIn(row, "AtTierPrice"_L1, settings);
    if (!price)
        return price.error();
    const QString name = lineOf(member(row, "TierName"_L1), 60);
    ProductValue value;
    value.id = ProductValueId(id.toString() + tierMark + idOf(member(row, "TierId"_L1)));
    value.label = name.isEmpty() ? labelOf(*weight) : name;
    value.price = settings.tierPriceOfUnit ? timesGrams(*price, weight->mg()) : *price;
    value.weight = *weight;
    value.stock = int(stock / weight->mg()); // Thousandths of grams over milligrams: whole portions.
    value.priceIsFrom = true; // More of it falls into another step: the register decides.
    return value;
}

/** A plain price, or the lowest step of one by number of pieces. */
Result<ProductValue> pieceOf(
    const ProductId &id, const QJsonObject &row, Weight weight, qint64 stock, const CovasoftSettings &settings)
{
    const bool tier = isTierRow(row);
    const auto price = priceIn(row, tier ? "AtTierPrice"_L1 : "Price"_L1, settings);
    if (!price)
        return price.error();
    ProductValue value;
    value.id = ProductValueId(id.toString());
    value.label = labelOf(weight);
    value.price = *price;
    value.salePrice = tier ? std::nullopt : saleIn(row, *price, settings);
    value.weight = weight;
    value.stock = int(stock / 1000);
    value.priceIsFrom = tier;
    return value;
}

qint64 stepOf(const QJsonObject &row)
{
    return scaledDecimal(decimalOf(member(row, "TierQuantity"_L1)), 3, mostStock * 1000).valueOr(0);
}
} // namespace

ProductId covasoftProductOf(const ProductValueId &value)
{
    const auto &text = value.toString();
    return ProductId(text.left(text.indexOf(tierMark)));
}

bool covasoftIsTier(const ProductValueId &value) { return value.toString().contains(tierMark); }

Result<QList<ProductValue>> covasoftValues(
    const QJsonObject &product, const CovasoftSpecifications &specifications, const CovasoftSettings &settings)
{
    const ProductId id(idOf(member(product, "ProductId"_L1)));
    const auto stock = stockOf(product, settings);
    auto rows = ourRows(product, settings);
    // The plain price before steps, low steps before high ones.
    std::ranges::stable_sort(rows, {}, [](const QJsonObject &row) { return isTierRow(row) ? stepOf(row) + 1 : 0; });
    if (rows.isEmpty())
        return malformed(u"it has no price at this location"_s);
    const bool byWeight = lineOf(member(product, "MeasurementType"_L1)).compare("Mass"_L1, Qt::CaseInsensitive) == 0;
    if (!byWeight || !isTierRow(rows.last())) {
        const auto weight = byWeight ? Weight::milligrams(1000) : specifications.weight();
        const auto value = pieceOf(id, rows.first(), weight, stock, settings);
        return value ? Result<QList<ProductValue>>(QList{*value}) : value.error();
    }
    QList<ProductValue> values;
    for (const auto &row : rows) {
        if (!isTierRow(row))
            continue;
        const auto value = tierOf(id, row, stock, settings);
        if (!value)
            return value.error();
        values.append(*value);
    }
    std::ranges::stable_sort(values, {}, [](const ProductValue &value) { return value.price; });
    return values;
}

} // namespace Peak
