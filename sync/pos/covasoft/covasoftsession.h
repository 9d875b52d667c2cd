#pragma once

#include "sync/pos/covasoft/covasoftauth.h"

#include <QJsonObject>

#include <optional>

namespace Peak {

/** Sends authorised requests to the services of one company. Judging the answer is the caller's business. */
class CovasoftSession {
public:
    using Priority = HttpRequest::Priority;

    CovasoftSession(HttpTransport &http, CovasoftAuth &auth, const Clock &clock, const CovasoftSettings &settings);

    /** `path` is percent-encoded and begins with the service's prefix. */
    QCoro::Task<Result<HttpReply>> get(QByteArray path, Priority priority);
    /** A POST that changes nothing: product data and searches. `timeout` 0: the usual one of reads. */
    QCoro::Task<Result<HttpReply>> ask(QByteArray path, QJsonObject body, Priority priority, Milliseconds timeout = {});
    /** PUT, POST or DELETE; an answer that does not come leaves it InDoubt. An empty body is not sent. */
    QCoro::Task<Result<HttpReply>> write(QByteArray method, QByteArray path, QJsonObject body);

    [[nodiscard]] const CovasoftSettings &settings() const { return m_settings; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    [[nodiscard]] Milliseconds monotonic() const { return m_clock.monotonic(); }
    /** How far the POS's clock was ahead of ours in its last answer. */
    [[nodiscard]] std::optional<std::chrono::seconds> clockOffset() const { return m_clockOffset; }

private:
    QCoro::Task<Result<HttpReply>> authorised(HttpRequest request);
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QByteArray &path) const;
    [[nodiscard]] QUrl url(const QByteArray &path) const;

    HttpTransport &m_http;
    CovasoftAuth &m_auth;
    const Clock &m_clock;
    const CovasoftSettings &m_settings;
    std::optional<std::chrono::seconds> m_clockOffset;
};

} // namespace Peak
