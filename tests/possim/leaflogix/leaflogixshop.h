#pragma once

#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <memory>

namespace Peak::Test {

using namespace Possim;
using namespace Qt::StringLiterals;

/** A simulated Dutchie POS over real HTTP, and somebody with its key. Base of the tests, one shop each. */
class LeaflogixShop {
protected:
    ManualClock m_clock;
    std::unique_ptr<Host> m_host;
    SimClient m_client;
    QList<StockItem> m_items;

    static QString catalogPath() { return QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json"); }
    static QJsonArray list(const Got &got) { return QJsonDocument::fromJson(got.body).array(); }

    void authorise(const QByteArray &pair)
    {
        m_client.headers = {
            {"Authorization", "Basic " + pair.toBase64()}, {"ConsumerKey", "7c0f0e9e-0d2a-4a53-9f0e-8f6a1f1f0c11"}};
    }
    Got get(const QString &path) { return m_client.get(m_host->baseUrl() + path); }
    Got post(const QString &path, const QJsonObject &body) { return m_client.post(m_host->baseUrl() + path, body); }
    void set(const QString &name, const QJsonValue &value)
    {
        QVERIFY(m_host->behaviour().change({{u"vendor"_s, QJsonObject{{name, value}}}}).ok());
    }
    Got control(const QString &path, const QJsonObject &body) { return post(u"/control/"_s + path, body); }

    QJsonObject product(const QString &name)
    {
        for (const auto &value : list(get(u"/reporting/products"_s))) {
            if (value.toObject().value("productName"_L1).toString() == name)
                return value.toObject();
        }
        return {};
    }
    int m_edible = 0;
    /** The number of something ordinary to buy. */
    int edible()
    {
        if (m_edible > 0)
            return m_edible;
        for (const auto &item : m_items) {
            if (item.category == "EDIBLE"_L1 && item.priceCents == 2100 && !item.saleCents && item.stock >= 20
                && !item.medicalOnly && item.active && !item.hidden)
                return m_edible = product(item.name).value("productId"_L1).toInt();
        }
        return 0;
    }
    double available(int id)
    {
        double sum = 0;
        for (const auto &value : list(get(u"/inventory"_s))) {
            const auto batch = value.toObject();
            if (batch.value("productId"_L1).toInt() == id && batch.value("packageStatus"_L1).toString() == "Active"_L1)
                sum += batch.value("quantityAvailable"_L1).toDouble();
        }
        return sum;
    }
    static QJsonArray line(int id, double quantity = 1)
    {
        return {QJsonObject{{u"productId"_s, id}, {u"quantity"_s, quantity}}};
    }
    QJsonObject order(const QJsonArray &items, const QString &key = u"K7-20261123-0001"_s)
    {
        return {{u"customerId"_s, 1301}, {u"items"_s, items}, {u"isDelivery"_s, false},
            {u"orderSource"_s, u"In-Store"_s}, {u"notes"_s, u"Kiosk 7"_s}, {u"transactionReference"_s, key},
            {u"idempotencyKey"_s, key}};
    }
    int submit(const QString &key = u"K7-20261123-0001"_s)
    {
        return post(u"/preorder/submit"_s, order(line(edible()), key)).body.toInt();
    }
    QJsonObject status(int id)
    {
        return list(get(u"/preorder/Status?PreOrderId=%1&includeLineItems=true"_s.arg(id))).at(0).toObject();
    }

    /** As new: before every test. */
    void prepare()
    {
        if (!m_host) {
            HostOptions options;
            options.vendor = u"leaflogix"_s;
            options.catalogPath = catalogPath();
            m_host = std::make_unique<Host>(options, m_clock);
            QVERIFY(m_host->start().ok());
            m_items = readCatalog(catalogPath()).valueOr({});
        }
        QVERIFY(m_host->reset().ok());
        authorise("k-1234:");
    }
};

} // namespace Peak::Test
