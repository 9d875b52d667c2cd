#include "sync/pos/treez/treezrecovery.h"

#include "sync/pos/treez/treezticketmapping.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
/// How long to wait before the first look, and after each look that found nothing. After the last the answer is no.
constexpr std::array<std::chrono::seconds, 3> waits{3s, 10s, 30s};
constexpr auto nearMidnight = 30min; ///< Their clock and ours may disagree on the day for so long.
constexpr int mostDays = 31;

Recovery found(const PosOrder &order) { return Recovery{Recovery::Verdict::Found, order, 0s}; }

Recovery verdict(Recovery::Verdict verdict) { return Recovery{verdict, std::nullopt, 0s}; }

Recovery lookAgain(std::chrono::seconds wait) { return Recovery{Recovery::Verdict::LookAgain, std::nullopt, wait}; }

bool isGone(const PosOrder &ticket)
{
    return ticket.status == OrderStatus::Canceled || ticket.status == OrderStatus::Removed;
}

/** The one to keep first: living before gone, paid before unpaid, older before newer. */
bool keepsBefore(const PosOrder &a, const PosOrder &b)
{
    if (isGone(a) != isGone(b))
        return isGone(b);
    if (a.paid != b.paid)
        return a.paid;
    if (a.createdAt != b.createdAt)
        return a.createdAt < b.createdAt;
    return a.id < b.id;
}
} // namespace

Recovery::Verdict treezMergeVerdict(const PosOrder &ticket, const MergeTarget &target)
{
    using enum Recovery::Verdict;
    const bool noted = !target.references.isEmpty()
        && TreezTicketMapping::noteReferences(ticket.note).contains(target.references.last());
    // Staff may have changed lines since: then the reference in the note is what tells.
    if (noted || TreezTicketMapping::sameLines(ticket.lines, target.lines))
        return Found;
    const bool asBefore = TreezTicketMapping::sameLines(ticket.lines, target.before);
    const bool awaiting = ticket.word == "AWAITING_PROCESSING"_L1 && !ticket.paid;
    return asBefore && awaiting ? NotThere : Superseded;
}

TreezRecovery::TreezRecovery(TreezSession &session, TreezTickets &tickets, const Clock &clock)
    : m_session(session), m_tickets(tickets), m_clock(clock)
{
}

QCoro::Task<Result<Recovery>> TreezRecovery::create(UnclearCreate unclear)
{
    const auto look = static_cast<size_t>(std::max(unclear.looks, 0));
    if (look == 0)
        co_return lookAgain(waits.front());
    // Before saying no, look where the ticket would be if the POS lost the customer from it or merged two profiles.
    const bool last = look >= waits.size();
    auto searching = search(unclear, last ? Scope::Everywhere : Scope::Usual, false);
    const auto tickets = co_await searching;
    if (!tickets)
        co_return tickets.error();
    if (!tickets->isEmpty())
        co_return found(tickets->first());
    co_return last ? verdict(Recovery::Verdict::NotThere) : lookAgain(waits[look]);
}

QCoro::Task<Result<Recovery>> TreezRecovery::update(MergeTarget target)
{
    auto reading = m_tickets.read(target.ticket, HttpRequest::Priority::Order);
    const auto ticket = co_await reading;
    if (!ticket && ticket.error().kind == Error::Kind::NotFound)
        co_return verdict(Recovery::Verdict::Superseded);
    if (!ticket)
        co_return ticket.error();
    const auto outcome = treezMergeVerdict(*ticket, target);
    co_return outcome == Recovery::Verdict::Found ? found(*ticket) : verdict(outcome);
}

QCoro::Task<Result<Recovery>> TreezRecovery::status(StatusChange change)
{
    auto reading = m_tickets.read(change.order.posOrder, HttpRequest::Priority::Order);
    const auto ticket = co_await reading;
    if (!ticket && ticket.error().kind != Error::Kind::NotFound)
        co_return ticket.error();
    if (ticket && ticket->status == change.to)
        co_return found(*ticket);
    co_return verdict(Recovery::Verdict::NotThere); // Setting a status twice does no harm.
}

QCoro::Task<Result<PosOrder>> TreezRecovery::keepOnlyOne(UnclearCreate unclear)
{
    auto searching = search(unclear, Scope::Everywhere, true);
    auto tickets = co_await searching;
    if (!tickets)
        co_return tickets.error();
    if (tickets->isEmpty())
        co_return Error{Error::Kind::NotFound, u"no ticket has the reference"_s};
    std::sort(tickets->begin(), tickets->end(), keepsBefore);
    for (qsizetype i = 1; i < tickets->size(); ++i) {
        const PosOrder extra = tickets->at(i);
        // One that only took the reference up in its note is somebody's ticket, and a paid one is the shop's business.
        if (isGone(extra) || extra.reference != unclear.order.reference)
            continue;
        auto canceling = m_tickets.setStatus(extra.id, OrderStatus::Canceled);
        const auto canceled = co_await canceling;
        if (!canceled)
            co_return canceled.error();
    }
    co_return Result<PosOrder>(tickets->first());
}

QCoro::Task<Result<QList<PosOrder>>> TreezRecovery::search(UnclearCreate unclear, Scope scope, bool all)
{
    const QString reference = unclear.order.reference;
    const auto ours = [reference](const PosOrder &ticket) { return TreezTicketMapping::standsFor(ticket, reference); };
    const TreezTickets::Enough enough =
        all ? TreezTickets::Enough([](const PosOrder &) { return false; }) : TreezTickets::Enough(ours);
    QList<PosOrder> matches;
    for (const auto &place : places(unclear, scope)) {
        auto listing = m_tickets.list(place, {}, HttpRequest::Priority::Order, enough);
        const auto tickets = co_await listing;
        if (!tickets)
            co_return tickets.error();
        for (const auto &ticket : *tickets) {
            const bool known = std::any_of(
                matches.begin(), matches.end(), [&](const PosOrder &match) { return match.id == ticket.id; });
            if (ours(ticket) && !known)
                matches.append(ticket);
        }
        if (!all && !matches.isEmpty())
            break;
    }
    co_return matches;
}

QList<QByteArray> TreezRecovery::places(const UnclearCreate &unclear, Scope scope) const
{
    QList<QByteArray> places;
    const auto &customer = unclear.order.customer;
    if (!customer.isEmpty())
        places.append("/ticket/customer/" + QUrl::toPercentEncoding(customer.toString()));
    if (customer.isEmpty() || scope == Scope::Everywhere) {
        for (const auto &day : days(unclear.firstSentAt))
            places.append("/ticket/opendate/" + day.toString(Qt::ISODate).toLatin1());
    }
    return places;
}

QList<QDate> TreezRecovery::days(Instant firstSentAt) const
{
    const auto localDay = [&](Instant moment) {
        return toDateTime(moment).toTimeZone(m_session.settings().timeZone).date();
    };
    const QDate first = localDay(firstSentAt - nearMidnight);
    const QDate last = localDay(std::max(m_clock.now(), firstSentAt) + nearMidnight);
    QList<QDate> days;
    for (QDate day = first; day <= last && days.size() < mostDays; day = day.addDays(1))
        days.append(day);
    return days;
}

} // namespace Peak
