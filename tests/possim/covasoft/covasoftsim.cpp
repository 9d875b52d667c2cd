#include "tests/possim/covasoft/covasoftsim.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

using Handler = HttpServerResponse (CovasoftSim::*)(const QString &key, const HttpServerRequest &request);

/** One call of the reference. In `path`, {} is one part of any kind, Name(c) the company's number, Name(*) any key. */
struct CovaRoute {
    QLatin1StringView method;
    QLatin1StringView path;
    QLatin1StringView kind;
    bool writes;
    Handler handler;
};

// clang-format off
constexpr CovaRoute routes[] = {
    {"POST"_L1,   "v1/oauth2/token"_L1,                                           "token"_L1,           false, &CovasoftSim::token},
    {"POST"_L1,   "dataplatform/v1/Companies/c/DetailedProductData"_L1,           "products"_L1,        false, &CovasoftSim::productsFull},
    {"POST"_L1,   "dataplatform/v1/Companies/c/DetailedProductData/ByProductIdList"_L1, "products"_L1,  false, &CovasoftSim::productsByIds},
    {"POST"_L1,   "dataplatform/v1/Companies/c/DetailedProductData/UpdatedAsOf/{}"_L1, "products"_L1,   false, &CovasoftSim::productsSince},
    {"POST"_L1,   "crm/v1/Companies(c)/Search"_L1,                                "customer"_L1,        false, &CovasoftSim::search},
    {"GET"_L1,    "crm/v1/Companies(c)/CustomerSearch"_L1,                        "customer"_L1,        false, &CovasoftSim::oldSearch},
    {"GET"_L1,    "crm/v1/Companies(c)/CustomerFull"_L1,                          "customer"_L1,        false, &CovasoftSim::customer},
    {"GET"_L1,    "crm/v1/Companies(c)/CustomerFull(*)"_L1,                       "customer"_L1,        false, &CovasoftSim::customer},
    {"POST"_L1,   "crm/v1/Companies(c)/CustomerFull"_L1,                          "customer_create"_L1, true,  &CovasoftSim::customerCreate},
    {"GET"_L1,    "taxes/v1/Companies(c)/TaxPricingConfiguration"_L1,             "taxes"_L1,           false, &CovasoftSim::pricing},
    {"GET"_L1,    "v1/Companies(c)/Locations"_L1,                                 "locations"_L1,       false, &CovasoftSim::locations},
    {"PUT"_L1,    "covaorderintake/v2/CovaOrder(*)"_L1,                           "create"_L1,          true,  &CovasoftSim::orderV2},
    {"PUT"_L1,    "covaorderintake/v1/TEPCovaOrder(*)"_L1,                        "create"_L1,          true,  &CovasoftSim::orderExclusive},
    {"PUT"_L1,    "covaorderintake/v1/TIPCovaOrder(*)"_L1,                        "create"_L1,          true,  &CovasoftSim::orderInclusive},
    {"POST"_L1,   "covaorderintake/v1/CovaOrder"_L1,                              "create"_L1,          true,  &CovasoftSim::orderOldest},
    {"GET"_L1,    "covaorderintake/v2/Companies(c)/CovaOrder(*)/Status"_L1,       "read"_L1,            false, &CovasoftSim::status},
    {"GET"_L1,    "pointofsale/Companies(c)/Sales(*)"_L1,                         "read"_L1,            false, &CovasoftSim::sale},
    {"DELETE"_L1, "pointofsale/Companies(c)/Sales(*)"_L1,                         "cancel"_L1,          true,  &CovasoftSim::cancel},
    {"POST"_L1,   "covaorderintake/v1/CovaOrderPayment"_L1,                       "payment"_L1,         true,  &CovasoftSim::pay},
};
// clang-format on

struct Match {
    const CovaRoute *route = nullptr;
    QString key;
};

static bool partFits(const QString &wanted, const QString &segment, QString &key)
{
    if (wanted == "{}"_L1) {
        key = segment;
        return true;
    }
    const CovaPart pattern(wanted);
    const CovaPart part(segment);
    const auto company = QString::number(CovaCompany);
    if (wanted == "c"_L1)
        return segment == company;
    if (pattern.name.compare(part.name, Qt::CaseInsensitive) != 0)
        return false;
    if (pattern.key != "*"_L1)
        return part.key == (pattern.key == "c"_L1 ? company : QString());
    key = part.key;
    return !key.isEmpty();
}

/** The parts of a path. The older hosts of the customer service have no prefix of their own. */
static QStringList partsOf(const HttpServerRequest &request)
{
    auto parts = request.segments();
    const auto last = CovaPart(parts.value(2)).name;
    if (parts.value(0) == "v1"_L1 && (last == "CustomerSearch"_L1 || last == "CustomerFull"_L1))
        parts.prepend(u"crm"_s);
    return parts;
}

static Match matchOf(const HttpServerRequest &request)
{
    const auto parts = partsOf(request);
    for (const auto &route : routes) {
        const auto wanted = QString(route.path).split(u'/');
        if (QString::fromLatin1(request.method) != route.method || wanted.size() != parts.size())
            continue;
        Match match{&route, {}};
        bool fits = true;
        for (qsizetype i = 0; fits && i < parts.size(); ++i)
            fits = partFits(wanted[i], parts[i], match.key);
        if (fits)
            return match;
    }
    return {};
}

CovasoftSim::CovasoftSim(const StoreSetup &setup)
    : m_setup(setup), m_auth(setup), m_window(setup), m_products(setup), m_customers(setup),
      m_orders(setup, m_products, m_customers)
{
}

Result<std::shared_ptr<Simulator>> CovasoftSim::make(const StoreSetup &setup)
{
    auto sim = std::make_shared<CovasoftSim>(setup);
    if (const auto restored = sim->m_orders.restore(); !restored)
        return restored.error();
    return std::shared_ptr<Simulator>(std::move(sim));
}

QJsonObject CovasoftSim::ownSettings() const
{
    return {{u"error_shape"_s, u"Message"_s}, {u"forbidden_service"_s, u""_s}, {u"hal_lists"_s, false},
        {u"limit"_s, 1000}, {u"missing_specifications"_s, false}, {u"old_rate_headers"_s, false},
        {u"orders_fail"_s, u""_s}, {u"pricing"_s, u"Exclusive"_s}, {u"processing_ms"_s, 300},
        {u"repeated_put_fails"_s, false}, {u"search_operation"_s, u"Equals"_s}, {u"status_words"_s, false},
        {u"synchronous"_s, false}, {u"tier_price_per_unit"_s, false}, {u"timeout_above_top"_s, 0}};
}

Call CovasoftSim::callOf(const HttpServerRequest &request) const
{
    const auto match = matchOf(request);
    // No area: the windows of 60 seconds are this vendor's own, and come with headers.
    return match.route ? Call{match.route->kind, {}, match.route->writes} : Call{u"other"_s, {}, false};
}

HttpServerResponse CovasoftSim::handle(const HttpServerRequest &request)
{
    if (request.path == "/v1/oauth2/token"_L1)
        return routed(request);
    const auto service = partsOf(request).value(0);
    if (!m_window.admit(service))
        return overLimit();
    auto response = routed(request);
    m_window.announce(service, response);
    return response;
}

HttpServerResponse CovasoftSim::routed(const HttpServerRequest &request)
{
    const auto match = matchOf(request);
    if (!match.route)
        return covaFail(m_setup, covaNotFound());
    if (match.route->kind == "token"_L1)
        return m_auth.token(request);
    if (auto refused = m_auth.refuse(request, partsOf(request).value(0)))
        return *std::move(refused);
    return (this->*match.route->handler)(match.key, request);
}

HttpServerResponse CovasoftSim::refusal(const QString &reason, const QString &detail) const
{
    return covaFail(m_setup, {400, detail.isEmpty() ? reason : detail});
}

Result<QJsonObject> CovasoftSim::moveTicket(const QString &id, const QJsonObject &change)
{
    return m_orders.move(id, change);
}

Result<QJsonObject> CovasoftSim::setItems(const QString &id, const QJsonArray &items)
{
    return m_orders.setItems(id, items);
}

HttpServerResponse CovasoftSim::token(const QString &, const HttpServerRequest &request)
{
    return m_auth.token(request);
}

HttpServerResponse CovasoftSim::productsFull(const QString &, const HttpServerRequest &request)
{
    return m_products.full(request);
}

HttpServerResponse CovasoftSim::productsSince(const QString &key, const HttpServerRequest &request)
{
    return m_products.updatedAsOf(key, request);
}

HttpServerResponse CovasoftSim::productsByIds(const QString &, const HttpServerRequest &request)
{
    return m_products.byIds(request);
}

HttpServerResponse CovasoftSim::search(const QString &, const HttpServerRequest &request)
{
    return m_customers.search(request);
}

HttpServerResponse CovasoftSim::oldSearch(const QString &, const HttpServerRequest &request)
{
    return m_customers.oldSearch(request);
}

HttpServerResponse CovasoftSim::customer(const QString &key, const HttpServerRequest &request)
{
    return key.isEmpty() ? m_customers.changed(request) : m_customers.byId(key);
}

HttpServerResponse CovasoftSim::customerCreate(const QString &, const HttpServerRequest &request)
{
    return m_customers.create(request);
}

/** The shape of this answer is not published; this is our reading of what it must say. */
HttpServerResponse CovasoftSim::pricing(const QString &, const HttpServerRequest &request)
{
    const auto scheme = covaSetting(m_setup, "pricing"_L1).toString();
    if (scheme == "none"_L1)
        return covaFail(m_setup, covaNotFound());
    return covaList(m_setup, request,
        {QJsonObject{{u"CompanyId"_s, CovaCompany}, {u"LocationId"_s, CovaLocation}, {u"PricingScheme"_s, scheme}}});
}

HttpServerResponse CovasoftSim::locations(const QString &, const HttpServerRequest &request)
{
    return covaList(m_setup, request, {QJsonObject{{u"Id"_s, CovaLocation}, {u"Name"_s, u"Harbor Street"_s}}});
}

HttpServerResponse CovasoftSim::orderV2(const QString &key, const HttpServerRequest &request)
{
    return m_orders.take(CovaIntake::V2, key, request);
}

HttpServerResponse CovasoftSim::orderExclusive(const QString &key, const HttpServerRequest &request)
{
    return m_orders.take(CovaIntake::TaxExclusive, key, request);
}

HttpServerResponse CovasoftSim::orderInclusive(const QString &key, const HttpServerRequest &request)
{
    return m_orders.take(CovaIntake::TaxInclusive, key, request);
}

HttpServerResponse CovasoftSim::orderOldest(const QString &key, const HttpServerRequest &request)
{
    return m_orders.take(CovaIntake::Oldest, key, request);
}

HttpServerResponse CovasoftSim::status(const QString &key, const HttpServerRequest &) { return m_orders.status(key); }

HttpServerResponse CovasoftSim::sale(const QString &key, const HttpServerRequest &) { return m_orders.sale(key); }

HttpServerResponse CovasoftSim::cancel(const QString &key, const HttpServerRequest &) { return m_orders.cancel(key); }

HttpServerResponse CovasoftSim::pay(const QString &, const HttpServerRequest &request) { return m_orders.pay(request); }

} // namespace Peak::Possim
