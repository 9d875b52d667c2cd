#pragma once

#include "core/clock.h"
#include "sync/pos/posclient.h"
#include "sync/pos/shopify/shopifydrafts.h"

namespace Peak {

/** What orders at Shopify can be asked and told, drafts and completed ones alike. */
class ShopifyOrders {
public:
    using Priority = HttpRequest::Priority;

    ShopifyOrders(ShopifySession &session, ShopifyDrafts &drafts, const Clock &clock);

    /** Draft, then order: from the moment the draft exists, whatever is not a clear no is InDoubt. */
    QCoro::Task<Result<PosOrder>> place(Order order);
    QCoro::Task<Result<PosOrder>> read(PosOrderId id, Priority priority);
    QCoro::Task<Result<PosOrder>> setStatus(StatusChange change);
    /** Whether a cancellation has been asked for and Shopify may still be at it. */
    [[nodiscard]] bool isCanceling(const PosOrderId &id) const;
    /** Cancels an order, or deletes a draft. */
    QCoro::Task<Result<PosOrder>> cancel(PosOrder order, PosOrderId target, QString note);
    /** The completed draft, or the draft where they stay open, as we name orders. */
    [[nodiscard]] Result<PosOrder> placed(const QJsonObject &draft) const;

private:
    /** An order and the thing at Shopify that a change goes to: what a completed draft became, or itself. */
    struct Found {
        PosOrder order;
        PosOrderId target;
    };
    QCoro::Task<Result<Found>> find(PosOrderId id, Priority priority);
    QCoro::Task<Result<PosOrder>> cancelOrder(PosOrder order, PosOrderId target, QString note);
    QCoro::Task<Result<PosOrder>> tag(PosOrder order, PosOrderId target, OrderStatus to);

    ShopifySession &m_session;
    ShopifyDrafts &m_drafts;
    const Clock &m_clock;
    QHash<PosOrderId, Milliseconds> m_canceling; ///< Asked for, with the monotonic time of it.
};

} // namespace Peak
