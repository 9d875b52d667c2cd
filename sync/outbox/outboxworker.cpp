#include "sync/outbox/outboxworker.h"

#include "core/logging.h"
#include "core/storage/mergetargetjson.h"
#include "core/ticketnote.h"
#include "sync/outbox/deliverypolicy.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr std::chrono::seconds pollInterval(1);
constexpr std::chrono::seconds shortestLook(1);

/** A create that must not be merged: it was tried as a merge before. */
bool wantsOwnTicket(const OutboxEntry &entry) { return entry.payload == "own"_L1 || entry.resent; }

CustomerQuery queryFor(const Contact &contact)
{
    CustomerQuery query;
    if (!contact.phone.isEmpty())
        query.phone = contact.phone;
    else
        query.email = contact.email;
    return query;
}

MergeTarget targetFor(const PosOrder &ticket, const Order &open, const Order &order)
{
    const TicketNote note = TicketNote::fromText(ticket.note);
    MergeTarget target;
    target.ticket = ticket.id;
    target.customer = ticket.customer.isEmpty() ? order.customer : ticket.customer;
    target.before = mergedLines(ticket.lines, {});
    target.lines = mergedLines(ticket.lines, targetLines(order.lines));
    target.references << (ticket.reference.isEmpty() ? open.reference : ticket.reference) << note.references
                      << order.reference;
    target.references.removeDuplicates();
    target.note = note.text;
    return target;
}
} // namespace

OutboxWorker::OutboxWorker(
    OutboxStore &outbox, OrderStore &orders, PosClient &client, const Clock &clock, int parallel, QObject *parent)
    : QObject(parent), m_outbox(outbox), m_orders(orders), m_client(client), m_clock(clock), m_parallel(parallel)
{
    m_poll.setInterval(pollInterval);
    m_next.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &OutboxWorker::wake);
    connect(&m_next, &QTimer::timeout, this, &OutboxWorker::wake);
}

void OutboxWorker::start()
{
    const auto doubted = m_outbox.doubtWhatWasSending();
    if (!doubted)
        qCCritical(lcOutbox) << "cannot take up the queue:" << doubted.error().message;
    else if (*doubted > 0)
        qCWarning(lcOutbox) << *doubted << "operations were being sent when the last agent ended; looking them up";
    m_started = true;
    m_poll.start();
    wake();
}

void OutboxWorker::stop()
{
    m_started = false;
    m_poll.stop();
    m_next.stop();
}

void OutboxWorker::wake()
{
    if (m_started)
        fill();
}

void OutboxWorker::fill()
{
    const int room = m_parallel - static_cast<int>(m_running.size());
    if (room <= 0)
        return;
    // Those running are among the ready ones: ask for as many more.
    const auto ready = m_outbox.ready(m_parallel + static_cast<int>(m_running.size()), m_client.capabilities().resume);
    if (!ready) {
        qCCritical(lcOutbox) << "cannot read the queue:" << ready.error().message;
        return;
    }
    int begun = 0;
    for (const auto &entry : *ready) {
        if (begun == room)
            break;
        if (m_running.contains(entry.seq))
            continue;
        m_running.insert(entry.seq);
        work(entry);
        ++begun;
    }
    scheduleNext();
}

void OutboxWorker::scheduleNext()
{
    const auto due = m_outbox.nextDue();
    if (!due || !*due)
        return;
    const auto wait = std::clamp<Milliseconds>(**due - m_clock.now(), Milliseconds(1), std::chrono::minutes(1));
    m_next.start(wait);
}

QCoro::Task<void> OutboxWorker::work(OutboxEntry entry)
{
    const auto done = co_await step(entry);
    m_running.remove(entry.seq);
    if (!done) {
        // The disk refuses. What is on it stays true; the poll timer tries again instead of spinning here.
        qCCritical(lcOutbox) << "order" << entry.order.toString() << "cannot be moved on:" << done.error().message;
        co_return;
    }
    Q_EMIT orderChanged(entry.order);
    if (m_started)
        QMetaObject::invokeMethod(this, &OutboxWorker::wake, Qt::QueuedConnection);
}

OutboxWorker::Step OutboxWorker::step(OutboxEntry entry)
{
    const auto order = m_orders.byId(entry.order);
    if (!order)
        co_return order.error();
    if (!*order)
        co_return Error{Error::Kind::Storage, u"an outbox entry without its order"_s};
    if (entry.state == Delivery::Sending) {
        // Ours, but its end could not be written down: the same as a crash.
        const Error unwritten{Error::Kind::InDoubt, u"sent, but its end could not be stored"_s};
        co_return m_outbox.settleInDoubt(entry, unwritten, m_clock.now());
    }
    if (entry.state == Delivery::InDoubt)
        co_return co_await look(entry, **order);
    co_return co_await deliver(entry, **order);
}

OutboxWorker::Step OutboxWorker::look(OutboxEntry entry, Order order)
{
    const auto recovery = co_await recover(entry, order);
    if (!recovery) {
        // The look failed; it says nothing about the order. It stays in doubt.
        co_return m_outbox.settleInDoubt(entry, recovery.error(), nextTry(entry.seq, recovery.error()));
    }
    m_failures.remove(entry.seq);
    switch (recovery->verdict) {
    case Recovery::Verdict::Found:
        qCInfo(lcOutbox) << "order" << order.reference << "was found at the POS";
        co_return settleFound(entry, *recovery->order);
    case Recovery::Verdict::LookAgain:
        co_return m_outbox.lookAgain(entry, m_clock.now() + std::max(recovery->wait, shortestLook));
    case Recovery::Verdict::NotThere:
        qCInfo(lcOutbox) << "order" << order.reference << "is not at the POS; sending it again";
        co_return m_outbox.sendAgain(entry);
    case Recovery::Verdict::Unknowable:
        qCCritical(lcOutbox) << "order" << order.reference << "may be at the POS; staff must look";
        co_return m_outbox.leaveToPerson(entry, u"the POS gives no way to know whether it has this order"_s);
    case Recovery::Verdict::Superseded:
        co_return m_outbox.turnIntoCreate(entry, u"the open ticket changed meanwhile"_s);
    case Recovery::Verdict::Refused:
        qCWarning(lcOutbox) << "order" << order.reference << "was refused by the POS after it had taken it";
        co_return m_outbox.settleRejected(entry, Error{Error::Kind::Rejected, recovery->reason});
    }
    Q_UNREACHABLE();
}

Result<QSet<PosOrderId>> OutboxWorker::takenByOthers(const Order &order)
{
    const auto open = m_orders.openPosOrders();
    if (!open)
        return open.error();
    QSet<PosOrderId> taken(open->cbegin(), open->cend());
    taken.remove(order.posOrder);
    return taken;
}

QCoro::Task<Result<Recovery>> OutboxWorker::recover(OutboxEntry entry, Order order)
{
    switch (entry.operation) {
    case Operation::Create: {
        const auto taken = takenByOthers(order);
        if (!taken)
            co_return taken.error();
        const UnclearCreate unclear{order, entry.firstSentAt.value_or(entry.createdAt), entry.looks, *taken};
        co_return co_await m_client.recoverCreate(unclear);
    }
    case Operation::Merge: {
        const auto target = MergeTargetJson::fromText(entry.payload);
        if (!target)
            co_return target.error();
        co_return co_await m_client.recoverUpdate(*target);
    }
    case Operation::Status: {
        const StatusChange change{order, orderStatusOf(entry.payload).value_or(order.status)};
        co_return co_await m_client.recoverStatus(change);
    }
    case Operation::KeepOne:
        // Looking is all it does: doing it again is safe.
        co_return Recovery{Recovery::Verdict::NotThere, {}, {}};
    }
    Q_UNREACHABLE();
}

OutboxWorker::Step OutboxWorker::deliver(OutboxEntry entry, Order order)
{
    switch (entry.operation) {
    case Operation::Create:
        co_return co_await create(entry, order);
    case Operation::Merge:
        co_return co_await merge(entry);
    case Operation::Status:
        co_return co_await changeStatus(entry, order);
    case Operation::KeepOne:
        co_return co_await keepOne(entry, order);
    }
    Q_UNREACHABLE();
}

OutboxWorker::Step OutboxWorker::create(OutboxEntry entry, Order order)
{
    if (!entry.resent) {
        const auto renamed = co_await nameCustomer(order);
        if (!renamed && renamed.error().kind == Error::Kind::Rejected)
            co_return m_outbox.settleRejected(entry, renamed.error());
        if (!renamed)
            co_return postpone(entry, renamed.error());
        if (*renamed)
            co_return Ok{};
    }
    if (!wantsOwnTicket(entry)) {
        const auto target = co_await openTicketFor(order);
        if (!target)
            co_return postpone(entry, target.error());
        if (*target)
            co_return m_outbox.turnIntoMerge(entry, **target);
    }
    // On disk before on the wire: after a crash we know that it may have been sent.
    if (const auto marked = m_outbox.markSending(entry); !marked)
        co_return marked;
    entry.state = Delivery::Sending;
    Q_EMIT orderChanged(entry.order);
    const auto outcome = co_await m_client.create(order);
    co_return settle(entry, outcome);
}

QCoro::Task<Result<bool>> OutboxWorker::nameCustomer(Order order)
{
    const bool known = !order.customer.isEmpty() || (order.contact.phone.isEmpty() && order.contact.email.isEmpty());
    if (known || !m_client.capabilities().findCustomer)
        co_return false;
    const CustomerQuery query = queryFor(order.contact);
    const auto found = co_await m_client.findCustomer(query);
    if (!found) {
        // Nobody of that number is an answer, and so is a refusal: the order goes with the contact in its note.
        if (DeliveryPolicy::after(found.error()) == Delivery::Rejected)
            co_return false;
        co_return found.error();
    }
    QList<Customer> active;
    std::ranges::copy_if(*found, std::back_inserter(active), &Customer::active);
    if (active.size() != 1)
        co_return false;
    if (active.first().banned)
        co_return Error{Error::Kind::Rejected, u"the POS says that this customer must not be served"_s};
    const auto named = m_orders.setCustomer(order.id, active.first().id);
    if (!named)
        co_return named.error();
    co_return true;
}

QCoro::Task<Result<std::optional<MergeTarget>>> OutboxWorker::openTicketFor(Order order)
{
    using Target = std::optional<MergeTarget>;
    if (!m_client.capabilities().resume || order.customer.isEmpty())
        co_return Target();
    const auto newest = m_orders.newestTicketOf(order.customer, order.id);
    if (!newest)
        co_return newest.error();
    if (!*newest || isFinal((*newest)->status))
        co_return Target();
    const auto ticket = co_await m_client.read((*newest)->posOrder);
    if (!ticket) {
        if (ticket.error().kind == Error::Kind::NotFound)
            co_return Target();
        co_return ticket.error();
    }
    if (!m_client.canResume(*ticket, m_orders.localDay()))
        co_return Target();
    co_return Target(targetFor(*ticket, **newest, order));
}

OutboxWorker::Step OutboxWorker::merge(OutboxEntry entry)
{
    const auto target = MergeTargetJson::fromText(entry.payload);
    if (!target)
        co_return m_outbox.turnIntoCreate(entry, target.error().message);
    if (const auto marked = m_outbox.markSending(entry); !marked)
        co_return marked;
    entry.state = Delivery::Sending;
    Q_EMIT orderChanged(entry.order);
    const auto outcome = co_await m_client.update(*target);
    const bool closed =
        !outcome && (outcome.error().kind == Error::Kind::Conflict || outcome.error().kind == Error::Kind::NotFound);
    if (closed)
        co_return m_outbox.turnIntoCreate(entry, u"the open ticket can no longer be changed"_s);
    co_return settle(entry, outcome);
}

OutboxWorker::Step OutboxWorker::changeStatus(OutboxEntry entry, Order order)
{
    const StatusChange change{order, orderStatusOf(entry.payload).value_or(order.status)};
    if (const auto marked = m_outbox.markSending(entry); !marked)
        co_return marked;
    entry.state = Delivery::Sending;
    const auto outcome = co_await m_client.updateStatus(change);
    const auto settled = settle(entry, outcome);
    if (!settled || outcome || DeliveryPolicy::after(outcome.error()) != Delivery::Rejected)
        co_return settled;
    // Refused: what the POS has is the truth, and the screen must show it.
    const auto truth = co_await m_client.read(order.posOrder);
    if (!truth)
        co_return Ok{}; // The poller brings it.
    const auto applied = m_orders.applyPosNews(*truth);
    if (!applied)
        co_return applied.error();
    co_return Ok{};
}

OutboxWorker::Step OutboxWorker::keepOne(OutboxEntry entry, Order order)
{
    const auto taken = takenByOthers(order);
    if (!taken)
        co_return taken.error();
    const UnclearCreate unclear{order, entry.firstSentAt.value_or(entry.createdAt), 0, *taken};
    const auto kept = co_await m_client.keepOnlyOne(unclear);
    if (!kept && DeliveryPolicy::after(kept.error()) == Delivery::Rejected)
        co_return m_outbox.settleRejected(entry, kept.error());
    if (!kept)
        co_return postpone(entry, kept.error());
    co_return settleFound(entry, *kept);
}

Result<Ok> OutboxWorker::settle(const OutboxEntry &entry, const Result<PosOrder> &outcome)
{
    if (!outcome)
        return settleFailure(entry, outcome.error());
    return settleFound(entry, *outcome);
}

Result<Ok> OutboxWorker::settleFound(const OutboxEntry &entry, const PosOrder &pos)
{
    m_failures.remove(entry.seq);
    if (auto settled = m_outbox.settleDelivered(entry, pos); !settled)
        return settled;
    qCInfo(lcOutbox) << "order" << entry.order.toString() << toWord(entry.operation) << "delivered as"
                     << pos.id.toString();
    Q_EMIT delivered(entry.order);
    return Ok{};
}

Result<Ok> OutboxWorker::settleFailure(const OutboxEntry &entry, const Error &error)
{
    const Delivery next = DeliveryPolicy::after(error);
    qCWarning(lcOutbox) << "order" << entry.order.toString() << toWord(entry.operation) << toWord(error.kind) << "->"
                        << toWord(next) << error.message;
    switch (next) {
    case Delivery::Queued:
        return m_outbox.settleQueued(entry, error, nextTry(entry.seq, error));
    case Delivery::InDoubt:
        return m_outbox.settleInDoubt(entry, error, m_clock.now());
    case Delivery::Rejected:
        return m_outbox.settleRejected(entry, error);
    case Delivery::Sending:
    case Delivery::Delivered:
        break;
    }
    Q_UNREACHABLE();
}

Result<Ok> OutboxWorker::postpone(const OutboxEntry &entry, const Error &error)
{
    if (error.kind == Error::Kind::Storage)
        return error;
    return m_outbox.settleQueued(entry, error, nextTry(entry.seq, error));
}

Instant OutboxWorker::nextTry(qint64 seq, const Error &error)
{
    const int failures = ++m_failures[seq];
    return m_clock.now() + DeliveryPolicy::wait(error, failures, QRandomGenerator::global()->generateDouble());
}

} // namespace Peak
