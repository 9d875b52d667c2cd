#include "sync/pos/treez/treeztickets.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/treez/treezticketmapping.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int pageSize = 50; // The most Treez answers.
constexpr int mostPages = 200;

QByteArray ticketPath(const PosOrderId &id) { return "/ticket/" + QUrl::toPercentEncoding(id.toString()); }

Result<PosOrder> requireTicket(const PosOrder &order, const PosOrderId &id)
{
    if (order.id != id)
        return Error{Error::Kind::Malformed, u"the answer is about another ticket"_s};
    return order;
}

/** What stands against writing a status; nothing when it may be sent. */
std::optional<Error> objection(const PosOrder &ticket, OrderStatus to)
{
    if (!TreezTicketMapping::isSettable(to))
        return Error{Error::Kind::Unsupported, u"Treez does not let a kiosk set %1"_s.arg(toWord(to))};
    if (ticket.status && isFinal(*ticket.status))
        return Error{Error::Kind::Conflict, u"the ticket is %1 already"_s.arg(ticket.word)};
    if (ticket.paid && to == OrderStatus::Canceled)
        return Error{Error::Kind::Conflict, u"the ticket is paid, only the shop can cancel it"_s};
    return std::nullopt;
}
} // namespace

TreezTickets::TreezTickets(TreezSession &session) : m_session(session) { }

QCoro::Task<Result<QJsonObject>> TreezTickets::readRaw(PosOrderId id, Priority priority)
{
    auto asking = m_session.get(ticketPath(id), priority);
    const auto answer = co_await asking;
    co_return answer.andThen(TreezReply::single);
}

QCoro::Task<Result<PosOrder>> TreezTickets::read(PosOrderId id, Priority priority)
{
    auto reading = readRaw(id, priority);
    const auto raw = co_await reading;
    if (!raw)
        co_return raw.error();
    const auto order = TreezTicketMapping::parseTicket(*raw, m_session.settings().currency);
    if (!order)
        co_return order.error();
    co_return requireTicket(*order, id);
}

QCoro::Task<Result<QList<PosOrder>>> TreezTickets::list(
    QByteArray path, QByteArray query, Priority priority, Enough enough)
{
    QList<PosOrder> found;
    qint64 seen = 0;
    for (int page = 1; page <= mostPages; ++page) {
        const QByteArray address =
            path + "/page/" + QByteArray::number(page) + "/pagesize/" + QByteArray::number(pageSize) + query;
        auto asking = m_session.get(address, priority);
        const auto answer = co_await asking;
        const auto tickets = answer.andThen(TreezReply::tickets);
        if (!tickets)
            co_return tickets.error();
        const auto orders = TreezTicketMapping::parseTickets(*tickets, m_session.settings().currency);
        found += orders;
        seen += tickets->size();
        // Treez may answer fewer than asked for: only its own count or an empty page is the end.
        const auto total = wholeOf((*answer)["totalElements"_L1]).value_or(0);
        const bool atEnd = tickets->isEmpty() || (total > 0 && seen >= total);
        if (atEnd || std::any_of(orders.begin(), orders.end(), enough))
            co_return found;
    }
    co_return Error{Error::Kind::Malformed, u"the list of tickets does not end"_s};
}

QCoro::Task<Result<PosOrder>> TreezTickets::setStatus(PosOrderId id, OrderStatus to)
{
    auto reading = readRaw(id, Priority::Order);
    const auto raw = co_await reading;
    if (!raw)
        co_return raw.error();
    const auto ticket = TreezTicketMapping::parseTicket(*raw, m_session.settings().currency);
    if (!ticket)
        co_return ticket.error();
    if (ticket->status == to && ticket->word == toWord(to))
        co_return requireTicket(*ticket, id);
    if (const auto refusal = objection(*ticket, to))
        co_return *refusal;
    const auto body = TreezTicketMapping::statusBody(*raw, to, m_session.settings());
    auto putting = put(id, body);
    co_return co_await putting;
}

QCoro::Task<Result<PosOrder>> TreezTickets::put(PosOrderId id, QJsonObject body)
{
    const QByteArray path = "/ticket/update/" + QUrl::toPercentEncoding(id.toString());
    auto writing = m_session.write("PUT", path, body, TreezReply::Call::Write);
    const auto answer = co_await writing;
    const auto raw = answer.andThen(TreezReply::single);
    if (!raw)
        co_return raw.error();
    const auto ticket = TreezTicketMapping::parseTicket(*raw, m_session.settings().currency);
    if (!ticket)
        co_return ticket.error();
    co_return requireTicket(*ticket, id);
}

} // namespace Peak
