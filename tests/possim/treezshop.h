#pragma once

#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <memory>

namespace Peak::Test {

using namespace Possim;
using namespace Qt::StringLiterals;

/** A simulated Treez in this process and a signed-in customer of its API. Base of the tests, one shop each. */
class TreezShop {
protected:
    ManualClock m_clock;
    std::unique_ptr<Host> m_host;
    SimClient m_client;
    QString m_base;
    QList<StockItem> m_items;

    static QString catalogPath() { return QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json"); }

    /** Something ordinary to buy, with at least `stock` pieces. */
    StockItem edible(int stock = 20) const
    {
        for (const auto &item : m_items) {
            if (item.category == "EDIBLE"_L1 && item.priceCents && !item.saleCents && item.stock >= stock
                && !item.medicalOnly && item.active && !item.hidden)
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

    static QJsonObject line(const QString &id, int quantity = 1)
    {
        return {{u"size_id"_s, id}, {u"quantity"_s, quantity}, {u"apply_automatic_discounts"_s, true}};
    }

    static QJsonObject order(const QJsonArray &items, const QString &reference = u"K7-20261123-0001-ABCD"_s)
    {
        return {{u"type"_s, u"PICKUP"_s}, {u"order_source"_s, u"KIOSK"_s},
            {u"order_status"_s, u"AWAITING_PROCESSING"_s}, {u"revenue_source"_s, u"Kiosk"_s},
            {u"customer_id"_s, u"1301"_s}, {u"external_order_number"_s, reference}, {u"ticket_note"_s, u"Kiosk 7"_s},
            {u"items"_s, items}};
    }

    Got create(const QJsonObject &body) { return m_client.post(m_base + u"/ticket/detailticket"_s, body); }
    QJsonObject created(const QJsonObject &body) { return create(body).data().toObject(); }
    Got control(const QString &path, const QJsonObject &body = {})
    {
        return m_client.post(m_host->baseUrl() + u"/control/"_s + path, body);
    }
    int stockOf(const QString &id)
    {
        return m_client.get(m_base + u"/product/"_s + id).data()["sellable_quantity"_L1].toInt();
    }
    QJsonArray listed(const QString &path) { return m_client.get(m_base + path).json()["ticketList"_L1].toArray(); }

    void signIn()
    {
        SimClient form;
        form.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        const auto reply =
            form.send("POST", m_base + u"/config/api/gettokens"_s, "client_id=ACME-CLIENT&apikey=k-1234");
        m_client.headers = {
            {"authorization", reply.json()["access_token"_L1].toString().toLatin1()}, {"client_id", "ACME-CLIENT"}};
    }

    void startHost(const QString &stateFile = {})
    {
        HostOptions options;
        options.vendor = u"treez"_s;
        options.catalogPath = catalogPath();
        options.stateFile = stateFile;
        m_host = std::make_unique<Host>(options, m_clock);
        QVERIFY(m_host->start().ok());
        m_base = m_host->baseUrl() + u"/v2.0/dispensary/harbor"_s;
        signIn();
    }

    /** As new: before every test. */
    void prepare()
    {
        m_items = m_items.isEmpty() ? readCatalog(catalogPath()).valueOr({}) : m_items;
        QVERIFY(m_items.size() > 1000);
        if (!m_host)
            startHost();
        QVERIFY(m_host->comeUp().ok());
        QVERIFY(m_host->reset().ok());
        signIn();
    }
};

} // namespace Peak::Test
