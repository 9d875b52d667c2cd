#include "sync/pos/covasoft/covasoftrecovery.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
using Stage = CovasoftStatus::Stage;

/// Between looks: 67 s in all, twice the longest documented time of the intake.
constexpr std::array<std::chrono::seconds, 5> waits{2s, 5s, 10s, 20s, 30s};
/// Before Cova is asked once more to do what it failed to do.
constexpr std::array<std::chrono::seconds, 3> pauses{10s, 30s, 60s};
constexpr int mostSends = 3; ///< With a round of looks after each.
constexpr int mostLooks = 45; ///< At an order in the queue: about twenty minutes.

Recovery verdict(Recovery::Verdict verdict) { return Recovery{verdict, std::nullopt, 0s, {}}; }

Recovery lookAgain(std::chrono::seconds wait) { return Recovery{Recovery::Verdict::LookAgain, std::nullopt, wait, {}}; }

Recovery found(const CovasoftStatus &status)
{
    return Recovery{Recovery::Verdict::Found, CovasoftOrderMapping::toPosOrder(status), 0s, {}};
}

Recovery refused(const CovasoftStatus &status)
{
    const auto reason = status.message.isEmpty() ? u"Cova could not take the order"_s : u"Cova: "_s + status.message;
    return Recovery{Recovery::Verdict::Refused, std::nullopt, 0s, reason};
}

std::chrono::seconds waitAfter(int look)
{
    return waits[std::min<size_t>(static_cast<size_t>(std::max(look, 0)), waits.size() - 1)];
}
} // namespace

QCoro::Task<Result<Recovery>> CovasoftRecovery::create(UnclearCreate unclear)
{
    const auto id = unclear.order.id;
    const PosOrderId guid(CovasoftOrderMapping::guidOf(id));
    if (m_orders.takeAsked(guid) && unclear.looks == 0)
        co_return lookAgain(waits.front());
    auto asking = m_orders.status(guid, HttpRequest::Priority::Order);
    const auto status = co_await asking;
    if (!status && status.error().kind == Error::Kind::NotFound)
        co_return notThere(unclear);
    if (!status)
        co_return status.error();
    if (status->isAtRegister())
        co_return done(id, found(*status));
    if (status->stage == Stage::PermanentFailure)
        co_return done(id, refused(*status));
    co_return status->stage == Stage::TransientFailure ? failed(unclear) : waiting(unclear, *status);
}

Recovery CovasoftRecovery::notThere(const UnclearCreate &unclear)
{
    if (unclear.looks < int(waits.size()))
        return lookAgain(waitAfter(unclear.looks));
    if (++m_tries[unclear.order.id].missing < mostSends)
        return verdict(Recovery::Verdict::NotThere);
    return done(unclear.order.id, verdict(Recovery::Verdict::Unknowable));
}

/** It arrived and is in Cova's queue. */
Recovery CovasoftRecovery::waiting(const UnclearCreate &unclear, const CovasoftStatus &)
{
    if (unclear.looks < mostLooks)
        return lookAgain(waitAfter(unclear.looks));
    return done(unclear.order.id, verdict(Recovery::Verdict::Unknowable));
}

Recovery CovasoftRecovery::failed(const UnclearCreate &unclear)
{
    auto &tries = m_tries[unclear.order.id];
    if (!tries.paused && tries.failed < int(pauses.size())) {
        tries.paused = true;
        return lookAgain(pauses[static_cast<size_t>(tries.failed)]);
    }
    tries.paused = false;
    if (++tries.failed <= int(pauses.size()))
        return verdict(Recovery::Verdict::NotThere);
    return done(unclear.order.id, verdict(Recovery::Verdict::Unknowable));
}

Recovery CovasoftRecovery::done(const OrderId &order, Recovery recovery)
{
    m_tries.remove(order);
    return recovery;
}

QCoro::Task<Result<Recovery>> CovasoftRecovery::status(StatusChange change)
{
    auto asking = m_orders.status(change.order.posOrder, HttpRequest::Priority::Order);
    const auto status = co_await asking;
    if (!status && status.error().kind != Error::Kind::NotFound)
        co_return status.error();
    const bool canceled = status && status->stage == Stage::Cancelled;
    if (canceled && change.to == OrderStatus::Canceled)
        co_return found(*status);
    co_return verdict(Recovery::Verdict::NotThere); // Cancelling twice does no harm.
}

QCoro::Task<Result<PosOrder>> CovasoftRecovery::only(Order order)
{
    const PosOrderId id(CovasoftOrderMapping::guidOf(order.id));
    auto asking = m_orders.status(id, HttpRequest::Priority::Order);
    const auto status = co_await asking;
    if (!status)
        co_return status.error();
    co_return CovasoftOrderMapping::toPosOrder(*status);
}

} // namespace Peak
