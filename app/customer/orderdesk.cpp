#include "app/customer/orderdesk.h"

#include "core/logging.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

static constexpr qint64 LargeWal = 16 * 1024 * 1024; ///< Bytes.

static Error closed() { return {Error::Kind::Storage, u"orders cannot be taken now"_s}; }

OrderDesk::OrderDesk(OpenOrderBook open, QObject *parent) : QObject(parent), m_open(std::move(open))
{
    connect(&m_timer, &QTimer::timeout, this, &OrderDesk::look);
    m_timer.start(2s);
    look();
}

OrderDesk::~OrderDesk() = default;

void OrderDesk::open()
{
    auto book = m_open();
    if (!book) {
        qCCritical(lcOrders) << "orders cannot be taken:" << book.error().message;
        return;
    }
    m_book = std::move(*book);
    m_dataVersion = m_book.database->dataVersion().valueOr(0);
    Q_EMIT openChanged();
}

/** After a failure of the file itself nothing may be promised to customers until it has been opened again. */
void OrderDesk::close(const Error &error)
{
    qCCritical(lcOrders) << "orders.db is closed:" << error.message;
    m_book.store.reset();
    m_book = {};
    Q_EMIT openChanged();
}

void OrderDesk::look()
{
    if (!isOpen()) {
        open();
        return;
    }
    const auto version = m_book.database->dataVersion();
    if (!version) {
        close(version.error());
        return;
    }
    if (*version != m_dataVersion) {
        m_dataVersion = *version;
        Q_EMIT ordersChanged();
    }
    if (m_agentAlive)
        return;
    if (const auto done = m_book.database->checkpoint(LargeWal); !done)
        qCWarning(lcStorage) << "checkpoint failed:" << done.error().message;
}

OrderId OrderDesk::newOrderId() const { return isOpen() ? m_book.store->newOrderId() : OrderId(); }

Result<Order> OrderDesk::submit(const OrderId &id, const OrderRequest &request, const Totals &totals)
{
    if (!isOpen() || id.isEmpty())
        return closed();
    auto order = m_book.store->submit(id, request, totals);
    if (order)
        qCInfo(lcOrders) << "order taken" << order->reference;
    else
        qCCritical(lcOrders) << "order not taken:" << order.error().message;
    return order;
}

Result<std::optional<Order>> OrderDesk::recentTwin(const OrderRequest &request)
{
    return isOpen() ? m_book.store->recentTwin(request) : closed();
}

Result<std::optional<Order>> OrderDesk::byId(const OrderId &id) { return isOpen() ? m_book.store->byId(id) : closed(); }

Result<std::optional<Order>> OrderDesk::byReference(const QString &reference)
{
    return isOpen() ? m_book.store->byReference(reference) : closed();
}

Result<std::optional<Order>> OrderDesk::byTicket(const QString &ticketNumber)
{
    return isOpen() ? m_book.store->newestOfTicket(ticketNumber) : closed();
}

Result<Order> OrderDesk::cancel(const Order &order)
{
    if (!isOpen())
        return closed();
    auto canceled = m_book.store->changeStatus(
        order.id, OrderStatus::Canceled, order.version, Actor::customer(), m_book.store->identity().hasPos);
    if (canceled)
        qCInfo(lcOrders) << "order canceled by the customer" << order.reference;
    return canceled;
}

} // namespace Peak
