#include "sync/pos/covasoft/covasoftspecifications.h"

#include "core/decimal.h"
#include "sync/pos/covasoft/covasoftreply.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qint64 largestPotency = 100'000'000; ///< In thousandths.

QString nameOf(const QJsonObject &field) { return lineOf(CovasoftReply::member(field, "DisplayName"_L1)); }

QString valueOf(const QJsonObject &field)
{
    const auto value = CovasoftReply::member(field, "Value"_L1);
    return value.isDouble() ? decimalOf(value) : lineOf(value, 500);
}

QString unitOf(const QJsonObject &field) { return lineOf(CovasoftReply::member(field, "Unit"_L1)).toLower(); }

/** Grams, or milligrams as thousandths of them: never as whole grams. */
Weight weightOf(const QJsonObject &field)
{
    const auto unit = unitOf(field);
    if (unit == "g"_L1 || unit == "gram"_L1 || unit == "grams"_L1)
        return Weight::fromGrams(valueOf(field)).valueOr({});
    if (unit != "mg"_L1)
        return {};
    const auto mg = scaledDecimal(valueOf(field), 0, Weight::LargestMg);
    return mg && *mg > 0 ? Weight::milligrams(*mg) : Weight();
}

std::optional<Potency> potencyOf(const QJsonObject &field)
{
    const auto unit = unitOf(field);
    const auto thousandths = scaledDecimal(valueOf(field), 3, largestPotency);
    if (!thousandths || *thousandths < 0)
        return std::nullopt;
    if (unit == "%"_L1)
        return Potency{*thousandths, Potency::Unit::Percent};
    if (unit == "mg"_L1)
        return Potency{*thousandths, Potency::Unit::Milligrams};
    return std::nullopt;
}
} // namespace

QString CovasoftSpecifications::text(std::initializer_list<QLatin1StringView> names) const
{
    for (const auto name : names) {
        for (const auto &entry : m_list) {
            const auto field = entry.toObject();
            if (nameOf(field).compare(name, Qt::CaseInsensitive) == 0 && !valueOf(field).isEmpty())
                return valueOf(field);
        }
    }
    return {};
}

Weight CovasoftSpecifications::weight() const
{
    for (const auto name : {"Weight"_L1, "Net Weight"_L1}) {
        for (const auto &entry : m_list) {
            const auto field = entry.toObject();
            const auto weight = nameOf(field).compare(name, Qt::CaseInsensitive) == 0 ? weightOf(field) : Weight();
            if (!weight.isZero())
                return weight;
        }
    }
    return {};
}

std::optional<Potency> CovasoftSpecifications::potency(QLatin1StringView word) const
{
    for (const auto &entry : m_list) {
        const auto field = entry.toObject();
        const auto potency = nameOf(field).contains(word, Qt::CaseInsensitive) ? potencyOf(field) : std::nullopt;
        if (potency)
            return potency;
    }
    return std::nullopt;
}

QStringList CovasoftSpecifications::tags() const
{
    QStringList tags;
    for (const auto &part : text({"Tags"_L1}).split(u',')) {
        const auto tag = part.trimmed().toLower().left(60);
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

} // namespace Peak
