#include "sync/pos/flowhub/flowhubmeasures.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int micro = 1'000'000;
constexpr qint64 largestMultiplier = 100LL * micro; ///< Beyond an ounce or two it is a mistake.

bool is(const QString &word, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(
        words, [&](QLatin1StringView one) { return word.compare(one, Qt::CaseInsensitive) == 0; });
}

bool isMilligrams(const QString &unit) { return is(unit, {"mg"_L1, "milligram"_L1, "milligrams"_L1}); }

/** Grams in one unit, in millionths. */
qint64 multiplierOf(const QJsonObject &row, const FlowhubSettings &settings)
{
    const QString category = lineOf(row["category"_L1]);
    const QString unit = lineOf(row["productUnitOfMeasure"_L1]);
    // Stores write the grams of these beside the unit "mg".
    if (!settings.edibleMilligrams && is(category, {"Edible"_L1, "Edibles"_L1, "Concentrate"_L1, "Concentrates"_L1}))
        return micro;
    if (isMilligrams(unit)) // Their own multiplier for it is 1000, upside down.
        return micro / 1000;
    const auto own = scaledDecimal(decimalOf(row["productUnitOfMeasureToGramsMultiplier"_L1]), 6, largestMultiplier);
    if (own && *own > 0)
        return *own;
    return is(unit, {"g"_L1, "gram"_L1, "grams"_L1}) ? micro : 0;
}

/** Millionths times milligrams, rounded. */
Weight scaled(qint64 mg, qint64 millionths) { return Weight::milligrams((mg * millionths + micro / 2) / micro); }

qint64 milligramsIn(const QJsonObject &cannabinoid)
{
    const auto value = [&](QLatin1StringView name) {
        return scaledDecimal(decimalOf(cannabinoid[name]), 0, 1'000'000).valueOr(0);
    };
    return isMilligrams(lineOf(cannabinoid["unitOfMeasure"_L1]))
        ? std::max(value("lowerRange"_L1), value("upperRange"_L1))
        : 0;
}

QJsonObject cannabinoid(const QJsonObject &row, QLatin1StringView name)
{
    for (const auto &entry : row["cannabinoidInformation"_L1].toArray()) {
        if (entry["name"_L1].toString().compare(name, Qt::CaseInsensitive) == 0)
            return entry.toObject();
    }
    return {};
}

std::optional<Potency> potencyOf(const QJsonObject &cannabinoid)
{
    const auto thousandths = scaledDecimal(decimalOf(cannabinoid["upperRange"_L1]), 3, 10'000'000);
    const QString unit = lineOf(cannabinoid["unitOfMeasure"_L1]);
    if (!thousandths || *thousandths <= 0)
        return std::nullopt;
    if (unit == "%"_L1)
        return Potency{(*thousandths + 5) / 10 * 10, Potency::Unit::Percent}; // Two decimals.
    return isMilligrams(unit) ? std::optional(Potency{*thousandths, Potency::Unit::Milligrams}) : std::nullopt;
}

std::optional<Money> cents(const QJsonValue &value, Currency currency)
{
    const auto minor = wholeOf(value);
    if (!minor || *minor <= 0 || *minor > Money::Largest)
        return std::nullopt;
    return Money(*minor, currency);
}

/** The cheapest tier for exactly this weight. */
std::optional<Money> tierPrice(const QJsonObject &row, Weight weight, Currency currency)
{
    std::optional<Money> cheapest;
    for (const auto &tier : row["weightTierInformation"_L1].toArray()) {
        const auto amount = Weight::fromGrams(decimalOf(tier["gramAmount"_L1]));
        const auto price = cents(tier["pricePerUnitInMinorUnits"_L1], currency);
        if (amount && *amount == weight && price && (!cheapest || *price < *cheapest))
            cheapest = price;
    }
    return cheapest;
}
} // namespace

bool flowhubIsFlower(const QString &category)
{
    return is(category, {"Flower"_L1, "PackedBud"_L1, "BulkBud"_L1, "PackedShake"_L1, "BulkShake"_L1});
}

Weight flowhubWeight(const QJsonObject &row, const FlowhubSettings &settings)
{
    const auto amount = scaledDecimal(decimalOf(row["productWeight"_L1]), 3, 10'000'000'000);
    const auto weight = scaled(std::max<qint64>(amount.valueOr(0), 0), multiplierOf(row, settings));
    if (!weight.isZero())
        return weight;
    qint64 mg = 0;
    for (const auto &entry : row["cannabinoidInformation"_L1].toArray())
        mg += milligramsIn(entry.toObject());
    return Weight::milligrams(mg);
}

std::optional<Money> flowhubPrice(const QJsonObject &row, Weight weight, Currency currency)
{
    if (flowhubIsFlower(lineOf(row["category"_L1]))) {
        if (const auto tier = tierPrice(row, weight, currency))
            return tier;
    }
    return cents(row["priceInMinorUnits"_L1], currency);
}

std::optional<Potency> flowhubPotency(const QJsonObject &row, QLatin1StringView name)
{
    auto potency = potencyOf(cannabinoid(row, name));
    if (name != "thc"_L1 || !flowhubIsFlower(lineOf(row["category"_L1])))
        return potency;
    const auto acid = potencyOf(cannabinoid(row, "thc-a"_L1));
    const bool inPercent = !potency || potency->unit == Potency::Unit::Percent;
    if (!acid || acid->unit != Potency::Unit::Percent || !inPercent)
        return potency;
    const auto sum = (potency ? potency->thousandths : 0) + acid->thousandths * 877 / 1000;
    return Potency{(sum + 5) / 10 * 10, Potency::Unit::Percent};
}

qint64 flowhubThcMg(const std::optional<Potency> &thc, Weight weight)
{
    if (!thc)
        return 0;
    if (thc->unit == Potency::Unit::Milligrams)
        return thc->thousandths / 1000;
    return weight.mg() * thc->thousandths / 100'000;
}

} // namespace Peak
