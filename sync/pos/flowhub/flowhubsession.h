#pragma once

#include "sync/pos/flowhub/flowhubauth.h"
#include "sync/pos/flowhub/flowhubreply.h"
#include "sync/pos/jsonmembersplitter.h"

#include <optional>

namespace Peak {

/** Sends authorised requests to one location's Flowhub and hands back answers that are no refusal. */
class FlowhubSession {
public:
    using Priority = HttpRequest::Priority;
    using Call = FlowhubReply::Call;

    FlowhubSession(HttpTransport &http, FlowhubAuth &auth, const Clock &clock, const FlowhubSettings &settings);

    /** Inventory, customers, lists: with client id and key. `path` is percent-encoded. */
    QCoro::Task<Result<QJsonDocument>> get(QByteArray path, Priority priority);
    /** The same for an answer as large as a whole inventory: each element of its `data` goes to `element` as it comes.
     * Gives what stands around them. */
    QCoro::Task<Result<QJsonObject>> getData(QByteArray path, Priority priority, JsonArraySplitter::Element element);
    QCoro::Task<Result<QJsonDocument>> post(QByteArray path, QJsonObject body);
    /** Order Ahead: with a token. A write whose answer does not come is InDoubt. */
    QCoro::Task<Result<QJsonObject>> getOrder(QByteArray path, Priority priority);
    QCoro::Task<Result<QJsonObject>> writeOrder(QByteArray method, QByteArray path, QJsonObject body, Call call);

    [[nodiscard]] const FlowhubSettings &settings() const { return m_settings; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }
    /** How far the POS's clock was ahead of ours in its last answer. */
    [[nodiscard]] std::optional<std::chrono::seconds> clockOffset() const { return m_clockOffset; }

private:
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QByteArray &path, Priority priority) const;
    [[nodiscard]] HttpRequest writing(const QByteArray &method, const QByteArray &path, const QJsonObject &body) const;
    QCoro::Task<Result<HttpReply>> withKey(HttpRequest request);
    QCoro::Task<Result<HttpReply>> withToken(HttpRequest request);
    QCoro::Task<Result<HttpReply>> send(HttpRequest request);
    [[nodiscard]] Result<QJsonDocument> read(const Result<HttpReply> &reply, Call call) const;

    HttpTransport &m_http;
    FlowhubAuth &m_auth;
    const Clock &m_clock;
    const FlowhubSettings &m_settings;
    std::optional<std::chrono::seconds> m_clockOffset;
};

} // namespace Peak
