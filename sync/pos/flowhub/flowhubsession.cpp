#include "sync/pos/flowhub/flowhubsession.h"

#include "sync/http/httpdate.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto writeTimeout = 60s;
constexpr auto inventoryTimeout = 120s; ///< One answer holds the whole inventory.
constexpr qint64 largestInventory = 192 * 1024 * 1024;

bool isRefused(const HttpReply &reply) { return reply.status == 401 || reply.status == 403; }
} // namespace

FlowhubSession::FlowhubSession(
    HttpTransport &http, FlowhubAuth &auth, const Clock &clock, const FlowhubSettings &settings)
    : m_http(http), m_auth(auth), m_clock(clock), m_settings(settings)
{
}

QCoro::Task<Result<QJsonDocument>> FlowhubSession::get(QByteArray path, Priority priority)
{
    const auto asked = request("GET", path, priority);
    auto sending = withKey(asked);
    const auto reply = co_await sending;
    co_return read(reply, Call::Read);
}

QCoro::Task<Result<QJsonObject>> FlowhubSession::getData(
    QByteArray path, Priority priority, JsonArraySplitter::Element element)
{
    const auto splitter = std::make_shared<JsonMemberSplitter>("data", element);
    const auto fed = std::make_shared<Result<Ok>>(Ok{});
    auto asked = request("GET", path, priority);
    asked.timeout = inventoryTimeout;
    asked.largestReply = largestInventory;
    asked.sink = [splitter, fed](QByteArrayView piece) {
        if (*fed)
            *fed = splitter->feed(piece);
    };
    auto sending = withKey(asked);
    const auto reply = co_await sending;
    if (!reply)
        co_return reply.error();
    const auto fine = FlowhubReply::judge(*reply, Call::Read, m_clock.now());
    if (!fine)
        co_return fine.error();
    asked.sink(reply->body); // Of a transport without pieces.
    if (!*fed)
        co_return fed->error();
    co_return splitter->finish();
}

QCoro::Task<Result<QJsonDocument>> FlowhubSession::post(QByteArray path, QJsonObject body)
{
    const auto asked = writing("POST", path, body);
    auto sending = withKey(asked);
    const auto reply = co_await sending;
    co_return read(reply, Call::Write);
}

QCoro::Task<Result<QJsonObject>> FlowhubSession::getOrder(QByteArray path, Priority priority)
{
    const auto asked = request("GET", path, priority);
    auto sending = withToken(asked);
    const auto reply = co_await sending;
    co_return read(reply, Call::Read).andThen(FlowhubReply::single);
}

QCoro::Task<Result<QJsonObject>> FlowhubSession::writeOrder(
    QByteArray method, QByteArray path, QJsonObject body, Call call)
{
    const auto asked = writing(method, path, body);
    auto sending = withToken(asked);
    const auto reply = co_await sending;
    co_return read(reply, call).andThen(FlowhubReply::single);
}

HttpRequest FlowhubSession::request(const QByteArray &method, const QByteArray &path, Priority priority) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_settings.url(path);
    request.headers = {{"Accept", "application/json"}};
    request.priority = priority;
    return request;
}

HttpRequest FlowhubSession::writing(const QByteArray &method, const QByteArray &path, const QJsonObject &body) const
{
    auto writing = request(method, path, Priority::Order);
    writing.headers.append(HttpHeader{"Content-Type", "application/json"});
    writing.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    writing.writes = true;
    writing.timeout = writeTimeout;
    return writing;
}

QCoro::Task<Result<HttpReply>> FlowhubSession::withKey(HttpRequest request)
{
    const auto ready = m_auth.withKey(request);
    auto sending = send(ready);
    co_return co_await sending;
}

QCoro::Task<Result<HttpReply>> FlowhubSession::withToken(HttpRequest request)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto authorising = m_auth.withToken(request);
        const auto ready = co_await authorising;
        if (!ready)
            co_return ready.error();
        auto sending = send(*ready);
        const auto reply = co_await sending;
        if (!reply || !isRefused(*reply))
            co_return reply;
        m_auth.refused(*ready); // Also the second time: whoever comes next shall not try with it.
        if (attempt > 0)
            co_return reply;
    }
    Q_UNREACHABLE();
}

QCoro::Task<Result<HttpReply>> FlowhubSession::send(HttpRequest request)
{
    auto sending = m_http.send(request);
    const auto reply = co_await sending;
    if (!reply)
        co_return reply.error();
    if (const auto offset = Peak::clockOffset(*reply, m_clock.now()))
        m_clockOffset = offset;
    co_return reply;
}

Result<QJsonDocument> FlowhubSession::read(const Result<HttpReply> &reply, Call call) const
{
    if (!reply)
        return reply.error();
    return FlowhubReply::parse(*reply, call, m_clock.now());
}

} // namespace Peak
