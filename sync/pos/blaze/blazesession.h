#pragma once

#include "sync/pos/blaze/blazereply.h"
#include "sync/pos/blaze/blazesettings.h"

#include <optional>

namespace Peak {

/** Sends requests with both keys and hands back what BLAZE answers. There is no token that could grow old. */
class BlazeSession {
public:
    using Priority = HttpRequest::Priority;
    using Call = BlazeReply::Call;

    /** Everything outlives the session. */
    BlazeSession(HttpTransport &http, const Clock &clock, const BlazeSettings &settings);

    /** `path` is percent-encoded, with its query. */
    QCoro::Task<Result<QJsonValue>> get(QByteArray path, Priority priority);
    /** A POST that may be repeated as often as one likes. */
    QCoro::Task<Result<QJsonValue>> ask(QByteArray path, QJsonObject body, Priority priority);
    /** Without a body when it is empty; an answer that does not come leaves it InDoubt. */
    QCoro::Task<Result<QJsonValue>> write(QByteArray method, QByteArray path, QJsonObject body);

    [[nodiscard]] const BlazeSettings &settings() const { return m_settings; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    /** How far the POS's clock was ahead of ours in its last answer. */
    [[nodiscard]] std::optional<std::chrono::seconds> clockOffset() const { return m_clockOffset; }

private:
    QCoro::Task<Result<QJsonValue>> exchange(HttpRequest request, Call call);
    [[nodiscard]] HttpRequest requestFor(
        const QByteArray &method, const QByteArray &path, const QJsonObject &body, Priority priority) const;

    HttpTransport &m_http;
    const Clock &m_clock;
    const BlazeSettings &m_settings;
    std::optional<std::chrono::seconds> m_clockOffset;
};

} // namespace Peak
