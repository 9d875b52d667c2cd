#include "sync/pos/blaze/blazesession.h"

#include "sync/http/httpdate.h"

#include <QJsonDocument>

namespace Peak {

namespace {
constexpr qint64 largestPage = 64 * 1024 * 1024; ///< A hundred products with all their tax tables.
}

BlazeSession::BlazeSession(HttpTransport &http, const Clock &clock, const BlazeSettings &settings)
    : m_http(http), m_clock(clock), m_settings(settings)
{
}

HttpRequest BlazeSession::requestFor(
    const QByteArray &method, const QByteArray &path, const QJsonObject &body, Priority priority) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_settings.url(path);
    request.priority = priority;
    request.largestReply = priority == Priority::Background ? largestPage : 0;
    request.headers = {{"Accept", "application/json"}, {"Authorization", m_settings.developerKey}};
    for (const auto &name : m_settings.partnerHeaders)
        request.headers.append(HttpHeader(name, m_settings.partnerKey));
    if (!body.isEmpty()) {
        request.headers.append(HttpHeader("Content-Type", "application/json"));
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    return request;
}

QCoro::Task<Result<QJsonValue>> BlazeSession::get(QByteArray path, Priority priority)
{
    auto sending = exchange(requestFor("GET", path, {}, priority), Call::Read);
    co_return co_await sending;
}

QCoro::Task<Result<QJsonValue>> BlazeSession::ask(QByteArray path, QJsonObject body, Priority priority)
{
    auto sending = exchange(requestFor("POST", path, body, priority), Call::Read);
    co_return co_await sending;
}

QCoro::Task<Result<QJsonValue>> BlazeSession::write(QByteArray method, QByteArray path, QJsonObject body)
{
    auto writing = requestFor(method, path, body, Priority::Order);
    writing.writes = true;
    auto sending = exchange(writing, Call::Write);
    co_return co_await sending;
}

QCoro::Task<Result<QJsonValue>> BlazeSession::exchange(HttpRequest request, Call call)
{
    auto sending = m_http.send(request);
    const auto reply = co_await sending;
    if (!reply)
        co_return reply.error();
    if (const auto offset = Peak::clockOffset(*reply, m_clock.now()))
        m_clockOffset = offset;
    co_return BlazeReply::parse(*reply, call, m_clock.now());
}

} // namespace Peak
