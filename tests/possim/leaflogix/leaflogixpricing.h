#pragma once

#include "tests/possim/leaflogix/leaflogixcustomers.h"
#include "tests/possim/leaflogix/leaflogixdiscounts.h"

namespace Peak::Possim {

/** A position as the caller asks for it: pieces, or grams of a weight product. */
struct LeaflogixAsked {
    int productId = 0;
    double quantity = 0;
};

/** One position, priced. Amounts in cents. */
struct LeaflogixLine {
    int productId = 0;
    QString name;
    double quantity = 0;
    qint64 before = 0; ///< Without discounts.
    qint64 after = 0; ///< With discounts, before tax.
    qint64 tax = 0;
    QJsonArray discounts;
};

/** A whole cart, priced. */
struct LeaflogixCart {
    QList<LeaflogixLine> lines;

    [[nodiscard]] qint64 sum(qint64 LeaflogixLine::*part) const;
    [[nodiscard]] qint64 total() const { return sum(&LeaflogixLine::after) + sum(&LeaflogixLine::tax); }
};

/** Reads `items` or `cart`, its names in lower case. */
std::optional<LeaflogixRefusal> leaflogixAsked(const QJsonValue &list, QList<LeaflogixAsked> &asked);

/** Computes lines, sales, codes and tax. Refuses unknown and priceless products and unknown codes. */
std::optional<LeaflogixRefusal> leaflogixPrice(const QList<LeaflogixAsked> &asked, const QStringList &codes,
    bool medical, const LeaflogixProducts &products, qint64 taxPpm, LeaflogixCart &cart);

/** What a purchase limit, medical-only goods and the stock say to a cart. `held`: what an order changed holds itself.
 */
std::optional<LeaflogixRefusal> leaflogixLimits(const LeaflogixCart &cart, bool medical, bool purchaseLimits,
    const LeaflogixProducts &products, const QHash<int, double> &held);

} // namespace Peak::Possim
