#include "sync/pos/shopify/shopifysession.h"

#include "core/logging.h"
#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/shopify/shopifyqueries.h"
#include "sync/pos/shopify/shopifyreply.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto writeTimeout = 20s;
constexpr auto pageTimeout = 30s;
constexpr qint64 largestPage = 64 * 1024 * 1024;
constexpr int mostTurns = 5; ///< Other kiosks of the shop draw on the same points.
} // namespace

ShopifySession::ShopifySession(
    HttpTransport &http, ShopifyAuth &auth, const Clock &clock, const ShopifySettings &settings)
    : m_http(http), m_auth(auth), m_clock(clock), m_settings(settings), m_pace(clock)
{
}

QByteArray ShopifySession::body(const QString &operation, const QJsonObject &variables)
{
    const QJsonObject body{{"query"_L1, ShopifyQueries::document(operation)}, {"variables"_L1, variables},
        {"operationName"_L1, operation}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

HttpRequest ShopifySession::requestFor(const QString &operation, const QJsonObject &variables) const
{
    HttpRequest request;
    request.method = "POST";
    request.url = m_settings.endpoint();
    request.body = body(operation, variables);
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    return request;
}

QCoro::Task<Result<QJsonObject>> ShopifySession::ask(QString operation, QJsonObject variables, Priority priority)
{
    auto request = requestFor(operation, variables);
    request.priority = priority;
    const bool background = priority == Priority::Background;
    if (background) {
        request.timeout = pageTimeout;
        request.largestReply = largestPage;
    }
    for (int turns = 1;; ++turns) {
        if (background) {
            auto waiting = m_pace.turn(operation);
            const auto turn = co_await waiting;
            if (!turn)
                co_return turn.error();
        }
        auto sending = send(operation, request);
        const auto data = co_await sending;
        // Without points nothing was done; a long read goes on where it is instead of from its first page.
        const bool outOfPoints = !data && data.error().kind == Error::Kind::Throttled && m_pace.wait(operation) > 0ms;
        if (!background || !outOfPoints || turns == mostTurns)
            co_return data;
    }
}

QCoro::Task<Result<QJsonObject>> ShopifySession::writeAll(QString operation, QJsonObject variables)
{
    auto request = requestFor(operation, variables);
    request.writes = true;
    request.priority = Priority::Order;
    request.timeout = writeTimeout;
    auto sending = send(operation, request);
    co_return co_await sending;
}

QCoro::Task<Result<QJsonObject>> ShopifySession::write(QString operation, QString root, QJsonObject variables)
{
    auto writing = writeAll(operation, variables);
    const auto data = co_await writing;
    co_return data.andThen([&](const QJsonObject &whole) { return ShopifyReply::payload(whole, root); });
}

QCoro::Task<Result<QJsonObject>> ShopifySession::send(QString operation, HttpRequest request)
{
    auto sending = authorised(request);
    const auto reply = co_await sending;
    if (!reply)
        co_return reply.error();
    note(*reply);
    const auto document = jsonObject(reply->body);
    if (document)
        m_pace.learn(operation, document->value("extensions"_L1)["cost"_L1].toObject());
    co_return ShopifyReply::data(*reply, document, request.writes, m_clock.now());
}

QCoro::Task<Result<HttpReply>> ShopifySession::authorised(HttpRequest request)
{
    const auto plain = request.headers;
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto asking = m_auth.token();
        const auto token = co_await asking;
        if (!token)
            co_return token.error();
        request.headers = plain;
        request.headers.append({"X-Shopify-Access-Token", *token});
        auto sending = m_http.send(request);
        const auto reply = co_await sending;
        if (!reply || reply->status != 401 || attempt > 0 || !m_auth.refused(*token))
            co_return reply;
    }
    Q_UNREACHABLE();
}

void ShopifySession::note(const HttpReply &reply)
{
    if (const auto offset = Peak::clockOffset(reply, m_clock.now()))
        m_clockOffset = offset;
    const auto served = QString::fromLatin1(reply.header("X-Shopify-API-Version"));
    if (served.isEmpty() || served == m_servedVersion)
        return;
    m_servedVersion = served;
    if (served != m_settings.version)
        qCWarning(lcPos) << "Shopify answers with API version" << served << "instead of" << m_settings.version;
}

} // namespace Peak
