#pragma once

#include "core/storeconfig.h"
#include "sync/api/apiauth.h"
#include "sync/api/catalogroutes.h"
#include "sync/api/httpserver.h"
#include "sync/api/operationsroutes.h"
#include "sync/api/orderroutes.h"

namespace Peak {

/** What rests on orders.db. */
struct OrderParts {
    OrderStore &orders;
    OutboxStore &outbox;
    TokenStore &tokens;
    OrderService &service;
};

/**
 * The HTTP API of the kiosk for other programs in the store. Main thread; what it is given and the server itself live
 * as long as the event loop.
 */
class ApiServer {
public:
    /** Without `orders` (the file cannot be used) it only tells that: /readyz says 503, so does every call with a
     * token. */
    ApiServer(const StoreConfig &config, const Clock &clock, CatalogStore &catalog, Metrics &metrics,
        const std::optional<OrderParts> &orders);

    /** On the configured address; the port it listens on. Rejected when that is taken. */
    Result<quint16> listen();
    /** Answers what still waits with 503 and closes. */
    void close();

private:
    void take(HttpServerRequest request, const HttpResponder &responder);
    QCoro::Task<> serve(HttpServerRequest request, HttpResponder responder);
    QCoro::Task<HttpServerResponse> answer(ApiRouter::Match match, HttpServerRequest request);

    const StoreConfig &m_config;
    Metrics &m_metrics;
    std::optional<ApiAuth> m_auth;
    std::optional<OrderRoutes> m_orderRoutes;
    CatalogRoutes m_catalogRoutes;
    OperationsRoutes m_operationsRoutes;
    ApiRouter m_router;
    HttpServer m_server;
};

} // namespace Peak
