#include "tests/possim/blaze/blazesim.h"

#include "tests/possim/blaze/blazesettings.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

Result<std::shared_ptr<Simulator>> BlazeSim::make(const StoreSetup &setup)
{
    auto sim = std::make_shared<BlazeSim>(setup);
    if (const auto restored = sim->m_store.carts.restore(); !restored)
        return restored.error();
    return std::shared_ptr<Simulator>(std::move(sim));
}

Call BlazeSim::callOf(const HttpServerRequest &request) const
{
    QStringList ids;
    const auto *route = blazeRoute(request, ids);
    if (!route)
        return {u"other"_s, {}, false};
    return {route->kind, u"partner"_s, route->writes};
}

/** Either header name does for the partner key; where both are sent, both must be right. */
std::optional<BlazeRefusal> BlazeSim::checkKeys(const HttpServerRequest &request) const
{
    const BlazeRefusal wrong{401, u"Invalid PARTNER or Developer API Key"_s, {}};
    const auto partner = m_store.setup.clientId.toUtf8();
    bool said = false;
    for (const auto &name : {QByteArray("x-api-key"), QByteArray("partner_key")}) {
        if (!request.headers.contains(name))
            continue;
        said = true;
        if (request.header(name) != partner)
            return wrong;
    }
    if (!said || request.header("authorization") != m_store.setup.apiKey.toUtf8())
        return wrong;
    return std::nullopt;
}

HttpServerResponse BlazeSim::handle(const HttpServerRequest &request)
{
    if (const auto refusal = checkKeys(request))
        return blazeFail(*refusal);
    BlazeVisit visit{request, {}};
    const auto *route = blazeRoute(request, visit.ids);
    if (!route)
        return blazeFail({404, u"HTTP 404 Not Found"_s, {}});
    if (BlazeSettings::word(m_store.setup, "missing_permission"_L1) == route->kind)
        return blazeFail({403, u"Partner key is missing a permission"_s, {}});
    return route->answer(m_store, visit);
}

HttpServerResponse BlazeSim::overLimit() const { return blazeFail({429, u"Too many requests"_s, {}}); }

HttpServerResponse BlazeSim::refusal(const QString &reason, const QString &detail) const
{
    // CART: a refusal of the business, in a reply that is a 200.
    if (reason == "CART"_L1)
        return blazeJson({{u"cartStatus"_s, u"InProgress"_s}, {u"placed"_s, false}, {u"errorMsg"_s, detail},
            {u"cart"_s, QJsonObject{{u"items"_s, QJsonArray()}}}});
    if (reason == "FIELD"_L1)
        return blazeFail({400, detail, u"cart"_s});
    bool isStatus = false;
    const auto status = reason.toInt(&isStatus);
    return blazeFail({isStatus && status >= 400 && status < 600 ? status : 400, detail, {}});
}

Result<QJsonObject> BlazeSim::moveTicket(const QString &id, const QJsonObject &change)
{
    return m_store.carts.move(id, change);
}

Result<QJsonObject> BlazeSim::setItems(const QString &id, const QJsonArray &items)
{
    return m_store.carts.setItems(id, items);
}

Result<QJsonObject> BlazeSim::setStock(const QJsonObject &change) { return m_store.products.setStock(change); }

Result<QJsonObject> BlazeSim::changeProduct(const QJsonObject &change) { return m_store.products.change(change); }

Result<QJsonObject> BlazeSim::putCustomer(const QJsonObject &customer) { return m_store.people.put(customer); }

QJsonObject BlazeSim::ownSettings() const { return BlazeSettings::atStart(); }

} // namespace Peak::Possim
