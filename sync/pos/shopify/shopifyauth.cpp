#include "sync/pos/shopify/shopifyauth.h"

#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr std::chrono::seconds documentedLife = 24h;

/** A new one is asked for when a tenth of its life is left. */
Milliseconds usable(std::chrono::seconds life) { return life - life / 10; }

Result<FreshToken> tokenOf(const HttpReply &reply)
{
    const auto answer = jsonObject(reply.body);
    if (!answer) // Nothing of the request this token is for has been sent yet.
        return Error{Error::Kind::Unreachable, u"no readable answer to the token request"_s};
    const QByteArray token = answer->value("access_token"_L1).toString().toLatin1();
    if (token.isEmpty())
        return Error{Error::Kind::Unauthorized, u"the token request was answered without a token"_s};
    const auto life = wholeOf(answer->value("expires_in"_L1)).value_or(documentedLife.count());
    return FreshToken{token, usable(std::chrono::seconds(std::clamp<qint64>(life, 1, documentedLife.count())))};
}

Result<FreshToken> judged(const HttpReply &reply, Instant now)
{
    if (reply.status == 429)
        return Error{Error::Kind::Throttled, u"token request: HTTP 429"_s, retryAfter(reply, now).value_or(0s)};
    if (reply.status >= 400 && reply.status < 500)
        return Error{Error::Kind::Unauthorized,
            u"token request: HTTP %1, client_id or the client secret are wrong"_s.arg(reply.status)};
    if (reply.status != 200)
        return Error{Error::Kind::Unreachable, u"token request: HTTP %1"_s.arg(reply.status)};
    return tokenOf(reply);
}
} // namespace

ShopifyAuth::ShopifyAuth(HttpTransport &http, const Clock &clock, const ShopifySettings &settings, QByteArray secret)
    : m_http(http), m_clock(clock), m_settings(settings), m_secret(std::move(secret)),
      m_tokens(clock, [this] { return renew(); })
{
}

QCoro::Task<Result<QByteArray>> ShopifyAuth::token()
{
    if (m_settings.auth == ShopifySettings::Auth::Static)
        co_return Result<QByteArray>(m_secret);
    auto asking = m_tokens.current();
    co_return co_await asking;
}

bool ShopifyAuth::refused(const QByteArray &token)
{
    m_tokens.forget(token);
    return m_settings.auth == ShopifySettings::Auth::ClientCredentials;
}

QCoro::Task<Result<FreshToken>> ShopifyAuth::renew()
{
    const auto request = tokenRequest();
    auto sending = m_http.send(request);
    const auto reply = co_await sending;
    if (!reply) {
        const auto &error = reply.error();
        const bool throttled = error.kind == Error::Kind::Throttled;
        const auto kind = throttled ? Error::Kind::Throttled : Error::Kind::Unreachable;
        co_return Error{kind, u"token request: "_s + error.message, error.retryAfter};
    }
    co_return judged(*reply, m_clock.now());
}

HttpRequest ShopifyAuth::tokenRequest() const
{
    HttpRequest request;
    request.method = "POST";
    request.url = m_settings.tokenUrl();
    request.body = "grant_type=client_credentials&client_id=" + QUrl::toPercentEncoding(m_settings.clientId)
        + "&client_secret=" + QUrl::toPercentEncoding(QString::fromUtf8(m_secret));
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.priority = HttpRequest::Priority::Order; // Orders may wait for it.
    return request;
}

} // namespace Peak
