#include "tests/possim/shopify/shopifyaccess.h"

#include "tests/possim/shopify/shopifywords.h"

#include <QUrlQuery>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct Need {
    QLatin1StringView field;
    QLatin1StringView scope;
};

// clang-format off
constexpr Need needs[] = {
    {"products"_L1,               "read_products"_L1},
    {"product"_L1,                "read_products"_L1},
    {"productVariants"_L1,        "read_products"_L1},
    {"productVariant"_L1,         "read_products"_L1},
    {"productsCount"_L1,          "read_products"_L1},
    {"locations"_L1,              "read_locations"_L1},
    {"draftOrder"_L1,             "read_draft_orders"_L1},
    {"draftOrders"_L1,            "read_draft_orders"_L1},
    {"draftOrderCalculate"_L1,    "write_draft_orders"_L1},
    {"draftOrderCreate"_L1,       "write_draft_orders"_L1},
    {"draftOrderUpdate"_L1,       "write_draft_orders"_L1},
    {"draftOrderComplete"_L1,     "write_draft_orders"_L1},
    {"draftOrderDelete"_L1,       "write_draft_orders"_L1},
    {"order"_L1,                  "read_orders"_L1},
    {"orders"_L1,                 "read_orders"_L1},
    {"orderCancel"_L1,            "write_orders"_L1},
    {"customerByIdentifier"_L1,   "read_customers"_L1},
    {"customers"_L1,              "read_customers"_L1},
    {"customer"_L1,               "read_customers"_L1},
    {"customerCreate"_L1,         "write_customers"_L1},
    {"codeDiscountNodeByCode"_L1, "read_discounts"_L1},
};
// clang-format on

static const QStringList fewScopes{u"read_locations"_s, u"read_products"_s};

ShopifyAccess::ShopifyAccess(const StoreSetup &setup) : m_setup(setup) { }

static HttpServerResponse unauthorised()
{
    return HttpServerResponse::json(
        401, {{u"errors"_s, u"[API] Invalid API key or access token (unrecognized login or wrong password)"_s}});
}

HttpServerResponse ShopifyAccess::token(const HttpServerRequest &request)
{
    const QUrlQuery form(QString::fromUtf8(request.body).replace(u'+', u' '));
    const auto field = [&](const QString &name) { return form.queryItemValue(name, QUrl::FullyDecoded); };
    const auto refused = [](const QString &error) {
        return HttpServerResponse::json(400, {{u"error"_s, error}, {u"error_description"_s, error}});
    };
    if (request.method != "POST" || !request.header("content-type").startsWith("application/x-www-form-urlencoded"))
        return refused(u"invalid_request"_s);
    if (field(u"grant_type"_s) != "client_credentials"_L1)
        return refused(u"unsupported_grant_type"_s);
    if (field(u"client_id"_s) != m_setup.clientId || field(u"client_secret"_s) != m_setup.apiKey)
        return refused(u"application_cannot_be_found"_s);
    const auto token = u"shpat_"_s + QUuid::createUuid().toString(QUuid::Id128);
    m_tokens.insert(token, m_setup.now() + std::chrono::seconds(m_setup.behaviour.tokenLifeS));
    QJsonObject reply{{u"access_token"_s, token}, {u"scope"_s, scopes().join(u',')}};
    if (m_setup.behaviour.announceTokenLife)
        reply["expires_in"_L1] = m_setup.behaviour.tokenLifeS - 1;
    return HttpServerResponse::json(200, reply);
}

std::optional<HttpServerResponse> ShopifyAccess::refuse(const HttpServerRequest &request) const
{
    const auto token = QString::fromLatin1(request.header("x-shopify-access-token"));
    const bool fetched = m_tokens.contains(token) && m_setup.now() < m_tokens.value(token);
    return fetched || (!token.isEmpty() && token == m_setup.apiKey) ? std::nullopt : std::optional(unauthorised());
}

QStringList ShopifyAccess::scopes() const
{
    if (!shopifyAllScopes(m_setup.behaviour.vendor))
        return fewScopes;
    QStringList all{u"read_inventory"_s};
    for (const auto &row : needs)
        all.append(row.scope);
    all.removeDuplicates();
    all.sort();
    return all;
}

QString ShopifyAccess::missingScope(const QString &rootField) const
{
    for (const auto &row : needs) {
        if (rootField == row.field && !shopifyAllScopes(m_setup.behaviour.vendor) && !fewScopes.contains(row.scope))
            return row.scope;
    }
    return {};
}

/** Twenty seconds' worth, as the vendor's plans have it. */
double ShopifyAccess::most() const { return 20.0 * shopifyRestoreRate(m_setup.behaviour.vendor); }

void ShopifyAccess::refill()
{
    const auto now = m_setup.clock.monotonic();
    const auto passed = std::chrono::duration<double>(now - m_filled).count();
    m_points = std::min(most(), m_points.value_or(most()) + passed * shopifyRestoreRate(m_setup.behaviour.vendor));
    m_filled = now;
}

bool ShopifyAccess::affords(int points)
{
    refill();
    return !m_setup.behaviour.rateLimited || *m_points >= points;
}

void ShopifyAccess::charge(int points)
{
    if (m_setup.behaviour.rateLimited)
        m_points = m_points.value_or(most()) - points;
}

QJsonObject ShopifyAccess::throttleStatus()
{
    refill();
    return {{u"maximumAvailable"_s, most()}, {u"currentlyAvailable"_s, *m_points},
        {u"restoreRate"_s, shopifyRestoreRate(m_setup.behaviour.vendor)}};
}

} // namespace Peak::Possim
