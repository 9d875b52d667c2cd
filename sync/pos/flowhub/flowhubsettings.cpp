#include "sync/pos/flowhub/flowhubsettings.h"

using namespace Qt::StringLiterals;

namespace Peak {

FlowhubSettings FlowhubSettings::fromConfig(const StoreConfig &config)
{
    const auto &pos = config.pos;
    const auto isSet = [&](const QString &key) { return pos.vendorTable.value(key).toBool(); };
    FlowhubSettings settings;
    settings.base = pos.baseUrl().adjusted(QUrl::StripTrailingSlash);
    settings.tokenUrl = QUrl(pos.text(u"auth_url"_s)).resolved(QUrl(u"/oauth/token"_s));
    settings.clientId = pos.text(u"api_client_id"_s);
    settings.auth0ClientId = pos.text(u"auth0_client_id"_s);
    settings.audience = pos.text(u"audience"_s, u"https://api.flowhub.co"_s);
    settings.locationId = pos.text(u"location_id"_s);
    settings.importId = pos.text(u"import_id"_s);
    settings.customerType = pos.text(u"customer_type_filter"_s);
    settings.customerState = pos.text(u"customer_state"_s).toUpper();
    settings.bearerOnly = isSet(u"order_ahead_bearer_only"_s);
    settings.referenceAsCustomer = isSet(u"reference_as_customer"_s);
    settings.edibleMilligrams = isSet(u"edible_milligrams"_s);
    settings.timeZone = config.timeZone;
    settings.currency = config.currency;
    return settings;
}

bool FlowhubSettings::serves(QStringView kind) const
{
    return customerType.isEmpty() || customerType.startsWith(kind, Qt::CaseInsensitive);
}

} // namespace Peak
