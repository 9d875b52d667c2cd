#pragma once

#include "sync/api/apirouter.h"
#include "sync/orderservice.h"

namespace Peak {

/** The API's calls about orders. Lives as long as the agent. */
class OrderRoutes {
public:
    OrderRoutes(OrderService &service, OrderStore &orders);

    void addTo(ApiRouter &router);

private:
    QCoro::Task<HttpServerResponse> create(ApiCall call);
    QCoro::Task<HttpServerResponse> setStatus(ApiCall call);
    QCoro::Task<HttpServerResponse> preview(ApiCall call);
    QCoro::Task<HttpServerResponse> discount(ApiCall call);
    HttpServerResponse list(const ApiCall &call);
    HttpServerResponse readOne(const ApiCall &call);
    HttpServerResponse setPrinted(const ApiCall &call);

    OrderService &m_service;
    OrderStore &m_orders;
};

} // namespace Peak
