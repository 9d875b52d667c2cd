#include "sync/outbox/outboxworker.h"

#include "core/logging.h"
#include "sync/outbox/deliverypolicy.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

static constexpr std::chrono::seconds pollInterval(1);

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
