#include "sync/pos/covasoft/covasoftauth.h"

#include "sync/pos/covasoft/covasoftreply.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/tokenrequest.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
/** What we use of a token's life: all but ten minutes, and half of a short one. */
Milliseconds usable(Milliseconds life) { return life > 20min ? life - 10min : life / 2; }

/** What the OAuth word means to whoever set the kiosk up; RFC 6749, section 5.2. */
QString refusal(const HttpReply &reply)
{
    const auto answer = jsonObject(reply.body).valueOr({});
    const auto word = CovasoftReply::member(answer, "error"_L1).toString();
    if (word == "invalid_client"_L1)
        return u"client_cova_id or the secret pos.client_secret is wrong"_s;
    if (word == "invalid_grant"_L1)
        return u"username or the secret pos.password is wrong"_s;
    return u"client_cova_id, username or their secrets are wrong"_s;
}

constexpr TokenRules rules{
    .refusal = refusal,
    .documentedLife = 12h,
    .longestLife = 24h,
    .usable = usable,
    .pause = CovasoftReply::pauseOf,
};

Result<FreshToken> tokenOf(const QJsonObject &answer)
{
    using CovasoftReply::member;
    return freshToken(member(answer, "access_token"_L1), member(answer, "expires_in"_L1), rules);
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
    auto asking = askForToken(m_http, m_clock, request, rules);
    const auto answer = co_await asking;
    co_return answer.andThen(tokenOf);
}

HttpRequest CovasoftAuth::tokenRequest() const
{
    const auto encoded = [](const QByteArray &value) { return QUrl::toPercentEncoding(QString::fromUtf8(value)); };
    const QByteArray fields = "grant_type=password&client_id=" + encoded(m_settings.clientId.toUtf8())
        + "&client_secret=" + encoded(m_secrets.clientSecret) + "&username=" + encoded(m_settings.username.toUtf8())
        + "&password=" + encoded(m_secrets.password);
    return tokenForm(QUrl::fromEncoded(m_settings.authBase.toEncoded() + "/v1/oauth2/token"), fields);
}

} // namespace Peak
