#include "sync/pos/treez/treezsizes.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
struct Unit {
    QLatin1StringView word;
    QLatin1StringView label;
    int gramDigits; ///< Milligrams are 10^−3 of a gram: the point moves by so many; −1 for units that are no weight.
};
// clang-format off
    constexpr Unit units[] = {
        {"GRAMS"_L1, "G"_L1, 3},
        {"MILLIGRAMS"_L1, "MG"_L1, 0},
        {"LITERS"_L1, "L"_L1, -1},
        {"FLUID OUNCES"_L1, "OZ"_L1, -1},
        {"MILLILITERS"_L1, "ML"_L1, -1},
    };

    struct LabUnit {
        QLatin1StringView word;
        Potency::Unit unit;
    };
    constexpr LabUnit milligramsFirst[] = {
        {"MG"_L1, Potency::Unit::Milligrams},
        {"PERCENTAGE"_L1, Potency::Unit::Percent},
    };
    constexpr LabUnit percentFirst[] = {
        {"PERCENTAGE"_L1, Potency::Unit::Percent},
        {"MG"_L1, Potency::Unit::Milligrams},
    };
// clang-format on
constexpr qint64 mostThousandths = 1'000'000'000; // A kilogram of THC, or a million percent: beyond is a mistake.

const Unit *unitOf(const QString &word)
{
    const auto *unit = std::ranges::find_if(units, [&](const Unit &row) { return word == row.word; });
    return unit == std::end(units) ? nullptr : unit;
}

std::optional<Potency> potency(const QJsonValue &amount, Potency::Unit unit)
{
    const auto thousandths = scaledDecimal(decimalOf(amount), 3, mostThousandths);
    if (!thousandths || *thousandths <= 0)
        return std::nullopt;
    return Potency{*thousandths, unit};
}

std::optional<Potency> measured(const QJsonArray &results, QLatin1StringView what, const LabUnit &unit)
{
    for (const auto &result : results) {
        if (result["result_type"_L1] == what && result["amount_type"_L1] == unit.word)
            return potency(result["amount"_L1]["minimum_value"_L1], unit.unit);
    }
    return std::nullopt;
}

std::optional<Potency> potencyOf(
    const QJsonObject &product, QLatin1StringView what, std::span<const LabUnit> preferred, QLatin1StringView total)
{
    const auto results = product["lab_results"_L1].toArray();
    for (const auto &unit : preferred) {
        if (const auto found = measured(results, what, unit))
            return found;
    }
    return potency(product["product_configurable_fields"_L1][total], Potency::Unit::Milligrams);
}
} // namespace

QString treezLabel(const QString &amount, const QString &unit)
{
    const auto tenths = scaledDecimal(amount, 1, 1'000'000'000);
    const auto *known = unitOf(unit);
    if (!tenths || *tenths <= 0 || known == nullptr)
        return {};
    const QString number = *tenths % 10 == 0 ? QString::number(*tenths / 10) : decimalText(*tenths, 1);
    return number + known->label;
}

Weight treezWeight(const QString &amount, const QString &unit)
{
    const auto *known = unitOf(unit);
    if (known == nullptr || known->gramDigits < 0)
        return {};
    const auto mg = scaledDecimal(amount, known->gramDigits, Weight::LargestMg);
    return mg && *mg > 0 ? Weight::milligrams(*mg) : Weight();
}

std::optional<Potency> treezThc(const QJsonObject &product)
{
    return potencyOf(product, "THC"_L1, milligramsFirst, "total_mg_thc"_L1);
}

std::optional<Potency> treezCbd(const QJsonObject &product)
{
    return potencyOf(product, "CBD"_L1, percentFirst, "total_mg_cbd"_L1);
}

qint64 treezThcMg(const QJsonObject &product)
{
    const auto total = potency(product["product_configurable_fields"_L1]["total_mg_thc"_L1], Potency::Unit::Milligrams);
    const auto lab = measured(product["lab_results"_L1].toArray(), "THC"_L1, milligramsFirst[0]);
    const auto known = total ? total : lab;
    return known ? (known->thousandths + 500) / 1000 : 0;
}

} // namespace Peak
