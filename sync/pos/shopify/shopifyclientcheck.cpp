// ShopifyClient: the connection test, in words for a technician.
#include "sync/pos/shopify/shopifyclient.h"

#include "sync/pos/connectioncheck.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** What an area of the kiosk's work needs of the app. */
struct Area {
    QLatin1StringView what;
    QLatin1StringView granted;
    std::initializer_list<QLatin1StringView> scopes;
};

// Access scopes of the Admin API for the calls in this folder.
// clang-format off
    const Area areas[] = {
        {"products"_L1,  "The kiosk may read products and stock."_L1,           {"read_products"_L1, "read_inventory"_L1, "read_locations"_L1}},
        {"orders"_L1,    "The kiosk may make, follow and cancel orders."_L1,    {"write_draft_orders"_L1, "write_orders"_L1}},
        {"customers"_L1, "The kiosk may look customers up and add new ones."_L1, {"read_customers"_L1, "write_customers"_L1}},
        {"discounts"_L1, "The kiosk may read discount codes."_L1,               {"read_discounts"_L1}},
    };
// clang-format on

constexpr auto unexpected = "Shopify gave an unexpected answer (%1). Check base_url and api_version."_L1;
constexpr ConnectionWords words{
    .pos = "Shopify"_L1,
    .silent = "Shopify does not answer. Check the network of the kiosk and base_url."_L1,
    .unauthorized =
        "Shopify refuses the kiosk (%1). Whoever looks after the shop's Shopify apps must check the app, its "
        "credentials and that it is installed in this shop."_L1,
    .notFound = unexpected,
    .unexpected = unexpected,
    .wrongClock = "Set it right: changes in the shop would be missed."_L1,
    .noProducts = "The shop has no active products. Its staff add them in Shopify."_L1,
    .products = "The shop has %1 active products."_L1,
};

QStringList scopesOf(const QJsonObject &probe)
{
    QStringList scopes;
    for (const auto &scope : probe["currentAppInstallation"_L1]["accessScopes"_L1].toArray())
        scopes.append(scope["handle"_L1].toString());
    return scopes;
}

bool has(const QStringList &scopes, QLatin1StringView wanted)
{
    const QString word(wanted);
    // Who may write may read.
    return scopes.contains(word) || (word.startsWith("read_"_L1) && scopes.contains(u"write_"_s + word.mid(5)));
}

ConnectionCheck checkArea(const Area &area, const QStringList &scopes)
{
    QStringList missing;
    for (const auto scope : area.scopes) {
        if (!has(scopes, scope))
            missing.append(QString(scope));
    }
    if (missing.isEmpty())
        return {QString(area.what), true, QString(area.granted)};
    return {QString(area.what), false,
        u"The app lacks the scope %1. Whoever looks after the shop's Shopify apps must add it and release a new "
        "version of the app."_s.arg(missing.join(u", "_s))};
}
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> ShopifyClient::testConnection()
{
    QList<ConnectionCheck> checks;
    const QJsonObject nothing;
    auto asking = m_session.ask(u"Probe"_s, nothing, Priority::Interactive);
    const auto probe = co_await asking;
    if (!probe) {
        checks.append(words.failed(u"credentials"_s, probe.error()));
        if (m_session.clockOffset())
            checks.append(words.clock(m_session.clockOffset()));
        co_return checks;
    }
    const QString shop = lineOf(probe->value("shop"_L1)["name"_L1]);
    checks.append({u"credentials"_s, true, u"Shopify accepts the credentials for the shop %1."_s.arg(shop)});
    checks.append(words.clock(m_session.clockOffset()));
    checks.append(checkVersion());
    checks.append(checkLocation(*probe));
    checks.append(checkCurrency(*probe));
    const auto scopes = scopesOf(*probe);
    for (const auto &area : areas)
        checks.append(checkArea(area, scopes));
    auto counting = activeProducts();
    const auto count = co_await counting;
    checks.append(words.catalog(count));
    co_return checks;
}

QCoro::Task<Result<qsizetype>> ShopifyClient::activeProducts()
{
    const QJsonObject variables{{"filter"_L1, u"status:active"_s}};
    auto asking = m_session.ask(u"ProductsCount"_s, variables, Priority::Interactive);
    const auto data = co_await asking;
    co_return data.map([](const QJsonObject &counted) -> qsizetype {
        return wholeOf(counted["productsCount"_L1]["count"_L1]).value_or(0);
    });
}

ConnectionCheck ShopifyClient::checkVersion() const
{
    const auto &served = m_session.servedVersion();
    if (served.isEmpty() || served == m_settings.version)
        return {u"version"_s, true, u"API version %1 is served."_s.arg(m_settings.version)};
    return {u"version"_s, false,
        u"Shopify no longer serves API version %1 and answers with %2. Update the kiosk, then set api_version."_s.arg(
            m_settings.version, served)};
}

ConnectionCheck ShopifyClient::checkLocation(const QJsonObject &probe) const
{
    QStringList known;
    for (const auto &location : probe["locations"_L1]["nodes"_L1].toArray()) {
        const QString id = location["id"_L1].toString();
        const QString name = lineOf(location["name"_L1]);
        if (!location["isActive"_L1].toBool())
            continue;
        if (id == m_settings.location)
            return {u"location"_s, true, u"Stock is that of the location %1."_s.arg(name)};
        known.append(u"%1 (%2)"_s.arg(name, id.section(u'/', -1)));
    }
    return {u"location"_s, false,
        u"The shop has no active location %1. Set location_id to one of: %2."_s.arg(
            m_settings.location.section(u'/', -1), known.join(u", "_s))};
}

ConnectionCheck ShopifyClient::checkCurrency(const QJsonObject &probe) const
{
    const QString theirs = probe["shop"_L1]["currencyCode"_L1].toString();
    const QString ours = m_settings.currency.text();
    if (theirs == ours)
        return {u"currency"_s, true, u"Prices are in %1."_s.arg(ours)};
    return {u"currency"_s, false, u"The shop sells in %1: set [store] currency to it."_s.arg(theirs)};
}

} // namespace Peak
