#include "sync/status/statuspoller.h"

#include "core/logging.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr std::chrono::minutes overlap(2); ///< Clocks differ; a change seen twice changes nothing.
constexpr qsizetype mostReads = 40; ///< In one round.

QList<PosOrderId> without(QList<PosOrderId> ids, const QList<PosOrder> &orders)
{
    ids.removeIf([&](const PosOrderId &id) {
        return std::ranges::any_of(orders, [&](const PosOrder &order) { return order.id == id; });
    });
    return ids;
}
} // namespace

StatusPoller::StatusPoller(
    OrderStore &orders, PosClient &client, const Clock &clock, std::chrono::seconds interval, QObject *parent)
    : QObject(parent), m_orders(orders), m_client(client), m_clock(clock)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &StatusPoller::poll);
}

void StatusPoller::start()
{
    m_timer.start();
    poll();
}

void StatusPoller::stop() { m_timer.stop(); }

QCoro::Task<Result<Ok>> StatusPoller::poll()
{
    if (m_busy)
        co_return Ok{};
    const auto open = m_orders.openPosOrders();
    if (!open)
        co_return open.error();
    if (open->isEmpty())
        co_return Ok{};
    m_busy = true;
    const Instant startedAt = m_clock.now();
    auto asking = ask(*open, askSince(startedAt));
    const auto news = co_await asking;
    m_busy = false;
    if (!news) {
        qCWarning(lcStatus) << "cannot ask for changes:" << toWord(news.error().kind) << news.error().message;
        Q_EMIT posFailed(news.error());
        co_return news.error();
    }
    Q_EMIT posAnswered();
    // What became open while we asked is covered by the overlap of the next round.
    const auto applied = apply(news->orders, QSet<PosOrderId>(open->cbegin(), open->cend()));
    if (applied)
        m_mark = startedAt - overlap;
    co_return applied;
}

QCoro::Task<Result<StatusNews>> StatusPoller::ask(QList<PosOrderId> open, Instant since)
{
    auto asking = m_client.changedOrders(since);
    const auto news = co_await asking;
    if (!news && news.error().kind != Error::Kind::Unsupported)
        co_return news;
    if (news && !news->complete)
        co_return news;
    // An open order that is not among the open ones has come to its end, which is told one order at a time.
    auto reading = readOneByOne(news ? without(open, news->orders) : open);
    const auto read = co_await reading;
    if (!news)
        co_return read;
    StatusNews all = *news;
    if (read)
        all.orders += read->orders;
    co_return all;
}

/** Stops at the first failure; what was read before it counts, and the next round begins with the one that failed. */
QCoro::Task<Result<StatusNews>> StatusPoller::readOneByOne(QList<PosOrderId> open)
{
    StatusNews news;
    const auto turn = turnOf(open);
    for (const auto &id : turn) {
        auto reading = m_client.read(id);
        const auto order = co_await reading;
        if (order)
            news.orders.append(*order);
        else if (order.error().kind == Error::Kind::NotFound)
            qCWarning(lcStatus) << "the POS no longer knows" << id.toString();
        else if (news.orders.isEmpty())
            co_return order.error();
        else
            break;
        m_lastRead = id;
    }
    co_return news;
}

/** Whose turn it is in this round: those behind the last one read, then from the beginning. */
QList<PosOrderId> StatusPoller::turnOf(QList<PosOrderId> open) const
{
    std::ranges::sort(open);
    std::rotate(open.begin(), std::ranges::upper_bound(open, m_lastRead), open.end());
    return open.first(std::min(open.size(), mostReads));
}

/** After a start everything since the oldest open order last changed; and the clock may have been set back. */
Instant StatusPoller::askSince(Instant now)
{
    if (!m_mark)
        m_mark = m_orders.openPosOrdersSince().valueOr({}).value_or(now) - overlap;
    return std::min(*m_mark, now - overlap);
}

Result<Ok> StatusPoller::apply(const QList<PosOrder> &news, const QSet<PosOrderId> &open)
{
    for (const auto &order : news) {
        if (!open.contains(order.id))
            continue; // Somebody else's ticket.
        if (!order.status && !m_unknownWords.contains(order.word)) {
            m_unknownWords.insert(order.word);
            qCWarning(lcStatus) << "the POS uses a status we do not know:" << order.word;
        }
        const auto changed = m_orders.applyPosNews(order);
        if (!changed)
            return changed.error();
        for (const auto &ours : *changed)
            Q_EMIT orderChanged(ours);
    }
    return Ok{};
}

} // namespace Peak
