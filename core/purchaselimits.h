#pragma once

#include "core/order.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace Peak {

/**
 * What the law lets one customer buy at once: a named sum of weights (or of THC) over categories, each category with a
 * factor. Limits in different units stand beside each other and one category may count towards several.
 */
struct PurchaseLimit {
    enum class Measure { WeightMg, ThcMg };
    enum class AppliesTo { Everyone, Adult, Medical };
    struct Term {
        QString category;
        qint64 thousandths = 1000; ///< 1 g of concentrate counted as 3.5 g of flower is 3500.
        friend bool operator==(const Term &, const Term &) = default;
    };

    QString name;
    qint64 maximumMg = 0;
    Measure measure = Measure::WeightMg;
    AppliesTo appliesTo = AppliesTo::Everyone;
    QList<Term> terms;

    friend bool operator==(const PurchaseLimit &, const PurchaseLimit &) = default;
};

/** How far a cart uses one limit. */
struct LimitUse {
    QString name;
    qint64 usedMg = 0;
    qint64 maximumMg = 0;
    QList<qsizetype> lines; ///< Positions in the cart that count towards it.

    /** Equal is allowed. */
    [[nodiscard]] bool exceeded() const { return usedMg > maximumMg; }
};

/** Every limit that applies to this kind of customer, used or not, in the order of the configuration. */
QList<LimitUse> limitUses(const QList<OrderLine> &lines, const QList<PurchaseLimit> &limits, bool medical);

} // namespace Peak
