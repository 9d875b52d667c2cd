#include "tests/possim/flowhub/flowhubauth.h"

#include "tests/possim/flowhub/flowhubreply.h"

#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static HttpServerResponse denied(int status, const QString &error, const QString &description)
{
    return HttpServerResponse::json(status, {{u"error"_s, error}, {u"error_description"_s, description}});
}

HttpServerResponse FlowhubAuth::token(const HttpServerRequest &request)
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    if (body["grant_type"_L1].toString() != "client_credentials"_L1)
        return denied(403, u"unauthorized_client"_s, u"Grant type not allowed for the client."_s);
    if (body["client_id"_L1].toString() != QLatin1StringView(FlowhubAuthId)
        || body["client_secret"_L1].toString() != QLatin1StringView(FlowhubAuthSecret))
        return denied(401, u"access_denied"_s, u"Unauthorized"_s);
    // Compared as text: a slash at the end names another API.
    if (body["audience"_L1].toString() != QLatin1StringView(FlowhubAudience))
        return denied(403, u"access_denied"_s, u"Service not found: "_s + body["audience"_L1].toString());
    const auto token = "eyJ." + QUuid::createUuid().toByteArray(QUuid::Id128);
    m_tokens.insert(token, m_setup.now() + std::chrono::seconds(m_setup.behaviour.tokenLifeS));
    return HttpServerResponse::json(200,
        {{u"access_token"_s, QString::fromLatin1(token)}, {u"scope"_s, u"create:orders read:orders"_s},
            {u"expires_in"_s, m_setup.behaviour.tokenLifeS}, {u"token_type"_s, u"Bearer"_s}});
}

std::optional<HttpServerResponse> FlowhubAuth::refuseKey(const HttpServerRequest &request) const
{
    if (request.header("clientid") != m_setup.clientId.toUtf8() || request.header("key") != m_setup.apiKey.toUtf8())
        return flowhubUnauthorized(u"Invalid key"_s);
    return std::nullopt;
}

std::optional<HttpServerResponse> FlowhubAuth::refuseToken(const HttpServerRequest &request) const
{
    const auto header = request.header("authorization");
    const auto token = header.startsWith("Bearer ") ? header.mid(7) : QByteArray();
    const auto end = m_tokens.constFind(token);
    if (end == m_tokens.constEnd() || *end <= m_setup.now())
        return flowhubUnauthorized(u"Invalid token"_s);
    return std::nullopt;
}

} // namespace Peak::Possim
