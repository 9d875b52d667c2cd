#include "sync/pos/treez/treezsession.h"

#include "sync/http/httpdate.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto writeTimeout = 60s; // Treez publishes none; registers may hold a ticket for long.
constexpr qint64 largestPage = 64 * 1024 * 1024;
} // namespace

TreezSession::TreezSession(HttpTransport &http, TreezAuth &auth, const Clock &clock, const TreezSettings &settings)
    : m_http(http), m_auth(auth), m_clock(clock), m_settings(settings)
{
}

QCoro::Task<Result<QJsonObject>> TreezSession::get(QByteArray path, Priority priority)
{
    HttpRequest request;
    request.method = "GET";
    request.url = m_settings.url(path);
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    request.priority = priority;
    request.largestReply = path.startsWith("/product/") ? largestPage : 0;
    auto sending = authorised(request);
    const auto reply = co_await sending;
    co_return read(reply, Call::Read);
}

QCoro::Task<Result<QJsonObject>> TreezSession::ask(QByteArray path, QJsonObject body)
{
    const auto request = jsonRequest("POST", path, body);
    auto sending = authorised(request);
    const auto reply = co_await sending;
    co_return read(reply, Call::Read);
}

QCoro::Task<Result<QJsonObject>> TreezSession::write(QByteArray method, QByteArray path, QJsonObject body, Call call)
{
    auto request = jsonRequest(method, path, body);
    request.writes = true;
    request.priority = Priority::Order;
    request.timeout = writeTimeout;
    auto sending = authorised(request);
    const auto reply = co_await sending;
    co_return read(reply, call);
}

QCoro::Task<Result<HttpReply>> TreezSession::authorised(HttpRequest request)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto authorising = m_auth.authorise(request);
        const auto ready = co_await authorising;
        if (!ready)
            co_return ready.error();
        auto sending = m_http.send(*ready);
        const auto reply = co_await sending;
        if (!reply)
            co_return reply.error();
        if (const auto offset = Peak::clockOffset(*reply, m_clock.now()))
            m_clockOffset = offset;
        if (reply->status != 401 || attempt > 0 || !m_auth.refused(*ready))
            co_return reply;
    }
    Q_UNREACHABLE();
}

HttpRequest TreezSession::jsonRequest(const QByteArray &method, const QByteArray &path, const QJsonObject &body) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_settings.url(path);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    return request;
}

Result<QJsonObject> TreezSession::read(const Result<HttpReply> &reply, Call call) const
{
    if (!reply)
        return reply.error();
    return TreezReply::parse(*reply, call, m_settings.auth, m_clock.now());
}

} // namespace Peak
