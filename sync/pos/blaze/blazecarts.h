#pragma once

#include "sync/pos/blaze/blazesession.h"

#include "core/order.h"

#include <QHash>

namespace Peak {

/**
 * The conversation about one cart. A cart has its id before it is submitted, so the one call whose loss matters can
 * always be looked up; everything before it may be repeated.
 */
class BlazeCarts {
public:
    using Priority = HttpRequest::Priority;

    explicit BlazeCarts(BlazeSession &session);

    /** The cart of this session that is still to be filled; BLAZE makes one when there is none. */
    QCoro::Task<Result<QJsonObject>> active(CustomerId consumer, QString name, Priority priority);
    /** The same cart, priced. Rejected with BLAZE's reason when it refuses the content. */
    QCoro::Task<Result<QJsonObject>> prepare(CustomerId consumer, QJsonObject cart, Priority priority);
    /** Fills a cart of its own with the order and has it priced, for a preview. */
    QCoro::Task<Result<QJsonObject>> priced(CustomerId consumer, Order order, QString name);
    /** Fills, prices and submits; continues with the cart of an earlier try when there is one. */
    QCoro::Task<Result<PosOrder>> place(CustomerId consumer, Order order);

    QCoro::Task<Result<QJsonObject>> readRaw(PosOrderId id, Priority priority);
    QCoro::Task<Result<PosOrder>> read(PosOrderId id, Priority priority);
    /** All carts of a consumer that bear the name. An error when the list was not seen whole. */
    QCoro::Task<Result<QList<QJsonObject>>> history(CustomerId consumer, QString name);
    /** Cancels by the call that fits how far the shop is. Conflict when there is nothing left to cancel. */
    QCoro::Task<Result<PosOrder>> cancel(PosOrderId id);

    /** The cart that was about to be submitted for an order, as long as this process lives; empty when unknown. */
    [[nodiscard]] PosOrderId submitted(const QString &reference) const { return m_submitted.value(reference); }
    void remember(const QString &reference, const PosOrderId &id) { m_submitted.insert(reference, id); }

private:
    QCoro::Task<Result<QJsonObject>> openCart(CustomerId consumer, QString reference);
    QCoro::Task<Result<PosOrder>> submit(CustomerId consumer, QJsonObject cart, QString reference);
    QCoro::Task<Result<PosOrder>> afterRefusal(PosOrderId id, QString reference, Error refusal);
    QCoro::Task<Result<PosOrder>> cancelAs(QJsonObject cart);
    [[nodiscard]] Result<PosOrder> parsed(const Result<QJsonObject> &cart) const;

    BlazeSession &m_session;
    QHash<QString, PosOrderId> m_submitted;
};

} // namespace Peak
