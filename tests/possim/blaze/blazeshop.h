#pragma once

#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <memory>

namespace Peak::Test {

using namespace Possim;
using namespace Qt::StringLiterals;

/** A simulated BLAZE in this process, and a partner with both keys. Base of the tests, one shop each. */
class BlazeShop {
protected:
    static inline const auto rosa = u"640000000000000000001301"_s;
    static inline const auto mia = u"640000000000000000001305"_s;
    static inline const auto reference = u"K7-20261123-0001-ABCD"_s;

    ManualClock m_clock;
    std::unique_ptr<Host> m_host;
    SimClient m_client;
    QString m_base;
    QList<StockItem> m_items;

    static QString catalogPath() { return QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json"); }
    static QString shortId(const QString &id) { return QString(id).remove(u'-').left(24); }

    const StockItem &ordinary(const QString &category) const
    {
        const auto at = std::find_if(m_items.begin(), m_items.end(), [&](const StockItem &item) {
            return item.category == category && item.priceCents && !item.saleCents && item.stock >= 20
                && !item.medicalOnly && item.active && !item.hidden
                && (category != "FLOWER"_L1 || qFuzzyCompare(item.amount, 3.5));
        });
        return *at;
    }
    const StockItem &awkward(const QString &name) const
    {
        return *std::find_if(m_items.begin(), m_items.end(), [&](const StockItem &item) { return item.name == name; });
    }

    void startHost(const QString &stateFile = {})
    {
        HostOptions options;
        options.vendor = u"blaze"_s;
        options.catalogPath = catalogPath();
        options.stateFile = stateFile;
        m_host = std::make_unique<Host>(options, m_clock);
        QVERIFY(m_host->start().ok());
        m_base = m_host->baseUrl() + u"/api/v1/partner/"_s;
        m_client.headers = {{"x-api-key", "ACME-CLIENT"}, {"Authorization", "k-1234"}};
    }

    Got get(const QString &path) { return m_client.get(m_base + path); }
    Got post(const QString &path, const QJsonObject &body) { return m_client.post(m_base + path, body); }
    Got control(const QString &path, const QJsonObject &body)
    {
        return m_client.post(m_host->baseUrl() + u"/control/"_s + path, body);
    }
    void set(const QString &name, const QJsonValue &value) { m_host->behaviour().vendor[name] = value; }

    static QJsonObject piece(const QString &id, int quantity = 1)
    {
        return {{u"productId"_s, shortId(id)}, {u"quantity"_s, quantity}, {u"useUnitQty"_s, false}};
    }
    static QJsonObject weight(const QString &id, const QString &key, int quantity = 1)
    {
        return {
            {u"productId"_s, shortId(id)}, {u"quantity"_s, quantity}, {u"useUnitQty"_s, true}, {u"weightKey"_s, key}};
    }
    QJsonObject active(const QString &cuid, const QString &session = reference)
    {
        return get(u"store/cart/active?cuid=%1&sessionId=%2&externalId=%2"_s.arg(cuid, session)).json();
    }
    static QJsonObject with(QJsonObject cart, const QJsonArray &items, const QString &codes = {})
    {
        auto inner = cart["cart"_L1].toObject();
        inner["items"_L1] = items;
        if (!codes.isEmpty())
            inner["promoCode"_L1] = codes;
        cart["cart"_L1] = inner;
        return cart;
    }
    Got prepare(const QJsonObject &cart, const QString &cuid = rosa)
    {
        return post(u"store/cart/prepare?cuid="_s + cuid, cart);
    }
    Got submit(const QJsonObject &cart, const QString &cuid = rosa)
    {
        return post(u"store/cart/submitCart/%1?cuid=%2"_s.arg(cart["id"_L1].toString(), cuid), cart);
    }
    QJsonObject placed(const QJsonArray &items, const QString &session = reference)
    {
        return submit(prepare(with(active(rosa, session), items)).json()).json();
    }
    static qint64 cents(const QJsonObject &cart, QLatin1StringView member)
    {
        return qRound64(cart["cart"_L1][member].toDouble() * 100);
    }
    QString statusOf(const QString &id)
    {
        return get(u"store/cart/%1?cuid=%2"_s.arg(id, rosa)).json()["cartStatus"_L1].toString();
    }
    double sellable(const QString &id)
    {
        const auto product = get(u"products/"_s + shortId(id)).json();
        return product["quantities"_L1][0]["quantity"_L1].toDouble()
            - product["committedQuantities"_L1]["no_region"_L1].toDouble();
    }

    /** As new: before every test. */
    void prepareShop()
    {
        if (!m_host)
            startHost();
        m_items = m_items.isEmpty() ? readCatalog(catalogPath()).valueOr({}) : m_items;
        QVERIFY(m_items.size() > 1000);
        QVERIFY(m_host->reset().ok());
        m_client.headers = {{"x-api-key", "ACME-CLIENT"}, {"Authorization", "k-1234"}};
    }
};

} // namespace Peak::Test
