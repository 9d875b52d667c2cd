#include "tests/possim/shopify/shopifysearch.h"

#include "tests/possim/shopify/shopifywords.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

bool ShopifyTerm::takes(qint64 ms) const
{
    const auto bound = fromShopifyStamp(value);
    if (sign == ">="_L1)
        return ms >= bound;
    if (sign == ">"_L1)
        return ms > bound;
    if (sign == "<="_L1)
        return ms <= bound;
    return sign == "<"_L1 ? ms < bound : ms == bound;
}

Result<QList<ShopifyTerm>> shopifyTerms(const QString &query, const QStringList &keys)
{
    static const QRegularExpression form(
        u"\\s*(?:([A-Za-z_.]+):)?(<=|>=|<|>)?(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'()]+))(?:\\s+|$)"_s);
    QList<ShopifyTerm> terms;
    qsizetype at = 0;
    while (at < query.size()) {
        const auto match =
            form.match(query, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return Error{Error::Kind::Invalid, u"BAD_SEARCH: cannot read the search at \"%1\""_s.arg(query.mid(at))};
        at = match.capturedEnd();
        const ShopifyTerm term{
            match.captured(1), match.captured(2), match.captured(3) + match.captured(4) + match.captured(5)};
        if (term.key.isEmpty() && term.value == "AND"_L1)
            continue;
        if (term.key.isEmpty() && (term.value == "OR"_L1 || term.value == "NOT"_L1))
            return Error{Error::Kind::Invalid, u"BAD_SEARCH: %1 is not simulated"_s.arg(term.value)};
        if (!term.key.isEmpty() && !keys.contains(term.key))
            return Error{Error::Kind::Invalid, u"BAD_SEARCH: no search key \"%1\" here"_s.arg(term.key)};
        terms.append(term);
    }
    return terms;
}

} // namespace Peak::Possim
