#include "tests/possim/leaflogix/leaflogixshop.h"

#include <QTest>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;

/** A Dutchie POS seen by somebody who has only read its reference: keys, products, people. */
class TestLeaflogixSim : public QObject, private Test::LeaflogixShop {
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }

    void keysAreCheckedBySecondKeyToo_data()
    {
        QTest::addColumn<QByteArray>("pair");
        QTest::addColumn<bool>("required");
        QTest::addColumn<int>("status");
        QTest::newRow("key alone") << QByteArray("k-1234:") << false << 200;
        QTest::newRow("with integrator key") << QByteArray("k-1234:ACME-CLIENT") << false << 200;
        QTest::newRow("wrong integrator key") << QByteArray("k-1234:other") << false << 401;
        QTest::newRow("integrator key missing") << QByteArray("k-1234:") << true << 401;
        QTest::newRow("integrator key given") << QByteArray("k-1234:ACME-CLIENT") << true << 200;
        QTest::newRow("wrong key") << QByteArray("other:") << false << 401;
        QTest::newRow("no colon") << QByteArray("k-1234") << false << 401;
    }

    void keysAreCheckedBySecondKeyToo()
    {
        QFETCH(QByteArray, pair);
        QFETCH(bool, required);
        QFETCH(int, status);
        set(u"integrator_key_required"_s, required);
        authorise(pair);
        const auto got = get(u"/whoami"_s);
        QCOMPARE(got.status, status);
        QCOMPARE(got.body.isEmpty(), status != 200);
    }

    void aMissingRoleIsForbidden_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("path");
        QTest::newRow("inventory") << u"role_inventory"_s << u"/products"_s;
        QTest::newRow("customer") << u"role_customer"_s << u"/customer/customers?customerID=1301"_s;
        QTest::newRow("preorder") << u"role_preorder"_s << u"/preorder/Status"_s;
        QTest::newRow("reporting") << u"role_reporting"_s << u"/reporting/products"_s;
        QTest::newRow("deliveries") << u"role_deliveries"_s << u"/Deliveries"_s;
    }

    void aMissingRoleIsForbidden()
    {
        QFETCH(QString, role);
        QFETCH(QString, path);
        QCOMPARE(get(path).status, 200);
        set(role, false);
        QCOMPARE(get(path).status, 403);
        QCOMPARE(get(u"/whoami"_s).status, 200);
    }

    void someCallsNeedNoKey()
    {
        m_client.headers.clear();
        QVERIFY(get(u"/okcomputer"_s).json().value("result"_L1).toBool());
        QCOMPARE(get(u"/health-check"_s).status, 200);
        QCOMPARE(get(u"/util/AuthorizationHeader/k-1234"_s).body, "\"Basic " + QByteArray("k-1234:").toBase64() + "\"");
        QCOMPARE(get(u"/preorder/Create"_s).status, 401);
        authorise("k-1234:");
        QCOMPARE(get(u"/preorder/Create"_s).status, 404);
    }

    void namesMayComeInPascalCase()
    {
        set(u"pascal_case"_s, true);
        QCOMPARE(get(u"/whoami"_s).json().value("LocationName"_L1).toString(), u"Harbor Street"_s);
        QVERIFY(list(get(u"/products"_s)).at(0).toObject().contains("ProductId"_L1));
    }

    void productsAreOnlineOnesInventoryWhatIsInStock()
    {
        const auto online = list(get(u"/products"_s));
        const auto all = list(get(u"/reporting/products"_s));
        QCOMPARE(all.size(), m_items.size());
        QCOMPARE(online.size(), m_items.size() - 1); // One is hidden.
        QCOMPARE(list(get(u"/products?isActive=false"_s)).size(), 1);
        QCOMPARE(list(get(u"/products?offset=10&limit=5"_s)).size(), 5);
        const auto soldOut = product(u"Sold Out Chocolate"_s).value("productId"_L1).toInt();
        QVERIFY(soldOut > 0);
        QHash<int, int> batches;
        int quarantined = 0;
        for (const auto &value : list(get(u"/inventory"_s))) {
            const auto batch = value.toObject();
            ++batches[batch.value("productId"_L1).toInt()];
            quarantined += int(batch.value("packageStatus"_L1).toString() == "Quarantine"_L1);
            QVERIFY(batch.value("quantityAvailable"_L1).toDouble() > 0);
            QVERIFY(batch.value("labResults"_L1).isNull());
        }
        QVERIFY(!batches.contains(soldOut));
        QVERIFY(quarantined > 0);
        QVERIFY(std::any_of(batches.begin(), batches.end(), [](int count) { return count == 2; }));
        set(u"inventory_empty"_s, true);
        QCOMPARE(get(u"/inventory"_s).body, "[]");
        QVERIFY(list(get(u"/reporting/inventory"_s)).size() > 1000);
    }

    void changesAreListedFromATimeOn()
    {
        const auto since = toDateTime(m_clock.now()).toString(Qt::ISODate);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(get(u"/products?fromLastModifiedDateUTC="_s + since).body, "[]");
        control(u"products"_s, {{u"id"_s, edible()}, {u"price"_s, u"9.99"_s}});
        const auto changed = list(get(u"/products?fromlastmodifieddateutc="_s + since));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().toObject().value("recPrice"_L1).toDouble(), 9.99);
        QCOMPARE(get(u"/products?fromLastModifiedDateUTC=yesterday"_s).status, 400);
    }

    void bulkIsSoldByTheGram()
    {
        const auto bulk = product(u"Bulk Bin Blossom"_s);
        QVERIFY(bulk.value("price"_L1).isNull());
        QCOMPARE(bulk.value("unitType"_L1).toString(), u"Weight"_s);
        QCOMPARE(bulk.value("pricingTierData"_L1).toArray().size(), 4);
        const auto id = bulk.value("productId"_L1).toInt();
        const auto got = post(u"/preorder/price-cart"_s, {{u"customerTypeId"_s, 1}, {u"cart"_s, line(id, 3.5)}});
        QCOMPARE(got.json().value("subTotal"_L1).toDouble(), 35.0);
        set(u"tier_prices_of_break"_s, true);
        const auto tier = product(u"Bulk Bin Blossom"_s).value("pricingTierData"_L1).toArray().at(1).toObject();
        QCOMPARE(tier.value("price"_L1).toDouble(), 35.0);
    }

    void customersAreFound_data()
    {
        QTest::addColumn<QJsonObject>("criteria");
        QTest::addColumn<int>("found");
        const auto by = [](const QString &name, const QString &value) { return QJsonObject{{name, value}}; };
        QTest::newRow("phone") << by(u"phone"_s, u"(415) 555-0142"_s) << 1;
        QTest::newRow("shared phone") << by(u"phone"_s, u"4155550150"_s) << 2;
        QTest::newRow("e-mail") << by(u"EmailAddress"_s, u"ROSA@example.com"_s) << 1;
        QTest::newRow("nobody") << by(u"phone"_s, u"4155559999"_s) << 0;
        QTest::newRow("name and birthday")
            << QJsonObject{{u"lastName"_s, u"vale"_s}, {u"dateOfBirth"_s, u"1991-02-11"_s}} << 1;
        QTest::newRow("the same by two") << QJsonObject{{u"phone"_s, u"4155550142"_s},
            {u"emailAddress"_s, u"rosa@example.com"_s}}
                                         << 2;
        QTest::newRow("half a name") << by(u"lastName"_s, u"Vale"_s) << -1;
        QTest::newRow("nothing") << QJsonObject{} << -1;
    }

    void customersAreFound()
    {
        QFETCH(QJsonObject, criteria);
        QFETCH(int, found);
        const auto got = post(u"/customer/search"_s, criteria);
        QCOMPARE(got.status, found < 0 ? 400 : 200);
        QCOMPARE(list(got).size(), qMax(found, 0));
        if (found < 0)
            QVERIFY(got.json().contains("propertyErrors"_L1));
    }

    void oneCustomerIsLookedUp()
    {
        QCOMPARE(post(u"/customer/customerLookup"_s, {{u"emailAddress"_s, u"rosa@example.com"_s}})
                     .json()
                     .value("customerId"_L1)
                     .toInt(),
            1301);
        QCOMPARE(post(u"/customer/customerLookup"_s, {{u"emailAddress"_s, u"no@example.com"_s}}).status, 404);
        QCOMPARE(list(get(u"/customer/customers?customerID=1307"_s))
                     .at(0)
                     .toObject()
                     .value("mergedIntoCustomerId"_L1)
                     .toInt(),
            1301);
        QCOMPARE(get(u"/customer/customers?customerID=9"_s).status, 404);
        QCOMPARE(list(get(u"/customer/customers-paginated?PageNumber=1&PageSize=3"_s)).size(), 3);
        QCOMPARE(get(u"/customer/customers-paginated?PageNumber=7&PageSize=3"_s).body, "[]");
    }

    void customersAreMadeOnce()
    {
        QJsonObject body{{u"firstName"_s, u"Nia"_s}, {u"lastName"_s, u"New"_s}, {u"phone"_s, u"4155550200"_s},
            {u"address1"_s, u"1 Main St"_s}, {u"city"_s, u"Salem"_s}, {u"state"_s, u"MA"_s},
            {u"postalCode"_s, u"01970"_s}, {u"status"_s, u"Active"_s}, {u"customerType"_s, u"Recreational"_s},
            {u"externalCustomerId"_s, u"kiosk-7f3a"_s}, {u"idempotencyKey"_s, u"cust-1"_s}};
        const auto made = post(u"/customer/customer"_s, body).json().value("customerId"_L1).toInt();
        QVERIFY(made > 1307);
        QCOMPARE(post(u"/customer/customer"_s, body).json().value("customerId"_L1).toInt(), made);
        QCOMPARE(list(get(u"/customer/by-external-id?externalId=kiosk-7f3a"_s)).size(), 1);
        body.remove("address1"_L1);
        const auto refused = post(u"/customer/customer"_s, body);
        QCOMPARE(refused.status, 400);
        const auto wrong = refused.json().value("propertyErrors"_L1).toArray().at(0).toObject();
        QCOMPARE(wrong.value("propertyName"_L1).toString(), u"address1"_s);
        const auto nobody = post(u"/transaction/create-anonymous"_s, {{u"transactionReference"_s, u"K7-9"_s}}).json();
        QVERIFY(nobody.value("customerId"_L1).toInt() > made);
        const auto guests = list(get(u"/guestlist"_s));
        QCOMPARE(guests.last().toObject().value("transactionReferenceNumber"_L1).toString(), u"K7-9"_s);
    }

    void codesAreListedAndTaken()
    {
        QStringList codes;
        for (const auto &value : list(get(u"/discounts/v2/list"_s))) {
            if (value.toObject().value("discountCode"_L1).isString())
                codes.append(value.toObject().value("discountCode"_L1).toString());
        }
        QCOMPARE(codes, QStringList({u"WELCOME10"_s, u"FIVE"_s, u"EXPIRED"_s}));
        auto body = order(line(edible()));
        body["Redemptions"_L1] = QJsonArray{QJsonObject{{u"redemptionId"_s, u"five"_s}}};
        const auto id = post(u"/preorder/submit"_s, body).body.toInt();
        QCOMPARE(status(id).value("subTotal"_L1).toDouble(), 16.0);
        post(u"/preorder/update"_s, {{u"orderId"_s, id}, {u"items"_s, line(edible(), 2)}});
        QCOMPARE(status(id).value("subTotal"_L1).toDouble(), 37.0); // Left out: the code stays.
    }

    void limitsAreAMinuteAndEndpoint()
    {
        set(u"calls_per_minute"_s, 2);
        QCOMPARE(get(u"/whoami"_s).status, 200);
        QCOMPARE(get(u"/whoami"_s).status, 200);
        const auto got = get(u"/whoami"_s);
        QCOMPARE(got.status, 429);
        QCOMPARE(got.json().value("Message"_L1).toString(), u"Too many requests - only 2 per minute allowed"_s);
        QCOMPARE(got.headers.value("retry-after"), "60");
        QCOMPARE(get(u"/tag"_s).status, 200);
        set(u"announce_retry_after"_s, false);
        QVERIFY(!get(u"/whoami"_s).headers.contains("retry-after"));
        m_clock.advance(std::chrono::minutes(1));
        QCOMPARE(get(u"/whoami"_s).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestLeaflogixSim)
#include "tst_leaflogixsim.moc"
