// OutboxWorker: looking up what is in doubt.
#include "sync/outbox/outboxworker.h"

#include "core/logging.h"
#include "core/storage/mergetargetjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

static constexpr std::chrono::seconds shortestLook(1);

OutboxWorker::Step OutboxWorker::look(OutboxEntry entry, Order order)
{
    auto recovering = recover(entry, order);
    const auto recovery = co_await recovering;
    if (recovery && recovery->verdict == Recovery::Verdict::Found) {
        qCInfo(lcOutbox) << "order" << order.reference << "was found at the POS";
        auto settling = settleFound(entry, *recovery->order);
        co_return co_await settling;
    }
    if (recovery)
        m_failures.remove(entry.seq);
    const Instant next =
        recovery ? m_clock.now() + std::max(recovery->wait, shortestLook) : nextTry(entry.seq, recovery.error());
    auto noting = m_commits.join([&] { return note(entry, recovery, next); });
    co_return co_await noting;
}

/** What a look at the POS that did not find it makes of an operation in doubt. */
Result<Ok> OutboxWorker::note(const OutboxEntry &entry, const Result<Recovery> &recovery, Instant next)
{
    if (!recovery) // The look failed; it says nothing about the order. It stays in doubt.
        return m_outbox.settleInDoubt(entry, recovery.error(), next);
    switch (recovery->verdict) {
    case Recovery::Verdict::LookAgain:
        return m_outbox.lookAgain(entry, next);
    case Recovery::Verdict::NotThere:
        if (entry.saidThere) // It would say so for ever.
            return leaveToPerson(entry, u"the POS says that it has this order already, but does not show it"_s);
        qCInfo(lcOutbox) << "order" << entry.order.toString() << "is not at the POS; sending it again";
        return m_outbox.sendAgain(entry);
    case Recovery::Verdict::Unknowable:
        return leaveToPerson(entry, u"the POS gives no way to know whether it has this order"_s);
    case Recovery::Verdict::Superseded:
        return m_outbox.turnIntoCreate(entry, u"the open ticket changed meanwhile"_s);
    case Recovery::Verdict::Refused:
        qCWarning(lcOutbox) << "order" << entry.order.toString() << "was refused by the POS after it had taken it";
        return m_outbox.settleRejected(entry, Error{Error::Kind::Rejected, recovery->reason});
    case Recovery::Verdict::Found:
        break;
    }
    Q_UNREACHABLE();
}

Result<Ok> OutboxWorker::leaveToPerson(const OutboxEntry &entry, const QString &why)
{
    qCCritical(lcOutbox) << "order" << entry.order.toString() << "may be at the POS; staff must look:" << why;
    return m_outbox.leaveToPerson(entry, why);
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

} // namespace Peak
