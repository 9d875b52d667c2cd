#include "sync/pos/shopify/shopifyfacts.h"

#include "core/decimal.h"
#include "core/enumtable.h"
#include "sync/pos/jsonread.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// A unit's micrograms: what the others count is exact in them.
// clang-format off
    constexpr Word<qint64> sizeUnits[] = {
        {"mg"_L1, 1'000},
        {"g"_L1,  1'000'000},
        {"kg"_L1, 1'000'000'000},
        {"oz"_L1, 28'349'500},
        {"lb"_L1, 453'592'000},
    };
    // WeightUnit of the Admin schema.
    constexpr Word<qint64> shippingUnits[] = {
        {"GRAMS"_L1,     1'000'000},
        {"KILOGRAMS"_L1, 1'000'000'000},
        {"OUNCES"_L1,    28'349'500},
        {"POUNDS"_L1,    453'592'000},
    };
    constexpr Word<QChar> entities[] = {
        {"&amp;"_L1,  u'&'},
        {"&lt;"_L1,   u'<'},
        {"&gt;"_L1,   u'>'},
        {"&quot;"_L1, u'"'},
        {"&#39;"_L1,  u'\''},
        {"&nbsp;"_L1, u' '},
    };
// clang-format on
constexpr qint64 largestThousandths = 10'000'000;

/** `number` of a unit, in whole milligrams. */
std::optional<Weight> weighed(const QString &number, qint64 micrograms, qint64 divisor)
{
    const auto thousandths = scaledDecimal(number, 3, largestThousandths);
    if (!thousandths || *thousandths <= 0 || divisor <= 0)
        return std::nullopt;
    const qint64 whole = 1'000'000 * divisor; // From thousandths of a microgram to milligrams.
    const qint64 mg = (*thousandths * micrograms + whole / 2) / whole;
    return mg > Weight::LargestMg ? std::nullopt : std::optional(Weight::milligrams(mg));
}
} // namespace

std::optional<Weight> ShopifyFacts::weightOf(const QString &text)
{
    static const QRegularExpression form(u"^\\s*(\\d+(?:\\.\\d+)?)(?:\\s*/\\s*(\\d{1,3}))?\\s*(mg|kg|g|oz|lb)s?\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    const auto unit = valueOf(sizeUnits, match.captured(3).toLower());
    if (!match.hasMatch() || !unit)
        return std::nullopt;
    const qint64 divisor = match.captured(2).isEmpty() ? 1 : match.captured(2).toLongLong();
    return weighed(match.captured(1), *unit, divisor);
}

Weight ShopifyFacts::shippingWeight(const QJsonValue &weight)
{
    const auto unit = valueOf(shippingUnits, weight["unit"_L1].toString());
    return unit ? weighed(decimalOf(weight["value"_L1]), *unit, 1).value_or(Weight()) : Weight();
}

std::optional<Potency> ShopifyFacts::potencyOf(const QString &text)
{
    static const QRegularExpression form(
        u"^\\s*(\\d+(?:\\.\\d+)?)\\s*(%|mg)?\\s*$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto thousandths = scaledDecimal(match.captured(1), 3, largestThousandths);
    if (!thousandths || *thousandths == 0)
        return std::nullopt;
    const bool milligrams = match.captured(2).compare("mg"_L1, Qt::CaseInsensitive) == 0;
    if (!milligrams && *thousandths > 100'000) // More than all of it is a mistake in the shop's data.
        return std::nullopt;
    return Potency{*thousandths, milligrams ? Potency::Unit::Milligrams : Potency::Unit::Percent};
}

QString ShopifyFacts::plainText(const QString &html)
{
    static const QRegularExpression lineEnd(
        u"<\\s*(br|/p|/li|/h\\d|/div)[^>]*>"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression unseen(u"<\\s*(script|style)\\b.*?<\\s*/\\s*\\1\\s*>"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(u"<[^>]*>"_s);
    static const QRegularExpression blankLines(u"\\n\\s*\\n+"_s);
    QString text = html;
    text.remove(unseen);
    text.replace(lineEnd, u"\n"_s);
    text.remove(tag);
    for (const auto &[entity, character] : entities) {
        if (entity != "&amp;"_L1)
            text.replace(entity, character);
    }
    text.replace("&amp;"_L1, u"&"_s); // Last: "&amp;lt;" is the text "&lt;".
    return proseOf(text.replace(blankLines, u"\n"_s).trimmed());
}

} // namespace Peak
