#include "sync/pos/treez/treezauth.h"

#include "sync/pos/tokenrequest.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
QString refusal(const HttpReply &) { return u"client id or key are wrong"_s; }

/** What we use of a token's life: 110 of 120 minutes, and as much less of a shorter one. */
Milliseconds usable(Milliseconds life) { return life - life / 12; }

constexpr TokenRules rules{.refusal = refusal, .documentedLife = 2h, .longestLife = 24h, .usable = usable};

/** The documents put the token here or there. */
Result<FreshToken> tokenOf(const QJsonObject &answer)
{
    const auto holder = answer.contains("access_token"_L1) ? answer : answer["data"_L1].toObject();
    return freshToken(holder["access_token"_L1], holder["expires_in"_L1], rules);
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
    const QByteArray fields = "client_id=" + QUrl::toPercentEncoding(m_settings.clientId)
        + "&apikey=" + QUrl::toPercentEncoding(QString::fromUtf8(m_apiKey));
    const auto request = tokenForm(m_settings.tokenUrl, fields);
    auto asking = askForToken(m_http, m_clock, request, rules);
    const auto answer = co_await asking;
    co_return answer.andThen(tokenOf);
}

} // namespace Peak
