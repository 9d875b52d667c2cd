#include "tests/possim/covasoft/covasoftauth.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static HttpServerResponse no(int status, const QString &error, const QString &description)
{
    return HttpServerResponse::json(status, {{u"error"_s, error}, {u"error_description"_s, description}});
}

HttpServerResponse CovasoftAuth::issue()
{
    const auto token = QUuid::createUuid().toByteArray(QUuid::Id128);
    const auto refresh = QUuid::createUuid().toString(QUuid::Id128);
    m_tokens.insert(token, m_setup.now() + std::chrono::seconds(m_setup.behaviour.tokenLifeS));
    m_refreshTokens.insert(refresh);
    return HttpServerResponse::json(200,
        {{u"access_token"_s, QString::fromLatin1(token)}, {u"token_type"_s, u"Bearer"_s},
            {u"expires_in"_s, m_setup.behaviour.tokenLifeS}, {u"refresh_token"_s, refresh}});
}

HttpServerResponse CovasoftAuth::token(const HttpServerRequest &request)
{
    if (!request.header("content-type").startsWith("application/x-www-form-urlencoded"))
        return no(400, u"invalid_request"_s, u"a form is expected"_s);
    const QUrlQuery form(QString::fromUtf8(QByteArray(request.body).replace('+', "%20")));
    const auto field = [&](const QString &name) { return form.queryItemValue(name, QUrl::FullyDecoded); };
    if (field(u"client_id"_s) != m_setup.clientId || field(u"client_secret"_s) != m_setup.apiKey)
        return no(401, u"invalid_client"_s, u"client_id or client_secret is not valid"_s);
    const auto grant = field(u"grant_type"_s);
    if (grant == "refresh_token"_L1) {
        return m_refreshTokens.remove(field(u"refresh_token"_s))
            ? issue()
            : no(400, u"invalid_grant"_s, u"the refresh token is not valid"_s);
    }
    if (grant != "password"_L1)
        return no(400, u"unsupported_grant_type"_s, u"no such grant: %1"_s.arg(grant));
    if (field(u"username"_s) != Username || field(u"password"_s) != Password)
        return no(400, u"invalid_grant"_s, u"the user name or password is incorrect"_s);
    return issue();
}

std::optional<HttpServerResponse> CovasoftAuth::refuse(const HttpServerRequest &request, const QString &service) const
{
    const auto header = request.header("authorization");
    const auto end = m_tokens.constFind(header.startsWith("Bearer ") ? header.mid(7) : QByteArray());
    if (end == m_tokens.constEnd() || m_setup.now() >= *end)
        return covaFail(m_setup, {401, u"Authorization has been denied for this request."_s});
    if (service == covaSetting(m_setup, "forbidden_service"_L1).toString())
        return covaFail(m_setup, {403, u"The credential has no access to this service."_s});
    return std::nullopt;
}

} // namespace Peak::Possim
