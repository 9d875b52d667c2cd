#include "tests/possim/blaze/blazeshop.h"

#include <QTest>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;

/** The simulated BLAZE against the calls the reference describes: keys, lists, people, faults. */
class TestBlazeSim : public QObject, private Test::BlazeShop {
    Q_OBJECT

private Q_SLOTS:
    void init() { prepareShop(); }

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
};

QTEST_GUILESS_MAIN(TestBlazeSim)
#include "tst_blazesim.moc"
