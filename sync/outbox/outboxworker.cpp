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

/** A create that must not be merged. */
bool wantsOwnTicket(const OutboxEntry &entry) { return entry.ownTicket || entry.resent; }

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
    : QObject(parent), m_outbox(outbox), m_orders(orders), m_client(client), m_clock(clock), m_parallel(parallel),
      m_commits(outbox, [this] { return m_running.size(); })
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

void OutboxWorker::writeDown()
{
    while (!m_commits.isEmpty())
        m_commits.flush();
}

void OutboxWorker::wake()
{
    m_wakes = false;
    if (m_started)
        fill();
}

void OutboxWorker::fill()
{
    const int room = m_parallel - static_cast<int>(m_running.size()) + m_answered;
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
    if (begun < room) // Otherwise the first to end looks again.
        scheduleNext();
}

/** Those who end together look at the queue once. */
void OutboxWorker::wakeSoon()
{
    if (!m_started || std::exchange(m_wakes, true))
        return;
    QMetaObject::invokeMethod(this, &OutboxWorker::wake, Qt::QueuedConnection);
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
        if (m_started)
            qCCritical(lcOutbox) << "order" << entry.order.toString() << "cannot be moved on:" << done.error().message;
        co_return;
    }
    Q_EMIT orderChanged(entry.order);
    wakeSoon();
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
        auto doubting = m_commits.join([&] { return m_outbox.settleInDoubt(entry, unwritten, m_clock.now()); });
        co_return co_await doubting;
    }
    if (entry.state == Delivery::InDoubt)
        co_return co_await look(entry, **order);
    co_return co_await deliver(entry, **order);
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
        auto naming = nameCustomer(order);
        const auto renamed = co_await naming;
        if (!renamed) {
            auto ending = cannotBeNamed(entry, renamed.error());
            co_return co_await ending;
        }
        if (*renamed)
            co_return Ok{};
    }
    if (!wantsOwnTicket(entry)) {
        auto looking = openTicketFor(order);
        const auto target = co_await looking;
        if (!target) {
            auto postponing = postpone(entry, target.error());
            co_return co_await postponing;
        }
        if (*target) {
            auto turning = m_commits.join([&] { return m_outbox.turnIntoMerge(entry, **target); });
            co_return co_await turning;
        }
    }
    auto marking = markSending(entry);
    if (const auto marked = co_await marking; !marked)
        co_return marked;
    entry.state = Delivery::Sending;
    Q_EMIT orderChanged(entry.order);
    auto creating = m_client.create(order);
    const auto outcome = co_await creating;
    auto settling = settle(entry, outcome);
    co_return co_await settling;
}

OutboxWorker::Step OutboxWorker::cannotBeNamed(OutboxEntry entry, Error error)
{
    if (error.kind == Error::Kind::Rejected) {
        auto rejecting = m_commits.join([&] { return m_outbox.settleRejected(entry, error); });
        co_return co_await rejecting;
    }
    auto postponing = postpone(entry, error);
    co_return co_await postponing;
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
    auto naming = m_commits.join([&] { return m_orders.setCustomer(order.id, active.first().id); });
    const auto named = co_await naming;
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
    if (!target) {
        auto turning = m_commits.join([&] { return m_outbox.turnIntoCreate(entry, target.error().message); });
        co_return co_await turning;
    }
    auto marking = markSending(entry);
    if (const auto marked = co_await marking; !marked)
        co_return marked;
    entry.state = Delivery::Sending;
    Q_EMIT orderChanged(entry.order);
    auto updating = m_client.update(*target);
    const auto outcome = co_await updating;
    const bool closed =
        !outcome && (outcome.error().kind == Error::Kind::Conflict || outcome.error().kind == Error::Kind::NotFound);
    if (closed) {
        auto turning = m_commits.join(
            [&] { return m_outbox.turnIntoCreate(entry, u"the open ticket can no longer be changed"_s); });
        co_return co_await turning;
    }
    auto settling = settle(entry, outcome);
    co_return co_await settling;
}

OutboxWorker::Step OutboxWorker::changeStatus(OutboxEntry entry, Order order)
{
    const StatusChange change{order, orderStatusOf(entry.payload).value_or(order.status)};
    auto marking = markSending(entry);
    if (const auto marked = co_await marking; !marked)
        co_return marked;
    entry.state = Delivery::Sending;
    auto updating = m_client.updateStatus(change);
    const auto outcome = co_await updating;
    auto settling = settle(entry, outcome);
    const auto settled = co_await settling;
    if (!settled || outcome || DeliveryPolicy::after(outcome.error()) != Delivery::Rejected)
        co_return settled;
    // Refused: what the POS has is the truth, and the screen must show it.
    auto reading = m_client.read(order.posOrder);
    const auto truth = co_await reading;
    if (!truth)
        co_return Ok{}; // The poller brings it.
    auto applying =
        m_commits.join([&] { return m_orders.applyPosNews(*truth).map([](const auto &) { return Ok{}; }); });
    co_return co_await applying;
}

OutboxWorker::Step OutboxWorker::keepOne(OutboxEntry entry, Order order)
{
    const auto taken = takenByOthers(order);
    if (!taken)
        co_return taken.error();
    const UnclearCreate unclear{order, entry.firstSentAt.value_or(entry.createdAt), 0, *taken};
    auto keeping = m_client.keepOnlyOne(unclear);
    const auto kept = co_await keeping;
    if (kept) {
        auto settling = settleFound(entry, *kept);
        co_return co_await settling;
    }
    const bool refused = DeliveryPolicy::after(kept.error()) == Delivery::Rejected;
    auto ending = refused ? settleFailure(entry, kept.error()) : postpone(entry, kept.error());
    co_return co_await ending;
}

OutboxWorker::Step OutboxWorker::markSending(OutboxEntry entry)
{
    auto marking = m_commits.join([&]() -> Result<Ok> {
        if (!m_started)
            return Error{Error::Kind::Storage, u"nothing is sent any more"_s};
        return m_outbox.markSending(entry);
    });
    co_return co_await marking;
}

OutboxWorker::Step OutboxWorker::settle(OutboxEntry entry, Result<PosOrder> outcome)
{
    // First, so that what takes its place with the POS is marked in the same transaction.
    ++m_answered;
    wakeSoon();
    auto settling = outcome ? settleFound(entry, *outcome) : settleFailure(entry, outcome.error());
    const auto settled = co_await settling;
    --m_answered;
    co_return settled;
}

OutboxWorker::Step OutboxWorker::settleFound(OutboxEntry entry, PosOrder pos)
{
    m_failures.remove(entry.seq);
    auto settling = m_commits.join([&] { return m_outbox.settleDelivered(entry, pos); });
    const auto settled = co_await settling;
    if (!settled)
        co_return settled;
    qCInfo(lcOutbox) << "order" << entry.order.toString() << toWord(entry.operation) << "delivered as"
                     << pos.id.toString();
    Q_EMIT delivered(entry.order);
    co_return Ok{};
}

OutboxWorker::Step OutboxWorker::settleFailure(OutboxEntry entry, Error error)
{
    const Delivery next = DeliveryPolicy::after(error);
    qCWarning(lcOutbox) << "order" << entry.order.toString() << toWord(entry.operation) << toWord(error.kind) << "->"
                        << toWord(next) << error.message;
    const Instant again = next == Delivery::Queued ? nextTry(entry.seq, error) : m_clock.now();
    auto settling = m_commits.join([&]() -> Result<Ok> {
        switch (next) {
        case Delivery::Queued:
            return m_outbox.settleQueued(entry, error, again);
        case Delivery::InDoubt:
            return m_outbox.settleInDoubt(entry, error, again);
        case Delivery::Rejected:
            return m_outbox.settleRejected(entry, error);
        case Delivery::Sending:
        case Delivery::Delivered:
            break;
        }
        Q_UNREACHABLE();
    });
    co_return co_await settling;
}

OutboxWorker::Step OutboxWorker::postpone(OutboxEntry entry, Error error)
{
    if (error.kind == Error::Kind::Storage)
        co_return error;
    const Instant again = nextTry(entry.seq, error);
    auto postponing = m_commits.join([&] { return m_outbox.settleQueued(entry, error, again); });
    co_return co_await postponing;
}

Instant OutboxWorker::nextTry(qint64 seq, const Error &error)
{
    const int failures = ++m_failures[seq];
    return m_clock.now() + DeliveryPolicy::wait(error, failures, QRandomGenerator::global()->generateDouble());
}

} // namespace Peak
