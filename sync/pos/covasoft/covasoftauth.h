#pragma once

#include "core/clock.h"
#include "sync/http/tokencache.h"
#include "sync/http/httptransport.h"
#include "sync/pos/covasoft/covasoftsettings.h"

namespace Peak {

/** The two secrets of a store's API user. */
struct CovasoftSecrets {
    QByteArray clientSecret;
    QByteArray password;
};

/** The bearer token: for twelve hours, by password grant; there is one at a time. */
class CovasoftAuth {
public:
    CovasoftAuth(HttpTransport &http, const Clock &clock, const CovasoftSettings &settings, CovasoftSecrets secrets);

    /** An error means that the request itself was not sent: never InDoubt. */
    QCoro::Task<Result<QByteArray>> token();
    void forget(const QByteArray &token) { m_tokens.forget(token); }

private:
    QCoro::Task<Result<FreshToken>> renew();
    [[nodiscard]] HttpRequest tokenRequest() const;

    HttpTransport &m_http;
    const Clock &m_clock;
    const CovasoftSettings &m_settings;
    CovasoftSecrets m_secrets;
    TokenCache m_tokens;
};

} // namespace Peak
