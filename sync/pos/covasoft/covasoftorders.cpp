#include "sync/pos/covasoft/covasoftorders.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr Milliseconds pricingLife = 24h;

/** What a status means for somebody who has just sent the order. */
Result<PosOrder> judgedStatus(const CovasoftStatus &status)
{
    using Stage = CovasoftStatus::Stage;
    if (status.stage == Stage::PermanentFailure)
        return Error{Error::Kind::Rejected,
            status.message.isEmpty() ? u"Cova could not take the order"_s : u"Cova: "_s + status.message};
    if (!status.isAtRegister())
        return Error{Error::Kind::InDoubt, u"Cova has the order, its register not yet (%1)"_s.arg(status.word)};
    return CovasoftOrderMapping::toPosOrder(status);
}
/** How a refusal may say that the order's name is taken: the words are not published. */
bool saysItIsThere(const QString &message)
{
    static const QRegularExpression words(
        u"\\b(already|duplicate|exists)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return words.match(message).hasMatch();
}

/** An answer, and none that tells how prices stand to taxes. */
bool saysNothing(const Error &error)
{
    using enum Error::Kind;
    return error.kind == NotFound || error.kind == Unsupported || error.kind == Rejected || error.kind == Conflict;
}
} // namespace

CovasoftOrders::CovasoftOrders(CovasoftSession &session) : m_session(session) { }

QCoro::Task<Result<PosOrder>> CovasoftOrders::create(Order order)
{
    const auto guid = CovasoftOrderMapping::guidOf(order.id);
    if (guid.isEmpty())
        co_return Error{Error::Kind::Invalid, u"the order's name is no GUID"_s};
    auto checking = requirePricing();
    const auto priced = co_await checking;
    if (!priced)
        co_return priced.error();
    const auto path = CovasoftOrderMapping::createPath(guid, m_session.settings());
    const auto body = CovasoftOrderMapping::createBody(order, m_session.settings());
    auto putting = m_session.write("PUT", path, body);
    const auto reply = co_await putting;
    if (!reply)
        co_return reply.error();
    const auto taken = CovasoftReply::judged(*reply, CovasoftReply::Call::Write, m_session.now());
    const PosOrderId id(guid);
    if (!taken) {
        auto refusing = afterRefusal(id, taken.error());
        co_return co_await refusing;
    }
    const Error unconfirmed{Error::Kind::InDoubt, u"Cova has accepted the order, its status is not there yet"_s};
    auto confirming = confirmed(id, unconfirmed);
    co_return co_await confirming;
}

/** Whatever the put said, the status knows: also when it said that the id exists, after an earlier try. */
QCoro::Task<Result<PosOrder>> CovasoftOrders::afterRefusal(PosOrderId id, Error refusal)
{
    using enum Error::Kind;
    if (refusal.kind != Rejected && refusal.kind != Conflict && refusal.kind != NotFound)
        co_return refusal;
    // The name is ours alone: if it is taken, an earlier try of this order has taken it.
    refusal.alreadyThere = refusal.kind == Conflict || saysItIsThere(refusal.message);
    refusal.kind = refusal.alreadyThere ? InDoubt : Rejected;
    auto confirming = confirmed(id, refusal);
    co_return co_await confirming;
}

/** The order as its status has it; `unconfirmed` when there is none. */
QCoro::Task<Result<PosOrder>> CovasoftOrders::confirmed(PosOrderId id, Error unconfirmed)
{
    auto asking = status(id, Priority::Order);
    const auto found = co_await asking;
    const bool unclear = !found || !found->isAtRegister();
    if (unclear)
        m_asked.insert(id);
    if (found)
        co_return judgedStatus(*found);
    if (found.error().kind == Error::Kind::NotFound)
        co_return unconfirmed;
    co_return Error{.kind = Error::Kind::InDoubt,
        .message = u"its status cannot be read: "_s + found.error().message,
        .alreadyThere = unconfirmed.alreadyThere};
}

QCoro::Task<Result<CovasoftStatus>> CovasoftOrders::status(PosOrderId id, Priority priority)
{
    const auto guid = QUrl::toPercentEncoding(id.toString());
    const auto path =
        "/covaorderintake/v2/Companies" + m_session.settings().company() + "/CovaOrder(" + guid + ")/Status";
    auto asking = m_session.get(path, priority);
    const auto reply = co_await asking;
    if (!reply)
        co_return reply.error();
    const auto json = CovasoftReply::object(*reply, m_session.now());
    if (!json)
        co_return json.error();
    co_return CovasoftOrderMapping::parseStatus(*json, id, m_session.settings().currency);
}

QCoro::Task<Result<PosOrder>> CovasoftOrders::cancel(PosOrderId id)
{
    const auto guid = QUrl::toPercentEncoding(id.toString());
    const auto path = "/pointofsale/Companies" + m_session.settings().company() + "/Sales(" + guid + ')';
    auto deleting = m_session.write("DELETE", path, {});
    const auto reply = co_await deleting;
    if (!reply)
        co_return reply.error();
    const auto taken = CovasoftReply::judged(*reply, CovasoftReply::Call::Write, m_session.now());
    using enum Error::Kind;
    const bool refused =
        !taken && (taken.error().kind == Rejected || taken.error().kind == Conflict || taken.error().kind == NotFound);
    if (!taken && !refused)
        co_return taken.error();
    auto asking = status(id, Priority::Order);
    const auto found = co_await asking;
    if (found && found->stage == CovasoftStatus::Stage::Cancelled)
        co_return CovasoftOrderMapping::toPosOrder(*found);
    if (refused)
        co_return Error{Conflict, u"Cova does not cancel it: "_s + taken.error().message};
    if (!found && found.error().kind == NotFound)
        co_return found.error();
    co_return Error{InDoubt, u"Cova has accepted the cancellation and does not show it yet"_s};
}

QCoro::Task<Result<CovasoftOrders::Pricing>> CovasoftOrders::pricing()
{
    const auto path = "/taxes/v1/Companies" + m_session.settings().company() + "/TaxPricingConfiguration";
    auto asking = m_session.get(path, Priority::Order);
    const auto reply = co_await asking;
    if (!reply)
        co_return reply.error();
    if (reply->status == 403)
        co_return Error{Error::Kind::Unsupported, u"HTTP 403: this credential may not read the tax configuration"_s};
    auto list = CovasoftReply::list(*reply, m_session.now());
    if (!list && list.error().kind == Error::Kind::Malformed) { // One configuration is an object where many are a list.
        if (const auto one = CovasoftReply::object(*reply, m_session.now()))
            list = QJsonArray{*one};
    }
    if (!list)
        co_return list.error();
    co_return CovasoftOrderMapping::parsePricing(*list, m_session.settings());
}

/**
 * Asked once a day. A location without a configuration, and a credential that may not read it, sell as configured
 * here; while Cova does not answer, what it said last counts.
 */
QCoro::Task<Result<Ok>> CovasoftOrders::requirePricing()
{
    const bool fresh = m_pricing && m_session.monotonic() - m_pricingAt < pricingLife;
    if (!fresh) {
        auto asking = pricing();
        const auto answer = co_await asking;
        if (answer || saysNothing(answer.error())) {
            m_pricing = answer.valueOr(Pricing::Unknown);
            m_pricingAt = m_session.monotonic();
        } else if (!m_pricing) {
            const auto &error = answer.error(); // Nothing of the order has been sent.
            const auto kind = error.kind == Error::Kind::Malformed ? Error::Kind::Unreachable : error.kind;
            co_return Error{kind, error.message, error.retryAfter};
        }
    }
    co_return CovasoftOrderMapping::checkPricing(m_pricing.value_or(Pricing::Unknown), m_session.settings());
}

} // namespace Peak
