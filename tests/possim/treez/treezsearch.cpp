#include "tests/possim/treez/treezsearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

TreezSearch::TreezSearch(const StoreSetup &setup, const TreezTickets &tickets) : m_setup(setup), m_tickets(tickets) { }

/** "…/page/P/pagesize/N" at the end, after `before` parts. */
static bool endsWithPage(const QStringList &parts, qsizetype before)
{
    return parts.size() == before + 4 && parts[before] == "page"_L1 && parts[before + 2] == "pagesize"_L1;
}

bool TreezSearch::isList(const QStringList &parts)
{
    const QStringList words{u"status"_s, u"customer"_s, u"opendate"_s, u"closedate"_s, u"lastUpdated"_s};
    if (parts.isEmpty() || !words.contains(parts.first()))
        return false;
    return endsWithPage(parts, 2)
        || (parts.first() == "lastUpdated"_L1 && parts.value(1) == "after"_L1 && endsWithPage(parts, 3));
}

std::optional<HttpServerResponse> TreezSearch::answer(const QStringList &parts, const HttpServerRequest &request) const
{
    if (!isList(parts))
        return std::nullopt;
    const auto &what = parts[0];
    const auto &value = parts[parts.size() - 5];
    const auto &number = parts[parts.size() - 3];
    const auto &size = parts.last();
    if (what == "lastUpdated"_L1)
        return changedAfter(value, number, size, request);
    if (what == "status"_L1) {
        if (!isTreezStatus(value))
            return treezNoTickets(unknownTreezStatus(value));
        return page([&](const Ticket &ticket) { return ticket.status() == value; }, number, size, request);
    }
    if (what == "customer"_L1) {
        const auto isTheirs = [&](const Ticket &ticket) {
            return ticket.doc["customer_id"_L1].isDouble()
                && QString::number(ticket.doc["customer_id"_L1].toInteger()) == value;
        };
        return page(isTheirs, number, size, request);
    }
    return byDay(parts, request);
}

HttpServerResponse TreezSearch::byDay(const QStringList &parts, const HttpServerRequest &request) const
{
    const auto day = QDate::fromString(parts[1], Qt::ISODate);
    if (!day.isValid())
        return treezNoTickets({400, u"INVALID_DATE_FORMAT"_s, u"%1 is not yyyy-MM-dd"_s.arg(parts[1])});
    const bool opened = parts[0] == "opendate"_L1;
    const auto isOfDay = [&](const Ticket &ticket) {
        const auto moment = opened ? std::optional(ticket.created) : ticket.closed;
        return moment && toDateTime(*moment).toTimeZone(m_setup.zone).date() == day;
    };
    return page(isOfDay, parts[3], parts[5], request);
}

HttpServerResponse TreezSearch::changedAfter(
    const QString &stamp, const QString &number, const QString &size, const HttpServerRequest &request) const
{
    const auto since = fromTreezStamp(stamp);
    if (!since)
        return treezNoTickets({400, u"INVALID_DATE_FORMAT"_s, u"%1 is not yyyy-MM-dd'T'HH:mm:ss.SSSXXX"_s.arg(stamp)});
    if (*since < m_setup.now() - std::chrono::hours(24 * 30))
        return treezNoTickets({400, u"INVALID_REQUEST"_s, u"at most 30 days back"_s});
    return page([&](const Ticket &ticket) { return ticket.updated > *since; }, number, size, request, true);
}

HttpServerResponse TreezSearch::page(const Wanted &isWanted, const QString &number, const QString &size,
    const HttpServerRequest &request, bool byUpdate) const
{
    Paging paging;
    if (const auto refusal = Paging::parse(number, size, paging))
        return treezNoTickets(*refusal);
    const bool hideEmpty = request.queryValue(u"hide_empty_tickets"_s).compare("true"_L1, Qt::CaseInsensitive) == 0;
    const auto seenUntil = m_setup.now() - Milliseconds(m_setup.behaviour.visibilityDelayMs);
    QList<const Ticket *> found;
    for (const auto &ticket : m_tickets.all()) {
        const bool hidden = ticket.created > seenUntil || (hideEmpty && ticket.doc["items"_L1].toArray().isEmpty());
        if (!hidden && isWanted(ticket))
            found.append(&ticket);
    }
    const auto order = request.queryValue(u"sort_order"_s);
    const bool newestFirst = order.isEmpty() ? m_setup.behaviour.newestFirst : order == "desc"_L1;
    if (byUpdate || request.queryValue(u"sort_by_field"_s) == "lastUpdatedAt"_L1)
        std::stable_sort(found.begin(), found.end(), [](auto *a, auto *b) { return a->updated < b->updated; });
    if (newestFirst)
        std::reverse(found.begin(), found.end());
    QJsonArray tickets;
    const auto from = qsizetype(paging.page - 1) * paging.size;
    for (auto i = from; i < std::min<qsizetype>(from + paging.size, found.size()); ++i)
        tickets.append(found[i]->doc);
    return treezTickets(tickets, found.size());
}

} // namespace Peak::Possim
