#include "sync/pos/treez/treezsettings.h"

using namespace Qt::StringLiterals;

namespace Peak {

TreezSettings TreezSettings::fromConfig(const StoreConfig &config)
{
    const auto &pos = config.pos;
    const bool token = pos.text(u"auth_mode"_s) == "v2_token"_L1;
    TreezSettings settings{
        .base = pos.baseUrl().adjusted(QUrl::StripTrailingSlash),
        .auth = token ? Auth::Token : Auth::Signature,
        .clientId = pos.text(u"api_client_id"_s),
        .organizationId = pos.text(u"organization_id"_s),
        .certificateId = pos.text(u"certificate_id"_s),
        .tokenUrl = QUrl(pos.text(u"token_url"_s)),
        .tokenPrefix = pos.text(u"token_prefix"_s).toUtf8(),
        .signWithoutQuery = pos.vendorTable.value(u"sign_without_query"_s).toBool(),
        .sizeLists = token && pos.text(u"api_version"_s, u"v2.5"_s) != "v2.5"_L1,
        .revenueSource = pos.text(u"revenue_source"_s, u"Kiosk"_s),
        .locationName = pos.text(u"location_name"_s),
        .inventoryType = pos.text(u"inventory_type"_s),
        .ticketType = pos.text(u"ticket_type"_s, u"PICKUP"_s),
        .timeZone = config.timeZone,
        .currency = config.currency,
    };
    if (settings.tokenUrl.isEmpty())
        settings.tokenUrl = settings.url("/config/api/gettokens");
    return settings;
}

QUrl TreezSettings::url(const QByteArray &path) const { return QUrl::fromEncoded(base.toEncoded() + path); }

} // namespace Peak
