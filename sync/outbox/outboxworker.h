#pragma once

#include "core/storage/outboxstore.h"
#include "sync/pos/posclient.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace Peak {

/**
 * Carries the outbox to the POS. Main thread; lives as long as the agent. Operations of one order run in order, orders
 * overtake each other, at most `parallel` at a time. Each step is on disk before the next begins, so the worker may die
 * anywhere and go on from there.
 */
class OutboxWorker : public QObject {
    Q_OBJECT

public:
    OutboxWorker(OutboxStore &outbox, OrderStore &orders, PosClient &client, const Clock &clock, int parallel,
        QObject *parent = nullptr);

    /** Puts what was being sent when the last agent ended in doubt, then begins. */
    void start();
    /** There may be something to do. The database is polled as well, so a lost hint costs a second. */
    void wake();
    /** Begins nothing new. Running conversations end by their own time-outs. */
    void stop();
    [[nodiscard]] bool idle() const { return m_running.isEmpty(); }

Q_SIGNALS:
    /** Status, delivery or totals of an order are other than before. */
    void orderChanged(const Peak::OrderId &order);
    /** An order has reached the POS: its products' stock there is another. */
    void delivered(const Peak::OrderId &order);

private:
    using Step = QCoro::Task<Result<Ok>>;

    void fill();
    void scheduleNext();
    QCoro::Task<void> work(OutboxEntry entry);
    Step step(OutboxEntry entry);
    Step look(OutboxEntry entry, Order order);
    Step deliver(OutboxEntry entry, Order order);
    Step create(OutboxEntry entry, Order order);
    Step merge(OutboxEntry entry);
    Step changeStatus(OutboxEntry entry, Order order);
    Step keepOne(OutboxEntry entry, Order order);
    /** Tickets at the POS that are known to be of other orders. */
    Result<QSet<PosOrderId>> takenByOthers(const Order &order);
    QCoro::Task<Result<Recovery>> recover(OutboxEntry entry, Order order);
    /** True when the order is another one now (it has a customer) and must be looked at afresh. */
    QCoro::Task<Result<bool>> nameCustomer(Order order);
    /** The target when the order may join an open ticket. */
    QCoro::Task<Result<std::optional<MergeTarget>>> openTicketFor(Order order);

    Result<Ok> settle(const OutboxEntry &entry, const Result<PosOrder> &outcome);
    Result<Ok> settleFailure(const OutboxEntry &entry, const Error &error);
    Result<Ok> settleFound(const OutboxEntry &entry, const PosOrder &pos);
    /** What could be asked before anything was sent failed: again later. */
    Result<Ok> postpone(const OutboxEntry &entry, const Error &error);
    Instant nextTry(qint64 seq, const Error &error);

    OutboxStore &m_outbox;
    OrderStore &m_orders;
    PosClient &m_client;
    const Clock &m_clock;
    int m_parallel;
    bool m_started = false;
    QSet<qint64> m_running;
    QHash<qint64, int> m_failures; ///< In a row, since this agent started; the backoff grows with it.
    QTimer m_poll;
    QTimer m_next;
};

} // namespace Peak
