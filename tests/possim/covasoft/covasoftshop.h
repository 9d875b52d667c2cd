#pragma once

#include "tests/possim/covasoft/covasoftauth.h"
#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <memory>

namespace Peak::Test {

using namespace Possim;
using namespace Qt::StringLiterals;

/** A simulated Cova in this process and a signed-in caller of its services. */
class CovasoftShop {
protected:
    static constexpr auto Rosa = "8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b1301"_L1;
    static constexpr auto OrderId = "2f1b6c55-6b0e-4a55-8f0e-0d9c3c2a7e42"_L1;

    ManualClock m_clock;
    std::unique_ptr<Host> m_host;
    SimClient m_client;
    QList<StockItem> m_items;

    QString url(const QString &path) const { return m_host->baseUrl() + path; }
    void set(const QString &name, const QJsonValue &value)
    {
        QVERIFY(m_host->behaviour().change({{u"vendor"_s, QJsonObject{{name, value}}}}).ok());
    }

    StockItem edible() const
    {
        for (const auto &item : m_items) {
            if (item.category == "EDIBLE"_L1 && item.priceCents && !item.saleCents && item.stock >= 20 && item.active)
                return item;
        }
        return {};
    }
    StockItem awkward(const QString &name) const
    {
        for (const auto &item : m_items) {
            if (item.name == name)
                return item;
        }
        return {};
    }

    static QByteArray signInForm(const QByteArray &grant, const QByteArray &password, const QByteArray &more = {})
    {
        return "grant_type=" + grant + "&client_id=ACME-CLIENT&client_secret=k-1234&username="
            + QByteArray(CovasoftAuth::Username.latin1()) + "&password=" + password + more;
    }
    Got askToken(const QByteArray &form)
    {
        SimClient client;
        client.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        return client.send("POST", url(u"/v1/oauth2/token"_s), form);
    }
    void useToken(const Got &got)
    {
        m_client.headers = {{"Authorization", "Bearer " + got.json()["access_token"_L1].toString().toLatin1()},
            {"Accept", "application/json"}};
    }
    void signIn()
    {
        useToken(askToken(signInForm("password", QByteArray(CovasoftAuth::Password.latin1()).toPercentEncoding())));
    }

    QJsonObject products(const QString &tail = {}, const QJsonObject &changes = {})
    {
        QJsonObject body{{u"LocationId"_s, CovaLocation}, {u"IncludeProductSpecifications"_s, true},
            {u"IncludeAvailability"_s, true}, {u"IncludePricing"_s, true}, {u"IncludeTaxes"_s, true},
            {u"IncludeClassifications"_s, true}, {u"Skip"_s, 0}, {u"Top"_s, 5000}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        return m_client.post(url(u"/dataplatform/v1/Companies/1001/DetailedProductData"_s + tail), body).json();
    }
    QJsonObject product(const QString &id)
    {
        const auto found = products(u"/ByProductIdList"_s, {{u"ProductIds"_s, QJsonArray{id}}});
        return found["Products"_L1][0].toObject();
    }
    int stockOf(const QString &id)
    {
        int stock = 0;
        for (const auto &row : product(id)["Availability"_L1].toArray())
            stock += row["InStockQuantity"_L1].toInt();
        return stock;
    }

    QJsonObject order(double quantity = 2) const
    {
        const auto item = edible();
        return {{u"Id"_s, OrderId}, {u"CompanyId"_s, CovaCompany}, {u"EntityId"_s, CovaLocation},
            {u"IntegratorId"_s, HostOptions().organizationId}, {u"FirstName"_s, u"Rosa"_s}, {u"LastName"_s, u"Vale"_s},
            {u"customerId"_s, Rosa}, {u"IsDelivery"_s, false}, {u"ExternalOrderId"_s, u"K7-20261123-0001-ABCD"_s},
            {u"Items"_s,
                QJsonArray{QJsonObject{{u"Name"_s, item.name}, {u"CatalogItemId"_s, item.id}, {u"Quantity"_s, quantity},
                    {u"SellAtPricePerUnit"_s, double(*item.priceCents) / 100}}}}};
    }
    Got put(const QJsonObject &body)
    {
        return m_client.put(url(u"/covaorderintake/v2/CovaOrder(%1)"_s.arg(OrderId)), body);
    }
    Got status(const QString &id = OrderId)
    {
        return m_client.get(url(u"/covaorderintake/v2/Companies(1001)/CovaOrder(%1)/Status"_s.arg(id)));
    }
    Got cancel() { return m_client.send("DELETE", url(u"/pointofsale/Companies(1001)/Sales(%1)"_s.arg(OrderId))); }
    Got control(const QString &path, const QJsonObject &body)
    {
        return m_client.post(url(u"/control/"_s + path), body);
    }

    void startHost(const QString &stateFile = {})
    {
        HostOptions options;
        options.vendor = u"covasoft"_s;
        options.catalogPath = QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json");
        options.stateFile = stateFile;
        m_host = std::make_unique<Host>(options, m_clock);
        QVERIFY(m_host->start().ok());
        signIn();
    }
    /** As new: before every test. */
    void prepare()
    {
        m_items =
            m_items.isEmpty() ? readCatalog(QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json")).valueOr({}) : m_items;
        QVERIFY(m_items.size() > 1000);
        if (!m_host)
            startHost();
        QVERIFY(m_host->reset().ok());
        signIn();
    }
};

} // namespace Peak::Test
