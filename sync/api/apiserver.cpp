#include "sync/api/apiserver.h"

#include "core/logging.h"
#include "sync/api/apierror.h"

#include <QCoroTimer>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qint64 largestBody = 256 * 1024;

QByteArray newRequestId()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
}

OperationsParts operationsParts(const StoreConfig &config, const Clock &clock, CatalogStore &catalog, Metrics &metrics,
    const std::optional<OrderParts> &orders)
{
    return {clock, metrics, catalog, orders ? &orders->orders : nullptr, orders ? &orders->outbox : nullptr,
        config.hasPos()};
}

HttpServerResponse noSuchPath() { return errorResponse(404, u"not_found"_s, u"there is no such call"_s); }

HttpServerResponse noDatabase()
{
    return errorResponse(503, u"unavailable"_s, u"the kiosk's database cannot be used right now"_s);
}

HttpServerResponse otherMethod(const QByteArray &allowed)
{
    auto response = errorResponse(405, u"method_not_allowed"_s, u"this call takes another method"_s);
    response.headers.emplaceBack("Allow", allowed);
    return response;
}
} // namespace

ApiServer::ApiServer(const StoreConfig &config, const Clock &clock, CatalogStore &catalog, Metrics &metrics,
    const std::optional<OrderParts> &orders)
    : m_config(config), m_metrics(metrics), m_catalogRoutes(catalog, config.timeZone),
      m_operationsRoutes(operationsParts(config, clock, catalog, metrics, orders)),
      m_server(
          [this](HttpServerRequest request, const HttpResponder &responder) { take(std::move(request), responder); })
{
    if (orders) {
        m_auth.emplace(orders->tokens, clock);
        m_orderRoutes.emplace(orders->service, orders->orders);
        m_orderRoutes->addTo(m_router);
    }
    m_catalogRoutes.addTo(m_router);
    m_operationsRoutes.addTo(m_router);
}

Result<quint16> ApiServer::listen()
{
    HttpServerOptions options;
    options.port = m_config.apiPort;
    options.maxBody = largestBody;
    options.address = QHostAddress(m_config.apiHost == "localhost"_L1 ? u"127.0.0.1"_s : m_config.apiHost);
    if (options.address.isNull())
        return Error{Error::Kind::Invalid, u"api.listen: %1 is not an IP address"_s.arg(m_config.apiHost)};
    if (const auto listening = m_server.listen(options); !listening)
        return listening.error();
    qCInfo(lcApi) << "listening on port" << m_server.port();
    return m_server.port();
}

void ApiServer::close() { m_server.close(); }

void ApiServer::take(HttpServerRequest request, const HttpResponder &responder)
{
    serve(std::move(request), responder); // Runs by itself; answers through the responder.
}

QCoro::Task<> ApiServer::serve(HttpServerRequest request, HttpResponder responder)
{
    const auto found = m_router.find(request);
    const auto method = request.method;
    QString route = u"other"_s; // A pattern or this: unknown paths must not fill the metrics.
    // Without orders.db the calls on orders have no routes; they will be back.
    const bool ordersMissing = !m_orderRoutes && request.path.startsWith("/api/v1/"_L1);
    HttpServerResponse response = ordersMissing ? noDatabase() : noSuchPath();
    if (const auto *others = std::get_if<ApiRouter::OtherMethods>(&found))
        response = otherMethod(others->allowed);
    if (const auto *match = std::get_if<ApiRouter::Match>(&found)) {
        route = match->route->pattern;
        auto calling = answer(*match, std::move(request));
        response = co_await calling;
    }
    const auto id = newRequestId();
    response.headers.emplaceBack("X-Request-Id", id);
    response.headers.emplaceBack("Cache-Control", "no-store");
    m_metrics.countApiRequest(route, response.status);
    qCDebug(lcApi).noquote() << id << method << route << response.status;
    responder.send(std::move(response));
}

QCoro::Task<HttpServerResponse> ApiServer::answer(ApiRouter::Match match, HttpServerRequest request)
{
    ApiCall call{std::move(request), std::move(match.parts), {}};
    if (const auto scope = match.route->scope) {
        if (!m_auth)
            co_return noDatabase();
        auto admitted = m_auth->admit(call.request, *scope);
        if (auto *refused = std::get_if<NotAdmitted>(&admitted)) {
            if (refused->delay > Milliseconds(0)) {
                auto pause = QCoro::sleepFor(refused->delay);
                co_await pause;
            }
            co_return std::move(refused->response);
        }
        call.token = std::get<ApiToken>(admitted);
    }
    const auto catalogId = call.parts.constFind(u"catalog_id"_s);
    if (catalogId != call.parts.constEnd() && *catalogId != QString::number(m_config.kioskId))
        co_return errorResponse(404, u"unknown_kiosk"_s, u"this is another kiosk"_s);
    auto answering = match.route->handler(std::move(call));
    co_return co_await answering;
}

} // namespace Peak
