#include "core/pricing.h"

#include <algorithm>

namespace Peak {

static qint64 lowest(const QList<Tax> &taxes)
{
    return std::ranges::min_element(taxes, {}, &Tax::partsPerMillion)->partsPerMillion;
}

qint64 TaxTable::rateFor(const QString &category) const
{
    if (const auto own = byCategory.value(category); !own.isEmpty())
        return lowest(own);
    return store.isEmpty() ? 0 : lowest(store);
}

Totals estimateTotals(const QList<OrderLine> &lines, const TaxTable &taxes, Currency currency)
{
    Money subTotal(0, currency);
    Money taxTotal(0, currency);
    for (const auto &line : lines) {
        subTotal += line.amount();
        taxTotal += line.amount().share(taxes.rateFor(line.category));
    }
    return {subTotal, Money(0, currency), taxTotal, subTotal + taxTotal, true};
}

} // namespace Peak
