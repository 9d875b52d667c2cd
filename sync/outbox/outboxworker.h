#pragma once

#include "sync/outbox/groupcommit.h"
#include "sync/pos/posclient.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace Peak {

/**
 * Carries the outbox to the POS. Main thread; lives as long as the agent. Operations of one order run in order, orders
 * overtake each other, at most `parallel` at a time. Each step is on disk before the next begins, together with the
 * steps other operations took meanwhile, so the worker may die anywhere and go on from there.
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
    /** What is known by now is on disk when this returns, without waiting for the event loop. */
    void writeDown();
    [[nodiscard]] bool idle() const { return m_running.isEmpty(); }

Q_SIGNALS:
    /** Status, delivery or totals of an order are other than before. */
    void orderChanged(const Peak::OrderId &order);
    /** An order has reached the POS: its products' stock there is another. */
    void delivered(const Peak::OrderId &order);

private:
    using Step = QCoro::Task<Result<Ok>>;

    void fill();
    void wakeSoon();
    void scheduleNext();
    QCoro::Task<void> work(OutboxEntry entry);
    Step step(OutboxEntry entry);
    Step look(OutboxEntry entry, Order order);
    Result<Ok> note(const OutboxEntry &entry, const Result<Recovery> &recovery, Instant next);
    Result<Ok> leaveToPerson(const OutboxEntry &entry, const QString &why);
    Step deliver(OutboxEntry entry, Order order);
    Step create(OutboxEntry entry, Order order);
    Step cannotBeNamed(OutboxEntry entry, Error error);
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

    /** On disk before on the wire: after a crash we know that it may have been sent. */
    Step markSending(OutboxEntry entry);
    Step settle(OutboxEntry entry, Result<PosOrder> outcome);
    Step settleFailure(OutboxEntry entry, Error error);
    Step settleFound(OutboxEntry entry, PosOrder pos);
    /** What could be asked before anything was sent failed: again later. */
    Step postpone(OutboxEntry entry, Error error);
    Instant nextTry(qint64 seq, const Error &error);

    OutboxStore &m_outbox;
    OrderStore &m_orders;
    PosClient &m_client;
    const Clock &m_clock;
    int m_parallel;
    bool m_started = false;
    bool m_wakes = false; ///< A look at the queue is on its way already.
    QSet<qint64> m_running;
    int m_answered = 0; ///< Of those: the POS has spoken, only the disk is still to be told.
    QHash<qint64, int> m_failures; ///< In a row, since this agent started; the backoff grows with it.
    QTimer m_poll;
    QTimer m_next;
    GroupCommit m_commits; ///< Last: whoever waits for it is told before anything else goes.
};

} // namespace Peak
