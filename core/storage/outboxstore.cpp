#include "core/storage/outboxstore.h"

#include "core/enumtable.h"
#include "core/logging.h"
#include "core/storage/mergetargetjson.h"

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
                         "outbox.next_try_ms, outbox.error_kind, outbox.error, outbox.created_at"_L1;
constexpr auto tables = "outbox JOIN customer_order ON customer_order.id = outbox.order_row"_L1;
constexpr auto open = "IN ('queued', 'sending', 'in_doubt')"_L1;

OutboxEntry entryFrom(const QSqlQuery &row)
{
    OutboxEntry entry;
    entry.seq = row.value(0).toLongLong();
    entry.order = OrderId(row.value(1).toString());
    entry.operation = valueOf(operationWords, row.value(2).toString()).value_or(Operation::Create);
    entry.payload = row.value(3).toString();
    entry.state = deliveryOf(row.value(4).toString()).value_or(Delivery::InDoubt);
    entry.needsPerson = row.value(5).toBool();
    entry.attempts = row.value(6).toInt();
    entry.looks = row.value(7).toInt();
    entry.resent = row.value(8).toBool();
    if (!row.isNull(9))
        entry.firstSentAt = fromMs(row.value(9).toLongLong());
    entry.nextTry = fromMs(row.value(10).toLongLong());
    entry.errorKind = row.value(11).toString();
    entry.error = row.value(12).toString();
    entry.createdAt = fromMs(row.value(13).toLongLong());
    return entry;
}

/// A ticket may show up in the POS's lists late; the first one of two was not there a minute ago.
constexpr std::chrono::minutes untilBothShow(1);

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
    return database.execute(u"INSERT INTO outbox (order_row, operation, payload, state, scheduled_at, next_try_ms, "
                            "created_at) VALUES (?, ?, ?, 'queued', ?, ?, ?)"_s,
        {orderRow, toWord(operation), orEmpty(payload), toMs(now), toMs(now + delay), toMs(now)});
}

OutboxStore::OutboxStore(Database &database, OrderStore &orders, const Clock &clock)
    : m_database(database), m_orders(orders), m_clock(clock), m_events(database, clock)
{
}

Result<QList<OutboxEntry>> OutboxStore::ready(int limit, bool oneCustomerAtATime)
{
    // A wall clock that was set back must not make anything wait: what was scheduled in the future is due.
    QString sql =
        u"SELECT %1 FROM %2 WHERE outbox.state %3 AND outbox.needs_person = 0 "
        "AND (outbox.next_try_ms <= ? OR outbox.scheduled_at > ?) "
        "AND NOT EXISTS (SELECT 1 FROM outbox AS earlier WHERE earlier.order_row = outbox.order_row "
        "AND earlier.seq < outbox.seq AND (earlier.state %3 "
        "OR (earlier.state = 'rejected' AND earlier.operation IN ('create', 'merge')))) "_s.arg(columns, tables, open);
    if (oneCustomerAtATime) {
        sql += u"AND NOT (outbox.operation = 'create' AND customer_order.customer_id <> '' AND EXISTS ("
               "SELECT 1 FROM customer_order AS other JOIN outbox AS earlier ON earlier.order_row = other.id "
               "WHERE other.customer_id = customer_order.customer_id AND other.customer_id <> '' "
               "AND earlier.seq < outbox.seq AND earlier.operation IN ('create', 'merge') AND earlier.state %1 "
               "AND earlier.needs_person = 0)) "_s.arg(open);
    }
    const auto now = toMs(m_clock.now());
    return m_database.rows(sql + u"ORDER BY outbox.seq LIMIT ?"_s, {now, now, limit}, entryFrom);
}

Result<std::optional<Instant>> OutboxStore::nextDue()
{
    const auto found = m_database.row(u"SELECT min(next_try_ms) FROM outbox WHERE state %1 AND needs_person = 0 "
                                      "AND next_try_ms > ?"_s.arg(open),
        {toMs(m_clock.now())}, [](const QSqlQuery &row) {
            return row.isNull(0) ? std::optional<Instant>() : std::optional(fromMs(row.value(0).toLongLong()));
        });
    if (!found)
        return found.error();
    return found->value_or(std::nullopt);
}

Result<std::optional<OutboxEntry>> OutboxStore::entry(qint64 seq)
{
    return m_database.row(u"SELECT %1 FROM %2 WHERE outbox.seq = ?"_s.arg(columns, tables), {seq}, entryFrom);
}

Result<QList<OutboxEntry>> OutboxStore::list()
{
    return m_database.rows(
        u"SELECT %1 FROM %2 WHERE outbox.state <> 'delivered' ORDER BY outbox.seq"_s.arg(columns, tables), {},
        entryFrom);
}

Result<QueueState> OutboxStore::state()
{
    const auto found = m_database.row(u"SELECT (SELECT count(*) FROM outbox WHERE state %1), "
                                      "(SELECT count(*) FROM outbox WHERE state %1 AND needs_person = 1) "
                                      "+ (SELECT count(*) FROM customer_order WHERE delivery = 'rejected'), "
                                      "(SELECT min(created_at) FROM outbox WHERE state %1)"_s.arg(open),
        {}, [](const QSqlQuery &row) {
            QueueState state{row.value(0).toInt(), row.value(1).toInt(), {}};
            if (!row.isNull(2))
                state.oldest = fromMs(row.value(2).toLongLong());
            return state;
        });
    if (!found)
        return found.error();
    return found->value_or(QueueState());
}

Result<int> OutboxStore::doubtWhatWasSending()
{
    const auto found =
        m_database.rows(u"SELECT %1 FROM %2 WHERE outbox.state = 'sending'"_s.arg(columns, tables), {}, entryFrom);
    if (!found)
        return found.error();
    for (const auto &entry : *found) {
        const Error crashed{Error::Kind::InDoubt, u"the agent ended while this was being sent"_s};
        if (const auto doubted = settleInDoubt(entry, crashed, m_clock.now()); !doubted)
            return doubted.error();
    }
    return static_cast<int>(found->size());
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
                              "updated_at = ? WHERE uuid = ? AND (delivery <> ? OR delivery_error <> ?)"_s,
        {toWord(to), orEmpty(error), toMs(m_clock.now()), entry.order.toString(), toWord(to), orEmpty(error)});
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
        const auto marked = finishStep(entry,
            u"state = 'sending', attempts = attempts + 1, first_sent_at = ifnull(first_sent_at, ?), scheduled_at = ?, "
            "next_try_ms = ?"_s,
            {now, now, now});
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
        // 'own' keeps the worker from trying to merge it again.
        const auto changed = finishStep(entry,
            u"operation = 'create', payload = 'own', state = 'queued', looks = 0, first_sent_at = NULL, "
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
                               "delivery_error = '', updated_at = ?, version = version + 1 WHERE uuid = ?"_s,
                {pos.id.isEmpty() ? QString() : pos.id.toString(), toMs(now), entry.order.toString()});
        if (!named)
            return named;
        if (auto noted = recordMove(entry, Delivery::Delivered, pos.id.toString()); !noted)
            return noted;
        if (const auto news = m_orders.takePosNews(pos); !news)
            return news.error();
        if (entry.operation != Operation::Create || !entry.resent)
            return Ok{};
        const auto row = m_database.number(u"SELECT order_row FROM outbox WHERE seq = ?"_s, {entry.seq});
        if (!row)
            return row.error();
        return enqueueOperation(m_database, *row, Operation::KeepOne, {}, now, untilBothShow);
    });
}

Result<Ok> OutboxStore::settle(const OutboxEntry &entry, Delivery to, const Error &error, Instant nextTry)
{
    return m_database.write([&]() -> Result<Ok> {
        const auto now = toMs(m_clock.now());
        const QVariant finished = to == Delivery::Rejected ? QVariant(now) : QVariant(QMetaType::fromType<qint64>());
        const auto changed = finishStep(entry,
            u"state = ?, error_kind = ?, error = ?, scheduled_at = ?, next_try_ms = ?, finished_at = ?"_s,
            {toWord(to), toWord(error.kind), orEmpty(error.message), now, toMs(nextTry), finished});
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
