#include "sync/pos/flowhub/flowhubauth.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/tokenrequest.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr char bearer[] = "Bearer ";

QString refusal(const HttpReply &) { return u"the Auth0 client id, its secret or the audience are wrong"_s; }

/** All but the last minute, and half of a short life. */
Milliseconds usable(Milliseconds life) { return life > 2min ? life - 1min : life / 2; }

constexpr TokenRules rules{.refusal = refusal, .documentedLife = 24h, .longestLife = 30 * 24h, .usable = usable};
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
    auto asking = askForToken(m_http, m_clock, request, rules);
    const auto answer = co_await asking;
    if (!answer)
        co_return answer.error();
    m_scope = lineOf(answer->value("scope"_L1), 500);
    co_return freshToken(answer->value("access_token"_L1), answer->value("expires_in"_L1), rules);
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

} // namespace Peak
