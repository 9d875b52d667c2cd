// ShopifyClient: what happened to orders since we last asked.
#include "sync/pos/shopify/shopifyclient.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/shopify/shopifyordermapping.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto overlap = 60s; ///< Their search index lags; to see a change twice does no harm.
constexpr int mostPages = 40;
constexpr qsizetype idsAtOnce = 50; ///< 250 are allowed, but cost more points than one query may.

QString changedFilter(Instant since)
{
    return u"updated_at:>='%1'"_s.arg(toDateTime(since - overlap).toUTC().toString(Qt::ISODate));
}
} // namespace

Result<PosOrder> ShopifyClient::parse(const QJsonObject &json) const
{
    const PosOrderId id(idOf(json["id"_L1]));
    auto order = ShopifyOrderMapping::isDraftId(id) ? ShopifyOrderMapping::parseDraft(json, m_settings)
                                                    : ShopifyOrderMapping::parseOrder(json, m_settings);
    if (order)
        order->id = id; // A completed draft keeps the name under which we know it.
    return order;
}

QCoro::Task<Result<StatusNews>> ShopifyClient::changedOrders(Instant since)
{
    const QString filter = changedFilter(since);
    StatusNews news;
    auto listing = changedIn(u"ChangedOrders"_s, u"orders"_s, filter);
    const auto orders = co_await listing;
    if (!orders)
        co_return orders.error();
    news.orders = *orders;
    if (!m_settings.completeDrafts) {
        auto drafting = changedIn(u"ChangedDrafts"_s, u"draftOrders"_s, filter);
        const auto drafts = co_await drafting;
        if (!drafts)
            co_return drafts.error();
        news.orders += *drafts;
    }
    // The lists come from an index that lags, and never name what was deleted: the others are asked for by name.
    auto watching = watchedExcept(news.orders);
    const auto watched = co_await watching;
    if (!watched)
        co_return watched.error();
    news.orders += *watched;
    for (const auto &order : news.orders)
        watch(order);
    co_return news;
}

QCoro::Task<Result<QList<PosOrder>>> ShopifyClient::changedIn(QString operation, QString root, QString filter)
{
    QList<PosOrder> changed;
    QJsonObject variables{{"q"_L1, filter}};
    for (int page = 0; page < mostPages; ++page) {
        auto asking = m_session.ask(operation, variables, Priority::Interactive);
        const auto data = co_await asking;
        if (!data)
            co_return data.error();
        const auto list = data->value(root).toObject();
        if (!list["nodes"_L1].isArray())
            co_return Error{Error::Kind::Malformed, u"the answer holds no list of orders"_s};
        for (const auto &node : list["nodes"_L1].toArray()) {
            if (const auto order = parse(node.toObject()))
                changed.append(*order);
        }
        if (!list["pageInfo"_L1]["hasNextPage"_L1].toBool())
            co_return changed;
        variables["after"_L1] = list["pageInfo"_L1]["endCursor"_L1];
    }
    co_return Error{Error::Kind::Malformed, u"the list of orders does not end"_s};
}

QCoro::Task<Result<QList<PosOrder>>> ShopifyClient::watchedExcept(QList<PosOrder> seen)
{
    auto left = m_watched;
    for (const auto &order : seen)
        left.remove(order.id);
    const auto wanted = left.values();
    QList<PosOrder> orders;
    for (qsizetype from = 0; from < wanted.size(); from += idsAtOnce) {
        const auto part = wanted.mid(from, idsAtOnce);
        QJsonArray ids;
        for (const auto &id : part)
            ids.append(id.toString());
        const QJsonObject variables{{"ids"_L1, ids}};
        auto asking = m_session.ask(u"ReadOrders"_s, variables, Priority::Interactive);
        const auto data = co_await asking;
        if (!data)
            co_return data.error();
        const auto nodes = data->value("nodes"_L1).toArray();
        if (nodes.size() != part.size())
            co_return Error{Error::Kind::Malformed, u"the answer does not fit the question"_s};
        for (qsizetype i = 0; i < part.size(); ++i) {
            PosOrder gone;
            gone.id = part[i];
            gone.word = u"DELETED"_s;
            gone.status = OrderStatus::Removed;
            const auto order = nodes[i].isNull() ? Result<PosOrder>(gone) : parse(nodes[i].toObject());
            if (order)
                orders.append(*order);
        }
    }
    co_return orders;
}

} // namespace Peak
