#include "sync/pos/treez/treezauth.h"

#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr std::chrono::seconds documentedLife = 2h;

/** What we use of a token's life: 110 of 120 minutes, and as much less of a shorter one. */
Milliseconds usable(std::chrono::seconds life) { return life - life / 12; }

Result<FreshToken> tokenOf(const HttpReply &reply)
{
    const auto answer = jsonObject(reply.body);
    if (!answer) // Nothing of the request this token is for has been sent yet.
        return Error{Error::Kind::Unreachable, u"no readable answer to the token request"_s};
    const auto holder = answer->contains("access_token"_L1) ? *answer : (*answer)["data"_L1].toObject();
    const QByteArray token = holder["access_token"_L1].toString().toLatin1();
    if (token.isEmpty())
        return Error{Error::Kind::Unauthorized, u"the token request was answered without a token"_s};
    const auto life = wholeOf(holder["expires_in"_L1]).value_or(documentedLife.count());
    return FreshToken{token, usable(std::chrono::seconds(std::clamp<qint64>(life, 1, 86'400)))};
}

Result<FreshToken> judged(const HttpReply &reply, Instant now)
{
    if (reply.status == 429)
        return Error{Error::Kind::Throttled, u"token request: HTTP 429"_s, retryAfter(reply, now).value_or(0s)};
    if (reply.status >= 400 && reply.status < 500)
        return Error{
            Error::Kind::Unauthorized, u"token request: HTTP %1, client id or key are wrong"_s.arg(reply.status)};
    if (reply.status != 200)
        return Error{Error::Kind::Unreachable, u"token request: HTTP %1"_s.arg(reply.status)};
    return tokenOf(reply);
}
} // namespace

TreezTokenAuth::TreezTokenAuth(HttpTransport &http, const Clock &clock, TreezSettings settings, QByteArray apiKey)
    : m_http(http), m_clock(clock), m_settings(std::move(settings)), m_apiKey(std::move(apiKey)),
      m_tokens(clock, [this] { return renew(); })
{
}

QCoro::Task<Result<HttpRequest>> TreezTokenAuth::authorise(HttpRequest request)
{
    auto asking = m_tokens.current();
    const auto token = co_await asking;
    if (!token)
        co_return token.error();
    request.headers.append({"authorization", m_settings.tokenPrefix + *token});
    request.headers.append({"client_id", m_settings.clientId.toUtf8()});
    co_return request;
}

bool TreezTokenAuth::refused(const HttpRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name == "authorization")
            m_tokens.forget(value.mid(m_settings.tokenPrefix.size()));
    }
    return true;
}

QCoro::Task<Result<FreshToken>> TreezTokenAuth::renew()
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

HttpRequest TreezTokenAuth::tokenRequest() const
{
    HttpRequest request;
    request.method = "POST";
    request.url = m_settings.tokenUrl;
    request.body = "client_id=" + QUrl::toPercentEncoding(m_settings.clientId)
        + "&apikey=" + QUrl::toPercentEncoding(QString::fromUtf8(m_apiKey));
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.priority = HttpRequest::Priority::Order; // Orders may wait for it.
    return request;
}

} // namespace Peak
