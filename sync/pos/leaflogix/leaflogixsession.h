#pragma once

#include "sync/pos/jsonarraysplitter.h"
#include "sync/pos/leaflogix/leaflogixreply.h"
#include "sync/pos/leaflogix/leaflogixsettings.h"

#include <QJsonObject>

#include <optional>

namespace Peak {

/** Sends requests with the location's key. There are no tokens: the key is good until it is revoked. */
class LeaflogixSession {
public:
    using Priority = HttpRequest::Priority;
    using Call = LeaflogixReply::Call;

    /** `integratorKey` may be empty: older locations have none. */
    LeaflogixSession(HttpTransport &http, const Clock &clock, const LeaflogixSettings &settings,
        const QByteArray &locationKey, const QByteArray &integratorKey);

    QCoro::Task<Result<QJsonValue>> get(QByteArray path, Priority priority);
    /** A list of many megabytes, handed on element by element while it comes. What `element` got counts only when this
     * ends well. */
    QCoro::Task<Result<Ok>> getList(QByteArray path, Priority priority, JsonArraySplitter::Element element);
    /** A POST that changes nothing. */
    QCoro::Task<Result<QJsonValue>> ask(QByteArray path, QJsonObject body);
    /** A POST that changes something; with the ConsumerKey for Call::Create. */
    QCoro::Task<Result<QJsonValue>> write(QByteArray path, QJsonObject body, Call call);

    [[nodiscard]] const LeaflogixSettings &settings() const { return m_settings; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /** How far the POS's clock was ahead of ours in its last answer. */
    [[nodiscard]] std::optional<std::chrono::seconds> clockOffset() const { return m_clockOffset; }

private:
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QByteArray &path) const;
    [[nodiscard]] HttpRequest post(const QByteArray &path, const QJsonObject &body) const;
    QCoro::Task<Result<HttpReply>> send(HttpRequest request);

    HttpTransport &m_http;
    const Clock &m_clock;
    const LeaflogixSettings &m_settings;
    QByteArray m_authorization;
    std::optional<std::chrono::seconds> m_clockOffset;
};

} // namespace Peak
