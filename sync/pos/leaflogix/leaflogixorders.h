#pragma once

#include "core/order.h"
#include "sync/pos/leaflogix/leaflogixsession.h"

#include <QHash>
#include <QSet>

namespace Peak {

/** The order calls that more than one conversation needs. */
class LeaflogixOrders {
public:
    using Priority = HttpRequest::Priority;

    explicit LeaflogixOrders(LeaflogixSession &session);

    /** An order and what the vendor says about changing it. */
    struct Status {
        PosOrder order;
        bool canCancel = false;
        bool canUpdate = false;
        std::optional<QList<qint64>> quantities; ///< Of its positions, sorted, times a thousand.
    };
    /** NotFound for an order this location does not know (any more). */
    QCoro::Task<Result<Status>> status(PosOrderId id, Priority priority);
    /** All open orders of the last 14 days. */
    QCoro::Task<Result<QList<PosOrder>>> open(Priority priority);

    /**
     * Who a guest's order is for: the configured customer, or one made for this order, whose number is remembered and
     * can be found again on the guest list. Errors never say InDoubt: no order has been sent.
     */
    QCoro::Task<Result<qint64>> customerFor(Order order);
    /** The same without making one; nothing when there is none. */
    QCoro::Task<Result<std::optional<qint64>>> knownCustomerFor(Order order);
    /** That a create of this order may have been executed: its guest may be on the list. */
    void doubt(const QString &reference) { m_doubted.insert(reference); }

private:
    QCoro::Task<Result<qint64>> makeGuest(QString reference);

    LeaflogixSession &m_session;
    QHash<QString, qint64> m_guests; ///< By reference.
    QSet<QString> m_doubted;
};

} // namespace Peak
