#include "core/order.h"

#include <QMap>

namespace Peak {

Totals Totals::comingTo(Money sum) const
{
    const Money nothing(0, sum.currency());
    const Money difference = sum - subTotal;
    if (difference.isNegative())
        return {subTotal, -difference, nothing, sum, false};
    return {subTotal, nothing, difference, sum, false};
}

QList<TargetLine> mergedLines(const QList<TargetLine> &a, const QList<TargetLine> &b)
{
    QMap<std::pair<ProductId, ProductValueId>, int> quantities;
    for (const auto &line : a + b)
        quantities[{line.product, line.value}] += line.quantity;

    QList<TargetLine> merged;
    for (auto it = quantities.cbegin(); it != quantities.cend(); ++it)
        merged.append({it.key().first, it.key().second, it.value()});
    return merged;
}

QList<TargetLine> targetLines(const QList<OrderLine> &lines)
{
    QList<TargetLine> targets;
    for (const auto &line : lines)
        targets.append({line.product, line.value, line.quantity});
    return mergedLines(targets, {});
}

} // namespace Peak
