// Prices, weights and stock of a BLAZE product.
#include "sync/pos/blaze/blazecatalogmapping.h"

#include "core/decimal.h"
#include "core/enumtable.h"
#include "sync/pos/blaze/blazecartmapping.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qint64 mostStock = 1'000'000;

struct Size {
    QLatin1StringView label;
    qint64 mg;
};

// BLAZE's OpenAPI, values of weightKey (with its own spelling of an eighth) and of weightPerUnit. An ounce is 28 g
// there.
// clang-format off
    constexpr Word<qint64> weightKeys[] = {
        {"HALF_GRAM"_L1, 500},
        {"GRAM"_L1, 1'000},
        {"TWO_GRAMS"_L1, 2'000},
        {"THREE_GRAMS"_L1, 3'000},
        {"ONE_EIGHTTH"_L1, 3'500},
        {"QUARTER"_L1, 7'000},
        {"HALF"_L1, 14'000},
        {"OUNCE"_L1, 28'000},
    };
    constexpr Word<Size> unitWeights[] = {
        {"HALF_GRAM"_L1, {"Half gram"_L1, 500}},
        {"FULL_GRAM"_L1, {"Gram"_L1, 1'000}},
        {"TWO_GRAMS"_L1, {"2 grams"_L1, 2'000}},
        {"EIGHTH"_L1, {"Eighth"_L1, 3'500}},
        {"FOURTH"_L1, {"Quarter"_L1, 7'000}},
        {"HALF_OUNCE"_L1, {"Half ounce"_L1, 14'000}},
        {"OUNCE"_L1, {"Ounce"_L1, 28'000}},
    };
    constexpr Word<QLatin1StringView> customUnits[] = {
        {"GRAM"_L1, "g"_L1},
        {"MILLIGRAM"_L1, "mg"_L1},
        {"MILLILITER"_L1, "ml"_L1},
        {"FLUID_OUNCE"_L1, "fl oz"_L1},
        {"OUNCE"_L1, "oz"_L1},
    };
// clang-format on

/** An amount above zero; nothing for what is not there, and for what nobody filled in. */
std::optional<Money> price(const QJsonValue &value, Currency currency)
{
    const auto money = moneyOf(value, currency);
    return money && *money > Money(0, currency) ? std::optional(*money) : std::nullopt;
}

/** Sets both prices from an object that may hold both. False when it holds none. */
bool takePrices(ProductValue &value, const QJsonObject &prices, QLatin1StringView usual, Currency currency)
{
    const auto full = price(prices[usual], currency);
    const auto sale = price(prices["salePrice"_L1], currency);
    if (!full && !sale)
        return false;
    value.price = full.value_or(sale.value_or(Money()));
    if (sale && *sale < value.price)
        value.salePrice = sale;
    else if (sale) // What the POS charges, even when it is more.
        value.price = *sale;
    return true;
}

Weight gramsOf(const QJsonValue &tolerance, const QString &weightKey)
{
    for (const auto name : {"weightValue"_L1, "unitValue"_L1}) {
        const auto grams = Weight::fromGrams(decimalOf(tolerance[name]));
        if (grams && grams->mg() > 0)
            return *grams;
    }
    return Weight::milligrams(valueOf(weightKeys, weightKey).value_or(0));
}

QList<ProductValue> weightValues(const QJsonObject &product, const BlazeSettings &settings)
{
    const auto grams = blazeStockThousandths(product, settings.inventoryIds);
    QList<ProductValue> values;
    for (const auto &entry : product["priceRanges"_L1].toArray()) {
        const auto range = entry.toObject();
        const auto tolerance = range["weightTolerance"_L1];
        const QString key = tolerance["weightKey"_L1].toString();
        ProductValue value;
        value.id = blazeValueId(idOf(product["id"_L1]), key);
        value.label = lineOf(tolerance["name"_L1]);
        value.weight = gramsOf(tolerance, key);
        const bool known = std::ranges::any_of(values, [&](const ProductValue &v) { return v.id == value.id; });
        if (!range["enabled"_L1].toBool(true) || key.isEmpty() || known
            || !takePrices(value, range, "price"_L1, settings.currency))
            continue;
        if (value.weight.mg() > 0)
            value.stock = static_cast<int>(std::min(grams / value.weight.mg(), mostStock));
        values.append(value);
    }
    return values;
}

void describePiece(ProductValue &value, const QJsonObject &product)
{
    const QString word = product["weightPerUnit"_L1].toString();
    if (const auto size = valueOf(unitWeights, word)) {
        value.label = size->label;
        value.weight = Weight::milligrams(size->mg);
    }
    const QString amount = decimalOf(product["customWeight"_L1]);
    const QString unit = product["customGramType"_L1].toString();
    const auto sign = valueOf(customUnits, unit);
    if (word != "CUSTOM_GRAMS"_L1 || !sign || amount.isEmpty())
        return;
    value.label = amount + u' ' + *sign;
    if (unit == "GRAM"_L1)
        value.weight = Weight::fromGrams(amount).valueOr(Weight());
}

/** The price of one piece; larger breaks are quantity discounts, which the POS computes. */
bool takePiecePrice(ProductValue &value, const QJsonObject &product, Currency currency)
{
    for (const auto &entry : product["priceBreaks"_L1].toArray()) {
        const auto step = entry.toObject();
        if (!step["active"_L1].toBool(true) || wholeOf(step["quantity"_L1]) != 1)
            continue;
        if (takePrices(value, step, "price"_L1, currency))
            return true;
    }
    const auto unit = price(product["unitPrice"_L1], currency);
    if (unit)
        value.price = *unit;
    return unit.has_value();
}

bool isSoldByWeight(const QJsonObject &product)
{
    const QString unitType = product["category"_L1]["unitType"_L1].toString();
    if (!unitType.isEmpty())
        return unitType == "grams"_L1;
    return !product["priceRanges"_L1].toArray().isEmpty(); // Without its category only the prices tell.
}

qint64 thousandths(const QJsonValue &value)
{
    return std::max<qint64>(scaledDecimal(decimalOf(value), 3, mostStock * 1'000'000).valueOr(0), 0);
}
} // namespace

qint64 blazeStockThousandths(const QJsonObject &product, const QStringList &inventoryIds)
{
    const auto sellable = product["sellableQuantities"_L1]["no_region"_L1];
    qint64 sum = 0;
    for (const auto &place : product["quantities"_L1].toArray()) {
        if (inventoryIds.isEmpty() || inventoryIds.contains(idOf(place["inventoryId"_L1])))
            sum += thousandths(place["quantity"_L1]);
    }
    // Less what other carts hold. It knows nothing of inventories: with a choice of them it can only lower the sum.
    if (sellable.isDouble() || sellable.isString())
        return inventoryIds.isEmpty() ? thousandths(sellable) : std::min(sum, thousandths(sellable));
    return sum;
}

Result<QList<ProductValue>> blazeValues(const QJsonObject &product, const BlazeSettings &settings)
{
    const bool byWeight = isSoldByWeight(product);
    QList<ProductValue> values;
    if (byWeight) {
        values = weightValues(product, settings);
    } else {
        ProductValue piece;
        piece.id = blazeValueId(idOf(product["id"_L1]), {});
        describePiece(piece, product);
        const auto stock = blazeStockThousandths(product, settings.inventoryIds) / 1'000;
        piece.stock = static_cast<int>(std::min(stock, mostStock));
        const auto thc = scaledDecimal(decimalOf(product["potencyAmount"_L1]["thc"_L1]), 0, mostStock);
        piece.thcMg = thc ? std::max<qint64>(*thc, 0) : 0;
        if (takePiecePrice(piece, product, settings.currency))
            values = {piece};
    }
    if (values.isEmpty())
        return Error{Error::Kind::Malformed, u"it has no price"_s};
    std::ranges::stable_sort(
        values, [](const ProductValue &a, const ProductValue &b) { return a.effectivePrice() < b.effectivePrice(); });
    return values;
}

} // namespace Peak
