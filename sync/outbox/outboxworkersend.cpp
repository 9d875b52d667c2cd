// OutboxWorker: what is sent for each operation.
#include "sync/outbox/outboxworker.h"

#include "core/storage/mergetargetjson.h"
#include "core/ticketnote.h"
#include "sync/outbox/deliverypolicy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
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

} // namespace Peak
