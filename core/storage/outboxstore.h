#pragma once

#include "core/storage/orderstore.h"

#include <functional>

namespace Peak {

/** What an outbox row wants done at the POS. */
enum class Operation {
    Create, ///< Put the order into the POS.
    Merge, ///< Make an open ticket hold the target in the payload.
    Status, ///< Write the status in the payload.
    KeepOne, ///< After a create was sent twice: see that one ticket remains.
};
QString toWord(Operation operation);

/** One piece of work for the outbox worker. */
struct OutboxEntry {
    qint64 seq = 0; ///< Goes up along an order's operations.
    OrderId order;
    Operation operation = Operation::Create;
    QString payload;
    bool ownTicket = false; ///< A create that must not be merged: it was tried as a merge before.
    Delivery state = Delivery::Queued;
    bool needsPerson = false; ///< In doubt and nobody but staff can tell.
    int attempts = 0;
    int looks = 0; ///< How often recovery has looked without finding it.
    bool resent = false; ///< A create that went out again after recovery said it was not there.
    bool saidThere = false; ///< The POS once refused it because it has it already: it is not sent again.
    std::optional<Instant> firstSentAt;
    Instant nextTry;
    QString errorKind;
    QString error;
    Instant createdAt;
};

/** Puts an operation behind all others of the order, to begin after `delay`; part of the caller's transaction. */
Result<Ok> enqueueOperation(Database &database, qint64 orderRow, Operation operation, const QString &payload,
    Instant now, Milliseconds delay = Milliseconds(0));

/** How much is waiting, for screens and metrics. */
struct QueueState {
    int waiting = 0; ///< queued, sending, in doubt.
    int problems = 0; ///< in doubt for a person, or rejected.
    std::optional<Instant> oldest;
};

/**
 * The queue of what the POS has to be told, in orders.db. Every step of an operation is a transaction together with
 * what it means for the order and its history, so that a crash between any two instructions leaves a state the worker
 * can go on from. Nothing expires; nothing is dropped.
 */
class OutboxStore {
public:
    OutboxStore(Database &database, OrderStore &orders, const Clock &clock);

    /**
     * The operations that may run now: due, the first unfinished of their order, and, where further orders may join
     * an open ticket (`oneCustomerAtATime`), no earlier one of the same customer still on its way.
     */
    Result<QList<OutboxEntry>> ready(int limit, bool oneCustomerAtATime);
    /** When the next waiting operation is due; nothing when none waits for a time. Reads one entry of an index. */
    Result<std::optional<Instant>> nextDue();
    Result<std::optional<OutboxEntry>> entry(qint64 seq);
    /** All unfinished and refused operations, oldest first. */
    Result<QList<OutboxEntry>> list();
    Result<QueueState> state();

    /** Runs `steps` as one transaction: all of them are on disk when it returns Ok, none after most errors. */
    Result<Ok> asOne(const std::function<Result<Ok>()> &steps) { return m_database.write(steps); }

    /** After a start: what was being sent when the last agent ended is in doubt. Gives how many. */
    Result<int> doubtWhatWasSending();

    /** On disk before on the wire. */
    Result<Ok> markSending(const OutboxEntry &entry);
    /** Makes a create into a merge; repeats of it only ever send this target. */
    Result<Ok> turnIntoMerge(const OutboxEntry &entry, const MergeTarget &target);
    /** A merge that cannot be done any more becomes an ordinary create again. */
    Result<Ok> turnIntoCreate(const OutboxEntry &entry, const QString &why);
    /** Also takes over what the POS says about the ticket, in the same transaction. */
    Result<Ok> settleDelivered(const OutboxEntry &entry, const PosOrder &pos);
    Result<Ok> settleRejected(const OutboxEntry &entry, const Error &error);
    /** Not sent, or known not to have been executed: goes out again at `nextTry`. */
    Result<Ok> settleQueued(const OutboxEntry &entry, const Error &error, Instant nextTry);
    Result<Ok> settleInDoubt(const OutboxEntry &entry, const Error &error, Instant nextTry);
    /** Recovery looked and must look again. */
    Result<Ok> lookAgain(const OutboxEntry &entry, Instant nextTry);
    /** Recovery is sure that it was not executed: sending it again is right. */
    Result<Ok> sendAgain(const OutboxEntry &entry);
    Result<Ok> leaveToPerson(const OutboxEntry &entry, const QString &why);

    /** A person's wish: try or look again now. Conflict when it is being sent, NotFound for an unknown number. */
    Result<Ok> retry(qint64 seq, const Actor &actor);

private:
    Result<Ok> noticeClock();
    Result<Ok> bringForward(Instant now);
    Result<Ok> finishStep(const OutboxEntry &entry, const QString &assignments, const QVariantList &values);
    Result<Ok> setOrderDelivery(const OutboxEntry &entry, Delivery to, const QString &error);
    Result<Ok> recordMove(const OutboxEntry &entry, Delivery to, const QString &why);
    Result<Ok> settle(const OutboxEntry &entry, Delivery to, const Error &error, Instant nextTry);

    Database &m_database;
    OrderStore &m_orders;
    const Clock &m_clock;
    EventStore m_events;
    std::optional<Instant> m_lastLook; ///< When ready() was asked last.
};

} // namespace Peak
