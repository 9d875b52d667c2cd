#include "sync/pos/leaflogix/leaflogixsession.h"

#include "sync/http/httpdate.h"

#include <QJsonDocument>

#include <memory>

using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto orderTimeout = 20s; // The vendor publishes none.
constexpr auto listTimeout = 120s;
constexpr qint64 largestList = 256 * 1024 * 1024;
} // namespace

LeaflogixSession::LeaflogixSession(HttpTransport &http, const Clock &clock, const LeaflogixSettings &settings,
    const QByteArray &locationKey, const QByteArray &integratorKey)
    : m_http(http), m_clock(clock), m_settings(settings),
      m_authorization("Basic " + (locationKey + ':' + integratorKey).toBase64())
{
}

HttpRequest LeaflogixSession::request(const QByteArray &method, const QByteArray &path) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_settings.url(path);
    request.headers = {{"Accept", "application/json"}, {"Authorization", m_authorization}};
    return request;
}

HttpRequest LeaflogixSession::post(const QByteArray &path, const QJsonObject &body) const
{
    auto posted = request("POST", path);
    posted.headers.append(HttpHeader{"Content-Type", "application/json"});
    posted.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return posted;
}

QCoro::Task<Result<HttpReply>> LeaflogixSession::send(HttpRequest request)
{
    auto sending = m_http.send(request);
    const auto reply = co_await sending;
    if (reply) {
        if (const auto offset = Peak::clockOffset(*reply, m_clock.now()))
            m_clockOffset = offset;
    }
    co_return reply;
}

QCoro::Task<Result<QJsonValue>> LeaflogixSession::get(QByteArray path, Priority priority)
{
    auto asked = request("GET", path);
    asked.priority = priority;
    auto sending = send(asked);
    const auto reply = co_await sending;
    if (!reply)
        co_return reply.error();
    co_return LeaflogixReply::parse(*reply, Call::Read, m_clock.now());
}

QCoro::Task<Result<Ok>> LeaflogixSession::getList(
    QByteArray path, Priority priority, JsonArraySplitter::Element element)
{
    const auto splitter = std::make_shared<JsonArraySplitter>(element);
    const auto fed = std::make_shared<Result<Ok>>(Ok{});
    auto asked = request("GET", path);
    asked.priority = priority;
    asked.timeout = listTimeout;
    asked.largestReply = largestList;
    asked.sink = [splitter, fed](QByteArrayView piece) {
        if (*fed)
            *fed = splitter->feed(piece);
    };
    auto sending = send(asked);
    const auto reply = co_await sending;
    if (!reply)
        co_return reply.error();
    if (const auto failed = LeaflogixReply::failure(*reply, Call::Read, m_clock.now()))
        co_return *failed;
    asked.sink(reply->body); // Of a transport without pieces.
    if (!*fed)
        co_return fed->error();
    co_return splitter->finish();
}

QCoro::Task<Result<QJsonValue>> LeaflogixSession::ask(QByteArray path, QJsonObject body)
{
    const auto asked = post(path, body);
    auto sending = send(asked);
    const auto reply = co_await sending;
    if (!reply)
        co_return reply.error();
    co_return LeaflogixReply::parse(*reply, Call::Read, m_clock.now());
}

QCoro::Task<Result<QJsonValue>> LeaflogixSession::write(QByteArray path, QJsonObject body, Call call)
{
    auto written = post(path, body);
    if (call == Call::Create)
        written.headers.append(HttpHeader{"ConsumerKey", m_settings.consumerKey});
    written.writes = true;
    written.priority = Priority::Order;
    written.timeout = orderTimeout;
    auto sending = send(written);
    const auto reply = co_await sending;
    if (!reply)
        co_return reply.error();
    co_return LeaflogixReply::parse(*reply, call, m_clock.now());
}

} // namespace Peak
