#include "sync/pos/shopify/shopifyauth.h"

#include "sync/pos/tokenrequest.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
QString refusal(const HttpReply &) { return u"client_id or the client secret are wrong"_s; }

/** A new one is asked for when a tenth of its life is left. */
Milliseconds usable(Milliseconds life) { return life - life / 10; }

constexpr TokenRules rules{.refusal = refusal, .documentedLife = 24h, .longestLife = 24h, .usable = usable};
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
    const QByteArray fields = "grant_type=client_credentials&client_id=" + QUrl::toPercentEncoding(m_settings.clientId)
        + "&client_secret=" + QUrl::toPercentEncoding(QString::fromUtf8(m_secret));
    const auto request = tokenForm(m_settings.tokenUrl(), fields);
    auto asking = askForToken(m_http, m_clock, request, rules);
    const auto answer = co_await asking;
    co_return answer.andThen([](const QJsonObject &granted) {
        return freshToken(granted["access_token"_L1], granted["expires_in"_L1], rules);
    });
}

} // namespace Peak
