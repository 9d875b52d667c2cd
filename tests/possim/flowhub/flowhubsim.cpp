#include "tests/possim/flowhub/flowhubsim.h"

#include "tests/possim/flowhub/flowhubreply.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

FlowhubSim::FlowhubSim(const StoreSetup &setup)
    : m_auth(setup), m_inventory(setup), m_customers(setup), m_orders(setup, m_inventory, m_customers),
      m_sales(setup, m_orders, m_inventory, m_customers)
{
}

Result<std::shared_ptr<Simulator>> FlowhubSim::make(const StoreSetup &setup)
{
    auto sim = std::make_shared<FlowhubSim>(setup);
    if (const auto restored = sim->m_orders.restore(); !restored)
        return restored.error();
    return std::shared_ptr<Simulator>(std::move(sim));
}

/** Order Ahead, with its two calls that lack the prefix: the ones that want a bearer token. */
static bool isOrderAhead(const QStringList &parts)
{
    static const QStringList roots{u"order-ahead"_s, u"orders"_s, u"orderPostback"_s};
    return roots.contains(parts.value(0));
}

static QString kindOf(const QStringList &parts, const QByteArray &method)
{
    if (parts.value(0) == "oauth"_L1)
        return u"token"_s;
    if (isOrderAhead(parts)) {
        if (method == "PATCH")
            return u"update"_s;
        return parts.value(2) == "create"_L1 ? u"create"_s : method == "GET" ? u"read"_s : u"postback"_s;
    }
    if (parts.value(1) == "orders"_L1)
        return u"search"_s;
    if (parts.value(1) == "customers"_L1)
        return u"customer"_s;
    if (parts.value(1) == "customer"_L1)
        return method == "PUT" ? u"customer_update"_s : u"customer_create"_s;
    if (parts.value(1) == "clientsLocations"_L1)
        return u"locations"_s;
    return FlowhubInventory::isCall(parts.value(parts.size() - 1)) ? u"products"_s : u"other"_s;
}

Call FlowhubSim::callOf(const HttpServerRequest &request) const
{
    const auto kind = kindOf(request.segments(), request.method);
    const QStringList writing{u"create"_s, u"update"_s, u"customer_create"_s, u"customer_update"_s};
    return {kind, kind == "token"_L1 ? QString() : u"api"_s, writing.contains(kind)};
}

HttpServerResponse FlowhubSim::handle(const HttpServerRequest &request)
{
    auto response = route(request);
    response.headers.append({"x-request-id", "fh-" + QByteArray::number(++m_requests)});
    return response;
}

HttpServerResponse FlowhubSim::route(const HttpServerRequest &request)
{
    const auto parts = request.segments();
    if (parts == QStringList{u"oauth"_s, u"token"_s} && request.method == "POST")
        return m_auth.token(request);
    if (isOrderAhead(parts)) {
        if (auto refused = m_auth.refuseToken(request))
            return *std::move(refused);
        return orderAhead(parts, request);
    }
    // /authTest and /health are not there for outsiders.
    if (parts.value(0) != "v0"_L1 && parts.value(0) != "v1"_L1)
        return flowhubNotFound();
    if (auto refused = m_auth.refuseKey(request))
        return *std::move(refused);
    return parts[0] == "v0"_L1 ? store(parts.mid(1), request) : customers(parts.mid(1), request);
}

HttpServerResponse FlowhubSim::store(const QStringList &parts, const HttpServerRequest &request)
{
    if (request.method != "GET")
        return flowhubNotFound();
    if (parts == QStringList{u"clientsLocations"_s})
        return FlowhubInventory::locations();
    if (parts.size() == 1)
        return m_inventory.rows(parts[0], {}, request);
    if (parts.size() == 3 && parts[0] == "locations"_L1)
        return m_inventory.rows(parts[2], parts[1], request);
    return flowhubNotFound();
}

HttpServerResponse FlowhubSim::customers(const QStringList &given, const HttpServerRequest &request)
{
    auto parts = given;
    parts.removeAll(QString()); // The query call is written with a slash at its end.
    const auto &area = parts.value(0);
    if (area == "orders"_L1 && request.method == "GET")
        return m_sales.answer(parts.mid(1), request);
    if (area == "customers"_L1 && request.method == "GET") {
        if (parts.size() == 1)
            return m_customers.query(request);
        if (parts.size() != 2)
            return flowhubNotFound();
        return parts[1] == "findByPhoneNumber"_L1 ? m_customers.byPhone(request.queryValue(u"phone_number"_s))
                                                  : m_customers.byId(parts[1], request);
    }
    if (area != "customer"_L1)
        return flowhubNotFound();
    const auto shop = request.queryValue(u"store_id"_s);
    if (shop != QLatin1StringView(FlowhubLocation) && shop != QLatin1StringView(FlowhubImport))
        return flowhubInvalid({u"store_id is required"_s});
    if (request.method == "POST" && parts.size() == 1)
        return m_customers.create(request);
    return request.method == "PUT" && parts.size() == 2 ? m_customers.update(parts[1], request) : flowhubNotFound();
}

HttpServerResponse FlowhubSim::orderAhead(const QStringList &parts, const HttpServerRequest &request)
{
    if (request.method == "POST" && parts == QStringList{u"order-ahead"_s, u"v0"_s, u"create"_s})
        return m_orders.create(request);
    if (request.method == "GET" && parts.size() == 4
        && parts.mid(0, 3) == QStringList{u"order-ahead"_s, u"v0"_s, u"orderStatus"_s})
        return m_orders.status(parts[3]);
    if (request.method == "PATCH" && parts.size() == 2 && parts[0] == "orders"_L1)
        return m_orders.amend(parts[1], request);
    if (request.method == "POST" && parts.size() == 2 && parts[0] == "orderPostback"_L1)
        return m_orders.postback(parts[1]);
    return flowhubNotFound();
}

HttpServerResponse FlowhubSim::overLimit() const { return flowhubText(429, u"Too many requests"_s); }

HttpServerResponse FlowhubSim::refusal(const QString &reason, const QString &detail) const
{
    if (reason == "TEXT"_L1)
        return flowhubText(400, detail);
    if (reason == "ENVELOPE"_L1) // HTTP says yes, the envelope says no.
        return HttpServerResponse::json(200, {{u"status"_s, 500}, {u"error"_s, QJsonArray{detail}}});
    if (reason == "KEY"_L1)
        return flowhubUnauthorized(u"Invalid key"_s);
    return flowhubInvalid({detail});
}

QJsonArray FlowhubSim::tickets() const
{
    QJsonArray all;
    for (const auto &one : m_orders.all())
        all.append(one.doc);
    return all;
}

Result<QJsonObject> FlowhubSim::moveTicket(const QString &id, const QJsonObject &change)
{
    return m_orders.move(id, change);
}

Result<QJsonObject> FlowhubSim::setItems(const QString &id, const QJsonArray &items)
{
    return m_orders.setItems(id, items);
}

Result<QJsonObject> FlowhubSim::setStock(const QJsonObject &change) { return m_inventory.setStock(change); }

Result<QJsonObject> FlowhubSim::changeProduct(const QJsonObject &change) { return m_inventory.change(change); }

Result<QJsonObject> FlowhubSim::putCustomer(const QJsonObject &customer) { return m_customers.put(customer); }

void FlowhubSim::expireTokens() { m_auth.expireTokens(); }

qint64 FlowhubSim::createsExecuted() const { return m_orders.createsExecuted(); }

} // namespace Peak::Possim
