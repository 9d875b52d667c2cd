#pragma once

#include "tests/possim/treez/treezproducts.h"
#include "tests/possim/treez/treezrequest.h"

namespace Peak::Possim {

/** One position, priced. Amounts in cents. */
struct PricedLine {
    TicketItem asked;
    StockItem item;
    qint64 before = 0; ///< Without discounts.
    qint64 after = 0; ///< With discounts, before tax.
    qint64 tax = 0;
    QJsonArray discounts;
};

/** A whole ticket, priced. */
struct PricedTicket {
    QList<PricedLine> lines;
    QJsonArray fees;
    qint64 feeCents = 0;
    QStringList coupons; ///< Those that were accepted.

    [[nodiscard]] qint64 subTotal() const; ///< After discounts.
    [[nodiscard]] qint64 discountTotal() const; ///< Positive.
    [[nodiscard]] qint64 taxTotal() const;
    [[nodiscard]] qint64 total() const { return subTotal() + taxTotal() + feeCents; }
};

/** Computes lines, discounts, coupons and tax. Refuses unknown or priceless products and expired coupons. */
std::optional<Refusal> priceTicket(
    const TicketRequest &request, const TreezProducts &products, qint64 taxPpm, PricedTicket &ticket);

/** What counts against a purchase limit. */
struct LimitUse {
    double concentrated = 0;
    double nonConcentrated = 0;
    static constexpr double ConcentratedMost = 8;
    static constexpr double NonConcentratedMost = 28.5;

    explicit LimitUse(const QList<PricedLine> &lines);
    [[nodiscard]] bool isOver() const
    {
        return concentrated > ConcentratedMost || nonConcentrated > NonConcentratedMost;
    }
    [[nodiscard]] QJsonObject toJson() const; ///< "used/allowed"
};

} // namespace Peak::Possim
