#include "sync/pos/flowhub/flowhubauth.h"

#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr std::chrono::seconds documentedLife = 24h;
constexpr std::chrono::seconds margin = 60s; ///< A new token is asked for so long before the old one ends.
constexpr char bearer[] = "Bearer ";

Milliseconds usable(std::chrono::seconds life) { return life > 2 * margin ? life - margin : life / 2; }

std::optional<Error> refusalOf(const HttpReply &reply, Instant now)
{
    if (reply.status == 429)
        return Error{Error::Kind::Throttled, u"token request: HTTP 429"_s, retryAfter(reply, now).value_or(0s)};
    if (reply.status >= 400 && reply.status < 500)
        return Error{Error::Kind::Unauthorized,
            u"token request: HTTP %1, the Auth0 client id, its secret or the audience are wrong"_s.arg(reply.status)};
    if (reply.status != 200)
        return Error{Error::Kind::Unreachable, u"token request: HTTP %1"_s.arg(reply.status)};
    return std::nullopt;
}
} // namespace

FlowhubAuth::FlowhubAuth(HttpTransport &http, const Clock &clock, FlowhubSettings settings, Secrets secrets)
    : m_http(http), m_clock(clock), m_settings(std::move(settings)), m_secrets(std::move(secrets)),
      m_tokens(clock, [this] { return renew(); })
{
}

HttpRequest FlowhubAuth::withKey(HttpRequest request) const
{
    request.headers.append({"clientId", m_settings.clientId.toUtf8()});
    request.headers.append({"key", m_secrets.apiKey});
    return request;
}

QCoro::Task<Result<HttpRequest>> FlowhubAuth::withToken(HttpRequest request)
{
    auto asking = m_tokens.current();
    const auto token = co_await asking;
    if (!token)
        co_return token.error();
    request.headers.append({"Authorization", QByteArray(bearer) + *token});
    co_return m_settings.bearerOnly ? request : withKey(request);
}

void FlowhubAuth::refused(const HttpRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name == "Authorization")
            m_tokens.forget(value.mid(qsizetype(qstrlen(bearer))));
    }
}

QCoro::Task<Result<FreshToken>> FlowhubAuth::renew()
{
    const auto request = tokenRequest();
    auto sending = m_http.send(request);
    const auto reply = co_await sending;
    if (!reply) {
        const auto &error = reply.error();
        const bool throttled = error.kind == Error::Kind::Throttled;
        // Nothing of the request this token is for has been sent yet.
        const auto kind = throttled ? Error::Kind::Throttled : Error::Kind::Unreachable;
        co_return Error{kind, u"token request: "_s + error.message, error.retryAfter};
    }
    if (const auto refusal = refusalOf(*reply, m_clock.now()))
        co_return *refusal;
    co_return tokenOf(*reply);
}

HttpRequest FlowhubAuth::tokenRequest() const
{
    const QJsonObject body{
        {"grant_type"_L1, u"client_credentials"_s},
        {"client_id"_L1, m_settings.auth0ClientId},
        {"client_secret"_L1, QString::fromUtf8(m_secrets.auth0Secret)},
        {"audience"_L1, m_settings.audience},
    };
    HttpRequest request;
    request.method = "POST";
    request.url = m_settings.tokenUrl;
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    request.priority = HttpRequest::Priority::Order; // Orders may wait for it.
    return request;
}

Result<FreshToken> FlowhubAuth::tokenOf(const HttpReply &reply)
{
    const auto answer = jsonObject(reply.body);
    if (!answer)
        return Error{Error::Kind::Unreachable, u"no readable answer to the token request"_s};
    const QByteArray token = answer->value("access_token"_L1).toString().toLatin1();
    if (token.isEmpty())
        return Error{Error::Kind::Unauthorized, u"the token request was answered without a token"_s};
    m_scope = lineOf(answer->value("scope"_L1), 500);
    const auto life = wholeOf(answer->value("expires_in"_L1)).value_or(documentedLife.count());
    return FreshToken{token, usable(std::chrono::seconds(std::clamp<qint64>(life, 1, 30 * 86'400)))};
}

} // namespace Peak
