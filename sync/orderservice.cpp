#include "sync/orderservice.h"

#include "core/logging.h"
#include "core/pricing.h"
#include "core/redaction.h"
#include "sync/outbox/outboxworker.h"
#include "sync/timelimit.h"

#include <QCoroSignal>
#include <QDeadlineTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr std::chrono::seconds previewPatience(3); // A customer stands in front of the screen.
constexpr std::chrono::seconds discountPatience(5);

Refusal notStored(const Error &error)
{
    qCWarning(lcOrders) << "database:" << toWord(error.kind) << error.message;
    return {Refusal::Why::NotStored, u"the kiosk's database cannot be used right now; nothing was stored"_s};
}

Refusal posFailed(const Error &error)
{
    qCWarning(lcPos) << "asked for an answer at once:" << toWord(error.kind) << error.message;
    switch (error.kind) {
    case Error::Kind::Unsupported:
        return {Refusal::Why::UnsupportedByPos, u"the point of sale cannot do this"_s};
    case Error::Kind::Rejected:
    case Error::Kind::Invalid:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
        return {Refusal::Why::PosFailed, u"the point of sale refused: %1"_s.arg(onOneLine(redact(error.message)))};
    case Error::Kind::Unreachable:
    case Error::Kind::Throttled:
    case Error::Kind::Unauthorized:
    case Error::Kind::InDoubt:
    case Error::Kind::Malformed:
    case Error::Kind::Storage:
        return {Refusal::Why::PosFailed, u"the point of sale cannot be asked right now"_s};
    }
    Q_UNREACHABLE();
}

Refusal tookTooLong() { return {Refusal::Why::PosFailed, u"the point of sale did not answer in time"_s}; }

Refusal invalid(const FieldProblems &fields)
{
    return {Refusal::Why::Invalid, u"the order breaks a rule; see the fields"_s, fields};
}

/** As they are compared, stored and sent. */
Contact normalised(Contact contact)
{
    contact.phone = normalisedPhone(contact.phone).value_or(QString());
    contact.email = normalisedEmail(contact.email).value_or(QString());
    return contact;
}

bool isSettled(const Order &order)
{
    return order.delivery == Delivery::Delivered || order.delivery == Delivery::Rejected;
}
} // namespace

OrderService::OrderService(const StoreConfig &config, OrderStore &orders, TokenStore &tokens, CatalogStore &catalog,
    const Clock &clock, PosLine pos)
    : m_config(config), m_orders(orders), m_tokens(tokens), m_catalog(catalog), m_clock(clock), m_pos(pos)
{
}

std::optional<Refusal> OrderService::refusalWithoutPos() const
{
    if (m_pos.client || m_config.notifications.enabled)
        return std::nullopt;
    return Refusal{Refusal::Why::NoPos, u"this store has no point of sale and notifies nobody of orders"_s};
}

bool OrderService::posCanSet(OrderStatus status) const
{
    const auto &can = m_pos.client->capabilities();
    return can.settableStatuses.contains(status) || (status == OrderStatus::Canceled && can.cancel);
}

void OrderService::wakeWorker() const
{
    if (m_pos.worker)
        m_pos.worker->wake();
}

Outcome<OrderRequest> OrderService::checked(const OrderDraft &draft, const Actor &actor, Limits limits)
{
    OrderRequest request;
    auto items =
        checkItems(draft.items, request.medical, [this](const ProductId &id) { return m_catalog.product(id); });
    if (!items)
        return notStored(items.error());
    request.customer = draft.customer;
    request.contact = draft.contact;
    request.notes = cleanedNotes(draft.notes);
    request.origin = actor.name;
    if (items->problems.isEmpty())
        request.lines = items->lines;

    OrderRules rules;
    rules.needsCustomer = m_pos.client && m_pos.client->capabilities().needsCustomer;
    rules.minimumAge = m_config.customers.minimumAge;
    rules.minimumAgeMedical = m_config.customers.medicalAge;
    if (limits == Limits::Enforced)
        rules.purchaseLimits = m_config.purchaseLimits;
    const auto problems = items->problems + checkOrder(request, rules, m_orders.localDay());
    if (!problems.isEmpty())
        return invalid(toFields(problems));
    request.contact = normalised(request.contact);
    return request;
}

Outcome<std::optional<Order>> OrderService::earlier(const IdempotentRequest &key)
{
    const auto uuid = m_tokens.earlierOrder(key);
    if (!uuid) {
        if (uuid.error().kind == Error::Kind::Conflict)
            return invalid({{u"Idempotency-Key"_s, {u"was used for another order before"_s}}});
        return notStored(uuid.error());
    }
    if (!*uuid)
        return std::optional<Order>();
    const auto order = m_orders.byId(OrderId(**uuid));
    if (!order)
        return notStored(order.error());
    return *order;
}

Outcome<Order> OrderService::create(
    const OrderDraft &draft, const Actor &actor, const std::optional<IdempotentRequest> &key)
{
    if (const auto refusal = refusalWithoutPos())
        return *refusal;
    // Before all other rules: what was right the first time may be sold out by its own first try.
    if (key) {
        const auto before = earlier(*key);
        if (const auto *refusal = refusalOf(before))
            return *refusal;
        if (const auto &order = std::get<0>(before))
            return *order;
    }
    const auto request = checked(draft, actor, Limits::Enforced);
    if (const auto *refusal = refusalOf(request))
        return *refusal;
    return store(std::get<0>(request), key);
}

Outcome<Order> OrderService::store(const OrderRequest &request, const std::optional<IdempotentRequest> &key)
{
    // Without a customer two equal carts may well be two people's.
    if (!request.customer.isEmpty()) {
        const auto twin = m_orders.recentTwin(request);
        if (!twin)
            return notStored(twin.error());
        if (*twin) {
            return Refusal{Refusal::Why::Duplicate,
                u"this customer ordered the same less than five minutes ago: order %1"_s.arg((*twin)->id.toString()),
                {}, (*twin)->id};
        }
    }
    const auto totals = m_config.localTotals(request.lines);
    const auto id = m_orders.newOrderId();
    const auto order = m_orders.submit(id, request, totals, [&](const Order &stored) -> Result<Ok> {
        return key ? m_tokens.remember(*key, stored.id.toString()) : Result<Ok>(Ok{});
    });
    if (!order && order.error().kind == Error::Kind::InDoubt) {
        return Refusal{Refusal::Why::Unclear,
            u"it is unknown whether the order was stored; look up order %1 before sending it again"_s.arg(
                id.toString()),
            {}, id};
    }
    if (!order)
        return notStored(order.error());
    wakeWorker();
    return *order;
}

/** Where there is no POS to name tickets, an order is its own. */
Result<QList<Order>> OrderService::onTicket(const PosOrderId &ticket)
{
    if (m_pos.client)
        return m_orders.byPosOrder(ticket);
    return m_orders.byId(OrderId(ticket.toString())).map([](const std::optional<Order> &order) {
        return order ? QList{*order} : QList<Order>();
    });
}

Outcome<Order> OrderService::orderOnTicket(const StatusRequest &request)
{
    const auto found = onTicket(request.ticket);
    if (!found)
        return notStored(found.error());
    // Several orders may have been merged onto one ticket; the newest speaks for it.
    const auto theirs = std::find_if(found->rbegin(), found->rend(),
        [&](const Order &order) { return order.customer == request.customer && order.storeId == m_config.storeId; });
    if (request.ticket.isEmpty() || theirs == found->rend())
        return Refusal{Refusal::Why::NotFound, u"there is no order of this customer with this ticket"_s};
    return *theirs;
}

Outcome<Order> OrderService::setStatus(const StatusRequest &request, const Actor &actor)
{
    const auto to = orderStatusOf(request.word);
    if (!to) {
        return Refusal{Refusal::Why::BadWord, u"not a status an order can have"_s,
            {{u"order_status"_s, {u"is none of the known words"_s}}}};
    }
    auto order = orderOnTicket(request);
    if (refusalOf(order))
        return order;
    const Order &before = std::get<Order>(order);
    if (request.version && *request.version != before.version)
        return Refusal{Refusal::Why::Changed, u"the order was changed meanwhile; read it again"_s};
    if (before.status == *to)
        return order; // A repeated PUT whose first answer was lost.
    if (m_pos.client && !posCanSet(*to))
        return Refusal{Refusal::Why::UnsupportedByPos, u"the point of sale cannot be told this status"_s};

    const auto changed = m_orders.changeStatus(before.id, *to, before.version, actor, m_pos.client != nullptr);
    if (changed) {
        wakeWorker();
        return *changed;
    }
    switch (changed.error().kind) {
    case Error::Kind::Conflict:
        return Refusal{Refusal::Why::Changed, u"the order was changed meanwhile; read it again"_s};
    case Error::Kind::Invalid:
        return invalid({{changed.error().field, {changed.error().message}}});
    case Error::Kind::InDoubt:
        return Refusal{Refusal::Why::Unclear,
            u"it is unknown whether the change was stored; read order %1 again"_s.arg(before.id.toString()), {},
            before.id};
    default:
        return notStored(changed.error());
    }
}

Outcome<Order> OrderService::setPrinted(const QString &id, const PrintMark &mark, const Actor &actor)
{
    const auto ours = m_orders.byId(OrderId(id));
    const auto theirs = m_orders.byPosOrder(PosOrderId(id));
    if (!ours || !theirs)
        return notStored(!ours ? ours.error() : theirs.error());
    if (!*ours && (theirs->isEmpty() || id.isEmpty()))
        return Refusal{Refusal::Why::NotFound, u"there is no such order"_s};
    const auto &order = *ours ? **ours : theirs->last();
    const QString &number = mark.id.isEmpty() ? order.printedId : mark.id;
    const auto printed = m_orders.setPrinted(order.id, number, mark.at.value_or(m_clock.now()), actor);
    if (!printed)
        return notStored(printed.error());
    return *printed;
}

QCoro::Task<Order> OrderService::awaitDelivery(Order order, std::chrono::milliseconds patience)
{
    const QDeadlineTimer end(patience);
    for (;;) {
        // Read each time, also at first: what the caller has may be older than the worker's last step.
        const auto now = m_orders.byId(order.id);
        if (!now || !*now)
            co_return order;
        order = **now;
        if (!m_pos.worker || isSettled(order) || end.hasExpired())
            co_return order;
        const std::chrono::milliseconds left(end.remainingTime());
        auto change = qCoro(m_pos.worker, &OutboxWorker::orderChanged, left);
        co_await change;
    }
}

QCoro::Task<Outcome<Totals>> OrderService::posTotals(Order cart)
{
    auto asked = within(previewPatience, m_pos.client->preview(std::move(cart)));
    const auto answer = co_await asked;
    if (!answer)
        co_return tookTooLong();
    if (!*answer)
        co_return posFailed(answer->error());
    co_return **answer;
}

QCoro::Task<Outcome<OrderPreview>> OrderService::preview(OrderDraft draft)
{
    if (const auto refusal = refusalWithoutPos())
        co_return *refusal;
    const auto checkedRequest = checked(draft, Actor::system(), Limits::Shown);
    if (const auto *refusal = refusalOf(checkedRequest))
        co_return *refusal;
    const auto &request = std::get<0>(checkedRequest);
    OrderPreview preview;
    preview.lines = request.lines;
    preview.limits = limitUses(request.lines, m_config.purchaseLimits, request.medical);
    preview.totals = m_config.localTotals(request.lines);
    if (!m_pos.client || !m_pos.client->capabilities().preview)
        co_return preview;

    Order cart;
    cart.storeId = m_config.storeId;
    cart.kioskId = m_config.kioskId;
    cart.customer = request.customer;
    cart.contact = request.contact;
    cart.lines = request.lines;
    cart.notes = request.notes;
    cart.totals = preview.totals;
    cart.createdAt = cart.updatedAt = m_clock.now();
    auto asked = posTotals(std::move(cart));
    const auto totals = co_await asked;
    if (const auto *refusal = refusalOf(totals))
        co_return *refusal;
    preview.totals = std::get<0>(totals);
    co_return preview;
}

QCoro::Task<Outcome<Discount>> OrderService::discount(QString code)
{
    if (!m_pos.client)
        co_return Refusal{Refusal::Why::NoPos, u"this store has no point of sale that could know discounts"_s};
    if (!m_pos.client->capabilities().discountCodes)
        co_return Refusal{Refusal::Why::UnsupportedByPos, u"the point of sale has no discount codes"_s};
    if (code.trimmed().isEmpty())
        co_return invalid({{u"code"_s, {u"can't be blank"_s}}});
    auto asked = within(discountPatience, m_pos.client->validateDiscount(code.trimmed(), Order()));
    const auto answer = co_await asked;
    if (!answer)
        co_return tookTooLong();
    if (!*answer && answer->error().kind == Error::Kind::NotFound)
        co_return Refusal{Refusal::Why::NotFound, u"there is no such discount"_s};
    if (!*answer)
        co_return posFailed(answer->error());
    co_return **answer;
}

} // namespace Peak
