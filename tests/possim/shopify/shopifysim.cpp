#include "tests/possim/shopify/shopifysim.h"

#include "tests/possim/shopify/graphqlvalidator.h"
#include "tests/possim/shopify/shopifyschema.h"
#include "tests/possim/shopify/shopifywords.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr int DearestQuery = 1000;
static const QStringList versions{u"2025-10"_s, u"2026-01"_s, u"2026-04"_s, u"2026-07"_s, u"2026-10"_s};

ShopifySim::ShopifySim(const StoreSetup &setup)
    : m_setup(setup), m_access(setup), m_catalog(setup), m_customers(setup), m_drafts(setup, m_catalog, m_customers)
{
}

Result<std::shared_ptr<Simulator>> ShopifySim::make(const StoreSetup &setup)
{
    auto sim = std::make_shared<ShopifySim>(setup);
    if (const auto restored = sim->m_drafts.restore(); !restored)
        return restored.error();
    return std::shared_ptr<Simulator>(std::move(sim));
}

QJsonObject ShopifySim::ownSettings() const
{
    return {{u"job_delay_ms"_s, 0}, {u"cost_restore_rate"_s, 1000}, {u"all_scopes"_s, true}};
}

struct Kind {
    QLatin1StringView field;
    QLatin1StringView kind;
};

// clang-format off
constexpr Kind kinds[] = {
    {"shop"_L1,                   "probe"_L1},
    {"products"_L1,               "products"_L1},
    {"product"_L1,                "products"_L1},
    {"productsCount"_L1,          "products"_L1},
    {"productVariants"_L1,        "stock"_L1},
    {"customerByIdentifier"_L1,   "customer"_L1},
    {"customers"_L1,              "customer"_L1},
    {"customer"_L1,               "customer"_L1},
    {"customerCreate"_L1,         "customer_create"_L1},
    {"draftOrderCalculate"_L1,    "preview"_L1},
    {"draftOrderCreate"_L1,       "create"_L1},
    {"draftOrderUpdate"_L1,       "update"_L1},
    {"draftOrderComplete"_L1,     "complete"_L1},
    {"draftOrderDelete"_L1,       "cancel"_L1},
    {"orderCancel"_L1,            "cancel"_L1},
    {"tagsAdd"_L1,                "status"_L1},
    {"tagsRemove"_L1,             "status"_L1},
    {"draftOrder"_L1,             "read"_L1},
    {"order"_L1,                  "read"_L1},
    {"node"_L1,                   "read"_L1},
    {"nodes"_L1,                  "read"_L1},
    {"draftOrders"_L1,            "search"_L1},
    {"orders"_L1,                 "search"_L1},
    {"codeDiscountNodeByCode"_L1, "discount"_L1},
};
// clang-format on

static bool isTokenCall(const HttpServerRequest &request) { return request.path == "/admin/oauth/access_token"_L1; }

static QJsonArray problem(const QString &code, const QString &message)
{
    return {QJsonObject{{u"message"_s, message}, {u"extensions"_s, QJsonObject{{u"code"_s, code}}}}};
}

ShopifySim::Asked ShopifySim::read(const QByteArray &body)
{
    const auto json = QJsonDocument::fromJson(body).object();
    Asked asked;
    auto document = GqlDocument::parse(json["query"_L1].toString());
    if (!document) {
        asked.errors = problem(u"PARSE_ERROR"_s, document.error().message);
        return asked;
    }
    asked.document = *std::move(document);
    asked.operation = asked.document.operation(json["operationName"_L1].toString());
    if (!asked.operation) {
        asked.errors = problem(u"BAD_REQUEST"_s, u"An operation name is required"_s);
        return asked;
    }
    asked.errors = gqlProblems(shopifySchema(), asked.document, *asked.operation);
    if (asked.errors.isEmpty())
        asked.errors =
            gqlVariableProblems(shopifySchema(), *asked.operation, json["variables"_L1].toObject(), asked.variables);
    return asked;
}

Call ShopifySim::callOf(const HttpServerRequest &request) const
{
    m_last = request.body;
    if (isTokenCall(request))
        return {u"token"_s, {}, false};
    const auto json = QJsonDocument::fromJson(request.body).object();
    const auto document = GqlDocument::parse(json["query"_L1].toString());
    const auto *operation = document ? document->operation(json["operationName"_L1].toString()) : nullptr;
    if (!operation || operation->set.isEmpty())
        return {u"other"_s, {}, false};
    for (const auto &row : kinds) {
        if (operation->set.first().name == row.field)
            return {row.kind, {}, operation->isMutation && row.kind != "preview"_L1};
    }
    return {u"other"_s, {}, operation->isMutation};
}

HttpServerResponse ShopifySim::handle(const HttpServerRequest &request)
{
    if (isTokenCall(request))
        return m_access.token(request);
    static const QRegularExpression form(u"^/admin/api/(\\d{4}-\\d{2})/graphql\\.json$"_s);
    const auto match = form.match(request.path);
    if (!match.hasMatch())
        return HttpServerResponse::json(404, {{u"errors"_s, u"Not Found"_s}});
    if (auto refused = m_access.refuse(request))
        return *std::move(refused);
    if (request.method != "POST" || !request.header("content-type").startsWith("application/json")
        || !QJsonDocument::fromJson(request.body).isObject())
        return HttpServerResponse::json(400, {{u"errors"_s, u"Bad Request"_s}});
    // A retired version is answered by the oldest that is still there, an unknown one by the newest.
    const auto wanted = match.captured(1);
    const auto served = versions.contains(wanted) ? wanted
        : wanted < versions.first()               ? versions.first()
                                                  : versions.last();
    return graphql(request, served.toLatin1());
}

HttpServerResponse ShopifySim::graphql(const HttpServerRequest &request, const QByteArray &version)
{
    const auto answered = [&](const QJsonObject &body) {
        auto response = HttpServerResponse::json(200, body);
        response.headers.append({"X-Shopify-API-Version", version});
        return response;
    };
    const auto asked = read(request.body);
    if (!asked.errors.isEmpty())
        return answered({{u"errors"_s, asked.errors}});
    const auto requested = gqlRequestedCost(shopifySchema(), asked.document, *asked.operation, asked.variables);
    const auto cost = [&](const QJsonValue &actual) {
        return QJsonObject{{u"cost"_s,
            QJsonObject{{u"requestedQueryCost"_s, requested}, {u"actualQueryCost"_s, actual},
                {u"throttleStatus"_s, m_access.throttleStatus()}}}};
    };
    if (requested > DearestQuery) {
        const QJsonObject error{
            {u"message"_s, u"Query cost is %1, which exceeds the single query max cost limit"_s.arg(requested)},
            {u"extensions"_s,
                QJsonObject{
                    {u"code"_s, u"MAX_COST_EXCEEDED"_s}, {u"cost"_s, requested}, {u"maxCost"_s, DearestQuery}}}};
        return answered({{u"errors"_s, QJsonArray{error}}});
    }
    if (!m_access.affords(requested))
        return answered(
            {{u"errors"_s, problem(u"THROTTLED"_s, u"Throttled"_s)}, {u"extensions"_s, cost(QJsonValue::Null)}});
    const auto answer = gqlExecute(shopifySchema(), asked.document, *asked.operation, asked.variables,
        [this](const GqlAsk &ask) { return resolve(ask); });
    m_access.charge(answer.cost);
    QJsonObject body{{u"data"_s, answer.data}, {u"extensions"_s, cost(answer.cost)}};
    if (!answer.errors.isEmpty())
        body["errors"_L1] = answer.errors;
    return answered(body);
}

QJsonObject ShopifySim::shop() const
{
    return {{u"id"_s, shopifyGid(u"Shop"_s, 1)}, {u"name"_s, u"Harbor Street"_s},
        {u"myshopifyDomain"_s, u"green-tide.myshopify.com"_s}, {u"currencyCode"_s, u"USD"_s},
        {u"ianaTimezone"_s, QString::fromLatin1(m_setup.zone.id())}, {u"taxesIncluded"_s, false}};
}

QJsonValue ShopifySim::node(const QString &id) const
{
    const auto type = shopifyTypeOf(id);
    if (type == "Order"_L1)
        return m_drafts.order(id);
    if (type == "DraftOrder"_L1)
        return m_drafts.draft(id);
    if (type == "Product"_L1)
        return m_catalog.product(id);
    if (type == "ProductVariant"_L1)
        return m_catalog.variant(id);
    return type == "Customer"_L1 ? m_customers.byId(id) : QJsonValue();
}

Result<QJsonValue> ShopifySim::query(const GqlAsk &ask) const
{
    const auto &arguments = ask.arguments;
    const auto id = arguments["id"_L1].toString();
    if (ask.field == "products"_L1)
        return m_catalog.products(arguments);
    if (ask.field == "productVariants"_L1)
        return m_catalog.variants(arguments);
    if (ask.field == "productsCount"_L1)
        return QJsonValue(QJsonObject{{u"count"_s, m_catalog.count()}, {u"precision"_s, u"EXACT"_s}});
    if (ask.field == "draftOrders"_L1)
        return m_drafts.drafts(arguments);
    if (ask.field == "orders"_L1)
        return m_drafts.orders(arguments);
    if (ask.field == "customerByIdentifier"_L1)
        return m_customers.byIdentifier(arguments["identifier"_L1].toObject());
    if (ask.field == "customers"_L1)
        return m_customers.search(arguments["query"_L1].toString());
    if (ask.field == "codeDiscountNodeByCode"_L1)
        return shopifyDiscount(arguments["code"_L1].toString(), m_setup.now());
    if (ask.field == "shop"_L1)
        return QJsonValue(shop());
    if (ask.field == "locations"_L1)
        return QJsonValue(ShopifyCatalog::locations());
    if (ask.field == "location"_L1)
        return ShopifyCatalog::locations().first();
    if (ask.field == "job"_L1)
        return QJsonValue(QJsonObject{{u"id"_s, id}, {u"done"_s, true}});
    if (ask.field == "nodes"_L1) {
        QJsonArray all;
        for (const auto &one : arguments["ids"_L1].toArray())
            all.append(node(one.toString()));
        return QJsonValue(all);
    }
    if (ask.field == "currentAppInstallation"_L1) {
        QJsonArray scopes;
        for (const auto &scope : m_access.scopes())
            scopes.append(QJsonObject{{u"handle"_s, scope}});
        return QJsonValue(QJsonObject{{u"id"_s, shopifyGid(u"AppInstallation"_s, 1)}, {u"accessScopes"_s, scopes}});
    }
    return node(id);
}

QJsonObject ShopifySim::mutation(const GqlAsk &ask)
{
    const auto &arguments = ask.arguments;
    const auto input = arguments["input"_L1].toObject();
    const auto id = arguments["id"_L1].toString();
    if (ask.field == "draftOrderCalculate"_L1)
        return m_drafts.calculate(input);
    if (ask.field == "draftOrderCreate"_L1)
        return m_drafts.create(input);
    if (ask.field == "draftOrderUpdate"_L1)
        return m_drafts.update(id, input);
    if (ask.field == "draftOrderComplete"_L1)
        return m_drafts.complete(id, arguments["paymentPending"_L1].toBool());
    if (ask.field == "draftOrderDelete"_L1)
        return m_drafts.remove(input["id"_L1].toString());
    if (ask.field == "orderCancel"_L1)
        return m_drafts.cancel(arguments);
    if (ask.field == "customerCreate"_L1)
        return m_customers.create(input);
    return m_drafts.tag(id, arguments["tags"_L1].toVariant().toStringList(), ask.field == "tagsAdd"_L1);
}

/** Members that are looked up rather than kept: the other end of a reference, and what depends on arguments. */
Result<QJsonValue> ShopifySim::resolve(const GqlAsk &ask)
{
    const bool root = ask.type == "QueryRoot"_L1 || ask.type == "Mutation"_L1;
    if (root) {
        if (const auto scope = m_access.missingScope(ask.field); !scope.isEmpty())
            return Error{Error::Kind::Invalid,
                u"ACCESS_DENIED: Access denied for %1 field. Required access: `%2` access scope."_s.arg(
                    ask.field, scope)};
        return ask.type == "Mutation"_L1 ? Result<QJsonValue>(QJsonValue(mutation(ask))) : query(ask);
    }
    const auto reference = [&](QLatin1StringView member) { return ask.parent[member].toString(); };
    if (ask.field == "order"_L1 && ask.type == "DraftOrder"_L1)
        return m_drafts.order(reference("_order"_L1));
    if (ask.field == "customer"_L1 && ask.parent.contains("_customer"_L1))
        return m_customers.byId(reference("_customer"_L1));
    if (ask.field == "variant"_L1)
        return m_catalog.variant(reference("_variant"_L1));
    if (ask.field == "product"_L1)
        return m_catalog.product(reference("_product"_L1));
    if (ask.field == "inventoryLevel"_L1) {
        if (ask.arguments["locationId"_L1].toString() != ShopifyCatalog::location())
            return QJsonValue(QJsonValue::Null); // Not stocked there.
        const auto id = u"gid://shopify/InventoryLevel/%1"_s.arg(reference("id"_L1).section(u'/', -1));
        return QJsonValue(QJsonObject{{u"id"_s, id}, {u"isActive"_s, true}, {u"_stock"_s, ask.parent["_stock"_L1]},
            {u"location"_s, ShopifyCatalog::locations().first()}});
    }
    if (ask.field == "quantities"_L1) {
        QJsonArray all;
        for (const auto &name : ask.arguments["names"_L1].toArray())
            all.append(QJsonObject{{u"id"_s, u"gid://shopify/InventoryQuantity/1"_s}, {u"name"_s, name},
                {u"quantity"_s, name.toString() == "available"_L1 ? ask.parent["_stock"_L1] : QJsonValue(0)}});
        return QJsonValue(all);
    }
    if (ask.field == "metafield"_L1) {
        for (const auto &field : ask.parent["metafields"_L1].toArray()) {
            if (field["key"_L1] == ask.arguments["key"_L1] && field["namespace"_L1] == ask.arguments["namespace"_L1])
                return QJsonValue(field);
        }
    }
    return ask.parent.value(ask.field);
}

HttpServerResponse ShopifySim::overLimit() const
{
    return HttpServerResponse::json(429, {{u"errors"_s, u"Too many requests"_s}});
}

HttpServerResponse ShopifySim::refusal(const QString &reason, const QString &detail) const
{
    bool isStatus = false;
    const auto status = reason.toInt(&isStatus);
    if (isStatus)
        return HttpServerResponse::json(status, {{u"errors"_s, detail}});
    static const QStringList codes{
        u"THROTTLED"_s, u"MAX_COST_EXCEEDED"_s, u"ACCESS_DENIED"_s, u"SHOP_INACTIVE"_s, u"INTERNAL_SERVER_ERROR"_s};
    const auto asked = read(m_last);
    if (codes.contains(reason) || !asked.operation || !asked.operation->isMutation)
        return HttpServerResponse::json(200, {{u"errors"_s, problem(reason, detail)}, {u"data"_s, QJsonValue::Null}});
    const auto userErrors = QJsonArray{shopifyUserError({u"base"_s}, detail)};
    const auto answer = gqlExecute(shopifySchema(), asked.document, *asked.operation, asked.variables,
        [&](const GqlAsk &ask) -> Result<QJsonValue> {
            if (ask.type == "Mutation"_L1)
                return QJsonValue(QJsonObject{{u"userErrors"_s, userErrors}, {u"orderCancelUserErrors"_s, userErrors}});
            return ask.parent.value(ask.field);
        });
    return HttpServerResponse::json(200, {{u"data"_s, answer.data}});
}

Result<QJsonObject> ShopifySim::moveTicket(const QString &id, const QJsonObject &change)
{
    return m_drafts.move(id, change);
}

Result<QJsonObject> ShopifySim::setItems(const QString &id, const QJsonArray &items)
{
    return m_drafts.setItems(id, items);
}

} // namespace Peak::Possim
