#include "sync/api/operationsroutes.h"

#include "core/logging.h"
#include "sync/api/apierror.h"

#include <QFile>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak {

OperationsRoutes::OperationsRoutes(const OperationsParts &parts) : m_parts(parts) { }

void OperationsRoutes::addTo(ApiRouter &router)
{
    const auto get = [this, &router](const QString &path, std::optional<Scope> scope,
                         HttpServerResponse (OperationsRoutes::*handler)()) {
        router.add({"GET", path, scope, [this, handler](const ApiCall &) { return answered((this->*handler)()); }});
    };
    get(u"/healthz"_s, std::nullopt, &OperationsRoutes::health);
    get(u"/readyz"_s, std::nullopt, &OperationsRoutes::readiness);
    get(u"/openapi.json"_s, std::nullopt, &OperationsRoutes::description);
    get(u"/metrics"_s, Scope::MetricsRead, &OperationsRoutes::metrics);
}

HttpServerResponse OperationsRoutes::health() { return HttpServerResponse::json(200, {{u"status"_s, u"ok"_s}}); }

QString OperationsRoutes::notReady()
{
    if (!m_parts.outbox)
        return u"orders.db cannot be used"_s;
    if (const auto queue = m_parts.outbox->state(); !queue) {
        qCWarning(lcApi) << "not ready:" << queue.error().message;
        return u"orders.db cannot be read"_s;
    }
    const auto catalog = m_parts.catalog.state();
    if (!catalog) {
        qCWarning(lcApi) << "not ready:" << catalog.error().message;
        return u"catalog.db cannot be read"_s;
    }
    if (m_parts.needsCatalog && catalog->generation == 0)
        return u"the catalogue was never pulled"_s;
    return {};
}

HttpServerResponse OperationsRoutes::readiness()
{
    const QString reason = notReady();
    if (!reason.isEmpty())
        return errorResponse(503, u"not_ready"_s, reason);
    return HttpServerResponse::json(200, {{u"status"_s, u"ready"_s}});
}

HttpServerResponse OperationsRoutes::description()
{
    QFile file(u":/api/openapi.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return errorResponse(500, u"internal"_s, u"the description is missing"_s);
    return {200, file.readAll()};
}

HttpServerResponse OperationsRoutes::metrics()
{
    if (m_parts.orders) {
        for (const auto delivery :
            {Delivery::Queued, Delivery::Sending, Delivery::Delivered, Delivery::InDoubt, Delivery::Rejected}) {
            OrderFilter filter;
            filter.delivery = delivery;
            const auto counted = m_parts.orders->page(filter, 1, 0); // The count, and no orders.
            if (counted)
                m_parts.metrics.setOrders(delivery, counted->total);
        }
    }
    const auto queue = m_parts.outbox ? m_parts.outbox->state() : QueueState{};
    if (queue)
        m_parts.metrics.setQueue(*queue, m_parts.clock.now());
    return {200, m_parts.metrics.text(), "text/plain; version=0.0.4; charset=utf-8"};
}

} // namespace Peak
