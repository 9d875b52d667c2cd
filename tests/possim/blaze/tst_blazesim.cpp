#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QUrlQuery>

#include <memory>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::Got;
using Test::SimClient;

static const auto rosa = u"640000000000000000001301"_s;
static const auto mia = u"640000000000000000001305"_s;
static const auto reference = u"K7-20261123-0001-ABCD"_s;

/** The simulated Blaze against the calls the reference describes. */
class TestBlazeSim : public QObject {
    Q_OBJECT

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

private Q_SLOTS:
    void initTestCase()
    {
        m_items = readCatalog(catalogPath()).valueOr({});
        QVERIFY(m_items.size() > 1000);
        startHost();
    }
    void init()
    {
        QVERIFY(m_host->reset().ok());
        m_client.headers = {{"x-api-key", "ACME-CLIENT"}, {"Authorization", "k-1234"}};
    }

    void bothHeaderStylesCountAndKeysAreChecked_data()
    {
        QTest::addColumn<QStringList>("headers");
        QTest::addColumn<int>("status");
        QTest::newRow("guide") << QStringList{u"x-api-key:ACME-CLIENT"_s, u"Authorization:k-1234"_s} << 200;
        QTest::newRow("API text") << QStringList{u"partner_key:ACME-CLIENT"_s, u"Authorization:k-1234"_s} << 200;
        QTest::newRow("both") << QStringList{u"partner_key:ACME-CLIENT"_s, u"X-API-KEY:ACME-CLIENT"_s,
            u"Authorization:k-1234"_s}
                              << 200;
        QTest::newRow("one of both wrong")
            << QStringList{u"partner_key:other"_s, u"x-api-key:ACME-CLIENT"_s, u"Authorization:k-1234"_s} << 401;
        QTest::newRow("bearer") << QStringList{u"partner_key:ACME-CLIENT"_s, u"Authorization:Bearer k-1234"_s} << 401;
        QTest::newRow("no developer") << QStringList{u"partner_key:ACME-CLIENT"_s} << 401;
        QTest::newRow("no partner") << QStringList{u"Authorization:k-1234"_s} << 401;
    }
    void bothHeaderStylesCountAndKeysAreChecked()
    {
        QFETCH(QStringList, headers);
        QFETCH(int, status);
        m_client.headers.clear();
        for (const auto &header : headers)
            m_client.headers.append({header.section(u':', 0, 0).toLatin1(), header.section(u':', 1).toLatin1()});
        const auto got = get(u"store"_s);
        QCOMPARE(got.status, status);
        if (status == 401)
            QVERIFY(got.body.contains("Invalid PARTNER or Developer API Key"));
        else
            QCOMPARE(got.json()["shop"_L1]["onlineStoreInfo"_L1]["enabled"_L1].toBool(), true);
    }

    void listsHavePagesOfAtMostAHundredInBothEnvelopes()
    {
        const auto first = get(u"store/inventory/products?start=0&limit=500"_s).json();
        QCOMPARE(first["values"_L1].toArray().size(), 100);
        const auto total = first["total"_L1].toInt();
        QVERIFY(total > 2000);
        QSet<QString> ids;
        qsizetype rows = 0;
        for (int start = 0; start < total; start += 100) {
            const auto page = get(u"store/inventory/products?start=%1&limit=100"_s.arg(start)).json();
            for (const auto &value : page["values"_L1].toArray()) {
                ids.insert(value["id"_L1].toString());
                ++rows;
            }
        }
        QCOMPARE(rows, total);
        QCOMPARE(ids.size(), total - 1); // The twins have one id.
        set(u"guide_envelope"_s, true);
        const auto other = get(u"store/inventory/products?start=0&limit=2"_s).json();
        QCOMPARE(other["searchResult"_L1].toArray().size(), 2);
        QVERIFY(!other.contains("values"_L1));
    }

    void productsComeInBothFamilies()
    {
        const auto &flower = ordinary(u"FLOWER"_s);
        const auto grams = get(u"store/inventory/products/"_s + shortId(flower.productId)).json();
        QCOMPARE(grams["category"_L1]["unitType"_L1].toString(), u"grams"_s);
        QCOMPARE(grams["priceRanges"_L1][0]["weightTolerance"_L1]["weightKey"_L1].toString(), u"ONE_EIGHTTH"_s);
        QCOMPARE(qRound64(grams["priceRanges"_L1][0]["price"_L1].toDouble() * 100), *flower.priceCents);
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto units = get(u"products/"_s + shortId(edible.id)).json();
        QCOMPARE(units["category"_L1]["unitType"_L1].toString(), u"units"_s);
        QCOMPARE(qRound64(units["unitPrice"_L1].toDouble() * 100), *edible.priceCents);
        QVERIFY(units["assets"_L1].isNull());
        const auto bulk = get(u"products/"_s + shortId(awkward(u"Bulk Bin Blossom"_s).productId)).json();
        QCOMPARE(bulk["priceRanges"_L1].toArray().size(), 4);
        QCOMPARE(bulk["priceRanges"_L1][1]["price"_L1].toDouble(), 35.0);
        QCOMPARE(get(u"products/sku/"_s + units["sku"_L1].toString()).json()["id"_L1], units["id"_L1]);
        QCOMPARE(get(u"products/none"_s).status, 404);
    }

    void changesAreListedForAtMostSevenDays()
    {
        const auto range = [](qint64 from, qint64 to) { return u"?startDate=%1&endDate=%2"_s.arg(from).arg(to); };
        const auto now = toMs(m_clock.now());
        const auto path = u"store/inventory/products/dates"_s;
        QCOMPARE(get(path + range(now - 7 * 86'400'000, now)).json()["total"_L1].toInt(), 0);
        const auto tooLong = get(path + range(now - 7 * 86'400'000 - 1, now));
        QCOMPARE(tooLong.status, 400);
        QCOMPARE(tooLong.json()["message"_L1].toString(), u"Date range cannot exceed 7 days"_s);
        const auto &item = ordinary(u"EDIBLE"_s);
        control(u"products"_s, {{u"id"_s, item.id}, {u"price"_s, u"31.00"_s}});
        for (const auto &feed : {path, u"products/modified"_s, u"products"_s}) {
            const auto changed = get(feed + range(now - 1000, now)).json()["values"_L1].toArray();
            QCOMPARE(changed.size(), 1);
            QCOMPARE(changed.first()["unitPrice"_L1].toDouble(), 31.0);
        }
        const auto prices = get(u"products/prices/sync?afterDate=%1&beforeDate=%2"_s.arg(now - 1000).arg(now)).json();
        QCOMPARE(prices["values"_L1][0]["productId"_L1].toString(), shortId(item.id));
    }

    void aCartIsPreparedSubmittedAndRead()
    {
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto &flower = ordinary(u"FLOWER"_s);
        const auto before = sellable(flower.productId);
        const auto cart = active(rosa);
        QCOMPARE(cart["cartStatus"_L1].toString(), u"InProgress"_s);
        QCOMPARE(active(rosa)["id"_L1], cart["id"_L1]);
        const auto asked = with(cart, {weight(flower.productId, u"ONE_EIGHTTH"_s, 2), piece(edible.id, 3)});
        const auto priced = prepare(asked).json();
        const auto sum = *flower.priceCents * 2 + *edible.priceCents * 3;
        QCOMPARE(cents(priced, "subTotal"_L1), sum);
        QVERIFY(cents(priced, "totalCalcTax"_L1) > 0);
        QCOMPARE(cents(priced, "total"_L1), sum + cents(priced, "totalCalcTax"_L1));
        QCOMPARE(priced["cart"_L1]["items"_L1][0]["quantity"_L1].toDouble(), 7.0);
        QCOMPARE(priced["cart"_L1]["items"_L1][0]["unitQty"_L1].toInt(), 2);
        QCOMPARE(prepare(priced).json()["cart"_L1], priced["cart"_L1]); // Its own reply means the same to it.
        const auto done = submit(priced).json();
        QCOMPARE(done["cartStatus"_L1].toString(), u"Placed"_s);
        QCOMPARE(done["placed"_L1].toBool(), true);
        QCOMPARE(done["cart"_L1], priced["cart"_L1]);
        QVERIFY(done["transactionId"_L1].isNull());
        QCOMPARE(sellable(flower.productId), before - 7.0);
        const auto again = submit(priced);
        QCOMPARE(again.status, 400);
        QCOMPARE(again.json()["message"_L1].toString(), u"Cart is already placed"_s);
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
        const auto read = get(u"store/cart/%1?cuid=%2"_s.arg(done["id"_L1].toString(), rosa)).json();
        QCOMPARE(read["externalId"_L1].toString(), reference);
        QCOMPARE(read["orderNo"_L1], done["orderNo"_L1]);
        const auto history = get(u"store/cart/history?cuid=%1&start=0&limit=10"_s.arg(rosa)).json();
        QCOMPARE(history["values"_L1][0]["id"_L1], done["id"_L1]);
        const auto view = get(u"store/cart/public/"_s + done["publicKey"_L1].toString()).json();
        QCOMPARE(view["membershipAccepted"_L1].toBool(), true);
        QVERIFY(active(rosa)["id"_L1] != done["id"_L1]);
    }

    void eachSessionHasItsOwnCart()
    {
        const auto one = active(rosa, u"K7-1"_s);
        const auto two = active(rosa, u"K8-1"_s);
        QVERIFY(one["id"_L1] != two["id"_L1]);
        const auto newest = get(u"store/cart/active?cuid="_s + rosa).json();
        QCOMPARE(newest["id"_L1], two["id"_L1]); // The trap: without a session, another kiosk's cart.
        const auto nobody = get(u"store/cart/active?sessionId=K9-1"_s).json();
        QVERIFY(nobody["consumerId"_L1].isNull());
        QCOMPARE(get(u"store/cart/active"_s).status, 400);
        QCOMPARE(get(u"store/cart/active?cuid=none&sessionId=x"_s).status, 400);
        set(u"anonymous_orders"_s, false);
        QCOMPARE(get(u"store/cart/active?sessionId=K9-1"_s).status, 400);
    }

    void refusalsOfTheBusinessAreReplies_data()
    {
        QTest::addColumn<QJsonArray>("items");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        const auto edible = ordinary(u"EDIBLE"_s).id;
        const auto flower = ordinary(u"FLOWER"_s).productId;
        const auto medical = std::find_if(m_items.begin(), m_items.end(), [](const StockItem &item) {
            return item.medicalOnly && item.category == "EDIBLE"_L1 && item.stock > 1;
        })->id;
        QTest::newRow("sold out") << QJsonArray{piece(awkward(u"Sold Out Chocolate"_s).id)} << QString()
                                  << u"inventory"_s;
        QTest::newRow("more than there is") << QJsonArray{piece(edible, 500)} << QString() << u"inventory"_s;
        QTest::newRow("inactive") << QJsonArray{piece(awkward(u"Last Year's Lollipop"_s).id)} << QString()
                                  << u"no longer"_s;
        QTest::newRow("unknown product") << QJsonArray{piece(u"no-such"_s)} << QString() << u"no longer"_s;
        QTest::newRow("no weight") << QJsonArray{piece(flower)} << QString() << u"no price"_s;
        QTest::newRow("weight it has not") << QJsonArray{weight(flower, u"OUNCE"_s)} << QString() << u"no price"_s;
        QTest::newRow("priceless") << QJsonArray{piece(awkward(u"Priceless Gummies"_s).id)} << QString()
                                   << u"no price"_s;
        QTest::newRow("for patients") << QJsonArray{piece(medical)} << QString() << u"patients"_s;
        QTest::newRow("unknown code") << QJsonArray{piece(edible)} << u"NOSUCH"_s << u"not valid"_s;
        QTest::newRow("expired code") << QJsonArray{piece(edible)} << u"EXPIRED"_s << u"expired"_s;
        QTest::newRow("patients' code") << QJsonArray{piece(edible)} << u"PATIENT20"_s << u"cannot be"_s;
        QTest::newRow("one of two codes") << QJsonArray{piece(edible)} << u"FIVE,NOSUCH"_s << u"not valid"_s;
        QTest::newRow("nothing in it") << QJsonArray() << QString() << u"empty"_s;
    }
    void refusalsOfTheBusinessAreReplies()
    {
        QFETCH(QJsonArray, items);
        QFETCH(QString, code);
        QFETCH(QString, text);
        const auto cart = with(active(rosa), items, code);
        if (!items.isEmpty())
            QVERIFY(prepare(cart).json()["errorMsg"_L1].toString().contains(text));
        const auto got = submit(with(active(rosa), items, code));
        QCOMPARE(got.status, 200);
        QVERIFY2(got.json()["errorMsg"_L1].toString().contains(text), got.body.constData());
        QCOMPARE(got.json()["cartStatus"_L1].toString(), u"InProgress"_s);
        QCOMPARE(m_host->simulator().tickets().size(), 0);
    }

    void theLimitIsSaidInItsOwnPlace()
    {
        const auto flower = ordinary(u"FLOWER"_s).productId;
        const auto got = submit(with(active(rosa), {weight(flower, u"ONE_EIGHTTH"_s, 9)}));
        QCOMPARE(got.status, 200);
        QVERIFY(got.json()["errorMsg"_L1].isNull());
        QCOMPARE(got.json()["cannabislimits"_L1]["passed"_L1].toBool(true), false);
        QCOMPARE(m_host->simulator().tickets().size(), 0);
    }

    void malformedCartsAreErrors()
    {
        const auto edible = ordinary(u"EDIBLE"_s).id;
        auto half = piece(edible);
        half["quantity"_L1] = 1.5;
        QCOMPARE(prepare(with(active(rosa), {half})).status, 400);
        QCOMPARE(prepare(with(active(rosa), {piece(edible, 0)})).status, 400);
        QCOMPARE(prepare({{u"id"_s, u"x"_s}}).status, 400);
        auto unknown = active(rosa);
        unknown["id"_L1] = u"65f0c0ffee65f0c0ffee0001"_s;
        QCOMPARE(submit(unknown).status, 404);
        QCOMPARE(submit(active(rosa), mia).status, 404);
        QCOMPARE(post(u"store/cart/teleport"_s, {}).status, 404);
    }

    void codesCount_data()
    {
        QTest::addColumn<QString>("codes");
        QTest::addColumn<qint64>("off"); // Of two pieces.
        const auto two = *ordinary(u"EDIBLE"_s).priceCents * 2;
        const auto tenth = (two * 10 + 50) / 100;
        QTest::newRow("percent") << u"WELCOME10"_s << tenth;
        QTest::newRow("amount, small letters") << u"five"_s << qint64(500);
        QTest::newRow("both") << u"WELCOME10,FIVE"_s << tenth + 500;
    }
    void codesCount()
    {
        QFETCH(QString, codes);
        QFETCH(qint64, off);
        const auto cart = prepare(with(active(rosa), {piece(ordinary(u"EDIBLE"_s).id, 2)}, codes)).json();
        QVERIFY(cart["errorMsg"_L1].isNull());
        QCOMPARE(cents(cart, "totalDiscount"_L1), off);
        QCOMPARE(cart["cart"_L1]["promoCode"_L1].toString(), codes);
    }

    void aCodeCanBeLookedUp()
    {
        const auto known = get(u"loyalty/promotions/code/WELCOME10"_s).json();
        QCOMPARE(known["discountType"_L1].toString(), u"Percentage"_s);
        QVERIFY(known["endDate"_L1].toInteger() > toMs(m_clock.now()));
        const auto expired = get(u"loyalty/promotions/code/EXPIRED"_s).json();
        QVERIFY(expired["endDate"_L1].toInteger() < toMs(m_clock.now()));
        QCOMPARE(get(u"loyalty/promotions/code/NOSUCH"_s).status, 404);
    }

    void manyPiecesCostLess()
    {
        const auto &merch = ordinary(u"MERCH"_s);
        const auto cart = prepare(with(active(rosa), {piece(merch.id, 6)})).json();
        QCOMPARE(cents(cart, "subTotal"_L1), *merch.priceCents * 5);
        const auto cost = post(u"store/cart/product/findCost"_s, piece(merch.id, 5)).json()["cost"_L1].toDouble();
        QCOMPARE(qRound64(cost * 100), *merch.priceCents * 4);
    }

    void staffWalkAnOrderBothWays()
    {
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto before = sellable(edible.id);
        const auto id = placed({piece(edible.id, 2)})["id"_L1].toString();
        const auto move = [&](const QString &word) {
            return control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, word}, {u"reason"_s, u"by Ana"_s}});
        };
        QCOMPARE(get(u"transactions/active"_s).json()["values"_L1].toArray().size(), 0);
        const auto accepted = move(u"Accepted"_s).json();
        const auto transaction = get(u"transactions/"_s + accepted["transactionId"_L1].toString()).json();
        QCOMPARE(transaction["consumerCartId"_L1].toString(), id);
        QCOMPARE(transaction["status"_L1].toString(), u"Queued"_s);
        QCOMPARE(get(u"transactions/active"_s).json()["values"_L1].toArray().size(), 1);
        const auto member = accepted["memberId"_L1].toString();
        QCOMPARE(get(u"transactions/members/%1/active"_s.arg(member)).json()["total"_L1].toInt(), 1);
        QCOMPARE(move(u"OnTheWay"_s).json()["packaged"_L1].toBool(), true);
        const auto back = move(u"Packaged"_s).json();
        QCOMPARE(back["onTheWay"_L1].toBool(), false);
        QCOMPARE(back["trackingStatus"_L1].toString(), u"Packaged"_s);
        QVERIFY(move(u"Placed"_s).json()["transactionId"_L1].isNull());
        QCOMPARE(sellable(edible.id), before - 2);
        QCOMPARE(move(u"Completed"_s).json()["completed"_L1].toBool(), true);
        QCOMPARE(sellable(edible.id), before - 2);
        QCOMPARE(move(u"Declined"_s).json()["reason"_L1].toString(), u"by Ana"_s);
        QCOMPARE(sellable(edible.id), before);
        QCOMPARE(move(u"Lost"_s).status, 400);
        QCOMPARE(move(u"Deleted"_s).status, 200);
        QCOMPARE(get(u"store/cart/%1?cuid=%2"_s.arg(id, rosa)).status, 404);
    }

    void cancelingHasTwoWays()
    {
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto before = sellable(edible.id);
        const auto first = placed({piece(edible.id)}, u"K7-1"_s)["id"_L1].toString();
        QCOMPARE(m_client.send("DELETE", m_base + u"store/cart/cancelCart/"_s + first).status, 200);
        QCOMPARE(statusOf(first), u"CanceledByConsumer"_s);
        QCOMPARE(m_client.send("DELETE", m_base + u"store/cart/cancelCart/"_s + first).status, 400);
        const auto second = placed({piece(edible.id)}, u"K7-2"_s)["id"_L1].toString();
        const auto accepted = control(u"tickets/%1/status"_s.arg(second), {{u"status"_s, u"Accepted"_s}}).json();
        QCOMPARE(m_client.send("DELETE", m_base + u"store/cart/cancelCart/"_s + second).status, 400);
        const auto url = m_base + u"transactions/"_s + accepted["transactionId"_L1].toString();
        QCOMPARE(m_client.send("DELETE", url, "{}").status, 400);
        QCOMPARE(m_client.send("DELETE", url, "{\"reason\":\"gone\"}").status, 200);
        QCOMPARE(statusOf(second), u"CanceledByDispensary"_s);
        QCOMPARE(sellable(edible.id), before);
    }

    void customersAreFoundByPhoneOrMail_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("members"); // -1: asked by mail.
        QTest::addColumn<int>("status");
        QTest::newRow("one") << u"phoneNumber=4155550142"_s << 1 << 200;
        QTest::newRow("two") << u"phoneNumber=4155550150"_s << 2 << 200;
        QTest::newRow("none") << u"phoneNumber=4155550199"_s << 0 << 404;
        QTest::newRow("stored with the country") << u"phoneNumber=4155550170"_s << 0 << 404;
        QTest::newRow("asked with the country") << u"phoneNumber=14155550170"_s << 1 << 200;
        QTest::newRow("mail") << u"email=ROSA@example.com"_s << -1 << 200;
        QTest::newRow("nothing asked") << u"country=US"_s << -1 << 400;
    }
    void customersAreFoundByPhoneOrMail()
    {
        QFETCH(QString, query);
        QFETCH(int, members);
        QFETCH(int, status);
        QCOMPARE(get(u"user/find?"_s + query).status, status);
        if (members >= 0)
            QCOMPARE(get(u"members/search/phone?"_s + query).json()["values"_L1].toArray().size(), members);
    }

    void nobodyCanBeSaidInFourWays()
    {
        const QList<QPair<QString, int>> ways{{u"404"_s, 404}, {u"400"_s, 400}, {u"204"_s, 204}, {u"empty"_s, 200}};
        for (const auto &[way, status] : ways) {
            set(u"unknown_user"_s, way);
            QCOMPARE(get(u"user/find?email=nobody@example.com"_s).status, status);
        }
    }

    void customersAreRegistered()
    {
        QJsonObject body{{u"firstName"_s, u"Lee"_s}, {u"lastName"_s, u"Park"_s}, {u"email"_s, u"lee@example.com"_s},
            {u"password"_s, u"p"_s}, {u"phoneNumber"_s, u"4155550155"_s}, {u"dob"_s, qint64(666'230'400'000)}};
        const auto made = post(u"user/register"_s, body).json();
        QCOMPARE(made["accepted"_L1].toBool(true), false);
        QCOMPARE(post(u"user/register"_s, body).status, 400); // The mail is taken.
        body.remove("password"_L1);
        QCOMPARE(post(u"user/register"_s, body).json()["field"_L1].toString(), u"password"_s);
        const auto cuid = made["id"_L1].toString();
        QCOMPARE(get(u"user/"_s + cuid).json()["primaryPhone"_L1].toString(), u"4155550155"_s);
        QVERIFY(!get(u"user/"_s + cuid).body.contains("password"));
        QCOMPARE(post(u"user/login"_s, {{u"email"_s, u"lee@example.com"_s}, {u"password"_s, u"p"_s}}).status, 200);
        QCOMPARE(post(u"user/login"_s, {{u"email"_s, u"lee@example.com"_s}, {u"password"_s, u"q"_s}}).status, 401);
        const auto cart = with(active(cuid), {piece(ordinary(u"EDIBLE"_s).id)});
        const auto order = submit(cart, cuid).json();
        QCOMPARE(order["consumerUser"_L1]["accepted"_L1].toBool(true), false);
        const auto id = order["id"_L1].toString();
        const auto taken = control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"Accepted"_s}}).json();
        QCOMPARE(taken["consumerUser"_L1]["memberStatuses"_L1][0]["accepted"_L1].toBool(), true);
    }

    void patientsMayBuyWhatIsForPatients()
    {
        const auto medical = std::find_if(m_items.begin(), m_items.end(),
            [](const StockItem &item) { return item.medicalOnly && item.category == "EDIBLE"_L1 && item.stock > 1; });
        const auto cart = with(active(mia), {piece(medical->id)}, u"PATIENT20"_s);
        QCOMPARE(submit(cart, mia).json()["cartStatus"_L1].toString(), u"Placed"_s);
        const auto banned = u"640000000000000000001304"_s;
        const auto refused = submit(with(active(banned), {piece(ordinary(u"EDIBLE"_s).id)}), banned).json();
        QCOMPARE(refused["placed"_L1].toBool(true), false);
    }

    void faultsHappenInTheVendorsWords()
    {
        const auto cart = with(active(rosa), {piece(ordinary(u"EDIBLE"_s).id)});
        control(u"faults"_s, {{u"fault"_s, u"reply_lost"_s}, {u"call"_s, u"create"_s}});
        QCOMPARE(submit(cart).status, 0);
        QCOMPARE(statusOf(cart["id"_L1].toString()), u"Placed"_s);
        control(u"faults"_s, {{u"fault"_s, u"throttled"_s}, {u"retry_after"_s, 3}});
        const auto throttled = get(u"store"_s);
        QCOMPARE(throttled.status, 429);
        QCOMPARE(throttled.headers.value("retry-after"), "3");
        QCOMPARE(throttled.json()["status"_L1].toInt(), 429);
        control(u"faults"_s,
            {{u"fault"_s, u"refuse"_s}, {u"call"_s, u"preview"_s}, {u"reason"_s, u"CART"_s}, {u"detail"_s, u"no"_s}});
        const auto refused = prepare(active(rosa));
        QCOMPARE(refused.status, 200);
        QCOMPARE(refused.json()["errorMsg"_L1].toString(), u"no"_s);
        set(u"missing_permission"_s, u"discount"_s);
        QCOMPARE(get(u"loyalty/promotions/code/FIVE"_s).status, 403);
        m_host->behaviour().burst = 2;
        m_host->behaviour().rateLimited = true;
        QList<int> statuses;
        for (int i = 0; i < 4; ++i)
            statuses.append(m_client.get(m_base + u"store/taxes"_s).status);
        QVERIFY(statuses.contains(429));
    }

    void newOrdersCanBeInvisibleForAWhile()
    {
        m_host->behaviour().visibilityDelayMs = 5000;
        const auto id = placed({piece(ordinary(u"EDIBLE"_s).id)})["id"_L1].toString();
        const auto count = [&] {
            return get(u"store/cart/history?cuid="_s + rosa).json()["values"_L1].toArray().size();
        };
        QCOMPARE(count(), 0);
        QCOMPARE(statusOf(id), u"Placed"_s);
        m_clock.advance(std::chrono::seconds(5));
        QCOMPARE(count(), 1);
    }

    void webHooksAreKept()
    {
        const QJsonObject hook{{u"webHookType"_s, u"UPDATE_CONSUMER_ORDER"_s},
            {u"webHookUrls"_s, QJsonArray{u"https://example.com/hook"_s}}, {u"shopId"_s, QJsonValue::Null}};
        const auto made = post(u"webHooks"_s, hook).json();
        QCOMPARE(get(u"webHooks"_s).json()["values"_L1][0]["id"_L1], made["id"_L1]);
        const auto url = m_base + u"webHooks/"_s + made["id"_L1].toString();
        QCOMPARE(m_client.send("DELETE", url).status, 200);
        QCOMPARE(m_client.get(url).status, 404);
        auto wrong = hook;
        wrong["webHookType"_L1] = u"TRANSACTION_UPDATE"_s;
        QCOMPARE(post(u"webHooks"_s, wrong).status, 400);
    }

    void cartsSurviveARestart()
    {
        const QTemporaryDir directory;
        m_host.reset();
        startHost(directory.filePath(u"carts.jsonl"_s));
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto id = placed({piece(edible.id, 3)})["id"_L1].toString();
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"Packaged"_s}});
        const auto left = sellable(edible.id);
        startHost(directory.filePath(u"carts.jsonl"_s));
        QCOMPARE(m_host->simulator().tickets().size(), 1);
        QCOMPARE(statusOf(id), u"Accepted"_s);
        QCOMPARE(sellable(edible.id), left);
        m_host.reset();
        startHost();
    }
};

QTEST_GUILESS_MAIN(TestBlazeSim)
#include "tst_blazesim.moc"
