#pragma once

#include "sync/pos/treez/treezsession.h"

#include "core/order.h"

#include <functional>

namespace Peak {

/** The ticket calls that more than one conversation needs. */
class TreezTickets {
public:
    using Priority = HttpRequest::Priority;
    using Enough = std::function<bool(const PosOrder &)>;

    explicit TreezTickets(TreezSession &session);

    QCoro::Task<Result<QJsonObject>> readRaw(PosOrderId id, Priority priority);
    /** Malformed when the answer is about another ticket. */
    QCoro::Task<Result<PosOrder>> read(PosOrderId id, Priority priority);

    /**
     * A list from its first page on, up to its end or to the page with a ticket that is `enough`. An error means that
     * the list was not seen whole: it must not be concluded from that something is not there.
     */
    QCoro::Task<Result<QList<PosOrder>>> list(QByteArray path, QByteArray query, Priority priority, Enough enough);

    /**
     * Reads the ticket and then sets its status; an equal one is success without a write. Conflict when the ticket is
     * paid or past changing, Unsupported for statuses Treez sets by itself.
     */
    QCoro::Task<Result<PosOrder>> setStatus(PosOrderId id, OrderStatus to);

    /** `PUT` of a whole body; the answer must be about the same ticket. */
    QCoro::Task<Result<PosOrder>> put(PosOrderId id, QJsonObject body);

private:
    TreezSession &m_session;
};

} // namespace Peak
