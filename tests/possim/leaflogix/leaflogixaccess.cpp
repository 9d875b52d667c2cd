#include "tests/possim/leaflogix/leaflogixaccess.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

std::optional<HttpServerResponse> LeaflogixAccess::refuse(
    const HttpServerRequest &request, QLatin1StringView role) const
{
    const auto &own = m_setup.behaviour.vendor;
    const auto given = request.header("authorization");
    const auto pair = QByteArray::fromBase64(given.mid(6));
    const auto colon = pair.indexOf(':');
    const auto password = pair.mid(colon + 1);
    const bool rightPassword = password == m_setup.clientId.toUtf8()
        || (password.isEmpty() && !own.value("integrator_key_required"_L1).toBool());
    if (!given.startsWith("Basic ") || colon < 0 || pair.left(colon) != m_setup.apiKey.toUtf8() || !rightPassword
        || own.value("key_revoked"_L1).toBool())
        return leaflogixEmpty(401);
    if (!role.isEmpty() && !own.value(role).toBool())
        return leaflogixEmpty(403);
    return std::nullopt;
}

std::optional<HttpServerResponse> LeaflogixAccess::limit(const QString &endpoint, int perMinute)
{
    const auto &own = m_setup.behaviour.vendor;
    const auto ordered = own.value("calls_per_minute"_L1).toInt();
    const auto most = ordered > 0 ? ordered : perMinute;
    if (!m_setup.behaviour.rateLimited || most == 0)
        return std::nullopt;
    const auto now = m_setup.clock.monotonic();
    auto &window = m_windows[endpoint];
    const auto passed = now - window.from;
    if (window.calls == 0 || passed >= std::chrono::minutes(1))
        window = {now, 0};
    if (++window.calls <= most)
        return std::nullopt;
    auto response = leaflogixTooMany(most);
    if (own.value("announce_retry_after"_L1).toBool()) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(std::chrono::minutes(1) - (now - window.from));
        response.headers.append({"Retry-After", QByteArray::number(qint64(left.count()))});
    }
    return response;
}

QJsonObject LeaflogixAccess::whoami() const
{
    return {{u"locationId"_s, LocationId}, {u"lspId"_s, 900}, {u"locationName"_s, u"Harbor Street"_s},
        {u"lspName"_s, u"Green Tide LLC"_s}, {u"address"_s, u"12 Harbor St"_s}, {u"address2"_s, QJsonValue::Null},
        {u"city"_s, u"Salem"_s}, {u"state"_s, u"MA"_s}, {u"postalCode"_s, u"01970"_s},
        {u"licenseNumber"_s, u"MR000001"_s}, {u"doingBusinessAs"_s, QJsonValue::Null},
        {u"shareCustomerProfiles"_s, true}, {u"globalId"_s, QJsonValue::Null},
        {u"locationGlobalId"_s, u"0d2c1c6e-7b2b-4d3d-8a5e-0b4c1a9e5f10"_s},
        {u"lspGlobalId"_s, u"c6c6f0ad-6e6b-4a2d-9a1f-3fd0d1d2e3f4"_s}, {u"region"_s, QJsonValue::Null},
        {u"regionId"_s, QJsonValue::Null}};
}

HttpServerResponse LeaflogixAccess::header(const QString &key)
{
    return leaflogixData(u"Basic "_s + QString::fromLatin1((key.toUtf8() + ':').toBase64()));
}

} // namespace Peak::Possim
