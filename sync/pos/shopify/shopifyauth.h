#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"
#include "sync/http/tokencache.h"
#include "sync/pos/shopify/shopifysettings.h"

namespace Peak {

/** The access token: a fixed one of the shop's own app, or one for a day, got with the app's id and secret. */
class ShopifyAuth {
public:
    /** `secret` is the app's secret, or the fixed token. `http` and `clock` outlive it. */
    ShopifyAuth(HttpTransport &http, const Clock &clock, const ShopifySettings &settings, QByteArray secret);

    /** An error means that the request itself was not sent: never InDoubt. */
    QCoro::Task<Result<QByteArray>> token();
    /** The token got a 401. True when it is worth another try with a new one. */
    bool refused(const QByteArray &token);

private:
    QCoro::Task<Result<FreshToken>> renew();

    HttpTransport &m_http;
    const Clock &m_clock;
    const ShopifySettings &m_settings;
    QByteArray m_secret;
    TokenCache m_tokens;
};

} // namespace Peak
