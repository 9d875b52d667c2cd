#include "sync/pos/covasoft/covasoftauth.h"

#include "sync/pos/covasoft/covasoftreply.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr std::chrono::seconds documentedLife = 12h;
constexpr std::chrono::seconds margin = 10min;

/** What we use of a token's life: all but ten minutes, and half of a short one. */
Milliseconds usable(std::chrono::seconds life) { return life > 2 * margin ? life - margin : life / 2; }

Result<FreshToken> tokenOf(const HttpReply &reply)
{
    const auto answer = jsonObject(reply.body);
    if (!answer) // Nothing of the request this token is for has been sent yet.
        return Error{Error::Kind::Unreachable, u"no readable answer to the token request"_s};
    const QByteArray token = CovasoftReply::member(*answer, "access_token"_L1).toString().toLatin1();
    if (token.isEmpty())
        return Error{Error::Kind::Unauthorized, u"the token request was answered without a token"_s};
    const auto life = wholeOf(CovasoftReply::member(*answer, "expires_in"_L1)).value_or(documentedLife.count());
    return FreshToken{token, usable(std::chrono::seconds(std::clamp<qint64>(life, 2, 86'400)))};
}

/** What the OAuth word means to whoever set the kiosk up; RFC 6749, section 5.2. */
QString meaningOf(const HttpReply &reply)
{
    const auto answer = jsonObject(reply.body).valueOr({});
    const auto word = CovasoftReply::member(answer, "error"_L1).toString();
    if (word == "invalid_client"_L1)
        return u"client_cova_id or the secret pos.client_secret is wrong"_s;
    if (word == "invalid_grant"_L1)
        return u"username or the secret pos.password is wrong"_s;
    return u"client_cova_id, username or their secrets are wrong"_s;
}

Result<FreshToken> judgedToken(const HttpReply &reply, Instant now)
{
    if (reply.status == 429)
        return Error{Error::Kind::Throttled, u"token request: HTTP 429"_s, CovasoftReply::pauseOf(reply, now)};
    if (reply.status >= 400 && reply.status < 500)
        return Error{Error::Kind::Unauthorized,
            u"token request: HTTP %1, %2"_s.arg(QString::number(reply.status), meaningOf(reply))};
    if (reply.status != 200)
        return Error{Error::Kind::Unreachable, u"token request: HTTP %1"_s.arg(reply.status)};
    return tokenOf(reply);
}
} // namespace

CovasoftAuth::CovasoftAuth(
    HttpTransport &http, const Clock &clock, const CovasoftSettings &settings, CovasoftSecrets secrets)
    : m_http(http), m_clock(clock), m_settings(settings), m_secrets(std::move(secrets)),
      m_tokens(clock, [this] { return renew(); })
{
}

QCoro::Task<Result<QByteArray>> CovasoftAuth::token()
{
    auto asking = m_tokens.current();
    co_return co_await asking;
}

QCoro::Task<Result<FreshToken>> CovasoftAuth::renew()
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
    co_return judgedToken(*reply, m_clock.now());
}

HttpRequest CovasoftAuth::tokenRequest() const
{
    const auto encoded = [](const QByteArray &value) { return QUrl::toPercentEncoding(QString::fromUtf8(value)); };
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl::fromEncoded(m_settings.authBase.toEncoded() + "/v1/oauth2/token");
    request.body = "grant_type=password&client_id=" + encoded(m_settings.clientId.toUtf8())
        + "&client_secret=" + encoded(m_secrets.clientSecret) + "&username=" + encoded(m_settings.username.toUtf8())
        + "&password=" + encoded(m_secrets.password);
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.priority = HttpRequest::Priority::Order; // Orders may wait for it.
    return request;
}

} // namespace Peak
