#include "core/storage/outboxstore.h"

#include "core/enumtable.h"
#include "core/logging.h"
#include "core/storage/mergetargetjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// clang-format off
    constexpr Word<Operation> operationWords[] = {
        {"create"_L1, Operation::Create},
        {"merge"_L1, Operation::Merge},
        {"status"_L1, Operation::Status},
        {"keep_one"_L1, Operation::KeepOne},
    };
// clang-format on

constexpr auto columns = "outbox.seq, customer_order.uuid, outbox.operation, outbox.payload, outbox.state, "
                         "outbox.needs_person, outbox.attempts, outbox.looks, outbox.resent, outbox.first_sent_at, "
                         "outbox.next_try_ms, outbox.error_kind, outbox.error, outbox.created_at, "
                         "outbox.own_ticket, outbox.said_there"_L1;
constexpr auto tables = "outbox JOIN customer_order ON customer_order.id = outbox.order_row"_L1;
// Letter by letter what the two partial indexes say; together everything that is not delivered.
constexpr auto mayRun = "outbox.finished_at IS NULL AND outbox.needs_person = 0"_L1;
constexpr auto isProblem = "(outbox.needs_person = 1 OR outbox.state = 'rejected')"_L1;

OutboxEntry entryFrom(const Row &row)
{
    OutboxEntry entry;
    entry.seq = row.number(0);
    entry.order = OrderId(row.text(1));
    entry.operation = valueOf(operationWords, row.text(2)).value_or(Operation::Create);
    entry.payload = row.text(3);
    entry.state = deliveryOf(row.text(4)).value_or(Delivery::InDoubt);
    entry.needsPerson = row.flag(5);
    entry.attempts = row.integer(6);
    entry.looks = row.integer(7);
    entry.resent = row.flag(8);
    if (!row.isNull(9))
        entry.firstSentAt = fromMs(row.number(9));
    entry.nextTry = fromMs(row.number(10));
    entry.errorKind = row.text(11);
    entry.error = row.text(12);
    entry.createdAt = fromMs(row.number(13));
    entry.ownTicket = row.flag(14);
    entry.saidThere = row.flag(15);
    return entry;
}

/// A ticket may show up in the POS's lists late; the first one of two was not there a minute ago.
constexpr std::chrono::minutes untilBothShow(1);

qint64 orderRowOf(const OutboxEntry &entry) { return entry.seq / 10000; }

bool bringsOrder(Operation operation) { return operation == Operation::Create || operation == Operation::Merge; }

QString orEmpty(const QString &text)
{
    return text.isNull() ? u""_s : text; // A null text would bind as NULL.
}
} // namespace

QString toWord(Operation operation) { return wordOf(operationWords, operation); }

Result<Ok> enqueueOperation(
    Database &database, qint64 orderRow, Operation operation, const QString &payload, Instant now, Milliseconds delay)
{
    const auto last = database.number(
        u"SELECT max(seq) FROM outbox WHERE seq > ? * 10000 AND seq < ? * 10000 + 10000"_s, {orderRow, orderRow});
    if (!last)
        return last.error();
    return database.execute(
        u"INSERT INTO outbox (seq, order_row, operation, payload, state, scheduled_at, next_try_ms, "
        "created_at) VALUES (?, ?, ?, ?, 'queued', ?, ?, ?)"_s,
        {std::max(*last, orderRow * 10000) + 1, orderRow, toWord(operation), orEmpty(payload), toMs(now),
            toMs(now + delay), toMs(now)});
}

OutboxStore::OutboxStore(Database &database, OrderStore &orders, const Clock &clock)
    : m_database(database), m_orders(orders), m_clock(clock), m_events(database, clock)
{
}

Result<QList<OutboxEntry>> OutboxStore::ready(int limit, bool oneCustomerAtATime)
{
    if (const auto noticed = noticeClock(); !noticed)
        return noticed.error();
    static const QString all =
        u"SELECT %1 FROM %2 WHERE %3 AND outbox.next_try_ms <= ? "
        "AND NOT EXISTS (SELECT 1 FROM outbox AS earlier WHERE earlier.seq > outbox.order_row * 10000 "
        "AND earlier.seq < outbox.seq AND (earlier.finished_at IS NULL "
        "OR (earlier.state = 'rejected' AND earlier.operation IN ('create', 'merge')))) "_s.arg(
            columns, tables, mayRun);
    // What brings an order to the POS is the order's first operation.
    static const QString oneOfEach = all
        + u"AND NOT (outbox.operation = 'create' AND customer_order.customer_id <> '' AND EXISTS ("
          "SELECT 1 FROM customer_order AS other JOIN outbox AS earlier ON earlier.seq = other.id * 10000 + 1 "
          "WHERE other.customer_id = customer_order.customer_id AND other.customer_id <> '' "
          "AND other.id < customer_order.id AND earlier.finished_at IS NULL AND earlier.needs_person = 0)) "_s;
    static const QString order = u"ORDER BY outbox.next_try_ms, outbox.created_at, outbox.seq LIMIT ?"_s;
    return m_database.rows((oneCustomerAtATime ? oneOfEach : all) + order, {toMs(m_clock.now()), limit}, entryFrom);
}

/** A wall clock that was set back must not make anything wait: what was scheduled in the future is due. */
Result<Ok> OutboxStore::noticeClock()
{
    const auto now = m_clock.now();
    const bool wentOn = m_lastLook && now >= *m_lastLook;
    const auto done = wentOn ? Result<Ok>(Ok{}) : bringForward(now);
    if (done)
        m_lastLook = now;
    return done;
}

Result<Ok> OutboxStore::bringForward(Instant now)
{
    const auto future = u"finished_at IS NULL AND needs_person = 0 AND scheduled_at > ?"_s;
    const auto any = m_database.number(u"SELECT EXISTS (SELECT 1 FROM outbox WHERE %1)"_s.arg(future), {toMs(now)});
    if (!any || *any == 0)
        return any.map([](qint64) { return Ok{}; });
    return m_database.write([&] {
        return m_database.execute(u"UPDATE outbox SET scheduled_at = ?, next_try_ms = ? WHERE "_s + future,
            {toMs(now), toMs(now), toMs(now)});
    });
}

Result<std::optional<Instant>> OutboxStore::nextDue()
{
    const auto found = m_database.number(
        u"SELECT min(next_try_ms) FROM outbox WHERE %1 AND next_try_ms > ?"_s.arg(mayRun), {toMs(m_clock.now())});
    if (!found)
        return found.error();
    return *found == 0 ? std::nullopt : std::optional(fromMs(*found));
}

Result<std::optional<OutboxEntry>> OutboxStore::entry(qint64 seq)
{
    return m_database.row(u"SELECT %1 FROM %2 WHERE outbox.seq = ?"_s.arg(columns, tables), {seq}, entryFrom);
}

Result<QList<OutboxEntry>> OutboxStore::list()
{
    // Left to itself SQLite would walk the whole table for its order.
    return m_database.rows(
        u"SELECT %1 FROM outbox INDEXED BY outbox_due JOIN customer_order ON customer_order.id = order_row WHERE %3 "
        "UNION ALL SELECT %1 FROM %2 WHERE %4 ORDER BY 1"_s.arg(columns, tables, mayRun, isProblem),
        {}, entryFrom);
}

Result<QueueState> OutboxStore::state()
{
    const auto found = m_database.row(
        u"SELECT sum(waiting), sum(problem), min(since) FROM ("
        "SELECT count(*) AS waiting, 0 AS problem, min(created_at) AS since FROM outbox WHERE %1 UNION ALL "
        "SELECT sum(finished_at IS NULL), sum(needs_person = 1 OR operation IN ('create', 'merge')), "
        "min(iif(finished_at IS NULL, created_at, NULL)) FROM outbox WHERE %2)"_s.arg(mayRun, isProblem),
        {}, [](const Row &row) {
            QueueState state{row.integer(0), row.integer(1), {}};
            if (!row.isNull(2))
                state.oldest = fromMs(row.number(2));
            return state;
        });
    if (!found)
        return found.error();
    return found->value_or(QueueState());
}

Result<int> OutboxStore::doubtWhatWasSending()
{
    const auto found = m_database.rows(
        u"SELECT %1 FROM %2 WHERE %3 AND outbox.state = 'sending'"_s.arg(columns, tables, mayRun), {}, entryFrom);
    if (!found)
        return found.error();
    const Error crashed{Error::Kind::InDoubt, u"the agent ended while this was being sent"_s};
    const auto doubted = asOne([&]() -> Result<Ok> {
        for (const auto &entry : *found) {
            if (auto settled = settleInDoubt(entry, crashed, m_clock.now()); !settled)
                return settled;
        }
        return Ok{};
    });
    return doubted.map([&](Ok) { return static_cast<int>(found->size()); });
}

/** One UPDATE of the row, guarded by the state the caller saw. */
Result<Ok> OutboxStore::finishStep(const OutboxEntry &entry, const QString &assignments, const QVariantList &values)
{
    const auto done = m_database.execute(u"UPDATE outbox SET %1 WHERE seq = ? AND state = ?"_s.arg(assignments),
        values + QVariantList{entry.seq, toWord(entry.state)});
    if (!done)
        return done;
    if (m_database.changedRows() != 1)
        return Error{Error::Kind::Conflict, u"outbox entry %1 changed meanwhile"_s.arg(entry.seq)};
    return Ok{};
}

Result<Ok> OutboxStore::setOrderDelivery(const OutboxEntry &entry, Delivery to, const QString &error)
{
    return m_database.execute(u"UPDATE customer_order SET delivery = ?, delivery_error = ?, version = version + 1, "
                              "updated_at = ? WHERE id = ? AND (delivery <> ? OR delivery_error <> ?)"_s,
        {toWord(to), orEmpty(error), toMs(m_clock.now()), orderRowOf(entry), toWord(to), orEmpty(error)});
}

Result<Ok> OutboxStore::recordMove(const OutboxEntry &entry, Delivery to, const QString &why)
{
    if (entry.state == to)
        return Ok{}; // A further try in the same state is no news.
    return m_events.append({0, entry.order, {}, Actor::system(), u"delivery"_s, toWord(entry.state), toWord(to), why});
}

Result<Ok> OutboxStore::markSending(const OutboxEntry &entry)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto now = toMs(m_clock.now());
        const auto marked = finishStep(
            entry, u"state = 'sending', attempts = attempts + 1, first_sent_at = ifnull(first_sent_at, ?)"_s, {now});
        if (!marked)
            return marked;
        return setOrderDelivery(entry, Delivery::Sending, {});
    });
}

Result<Ok> OutboxStore::turnIntoMerge(const OutboxEntry &entry, const MergeTarget &target)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto changed =
            finishStep(entry, u"operation = 'merge', payload = ?"_s, {MergeTargetJson::toText(target)});
        if (!changed)
            return changed;
        return m_events.append({0, entry.order, {}, Actor::system(), u"merging"_s, {}, target.ticket.toString(),
            target.references.first()});
    });
}

Result<Ok> OutboxStore::turnIntoCreate(const OutboxEntry &entry, const QString &why)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto now = toMs(m_clock.now());
        const auto changed = finishStep(entry,
            u"operation = 'create', payload = '', own_ticket = 1, state = 'queued', looks = 0, first_sent_at = NULL, "
            "scheduled_at = ?, next_try_ms = ?"_s,
            {now, now});
        if (!changed)
            return changed;
        if (auto set = setOrderDelivery(entry, Delivery::Queued, {}); !set)
            return set;
        return m_events.append({0, entry.order, {}, Actor::system(), u"merging"_s, u"merge"_s, u"own ticket"_s, why});
    });
}

Result<Ok> OutboxStore::settleDelivered(const OutboxEntry &entry, const PosOrder &pos)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto now = m_clock.now();
        const auto finished = finishStep(entry,
            u"state = 'delivered', needs_person = 0, error_kind = '', error = '', finished_at = ?"_s, {toMs(now)});
        if (!finished)
            return finished;
        const auto named =
            m_database.execute(u"UPDATE customer_order SET order_id = ifnull(?, order_id), delivery = 'delivered', "
                               "delivery_error = '', updated_at = ?, version = version + 1 WHERE id = ?"_s,
                {pos.id.isEmpty() ? QString() : pos.id.toString(), toMs(now), orderRowOf(entry)});
        if (!named)
            return named;
        if (auto noted = recordMove(entry, Delivery::Delivered, pos.id.toString()); !noted)
            return noted;
        if (const auto news = m_orders.applyPosNews(pos); !news)
            return news.error();
        if (entry.operation != Operation::Create || !entry.resent)
            return Ok{};
        return enqueueOperation(m_database, orderRowOf(entry), Operation::KeepOne, {}, now, untilBothShow);
    });
}

Result<Ok> OutboxStore::settle(const OutboxEntry &entry, Delivery to, const Error &error, Instant nextTry)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto now = toMs(m_clock.now());
        const QVariant finished = to == Delivery::Rejected ? QVariant(now) : QVariant(QMetaType::fromType<qint64>());
        const auto changed = finishStep(entry,
            u"state = ?, error_kind = ?, error = ?, said_there = max(said_there, ?), scheduled_at = ?, next_try_ms = "
            u"?, "
            "finished_at = ?"_s,
            {toWord(to), toWord(error.kind), orEmpty(error.message), error.alreadyThere, now, toMs(nextTry), finished});
        if (!changed)
            return changed;
        // A refused status leaves the order itself where it is: in the POS. So does looking for a second ticket.
        const bool stillThere =
            entry.operation == Operation::KeepOne || (to == Delivery::Rejected && !bringsOrder(entry.operation));
        if (auto set = setOrderDelivery(entry, stillThere ? Delivery::Delivered : to, error.message); !set)
            return set;
        return recordMove(entry, to, error.message);
    });
}

Result<Ok> OutboxStore::settleRejected(const OutboxEntry &entry, const Error &error)
{
    return settle(entry, Delivery::Rejected, error, m_clock.now());
}

Result<Ok> OutboxStore::settleQueued(const OutboxEntry &entry, const Error &error, Instant nextTry)
{
    return settle(entry, Delivery::Queued, error, nextTry);
}

Result<Ok> OutboxStore::settleInDoubt(const OutboxEntry &entry, const Error &error, Instant nextTry)
{
    return settle(entry, Delivery::InDoubt, error, nextTry);
}

Result<Ok> OutboxStore::lookAgain(const OutboxEntry &entry, Instant nextTry)
{
    return m_database.write([&] {
        return finishStep(
            entry, u"looks = looks + 1, scheduled_at = ?, next_try_ms = ?"_s, {toMs(m_clock.now()), toMs(nextTry)});
    });
}

Result<Ok> OutboxStore::sendAgain(const OutboxEntry &entry)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto now = toMs(m_clock.now());
        const auto changed = finishStep(
            entry, u"state = 'queued', resent = 1, looks = 0, scheduled_at = ?, next_try_ms = ?"_s, {now, now});
        if (!changed)
            return changed;
        if (auto set = setOrderDelivery(entry, Delivery::Queued, {}); !set)
            return set;
        return recordMove(entry, Delivery::Queued, u"looked up: the POS does not have it"_s);
    });
}

Result<Ok> OutboxStore::leaveToPerson(const OutboxEntry &entry, const QString &why)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto changed = finishStep(entry, u"needs_person = 1, error = ?"_s, {orEmpty(why)});
        if (!changed)
            return changed;
        return setOrderDelivery(entry, Delivery::InDoubt, why);
    });
}

Result<Ok> OutboxStore::retry(qint64 seq, const Actor &actor)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto found = entry(seq);
        if (!found)
            return found.error();
        if (!*found)
            return Error{Error::Kind::NotFound, u"no such entry in the queue"_s};
        const auto &waiting = **found;
        if (waiting.state == Delivery::Delivered)
            return Error{Error::Kind::Conflict, u"it is already delivered"_s};
        if (waiting.state == Delivery::Sending)
            return Error{Error::Kind::Conflict, u"it is being sent right now"_s};
        // What is in doubt stays so: a retry looks it up again, it never simply sends. A refused merge was not executed
        // and its target is old: it is made afresh.
        const Delivery to = waiting.state == Delivery::InDoubt ? Delivery::InDoubt : Delivery::Queued;
        const bool mergeAfresh = waiting.state == Delivery::Rejected && waiting.operation == Operation::Merge;
        const auto now = toMs(m_clock.now());
        const auto changed = finishStep(waiting,
            u"state = ?, needs_person = 0, looks = 0, finished_at = NULL, scheduled_at = ?, next_try_ms = ?, "
            "operation = ?, payload = ?"_s,
            {toWord(to), now, now, toWord(mergeAfresh ? Operation::Create : waiting.operation),
                mergeAfresh ? u""_s : orEmpty(waiting.payload)});
        if (!changed)
            return changed;
        if (auto set = setOrderDelivery(waiting, to, {}); !set)
            return set;
        return m_events.append({0, waiting.order, {}, actor, u"retry"_s, toWord(waiting.state), toWord(to), {}});
    });
}

} // namespace Peak
