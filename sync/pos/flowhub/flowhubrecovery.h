#pragma once

#include "sync/pos/flowhub/flowhubsales.h"
#include "sync/pos/posclient.h"

#include <QSet>

namespace Peak {

/**
 * Finds out what became of a write whose answer was lost. There is neither an idempotency key nor a search by our
 * reference, and an open order need not show in any list: it can be found, but never be proved missing. So the end of a
 * search in vain is Unknowable, and nothing is sent again without a person. Reads only.
 */
class FlowhubRecovery {
public:
    FlowhubRecovery(FlowhubSession &session, FlowhubSales &sales);

    QCoro::Task<Result<Recovery>> create(UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> update(MergeTarget target);

    /** This order of the POS stands for one of ours and is no other's, also when it is no longer open. */
    void claim(const PosOrderId &order) { m_claimed.insert(order); }
    QCoro::Task<Result<PosOrder>> status(PosOrderId id, HttpRequest::Priority priority);

private:
    QCoro::Task<Result<QList<FlowhubSale>>> search(Order order, Instant since);
    QCoro::Task<Result<std::optional<PosOrder>>> theOne(QList<FlowhubSale> candidates, QString reference);

    FlowhubSession &m_session;
    FlowhubSales &m_sales;
    QSet<PosOrderId> m_claimed;
};

/** Whether a sale may be the order: its time, customer, content and kind. For reading beside the reference. */
bool flowhubMayBe(const FlowhubSale &sale, const UnclearCreate &unclear);

} // namespace Peak
