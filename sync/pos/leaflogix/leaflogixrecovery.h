#pragma once

#include "sync/pos/leaflogix/leaflogixorders.h"
#include "sync/pos/posclient.h"

#include <functional>

namespace Peak {

/**
 * Finds out what became of a write whose answer was lost. The vendor never gives our reference back: an order is
 * recognised by its customer, its time and its total, and sending it again is safe by ConsumerKey and idempotencyKey.
 */
class LeaflogixRecovery {
public:
    using Price = std::function<QCoro::Task<Result<Totals>>(Order)>;

    /** `price` previews an order. */
    LeaflogixRecovery(LeaflogixOrders &orders, Price price);

    QCoro::Task<Result<Recovery>> create(UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> update(MergeTarget target);
    QCoro::Task<Result<Recovery>> status(StatusChange change);
    QCoro::Task<Result<PosOrder>> keepOnlyOne(UnclearCreate unclear);
    /** That the POS answered a repeated create with "duplicate": it has the order. */
    void noteDuplicate(const QString &reference) { ++m_duplicates[reference]; }

private:
    QCoro::Task<Result<QList<PosOrder>>> candidates(UnclearCreate unclear);
    /** Nothing where it cannot be told: a code changes what a preview cannot show. */
    QCoro::Task<Result<std::optional<Money>>> expectedTotal(Order order);

    LeaflogixOrders &m_orders;
    Price m_price;
    QHash<QString, int> m_duplicates; ///< By reference.
};

} // namespace Peak
