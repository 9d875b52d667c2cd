#include "sync/api/orderroutes.h"

#include "core/logging.h"
#include "sync/api/apierror.h"
#include "sync/api/orderjson.h"
#include "sync/api/queryreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int defaultWait = 5; // Seconds.
constexpr int longestWait = 30;
constexpr std::chrono::seconds statusPatience(5);
constexpr int defaultPerPage = 25;
constexpr int mostPerPage = 100;
constexpr qsizetype longestKey = 200;

HttpServerResponse orderResponse(int status, const Order &order)
{
    return HttpServerResponse::json(status, OrderJson::envelope(order));
}

HttpServerResponse databaseFailure(const Error &error)
{
    qCWarning(lcApi) << "orders cannot be read:" << error.message;
    return errorResponse(503, u"unavailable"_s, u"the kiosk's database cannot be used right now"_s);
}

Actor actorOf(const ApiCall &call) { return Actor::api(call.token.name); }

/** Nothing without the header. */
Outcome<std::optional<IdempotentRequest>> idempotencyOf(const ApiCall &call)
{
    const auto key = call.request.header("idempotency-key");
    if (key.isEmpty())
        return std::optional<IdempotentRequest>();
    if (key.size() > longestKey) {
        return Refusal{Refusal::Why::Invalid, u"the Idempotency-Key is too long"_s,
            {{u"Idempotency-Key"_s, {u"no more than %1 characters"_s.arg(longestKey)}}}};
    }
    return std::optional(
        IdempotentRequest{call.token.id, QString::fromUtf8(key), OrderJson::fingerprint(call.request.body)});
}

OrderFilter filterOf(QueryReader &query, const QTimeZone &zone)
{
    OrderFilter filter;
    filter.status = query.word<OrderStatus>(u"status"_s, orderStatusOf);
    filter.delivery = query.word<Delivery>(u"delivery"_s, deliveryOf);
    const QString text = query.text(u"q"_s);
    filter.text = normalisedPhone(text).value_or(text); // People's numbers are found in any usual spelling.
    filter.from = query.from(u"from"_s, zone);
    filter.to = query.to(u"to"_s, zone);
    return filter;
}
} // namespace

OrderRoutes::OrderRoutes(OrderService &service, OrderStore &orders) : m_service(service), m_orders(orders) { }

void OrderRoutes::addTo(ApiRouter &router)
{
    const auto at = [this, &router](const QByteArray &method, const QString &pattern, Scope scope,
                        QCoro::Task<HttpServerResponse> (OrderRoutes::*handler)(ApiCall)) {
        router.add(
            {method, pattern, scope, [this, handler](ApiCall call) { return (this->*handler)(std::move(call)); }});
    };
    const auto atOnce = [this, &router](const QByteArray &method, const QString &pattern, Scope scope,
                            HttpServerResponse (OrderRoutes::*handler)(const ApiCall &)) {
        router.add({method, pattern, scope,
            [this, handler](const ApiCall &call) { return answered((this->*handler)(call)); }});
    };
    // clang-format off
    at("POST", u"/api/v1/{catalog_id}/orders"_s, Scope::OrdersWrite, &OrderRoutes::create);
    at("POST", u"/api/v1/{catalog_id}/orders/preview"_s, Scope::OrdersWrite, &OrderRoutes::preview);
    at("GET", u"/api/v1/{catalog_id}/orders/discount"_s, Scope::OrdersRead, &OrderRoutes::discount);
    at("PUT", u"/api/v1/orders/status"_s, Scope::OrdersWrite, &OrderRoutes::setStatus);
    atOnce("GET", u"/api/v1/orders"_s, Scope::OrdersRead, &OrderRoutes::list);
    atOnce("GET", u"/api/v1/orders/{id}"_s, Scope::OrdersRead, &OrderRoutes::readOne);
    atOnce("PUT", u"/api/v1/orders/{id}"_s, Scope::OrdersWrite, &OrderRoutes::setPrinted);
    // clang-format on
}

QCoro::Task<HttpServerResponse> OrderRoutes::create(ApiCall call)
{
    QueryReader query(call.request);
    const std::chrono::seconds patience(qMin(query.wholeNumber(u"wait"_s, 0, defaultWait), longestWait));
    if (const auto refusal = query.refusal())
        co_return errorResponse(*refusal);
    const auto draft = OrderJson::draft(call.request.body);
    if (const auto *refusal = refusalOf(draft))
        co_return errorResponse(*refusal);
    const auto key = idempotencyOf(call);
    if (const auto *refusal = refusalOf(key))
        co_return errorResponse(*refusal);

    const auto created = m_service.create(std::get<0>(draft), actorOf(call), std::get<0>(key));
    if (const auto *refusal = refusalOf(created))
        co_return errorResponse(*refusal);
    auto waiting = m_service.awaitDelivery(std::get<Order>(created), patience);
    const Order order = co_await waiting;
    co_return orderResponse(order.delivery == Delivery::Delivered ? 201 : 202, order);
}

QCoro::Task<HttpServerResponse> OrderRoutes::setStatus(ApiCall call)
{
    const auto request = OrderJson::statusRequest(call.request.body);
    if (const auto *refusal = refusalOf(request))
        co_return errorResponse(*refusal);
    const auto changed = m_service.setStatus(std::get<0>(request), actorOf(call));
    if (const auto *refusal = refusalOf(changed))
        co_return errorResponse(*refusal);
    auto waiting = m_service.awaitDelivery(std::get<Order>(changed), statusPatience);
    const Order order = co_await waiting;
    co_return orderResponse(200, order);
}

QCoro::Task<HttpServerResponse> OrderRoutes::preview(ApiCall call)
{
    const auto draft = OrderJson::draft(call.request.body);
    if (const auto *refusal = refusalOf(draft))
        co_return errorResponse(*refusal);
    auto asked = m_service.preview(std::get<0>(draft));
    const auto preview = co_await asked;
    if (const auto *refusal = refusalOf(preview))
        co_return errorResponse(*refusal);
    co_return HttpServerResponse::json(200, OrderJson::fromPreview(std::get<0>(preview)));
}

QCoro::Task<HttpServerResponse> OrderRoutes::discount(ApiCall call)
{
    auto asked = m_service.discount(call.request.queryValue(u"code"_s));
    const auto answer = co_await asked;
    if (const auto *refusal = refusalOf(answer))
        co_return errorResponse(*refusal);
    const auto &discount = std::get<0>(answer);
    const QJsonObject body{{u"code"_s, discount.code}, {u"title"_s, discount.title}, {u"kind"_s, discount.kind},
        {u"value"_s, discount.value}};
    co_return HttpServerResponse::json(200, body);
}

HttpServerResponse OrderRoutes::list(const ApiCall &call)
{
    QueryReader query(call.request);
    const auto filter = filterOf(query, m_orders.identity().timeZone);
    const int page = query.wholeNumber(u"page"_s, 1, 1);
    const int perPage = qMin(query.wholeNumber(u"per_page"_s, 1, defaultPerPage), mostPerPage);
    if (const auto refusal = query.refusal())
        return errorResponse(*refusal);
    const auto found = m_orders.page(filter, page, perPage);
    if (!found)
        return databaseFailure(found.error());
    QJsonArray orders;
    for (const auto &order : found->orders)
        orders.append(OrderJson::fromOrder(order));
    return HttpServerResponse::json(
        200, {{u"orders"_s, orders}, {u"page"_s, page}, {u"per_page"_s, perPage}, {u"total"_s, found->total}});
}

HttpServerResponse OrderRoutes::readOne(const ApiCall &call)
{
    const auto order = m_orders.byId(OrderId(call.parts.value(u"id"_s)));
    if (!order)
        return databaseFailure(order.error());
    if (!*order)
        return errorResponse(404, u"not_found"_s, u"there is no such order"_s);
    return orderResponse(200, **order);
}

HttpServerResponse OrderRoutes::setPrinted(const ApiCall &call)
{
    const auto mark = OrderJson::printMark(call.request.body);
    if (const auto *refusal = refusalOf(mark))
        return errorResponse(*refusal);
    const auto printed = m_service.setPrinted(call.parts.value(u"id"_s), std::get<0>(mark), actorOf(call));
    if (const auto *refusal = refusalOf(printed))
        return errorResponse(*refusal);
    return orderResponse(200, std::get<Order>(printed));
}

} // namespace Peak
