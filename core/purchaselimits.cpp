#include "core/purchaselimits.h"

#include <algorithm>

namespace Peak {

static bool applies(PurchaseLimit::AppliesTo to, bool medical)
{
    switch (to) {
    case PurchaseLimit::AppliesTo::Everyone:
        return true;
    case PurchaseLimit::AppliesTo::Adult:
        return !medical;
    case PurchaseLimit::AppliesTo::Medical:
        return medical;
    }
    Q_UNREACHABLE();
}

static qint64 amountOf(const OrderLine &line, PurchaseLimit::Measure measure)
{
    const qint64 unit = measure == PurchaseLimit::Measure::WeightMg ? line.unitWeight.mg() : line.unitThcMg;
    return unit * line.quantity;
}

static LimitUse useOf(const PurchaseLimit &limit, const QList<OrderLine> &lines)
{
    LimitUse use{limit.name, 0, limit.maximumMg, {}};
    __int128 thousandths = 0; // Ten tonnes × 99 × a factor in thousandths leaves 64 bits.
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto term = std::ranges::find(limit.terms, lines[i].category, &PurchaseLimit::Term::category);
        const qint64 amount = amountOf(lines[i], limit.measure);
        if (term == limit.terms.end() || amount == 0)
            continue;
        thousandths += static_cast<__int128>(amount) * term->thousandths;
        use.lines.append(i);
    }
    // Upwards: a fraction of a milligram over the limit is over.
    use.usedMg = static_cast<qint64>((thousandths + 999) / 1000);
    return use;
}

QList<LimitUse> limitUses(const QList<OrderLine> &lines, const QList<PurchaseLimit> &limits, bool medical)
{
    QList<LimitUse> uses;
    for (const auto &limit : limits) {
        if (applies(limit.appliesTo, medical))
            uses.append(useOf(limit, lines));
    }
    return uses;
}

} // namespace Peak
