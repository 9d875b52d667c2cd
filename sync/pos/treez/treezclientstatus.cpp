// TreezClient: what happened to tickets since we last asked.
#include "sync/pos/treez/treezclient.h"

#include "sync/pos/treez/treeztime.h"

#include "core/logging.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto furthestBack = 29 * 24h; ///< Treez refuses to go back more than 30 days.
constexpr auto overlap = 60s; ///< Their clock and ours differ; to see a change twice does no harm.
constexpr OrderStatus openStatuses[] = {
    OrderStatus::VerificationPending,
    OrderStatus::AwaitingProcessing,
    OrderStatus::InProcess,
    OrderStatus::PackedReady,
    OrderStatus::OutForDelivery,
};
constexpr OrderStatus closedStatuses[] = {OrderStatus::Completed, OrderStatus::Canceled};

/** The POS is there and says that it has no such call. */
bool saysThereIsNone(const Error &error)
{
    using enum Error::Kind;
    return error.kind == NotFound || error.kind == Rejected || error.kind == Malformed;
}

bool everything(const PosOrder &) { return false; }
} // namespace

QCoro::Task<Result<StatusNews>> TreezClient::changedOrders(Instant since)
{
    const Instant from = std::max(since - overlap, m_clock.now() - furthestBack);
    if (m_changeFeedWorks) {
        auto feeding = changeFeed(from);
        const auto news = co_await feeding;
        if (news || !saysThereIsNone(news.error()))
            co_return news;
        m_changeFeedWorks = false;
        qCInfo(lcPos) << "no list of changed tickets here, asking by status from now on";
    }
    auto listing = statusLists(from);
    co_return co_await listing;
}

QCoro::Task<Result<StatusNews>> TreezClient::changeFeed(Instant since)
{
    const bool v2 = m_settings.auth == TreezSettings::Auth::Token;
    const QByteArray path =
        (v2 ? "/ticket/lastUpdated/after/" : "/ticket/lastUpdated/") + treezPathTime(since, m_settings.timeZone);
    auto listing = m_tickets.list(path, {}, Priority::Background, everything);
    const auto orders = co_await listing;
    if (!orders)
        co_return orders.error();
    co_return StatusNews{*orders, false};
}

QCoro::Task<Result<StatusNews>> TreezClient::statusLists(Instant since)
{
    StatusNews news;
    for (const auto status : openStatuses) {
        auto listing =
            m_tickets.list("/ticket/status/" + toWord(status).toLatin1(), {}, Priority::Background, everything);
        const auto orders = co_await listing;
        if (!orders)
            co_return orders.error();
        news.orders += *orders;
    }
    const TreezTickets::Enough older = [since](const PosOrder &ticket) { return ticket.updatedAt < since; };
    for (const auto status : closedStatuses) {
        auto listing = m_tickets.list("/ticket/status/" + toWord(status).toLatin1(),
            "?sort_by_field=lastUpdatedAt&sort_order=desc", Priority::Background, older);
        const auto orders = co_await listing;
        if (!orders)
            co_return orders.error();
        std::copy_if(orders->begin(), orders->end(), std::back_inserter(news.orders), std::not_fn(older));
    }
    news.complete = true;
    co_return news;
}

} // namespace Peak
