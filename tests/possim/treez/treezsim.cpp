#include "tests/possim/treez/treezsim.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

/** Where a path leads: which generation of the API, and what comes after the dispensary's name. */
struct Address {
    enum class Api { Unknown, V2, V3, Service };

    Api api = Api::Unknown;
    QStringList parts;

    explicit Address(const HttpServerRequest &request)
    {
        const auto all = request.segments();
        parts = all.mid(3);
        if (all.value(0) == "v2.0"_L1 && all.value(1) == "dispensary"_L1 && all.size() > 3)
            api = Api::V2;
        else if (all.value(0) == "dispensary"_L1 && all.value(1) == "v3"_L1 && all.size() > 3)
            api = Api::V3;
        else if (request.path == "/service/jwt-validation"_L1)
            api = Api::Service;
    }
};

TreezSim::TreezSim(const StoreSetup &setup)
    : m_auth(setup), m_products(setup), m_customers(setup), m_tickets(setup, m_products, m_customers),
      m_search(setup, m_tickets)
{
}

Result<std::shared_ptr<Simulator>> TreezSim::make(const StoreSetup &setup)
{
    auto sim = std::make_shared<TreezSim>(setup);
    if (!sim->m_auth.hasUsableKey())
        return Error{Error::Kind::Invalid, u"the public key is neither a PEM key nor a PEM certificate"_s};
    if (const auto restored = sim->m_tickets.restore(); !restored)
        return restored.error();
    return std::shared_ptr<Simulator>(std::move(sim));
}

static QString ticketKind(const QStringList &parts, const QByteArray &method)
{
    const auto &what = parts.value(0);
    if (method == "POST")
        return what == "previewticket"_L1 ? u"preview"_s : u"create"_s;
    if (method == "PUT")
        return u"update"_s;
    if (TreezSearch::isList(parts))
        return u"search"_s;
    return what == "history"_L1 ? u"history"_s : u"read"_s;
}

Call TreezSim::callOf(const HttpServerRequest &request) const
{
    const Address address(request);
    const auto area = address.parts.value(0);
    const auto rest = address.parts.mid(1);
    if (area == "product"_L1)
        return {rest.value(0) == "product_list"_L1 ? u"products"_s : u"product"_s, area, false};
    if (area == "customer"_L1) {
        const bool creates = request.method == "POST";
        return {creates ? u"customer_create"_s : u"customer"_s, area, creates};
    }
    if (area == "ticket"_L1) {
        const auto kind = ticketKind(rest, request.method);
        return {kind, area, kind == "create"_L1 || kind == "update"_L1};
    }
    return {area == "config"_L1 ? u"token"_s : u"other"_s, {}, false};
}

HttpServerResponse TreezSim::handle(const HttpServerRequest &request)
{
    const Address address(request);
    if (address.api == Address::Api::Unknown)
        return treezForbidden();
    const bool fetched = address.api == Address::Api::V2;
    if (fetched && address.parts == QStringList{u"config"_s, u"api"_s, u"gettokens"_s} && request.method == "POST")
        return m_auth.token(request);
    if (auto refused = fetched ? m_auth.refuseV2(request) : m_auth.refuseV3(request))
        return *std::move(refused);
    if (address.api == Address::Api::Service)
        return treezData(QJsonObject{{u"valid"_s, true}});
    const auto area = address.parts.value(0);
    const auto rest = address.parts.mid(1);
    if (area == "product"_L1)
        return product(rest, request);
    if (area == "customer"_L1)
        return customer(rest, request);
    return area == "ticket"_L1 ? ticket(rest, request) : treezForbidden();
}

HttpServerResponse TreezSim::product(const QStringList &parts, const HttpServerRequest &request)
{
    if (request.method != "GET")
        return treezForbidden();
    if (parts == QStringList{u"product_list"_s})
        return m_products.list(request);
    if (parts.size() == 4 && parts.mid(0, 3) == QStringList{u"product_list"_s, u"lastUpdated"_s, u"after"_s})
        return m_products.changed(parts[3], request);
    return parts.size() == 1 ? m_products.one(parts[0]) : treezForbidden();
}

HttpServerResponse TreezSim::customer(const QStringList &parts, const HttpServerRequest &request)
{
    if (request.method == "POST" && parts == QStringList{u"detailcustomer"_s})
        return m_customers.create(request);
    if (request.method != "GET")
        return treezForbidden();
    if (parts.size() == 1)
        return m_customers.byId(parts[0]);
    if (parts.size() == 2 && parts[0] == "phone"_L1)
        return m_customers.byPhone(parts[1]);
    if (parts.size() == 2 && parts[0] == "email"_L1)
        return m_customers.byEmail(parts[1]);
    if (parts.size() == 4 && parts[0] == "firstname"_L1 && parts[2] == "lastname"_L1)
        return m_customers.byName(parts[1], parts[3]);
    return treezForbidden();
}

HttpServerResponse TreezSim::ticket(const QStringList &parts, const HttpServerRequest &request)
{
    if (request.method == "POST" && parts == QStringList{u"previewticket"_s})
        return m_tickets.preview(request);
    if (request.method == "POST" && parts == QStringList{u"detailticket"_s})
        return m_tickets.create(request);
    if (request.method == "PUT" && parts.size() == 2 && parts[0] == "update"_L1)
        return m_tickets.update(parts[1], request);
    if (request.method != "GET")
        return treezForbidden();
    if (auto list = m_search.answer(parts, request))
        return *std::move(list);
    if (parts.size() == 2 && parts[0] == "ordernumber"_L1)
        return m_tickets.readByNumber(parts[1]);
    if (parts.size() == 2 && parts[0] == "history"_L1)
        return m_tickets.history(parts[1]);
    return parts.size() == 1 ? m_tickets.read(parts[0]) : treezForbidden();
}

HttpServerResponse TreezSim::overLimit() const { return {429, "OVER LIMIT", "text/plain"}; }

HttpServerResponse TreezSim::refusal(const QString &reason, const QString &detail) const
{
    return treezFail({400, reason, detail});
}

QJsonArray TreezSim::tickets() const
{
    QJsonArray all;
    for (const auto &one : m_tickets.all())
        all.append(one.doc);
    return all;
}

Result<QJsonObject> TreezSim::moveTicket(const QString &id, const QJsonObject &change)
{
    return m_tickets.move(id, change);
}

Result<QJsonObject> TreezSim::setItems(const QString &id, const QJsonArray &items)
{
    return m_tickets.setItems(id, items);
}

Result<QJsonObject> TreezSim::setStock(const QJsonObject &change) { return m_products.setStock(change); }

Result<QJsonObject> TreezSim::changeProduct(const QJsonObject &change) { return m_products.change(change); }

Result<QJsonObject> TreezSim::putCustomer(const QJsonObject &customer) { return m_customers.put(customer); }

void TreezSim::expireTokens() { m_auth.expireTokens(); }

qint64 TreezSim::createsExecuted() const { return m_tickets.createsExecuted(); }

} // namespace Peak::Possim
