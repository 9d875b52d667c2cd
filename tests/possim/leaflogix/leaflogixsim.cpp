#include "tests/possim/leaflogix/leaflogixsim.h"

#include <QJsonDocument>

#include <span>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

LeaflogixSim::LeaflogixSim(const StoreSetup &setup)
    : m_setup(setup), m_access(setup), m_products(setup), m_customers(setup), m_orders(setup, m_products, m_customers)
{
}

Result<std::shared_ptr<Simulator>> LeaflogixSim::make(const StoreSetup &setup)
{
    auto sim = std::make_shared<LeaflogixSim>(setup);
    if (const auto restored = sim->m_orders.restore(); !restored)
        return restored.error();
    return std::shared_ptr<Simulator>(std::move(sim));
}

QJsonObject LeaflogixSim::ownSettings() const
{
    return {{u"role_inventory"_s, true}, {u"role_customer"_s, true}, {u"role_preorder"_s, true},
        {u"role_reporting"_s, true}, {u"role_deliveries"_s, true}, {u"key_revoked"_s, false},
        {u"integrator_key_required"_s, false}, {u"calls_per_minute"_s, 0}, {u"announce_retry_after"_s, true},
        {u"pascal_case"_s, false}, {u"submit_reply"_s, u"number"_s}, {u"repeat_refused"_s, false},
        {u"status_object"_s, false}, {u"inventory_empty"_s, false}, {u"first_page"_s, 0}, {u"walk_seconds"_s, 0},
        {u"tier_prices_of_break"_s, false}, {u"reporting_off"_s, false}};
}

/** A call of the vendor: what it is called here, which role it needs, how often it may be made a minute. */
struct LeaflogixRoute {
    using Sim = LeaflogixSim;
    using Request = HttpServerRequest;
    using Answer = HttpServerResponse (*)(Sim &sim, const Request &request);

    QLatin1StringView method;
    QLatin1StringView path;
    QLatin1StringView kind;
    QLatin1StringView role;
    int perMinute;
    bool writes;
    Answer answer;

    static const LeaflogixRoute *of(const Request &request);
    static std::span<const LeaflogixRoute> table();
};

// clang-format off
std::span<const LeaflogixRoute> LeaflogixRoute::table()
{
    static constexpr auto Get = "GET"_L1;
    static constexpr auto Post = "POST"_L1;
    static constexpr QLatin1StringView Any;
    static constexpr auto Inventory = "role_inventory"_L1;
    static constexpr auto Customer = "role_customer"_L1;
    static constexpr auto PreOrder = "role_preorder"_L1;
    static constexpr auto Reporting = "role_reporting"_L1;
    static const LeaflogixRoute routes[] = {
        {Get,  "/whoami"_L1,                       "whoami"_L1,          Any,       200,  false, [](Sim &sim, const Request &)  { return leaflogixData(sim.m_access.whoami()); }},
        {Get,  "/products"_L1,                     "products"_L1,        Inventory, 120,  false, [](Sim &sim, const Request &r) { return sim.m_products.products(r); }},
        {Get,  "/reporting/products"_L1,           "products"_L1,        Reporting, 60,   false, [](Sim &sim, const Request &r) { return sim.m_products.allProducts(r); }},
        {Get,  "/inventory"_L1,                    "inventory"_L1,       Inventory, 200,  false, [](Sim &sim, const Request &r) { return sim.m_products.inventory(r); }},
        {Get,  "/reporting/inventory"_L1,          "inventory"_L1,       Reporting, 60,   false, [](Sim &sim, const Request &r) { return sim.m_products.reportedInventory(r); }},
        {Get,  "/product-category"_L1,             "reference"_L1,       Any,       120,  false, [](Sim &sim, const Request &)  { return leaflogixData(sim.m_products.categories()); }},
        {Get,  "/brand"_L1,                        "reference"_L1,       Any,       120,  false, [](Sim &sim, const Request &)  { return leaflogixData(sim.m_products.brands()); }},
        {Get,  "/strains"_L1,                      "reference"_L1,       Any,       120,  false, [](Sim &sim, const Request &)  { return leaflogixData(sim.m_products.strains()); }},
        {Get,  "/tag"_L1,                          "reference"_L1,       Any,       120,  false, [](Sim &sim, const Request &)  { return leaflogixData(sim.m_products.tags()); }},
        {Get,  "/sizes"_L1,                        "reference"_L1,       Any,       120,  false, [](Sim &sim, const Request &)  { return leaflogixData(sim.m_products.sizes()); }},
        {Get,  "/pricing-tiers"_L1,                "reference"_L1,       Any,       120,  false, [](Sim &sim, const Request &)  { return leaflogixData(sim.m_products.pricingTiers()); }},
        {Get,  "/vendor/vendors"_L1,               "reference"_L1,       Any,       120,  false, [](Sim &, const Request &)     { return leaflogixData(QJsonArray{QJsonObject{{u"vendorId"_s, 7}, {u"vendorName"_s, u"Nature Wholesale"_s}}}); }},
        {Get,  "/room/rooms"_L1,                   "reference"_L1,       Any,       120,  false, [](Sim &, const Request &)     { return leaflogixData(QJsonArray{QJsonObject{{u"roomId"_s, 3}, {u"roomName"_s, u"Sales floor"_s}, {u"isSalesFloor"_s, true}}}); }},
        {Get,  "/products/location-overrides"_L1,  "reference"_L1,       Inventory, 120,  false, [](Sim &, const Request &)     { return leaflogixData(QJsonArray()); }},
        {Get,  "/discounts/v2/list"_L1,            "discounts"_L1,       Inventory, 120,  false, [](Sim &sim, const Request &r) { return leaflogixDiscounts(r, sim.m_products, sim.m_setup.now()); }},
        {Get,  "/discounts"_L1,                    "discounts"_L1,       Inventory, 120,  false, [](Sim &sim, const Request &r) { return leaflogixOldDiscounts(r, sim.m_setup.now()); }},
        {Get,  "/customer/customer-types"_L1,      "reference"_L1,       Any,       120,  false, [](Sim &, const Request &)     { return leaflogixData(LeaflogixCustomers::types()); }},
        {Post, "/customer/search"_L1,              "customer"_L1,        Customer,  360,  false, [](Sim &sim, const Request &r) { return sim.m_customers.search(r); }},
        {Post, "/customer/customerLookup"_L1,      "customer"_L1,        Customer,  120,  false, [](Sim &sim, const Request &r) { return sim.m_customers.lookup(r); }},
        {Get,  "/customer/customers"_L1,           "customer"_L1,        Customer,  120,  false, [](Sim &sim, const Request &r) { return sim.m_customers.list(r); }},
        {Get,  "/customer/customers-paginated"_L1, "customer"_L1,        Customer,  120,  false, [](Sim &sim, const Request &r) { return sim.m_customers.pages(r); }},
        {Get,  "/customer/by-external-id"_L1,      "customer"_L1,        Customer,  120,  false, [](Sim &sim, const Request &r) { return sim.m_customers.byExternalId(r); }},
        {Post, "/customer/customer"_L1,            "customer_create"_L1, Customer,  1500, true,  [](Sim &sim, const Request &r) { return sim.m_customers.save(r); }},
        {Post, "/transaction/create-anonymous"_L1, "customer_create"_L1, PreOrder,  120,  true,  [](Sim &sim, const Request &r) { return sim.m_customers.createAnonymous(r); }},
        {Get,  "/guestlist"_L1,                    "guests"_L1,          Customer,  120,  false, [](Sim &sim, const Request &)  { return leaflogixData(sim.m_customers.guests()); }},
        {Post, "/preorder/price-cart"_L1,          "preview"_L1,         PreOrder,  240,  false, [](Sim &sim, const Request &r) { return sim.m_orders.priceCart(r); }},
        {Post, "/preorder/submit"_L1,              "create"_L1,          PreOrder,  120,  true,  [](Sim &sim, const Request &r) { return sim.m_orders.submit(r); }},
        {Post, "/preorder/update"_L1,              "update"_L1,          PreOrder,  120,  true,  [](Sim &sim, const Request &r) { return sim.m_orders.update(r); }},
        {Post, "/preorder/cancel"_L1,              "cancel"_L1,          PreOrder,  240,  true,  [](Sim &sim, const Request &r) { return sim.m_orders.cancel(r); }},
        {Get,  "/preorder/Status"_L1,              "read"_L1,            PreOrder,  120,  false, [](Sim &sim, const Request &r) { return sim.m_orders.status(r); }},
        {Get,  "/Deliveries"_L1,                   "deliveries"_L1,      "role_deliveries"_L1, 100, false, [](Sim &sim, const Request &r) { return sim.m_orders.deliveries(r); }},
        {Get,  "/reporting/transactions"_L1,       "transactions"_L1,    Reporting, 600,  false, [](Sim &sim, const Request &r) { return sim.m_orders.transactions(r); }},
    };
    return routes;
}
// clang-format on

const LeaflogixRoute *LeaflogixRoute::of(const Request &request)
{
    for (const auto &route : table()) {
        if (QString::fromLatin1(request.method) == route.method
            && request.path.compare(route.path, Qt::CaseInsensitive) == 0)
            return &route;
    }
    return nullptr;
}

Call LeaflogixSim::callOf(const HttpServerRequest &request) const
{
    const auto *route = LeaflogixRoute::of(request);
    if (!route)
        return {u"other"_s, {}, false};
    const bool isList = route->kind == "read"_L1 && leaflogixQuery(request, "PreOrderId"_L1).isEmpty();
    return {isList ? u"search"_s : QString(route->kind), {}, route->writes};
}

/** Calls anybody may make; nothing when it is none of them. */
static std::optional<HttpServerResponse> openCall(const HttpServerRequest &request)
{
    const auto parts = request.segments();
    if (parts == QStringList{u"okcomputer"_s} || parts == QStringList{u"health-check"_s})
        return leaflogixData(
            QJsonObject{{u"result"_s, true}, {u"message"_s, u"Everything is fine"_s}, {u"data"_s, QJsonValue::Null}});
    if (parts.size() == 3 && parts[0] == "util"_L1 && parts[1] == "AuthorizationHeader"_L1)
        return LeaflogixAccess::header(parts[2]);
    return std::nullopt;
}

static bool isJson(const HttpServerRequest &request)
{
    const auto type = request.header("content-type").split(';').first().trimmed().toLower();
    return request.method != "POST" || type == "application/json" || type == "text/json"
        || type == "application/json-patch+json";
}

HttpServerResponse LeaflogixSim::handle(const HttpServerRequest &request)
{
    m_orders.walk();
    if (const auto answer = openCall(request))
        return *answer;
    const auto *route = LeaflogixRoute::of(request);
    if (const auto refused = m_access.refuse(request, route ? route->role : QLatin1StringView()))
        return *refused;
    if (!route)
        return leaflogixEmpty(404);
    if (const auto refused = m_access.limit(route->path, route->perMinute))
        return *refused;
    if (!isJson(request))
        return leaflogixEmpty(415);
    auto response = route->answer(*this, request);
    if (m_setup.behaviour.vendor.value("pascal_case"_L1).toBool() && !response.body.isEmpty()) {
        const auto document = QJsonDocument::fromJson(response.body);
        if (document.isObject())
            response.body = QJsonDocument(leaflogixPascal(document.object()).toObject()).toJson(QJsonDocument::Compact);
        else if (document.isArray())
            response.body = QJsonDocument(leaflogixPascal(document.array()).toArray()).toJson(QJsonDocument::Compact);
    }
    return response;
}

HttpServerResponse LeaflogixSim::overLimit() const { return leaflogixTooMany(120); }

HttpServerResponse LeaflogixSim::refusal(const QString &reason, const QString &detail) const
{
    return leaflogixBadRequest({detail, reason});
}

QJsonArray LeaflogixSim::tickets() const { return m_orders.all(); }

Result<QJsonObject> LeaflogixSim::moveTicket(const QString &id, const QJsonObject &change)
{
    return m_orders.move(id, change);
}

Result<QJsonObject> LeaflogixSim::setItems(const QString &id, const QJsonArray &items)
{
    return m_orders.setItems(id, items);
}

Result<QJsonObject> LeaflogixSim::setStock(const QJsonObject &change) { return m_products.setStock(change); }

Result<QJsonObject> LeaflogixSim::changeProduct(const QJsonObject &change) { return m_products.change(change); }

Result<QJsonObject> LeaflogixSim::putCustomer(const QJsonObject &customer) { return m_customers.put(customer); }

qint64 LeaflogixSim::createsExecuted() const { return m_orders.createsExecuted(); }

} // namespace Peak::Possim
