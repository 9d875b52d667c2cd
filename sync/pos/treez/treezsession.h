#pragma once

#include "sync/pos/treez/treezauth.h"
#include "sync/pos/treez/treezreply.h"

#include <optional>

namespace Peak {

/** Sends authorised requests to one dispensary and hands back answers that say SUCCESS. */
class TreezSession {
public:
    using Priority = HttpRequest::Priority;
    using Call = TreezReply::Call;

    TreezSession(HttpTransport &http, TreezAuth &auth, const Clock &clock, const TreezSettings &settings);

    /** `path` is percent-encoded and under the base. */
    QCoro::Task<Result<QJsonObject>> get(QByteArray path, Priority priority);
    /** A POST that changes nothing: price previews. */
    QCoro::Task<Result<QJsonObject>> ask(QByteArray path, QJsonObject body);
    /** POST or PUT; an answer that does not come leaves it InDoubt. */
    QCoro::Task<Result<QJsonObject>> write(QByteArray method, QByteArray path, QJsonObject body, Call call);

    /** The same for any request: authorised, with a second try after a 401, unread. */
    QCoro::Task<Result<HttpReply>> authorised(HttpRequest request);

    [[nodiscard]] const TreezSettings &settings() const { return m_settings; }
    /** How far the POS's clock was ahead of ours in its last answer. */
    [[nodiscard]] std::optional<std::chrono::seconds> clockOffset() const { return m_clockOffset; }

private:
    [[nodiscard]] HttpRequest jsonRequest(
        const QByteArray &method, const QByteArray &path, const QJsonObject &body) const;
    [[nodiscard]] Result<QJsonObject> read(const Result<HttpReply> &reply, Call call) const;

    HttpTransport &m_http;
    TreezAuth &m_auth;
    const Clock &m_clock;
    const TreezSettings &m_settings;
    std::optional<std::chrono::seconds> m_clockOffset;
};

} // namespace Peak
