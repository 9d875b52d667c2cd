#include "sync/pos/covasoft/covasoftsession.h"

#include "sync/http/httpdate.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto writeTimeout = 60s; // The synchronous order intake takes up to 30 s.
constexpr qint64 largestPage = 64 * 1024 * 1024;
} // namespace

CovasoftSession::CovasoftSession(
    HttpTransport &http, CovasoftAuth &auth, const Clock &clock, const CovasoftSettings &settings)
    : m_http(http), m_auth(auth), m_clock(clock), m_settings(settings)
{
}

QCoro::Task<Result<HttpReply>> CovasoftSession::get(QByteArray path, Priority priority)
{
    auto asking = request("GET", path);
    asking.priority = priority;
    auto sending = authorised(asking);
    co_return co_await sending;
}

QCoro::Task<Result<HttpReply>> CovasoftSession::ask(
    QByteArray path, QJsonObject body, Priority priority, Milliseconds timeout)
{
    auto asking = request("POST", path);
    asking.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    asking.priority = priority;
    asking.timeout = timeout;
    asking.largestReply = path.startsWith("/dataplatform/") ? largestPage : 0;
    auto sending = authorised(asking);
    co_return co_await sending;
}

QCoro::Task<Result<HttpReply>> CovasoftSession::write(QByteArray method, QByteArray path, QJsonObject body)
{
    auto writing = request(method, path);
    if (!body.isEmpty())
        writing.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    writing.writes = true;
    writing.priority = Priority::Order;
    writing.timeout = writeTimeout;
    auto sending = authorised(writing);
    co_return co_await sending;
}

QCoro::Task<Result<HttpReply>> CovasoftSession::authorised(HttpRequest request)
{
    const auto headers = request.headers;
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto asking = m_auth.token();
        const auto token = co_await asking;
        if (!token)
            co_return token.error();
        request.headers = headers;
        request.headers.append({"Authorization", "Bearer " + *token});
        auto sending = m_http.send(request);
        const auto reply = co_await sending;
        if (!reply)
            co_return reply.error();
        if (const auto offset = Peak::clockOffset(*reply, m_clock.now()))
            m_clockOffset = offset;
        if (reply->status != 401 || attempt > 0)
            co_return reply;
        m_auth.forget(*token); // Once: a second 401 is a wrong credential, not an old token.
    }
    Q_UNREACHABLE();
}

HttpRequest CovasoftSession::request(const QByteArray &method, const QByteArray &path) const
{
    HttpRequest request;
    request.method = method;
    request.url = url(path);
    // Without Accept some of the services answer with hal+json.
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    return request;
}

QUrl CovasoftSession::url(const QByteArray &path) const
{
    const auto &host = path.startsWith("/crm/") ? m_settings.customerBase
        : path.startsWith("/v1/Companies")      ? m_settings.entityBase
                                                : m_settings.base;
    return QUrl::fromEncoded(host.toEncoded() + path);
}

} // namespace Peak
