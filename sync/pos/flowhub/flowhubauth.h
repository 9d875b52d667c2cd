#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"
#include "sync/http/tokencache.h"
#include "sync/pos/flowhub/flowhubsettings.h"

namespace Peak {

/**
 * Both pairs of credentials: the client id and key that open inventory, customers and lists, and the Auth0 token that
 * opens Order Ahead. The token decides the store, so there is one per location.
 */
class FlowhubAuth {
public:
    struct Secrets {
        QByteArray apiKey;
        QByteArray auth0Secret;
    };

    FlowhubAuth(HttpTransport &http, const Clock &clock, FlowhubSettings settings, Secrets secrets);

    /** Adds the client id and the key. */
    [[nodiscard]] HttpRequest withKey(HttpRequest request) const;
    /** Adds the token. An error means that the request itself was not sent: never InDoubt. */
    QCoro::Task<Result<HttpRequest>> withToken(HttpRequest request);
    /** This request's token was refused; the next one gets another. */
    void refused(const HttpRequest &request);
    /** What the last token is for, as Auth0 put it: "create:orders read:orders"; empty when it did not say. */
    [[nodiscard]] const QString &scope() const { return m_scope; }

private:
    QCoro::Task<Result<FreshToken>> renew();
    [[nodiscard]] HttpRequest tokenRequest() const;

    HttpTransport &m_http;
    const Clock &m_clock;
    const FlowhubSettings m_settings;
    const Secrets m_secrets;
    TokenCache m_tokens;
    QString m_scope;
};

} // namespace Peak
