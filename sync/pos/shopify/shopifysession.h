#pragma once

#include "sync/pos/shopify/shopifyauth.h"
#include "sync/pos/shopify/shopifypace.h"

#include <QJsonObject>

#include <optional>

namespace Peak {

/** Sends operations to one shop and hands back the data of answers that hold no error. */
class ShopifySession {
public:
    using Priority = HttpRequest::Priority;

    ShopifySession(HttpTransport &http, ShopifyAuth &auth, const Clock &clock, const ShopifySettings &settings);

    /** Something that changes nothing; a background one waits for points enough. The `data` of the answer. */
    QCoro::Task<Result<QJsonObject>> ask(QString operation, QJsonObject variables, Priority priority);
    /** A mutation. The whole `data`, for those with several parts; an answer that does not come leaves it InDoubt. */
    QCoro::Task<Result<QJsonObject>> writeAll(QString operation, QJsonObject variables);
    /** The same with one part: what stands in `root`, when it lists no errors. */
    QCoro::Task<Result<QJsonObject>> write(QString operation, QString root, QJsonObject variables);

    [[nodiscard]] const ShopifySettings &settings() const { return m_settings; }
    /** How many points this operation asked for last; 0 when not known. */
    [[nodiscard]] double costOf(const QString &operation) const { return m_pace.costOf(operation); }
    /** How far Shopify's clock was ahead of ours in its last answer. */
    [[nodiscard]] std::optional<std::chrono::seconds> clockOffset() const { return m_clockOffset; }
    /** The version that answered last, when Shopify said so: an old one is served by a newer one without an error. */
    [[nodiscard]] const QString &servedVersion() const { return m_servedVersion; }

    /** The body of a request. */
    static QByteArray body(const QString &operation, const QJsonObject &variables);

private:
    QCoro::Task<Result<QJsonObject>> send(QString operation, HttpRequest request);
    QCoro::Task<Result<HttpReply>> authorised(HttpRequest request);
    [[nodiscard]] HttpRequest requestFor(const QString &operation, const QJsonObject &variables) const;
    void note(const HttpReply &reply);

    HttpTransport &m_http;
    ShopifyAuth &m_auth;
    const Clock &m_clock;
    const ShopifySettings &m_settings;
    ShopifyPace m_pace;
    std::optional<std::chrono::seconds> m_clockOffset;
    QString m_servedVersion;
};

} // namespace Peak
