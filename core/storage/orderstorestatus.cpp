// OrderStore: how the status of an order changes, from the POS and from here.
#include "core/storage/orderstore.h"

#include "core/logging.h"
#include "core/storage/outboxstore.h"

using namespace Qt::StringLiterals;

namespace Peak {

static QString paidWord(bool paid) { return paid ? u"paid"_s : u"unpaid"_s; }

static QString orEmpty(const QString &text)
{
    return text.isNull() ? u""_s : text; // A null text would bind as NULL.
}

Result<QList<OrderId>> OrderStore::applyPosNews(const PosOrder &news)
{
    return m_database.write([&]() -> Result<QList<OrderId>> {
        const auto orders = heads(u"order_id = ? ORDER BY id"_s, {orEmpty(news.id.toString())});
        if (!orders)
            return orders.error();
        QList<OrderId> changed;
        for (const auto &[row, order] : *orders) {
            const auto taken = takeNews(row, order, news, orders->size() == 1);
            if (!taken)
                return taken.error();
            if (*taken)
                changed.append(order.id);
        }
        return changed;
    });
}

/** Whether the news changed the order. `alone`: no other order of ours shares the ticket. */
Result<bool> OrderStore::takeNews(qint64 row, const Order &order, const PosOrder &news, bool alone)
{
    Order next = order;
    // A status of ours still on its way is newer than what the POS says.
    const auto onTheWay =
        m_database.number(u"SELECT count(*) FROM outbox WHERE seq > ? * 10000 AND "
                          "seq < ? * 10000 + 10000 AND operation = 'status' AND finished_at IS NULL"_s,
            {row, row});
    if (!onTheWay)
        return onTheWay.error();
    if (*onTheWay == 0)
        next.status = news.status.value_or(order.status);
    if (alone && !news.totals.estimate)
        next.totals = news.totals;
    else if (alone && news.sum)
        next.totals = order.totals.comingTo(*news.sum);
    if (!news.number.isEmpty())
        next.posNumber = news.number;
    if (next.status == order.status && next.totals == order.totals && next.posNumber == order.posNumber)
        return false;

    const auto updated = m_database.execute(
        u"UPDATE customer_order SET status = ?, amount = ?, estimate = ?, version = version + 1, updated_at = ?, "
        "data = json_set(data, '$.sub_total', ?, '$.discount_total', ?, '$.tax_total', ?, '$.pos_number', ?) "
        "WHERE id = ?"_s,
        {toWord(next.status), next.totals.total.minor(), next.totals.estimate, toMs(m_clock.now()),
            next.totals.subTotal.minor(), next.totals.discountTotal.minor(), next.totals.taxTotal.minor(),
            orEmpty(next.posNumber), row});
    if (!updated)
        return updated.error();
    if (next.status != order.status) {
        const auto noted = m_events.append(
            {0, order.id, {}, Actor::pos(), u"status"_s, toWord(order.status), toWord(next.status), news.word});
        if (!noted)
            return noted.error();
        qCInfo(lcOrders) << "order" << order.reference << "at the POS now" << toWord(next.status);
    }
    return true;
}

Result<Order> OrderStore::changeStatus(const OrderId &id, OrderStatus to, int version, const Actor &actor, bool tellPos)
{
    return m_database.write([&]() -> Result<Order> {
        const auto found = byId(id);
        if (!found)
            return found.error();
        if (!*found)
            return Error{Error::Kind::NotFound, u"no such order"_s};
        Order order = **found;
        if (order.version != version)
            return Error{Error::Kind::Conflict, u"the order was changed meanwhile"_s};
        if (!staffMayMove(order.status, to)) {
            return Error{Error::Kind::Invalid,
                u"an order that is %1 cannot become %2"_s.arg(toWord(order.status), toWord(to)), {}, u"order_status"_s};
        }
        const auto now = m_clock.now();
        const auto updated =
            m_database.execute(u"UPDATE customer_order SET status = ?, version = version + 1, updated_at = ?, "
                               "delivery = iif(? AND delivery = 'delivered', 'queued', delivery) WHERE uuid = ?"_s,
                {toWord(to), toMs(now), tellPos, id.toString()});
        if (!updated)
            return updated.error();
        const auto noted =
            m_events.append({0, id, {}, actor, u"status"_s, toWord(order.status), toWord(to), QString()});
        if (!noted)
            return noted.error();
        if (tellPos) {
            const auto row = m_database.number(u"SELECT id FROM customer_order WHERE uuid = ?"_s, {id.toString()});
            if (!row)
                return row.error();
            if (auto queued = enqueueOperation(m_database, *row, Operation::Status, toWord(to), now); !queued)
                return queued.error();
            if (order.delivery == Delivery::Delivered)
                order.delivery = Delivery::Queued;
        }
        order.status = to;
        order.version += 1;
        order.updatedAt = now;
        return order;
    });
}

Result<Order> OrderStore::setPaid(const OrderId &id, bool paid, int version, const Actor &actor)
{
    if (m_identity.hasPos)
        return Error{Error::Kind::Unsupported, u"the POS keeps the payments"_s};
    return m_database.write([&]() -> Result<Order> {
        auto found = existing(id);
        if (!found)
            return found;
        Order &order = *found;
        if (order.paid == paid)
            return found;
        if (order.version != version)
            return Error{Error::Kind::Conflict, u"the order was changed meanwhile"_s};
        if (paid && (order.status == OrderStatus::Canceled || order.status == OrderStatus::Removed))
            return Error{Error::Kind::Invalid, u"an order that is canceled cannot be paid"_s, {}, u"payed"_s};
        order.updatedAt = m_clock.now();
        const auto marked = m_database.execute(
            u"UPDATE order_customer SET payed = ? WHERE id = (SELECT id FROM customer_order WHERE uuid = ?)"_s,
            {paid ? 1 : 0, id.toString()});
        if (!marked)
            return marked.error();
        const auto updated =
            m_database.execute(u"UPDATE customer_order SET version = version + 1, updated_at = ? WHERE uuid = ?"_s,
                {toMs(order.updatedAt), id.toString()});
        if (!updated)
            return updated.error();
        const auto noted = m_events.append({0, id, {}, actor, u"paid"_s, paidWord(order.paid), paidWord(paid), {}});
        if (!noted)
            return noted.error();
        order.paid = paid;
        order.version += 1;
        return found;
    });
}

} // namespace Peak
