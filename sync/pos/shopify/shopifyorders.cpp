#include "sync/pos/shopify/shopifyorders.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/shopify/shopifyordermapping.h"
#include "sync/pos/shopify/shopifyreply.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto heldFor = 2h; ///< The pieces of a draft that staff have still to complete.
constexpr Milliseconds cancelingTakes = 60s;

/** What stands against writing a status; nothing when it may be sent. */
std::optional<Error> objection(const PosOrder &order, OrderStatus to)
{
    if (!ShopifyOrderMapping::isSettable(to))
        return Error{Error::Kind::Unsupported, u"%1 is set at Shopify's own till"_s.arg(toWord(to))};
    if (order.status && isFinal(*order.status))
        return Error{Error::Kind::Conflict, u"the order is %1 already"_s.arg(order.word)};
    if (order.paid && to == OrderStatus::Canceled)
        return Error{Error::Kind::Conflict, u"the order is paid, only the shop can cancel it"_s};
    return std::nullopt;
}

PosOrder canceled(PosOrder order, const QString &word)
{
    order.word = word;
    order.status = OrderStatus::Canceled;
    return order;
}

/** After the draft exists, sending the order again would make a second one: only a clear no is not a doubt. */
Error onceDrafted(const Error &error)
{
    return error.kind == Error::Kind::Rejected ? error : Error{Error::Kind::InDoubt, error.message};
}
} // namespace

ShopifyOrders::ShopifyOrders(ShopifySession &session, ShopifyDrafts &drafts, const Clock &clock)
    : m_session(session), m_drafts(drafts), m_clock(clock)
{
}

Result<PosOrder> ShopifyOrders::placed(const QJsonObject &draft) const
{
    return ShopifyOrderMapping::parseDraft(draft, m_session.settings());
}

QCoro::Task<Result<PosOrder>> ShopifyOrders::place(Order order)
{
    const bool completes = m_session.settings().completeDrafts;
    const auto until = completes ? std::nullopt : std::optional(m_clock.now() + heldFor);
    const auto input = ShopifyOrderMapping::createInput(order, until);
    auto creating = m_drafts.create(input);
    const auto draft = co_await creating;
    if (!draft)
        co_return draft.error();
    if (!ShopifyOrderMapping::standsFor(*draft, order.reference))
        co_return Error{Error::Kind::Malformed, u"the answer is about another order"_s};
    if (!completes)
        co_return placed(*draft);
    auto completing = m_drafts.complete(*draft);
    const auto completed = co_await completing;
    if (!completed)
        co_return onceDrafted(completed.error());
    co_return placed(*completed);
}

QCoro::Task<Result<ShopifyOrders::Found>> ShopifyOrders::find(PosOrderId id, Priority priority)
{
    const auto &settings = m_session.settings();
    if (ShopifyOrderMapping::isDraftId(id)) {
        auto reading = m_drafts.read(id, priority);
        const auto draft = co_await reading;
        if (!draft)
            co_return draft.error();
        auto order = ShopifyOrderMapping::parseDraft(*draft, settings);
        if (!order)
            co_return order.error();
        const auto target = order->id;
        order->id = id; // It keeps the name under which we know it.
        co_return Found{*order, target};
    }
    const QJsonObject variables{{"id"_L1, id.toString()}};
    auto asking = m_session.ask(u"ReadOrder"_s, variables, priority);
    const auto data = co_await asking;
    if (!data)
        co_return data.error();
    const auto json = data->value("order"_L1);
    if (!json.isObject())
        co_return Error{Error::Kind::NotFound, u"there is no such order"_s};
    const auto order = ShopifyOrderMapping::parseOrder(json.toObject(), settings);
    if (!order)
        co_return order.error();
    if (order->id != id)
        co_return Error{Error::Kind::Malformed, u"the answer is about another order"_s};
    co_return Found{*order, id};
}

QCoro::Task<Result<PosOrder>> ShopifyOrders::read(PosOrderId id, Priority priority)
{
    auto finding = find(id, priority);
    const auto found = co_await finding;
    co_return found.map([](const Found &one) { return one.order; });
}

QCoro::Task<Result<PosOrder>> ShopifyOrders::setStatus(StatusChange change)
{
    auto finding = find(change.order.posOrder, Priority::Order);
    const auto found = co_await finding;
    if (!found)
        co_return found.error();
    if (found->order.status == change.to)
        co_return found->order;
    if (const auto refusal = objection(found->order, change.to))
        co_return *refusal;
    if (change.to == OrderStatus::Canceled) {
        const QString note = u"Canceled at kiosk %1, %2"_s.arg(change.order.kioskId).arg(change.order.reference);
        auto canceling = cancel(found->order, found->target, note);
        co_return co_await canceling;
    }
    auto tagging = tag(found->order, found->target, change.to);
    co_return co_await tagging;
}

QCoro::Task<Result<PosOrder>> ShopifyOrders::tag(PosOrder order, PosOrderId target, OrderStatus to)
{
    const QString word = ShopifyOrderMapping::statusTag(to);
    const QJsonObject variables{{"id"_L1, target.toString()}, {"add"_L1, QJsonArray{word}},
        {"remove"_L1, QJsonArray::fromStringList(ShopifyOrderMapping::otherStatusTags(to))}};
    auto writing = m_session.writeAll(u"SetStatusTag"_s, variables);
    const auto data = co_await writing;
    for (const auto &part : {u"tagsRemove"_s, u"tagsAdd"_s}) {
        const auto payload = data.andThen([&](const QJsonObject &whole) { return ShopifyReply::payload(whole, part); });
        if (!payload)
            co_return payload.error();
    }
    order.word = word;
    order.status = to;
    co_return order;
}

QCoro::Task<Result<PosOrder>> ShopifyOrders::cancel(PosOrder order, PosOrderId target, QString note)
{
    if (ShopifyOrderMapping::isDraftId(target)) {
        auto removing = m_drafts.remove(target);
        const auto removed = co_await removing;
        co_return removed.map([&](Ok) { return canceled(order, u"DELETED"_s); });
    }
    auto canceling = cancelOrder(order, target, note);
    co_return co_await canceling;
}

/** Shopify cancels by and by: the order itself says when it is done. */
QCoro::Task<Result<PosOrder>> ShopifyOrders::cancelOrder(PosOrder order, PosOrderId target, QString note)
{
    const QJsonObject variables{{"id"_L1, target.toString()}, {"reason"_L1, u"OTHER"_s}, {"note"_L1, note}};
    m_canceling.insert(order.id, m_clock.monotonic());
    auto writing = m_session.write(u"CancelOrder"_s, u"orderCancel"_s, variables);
    const auto payload = co_await writing;
    if (!payload && payload.error().kind != Error::Kind::InDoubt)
        m_canceling.remove(order.id);
    const bool refused = !payload && payload.error().kind == Error::Kind::Rejected;
    if (!payload && !refused)
        co_return payload.error();
    auto reading = read(order.id, Priority::Order);
    const auto now = co_await reading;
    if (now && now->status == OrderStatus::Canceled)
        co_return now;
    if (refused)
        co_return payload.error();
    co_return Error{Error::Kind::InDoubt, u"Shopify is still canceling the order"_s};
}

bool ShopifyOrders::isCanceling(const PosOrderId &id) const
{
    const auto asked = m_canceling.constFind(id);
    return asked != m_canceling.constEnd() && m_clock.monotonic() - *asked < cancelingTakes;
}

} // namespace Peak
