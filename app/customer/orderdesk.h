#pragma once

#include "platform/orderbook.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace Peak {

/** Opens orders.db with the key for people's data. */
using OpenOrderBook = std::function<Result<OrderBook>()>;

/**
 * Where orders are taken. As long as orders.db cannot be opened it is closed and tries again every few seconds, so that
 * the kiosk sends customers to the counter instead of taking orders it cannot keep.
 */
class OrderDesk : public QObject {
    Q_OBJECT

public:
    explicit OrderDesk(OpenOrderBook open, QObject *parent = nullptr);
    ~OrderDesk() override;

    [[nodiscard]] bool isOpen() const { return m_book.store != nullptr; }
    /** Nobody else moves the WAL into the file while the agent is dead. */
    void setAgentAlive(bool alive) { m_agentAlive = alive; }

    /** Empty while closed. */
    [[nodiscard]] OrderId newOrderId() const;
    Result<Order> submit(const OrderId &id, const OrderRequest &request, const Totals &totals);
    Result<std::optional<Order>> recentTwin(const OrderRequest &request);
    Result<std::optional<Order>> byId(const OrderId &id);

    Result<std::optional<Order>> byReference(const QString &reference);
    /** The newest order of this number within the last day: numbers begin anew every morning. */
    Result<std::optional<Order>> byTicket(const QString &ticketNumber);
    /** The customer takes it back, here and at the POS. Conflict when somebody changed it since it was read. */
    Result<Order> cancel(const Order &order);

    /** Opens when closed; else looks whether others changed an order. Also happens by itself. */
    void look();

Q_SIGNALS:
    void openChanged();
    void ordersChanged();

private:
    void open();
    void close(const Error &error);

    OpenOrderBook m_open;
    OrderBook m_book;
    qint64 m_dataVersion = 0;
    bool m_agentAlive = false;
    QTimer m_timer;
};

} // namespace Peak
