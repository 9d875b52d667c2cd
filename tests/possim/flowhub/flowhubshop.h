#pragma once

#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <memory>

namespace Peak::Test {

using namespace Possim;
using namespace Qt::StringLiterals;

/** A simulated Flowhub in this process, and somebody with both of its keys. Base of the tests. */
class FlowhubShop {
protected:
    static inline const auto location = u"5e746577-0000-4796-8001-d28f45c40001"_s;
    static inline const auto importId = u"b334921e-0000-4309-8001-64bc6aad0001"_s;
    static inline const auto rosa = u"a7bb0000-7aed-4346-84f6-000000001301"_s;

    ManualClock m_clock;
    std::unique_ptr<Host> m_host;
    SimClient m_keys; ///< With clientId and key.
    SimClient m_bearer; ///< With a token.
    QString m_base;
    QList<StockItem> m_items;

    StockItem edible(int stock = 20) const
    {
        for (const auto &item : m_items) {
            if (item.category == "EDIBLE"_L1 && item.priceCents && item.stock >= stock && !item.medicalOnly)
                return item;
        }
        return {};
    }

    Got askToken(const QJsonObject &changes = {})
    {
        QJsonObject body{{u"grant_type"_s, u"client_credentials"_s}, {u"client_id"_s, u"AUTH0-ACME"_s},
            {u"client_secret"_s, u"auth0-s3cret"_s}, {u"audience"_s, u"https://api.flowhub.co"_s}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        return SimClient().post(m_base + u"/oauth/token"_s, body);
    }

    void signIn()
    {
        m_keys.headers = {{"clientId", "ACME-CLIENT"}, {"key", "k-1234"}};
        m_bearer.headers = {{"Authorization", "Bearer " + askToken().json()["access_token"_L1].toString().toLatin1()}};
    }

    void startHost(const QString &stateFile = {})
    {
        HostOptions options;
        options.vendor = u"flowhub"_s;
        options.catalogPath = QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json");
        options.stateFile = stateFile;
        m_host = std::make_unique<Host>(options, m_clock);
        QVERIFY(m_host->start().ok());
        m_base = m_host->baseUrl();
        signIn();
    }

    QList<QJsonObject> rows(const QString &call = u"inventoryNonZero"_s)
    {
        QList<QJsonObject> all;
        for (const auto &row : m_keys.get(m_base + u"/v0/locations/%1/"_s.arg(location) + call).data().toArray())
            all.append(row.toObject());
        return all;
    }

    QList<QJsonObject> rowsOf(const QJsonValue &product)
    {
        QList<QJsonObject> all;
        for (const auto &row : rows()) {
            if (row["productId"_L1] == product)
                all.append(row);
        }
        return all;
    }

    static QJsonObject line(const QJsonValue &id, int quantity = 1)
    {
        return {{u"productId"_s, id}, {u"quantityPurchased"_s, quantity}, {u"discountNote"_s, u""_s}};
    }

    static QJsonObject order(const QJsonArray &items)
    {
        return {{u"externalCreatedAt"_s, u"2026-11-23T18:02:11Z"_s}, {u"orderType"_s, u"kiosk"_s},
            {u"customerId"_s, rosa}, {u"customerNote"_s, u"Kiosk 7 / K7-20261123-0042-9F3C"_s},
            {u"customer"_s,
                QJsonObject{{u"firstName"_s, u"Rosa"_s}, {u"lastName"_s, u"Vale"_s}, {u"phone"_s, u"+14155550142"_s},
                    {u"birthDate"_s, u"1991-02-11"_s}, {u"externalId"_s, u"shopper-1"_s}}},
            {u"orderItems"_s, items}};
    }

    Got create(const QJsonObject &body) { return m_bearer.post(m_base + u"/order-ahead/v0/create"_s, body); }
    QString created() { return create(order({line(edible().id)})).json()["orderId"_L1].toString(); }
    Got statusOf(const QString &id) { return m_bearer.get(m_base + u"/order-ahead/v0/orderStatus/"_s + id); }
    Got listed(const QString &query = {})
    {
        return m_keys.get(m_base + u"/v1/orders/findByLocationId/"_s + importId + query);
    }
    Got control(const QString &path, const QJsonObject &body = {})
    {
        return m_keys.post(m_base + u"/control/"_s + path, body);
    }

    /** As new: before every test. */
    void prepare()
    {
        if (!m_host)
            startHost();
        m_items =
            m_items.isEmpty() ? readCatalog(QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json")).valueOr({}) : m_items;
        QVERIFY(m_items.size() > 1000);
        QVERIFY(m_host->reset().ok());
        signIn();
    }
};

} // namespace Peak::Test
