#include "tests/possim/flowhub/flowhubshop.h"

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::Got;
using Test::SimClient;

/** Flowhub over real HTTP, seen by somebody who has only read its reference: access, goods, people. */
class TestFlowhubSim : public QObject, private Test::FlowhubShop {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { prepare(); }

    void tokensAreGivenForTheSecondPairOnly_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<int>("status");
        QTest::newRow("fine") << QJsonObject{} << 200;
        QTest::newRow("secret") << QJsonObject{{u"client_secret"_s, u"k-1234"_s}} << 401;
        QTest::newRow("client") << QJsonObject{{u"client_id"_s, u"ACME-CLIENT"_s}} << 401;
        QTest::newRow("audience with a slash") << QJsonObject{{u"audience"_s, u"https://api.flowhub.co/"_s}} << 403;
        QTest::newRow("grant") << QJsonObject{{u"grant_type"_s, u"password"_s}} << 403;
    }
    void tokensAreGivenForTheSecondPairOnly()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(int, status);
        const auto got = askToken(changes);
        QCOMPARE(got.status, status);
        QCOMPARE(got.json().contains("access_token"_L1), status == 200);
        if (status == 401)
            QCOMPARE(got.json()["error"_L1].toString(), u"access_denied"_s);
    }

    void eachDoorHasItsOwnKey()
    {
        const auto inventory = m_base + u"/v0/inventory"_s;
        QCOMPARE(m_bearer.get(inventory).json()["message"_L1].toString(), u"Invalid key"_s);
        QCOMPARE(m_keys.get(inventory).status, 200);
        const auto id = created();
        QCOMPARE(statusOf(id).status, 200);
        QCOMPARE(m_keys.get(m_base + u"/order-ahead/v0/orderStatus/"_s + id).status, 401);
        QCOMPARE(control(u"expire-tokens"_s).status, 200);
        QCOMPARE(statusOf(id).status, 401);
        signIn();
        m_clock.advance(std::chrono::seconds(7200));
        QCOMPARE(statusOf(id).status, 401);
    }

    void hiddenCallsAreNotThere_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("authTest") << u"/authTest"_s;
        QTest::newRow("health") << u"/health"_s;
        QTest::newRow("other location") << u"/v0/locations/nowhere/inventory"_s;
        QTest::newRow("order list by location id") << u"/v1/orders/findByLocationId/"_s + location;
        QTest::newRow("plural create") << u"/v1/customer"_s;
    }
    void hiddenCallsAreNotThere()
    {
        QFETCH(QString, path);
        QVERIFY(QList<int>({404, 422}).contains(m_keys.get(m_base + path).status));
    }

    void aSnapshotHasTheTrapsOfRealData()
    {
        int twice = 0, nullTiers = 0, textTiers = 0, wrongFactor = 0, gramsAsMilligrams = 0;
        QSet<QString> seen;
        for (const auto &row : rows()) {
            const auto id = row["productId"_L1].toString();
            twice += seen.contains(id);
            seen.insert(id);
            const auto tiers = row["weightTierInformation"_L1];
            nullTiers += tiers.isNull() && row["category"_L1].toString() == "PackedBud"_L1;
            textTiers += tiers[0]["gramAmount"_L1].isString();
            const auto factor = row["productUnitOfMeasureToGramsMultiplier"_L1].toVariant().toString();
            wrongFactor += factor == "1000"_L1;
            gramsAsMilligrams += row["productUnitOfMeasure"_L1].toString() == "mg"_L1
                && row["productWeight"_L1].toDouble() < 1 && row["category"_L1].toString() == "Edibles"_L1;
            QVERIFY(row["quantity"_L1].toInt() > 0);
        }
        QVERIFY(seen.size() > 1500);
        QVERIFY(twice > 50 && nullTiers > 10 && textTiers > 10 && wrongFactor > 10 && gramsAsMilligrams > 10);
    }

    void everyInventoryCallAddsItsMembers_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<bool>("rooms");
        QTest::addColumn<bool>("analytics");
        QTest::newRow("all") << u"inventory"_s << false << false;
        QTest::newRow("rooms") << u"inventoryByRoomsNonZero"_s << true << false;
        QTest::newRow("analytics") << u"InventoryAnalytics"_s << false << true;
        QTest::newRow("both") << u"InventoryAnalyticsByRooms?includesNotForSaleQuantity=true"_s << true << true;
    }
    void everyInventoryCallAddsItsMembers()
    {
        QFETCH(QString, call);
        QFETCH(bool, rooms);
        QFETCH(bool, analytics);
        const auto all = this->rows(call);
        QVERIFY(all.size() > 1500);
        QCOMPARE(all.first().contains("roomId"_L1), rooms);
        QCOMPARE(all.first().contains("forSale"_L1), analytics);
        const bool hasBackOffice =
            std::any_of(all.begin(), all.end(), [](const auto &row) { return row["forSale"_L1] == QJsonValue(false); });
        QCOMPARE(hasBackOffice, call.contains(u'?'));
    }

    void oldAccountsHaveNumbers()
    {
        m_host->behaviour().oldProducts = true;
        const auto row = rows().first();
        QVERIFY(row["productId"_L1].isDouble() && row["clientId"_L1].isDouble() && row["locationId"_L1].isDouble());
        const auto number = row["productId"_L1];
        QCOMPARE(create(order({line(QString::number(number.toInt()))})).status, 422);
        QCOMPARE(create(order({line(number)})).status, 200);
    }

    void customersAreFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("found");
        QTest::newRow("one") << u"/v1/customers/findByPhoneNumber?phone_number=4155550142"_s << 1;
        QTest::newRow("two") << u"/v1/customers/findByPhoneNumber?phone_number=4155550150"_s << 2;
        QTest::newRow("none") << u"/v1/customers/findByPhoneNumber?phone_number=4155559999"_s << 0;
        QTest::newRow("id") << u"/v1/customers/"_s + rosa << 1;
        QTest::newRow("query by id") << u"/v1/customers/?customer_id="_s + rosa << 1;
        QTest::newRow("no such id") << u"/v1/customers/nobody"_s << 0;
    }
    void customersAreFound()
    {
        QFETCH(QString, path);
        QFETCH(int, found);
        const auto got = m_keys.get(m_base + path);
        const auto document = QJsonDocument::fromJson(got.body);
        QCOMPARE(got.status, found ? 200 : 404);
        QCOMPARE(document.isArray(), found == 2);
        QCOMPARE(document.object().contains("birthDate"_L1), found == 1);
    }

    void signUpsAreChecked_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<int>("status");
        QTest::newRow("fine") << QJsonObject{} << 200;
        QTest::newRow("no name") << QJsonObject{{u"name"_s, u""_s}} << 422;
        QTest::newRow("state") << QJsonObject{{u"state"_s, u"California"_s}} << 422;
        QTest::newRow("birthday") << QJsonObject{{u"birthDate"_s, u"11.2.1991"_s}} << 422;
        QTest::newRow("type") << QJsonObject{{u"type"_s, u"adult"_s}} << 422;
        QTest::newRow("phone taken") << QJsonObject{{u"phone"_s, u"4155550142"_s}} << 422;
    }
    void signUpsAreChecked()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(int, status);
        QJsonObject body{{u"name"_s, u"Nia New"_s}, {u"birthDate"_s, u"1990-01-02"_s}, {u"state"_s, u"CA"_s},
            {u"type"_s, u"recCustomer"_s}, {u"phone"_s, u"4155550200"_s}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = m_keys.post(m_base + u"/v1/customer?store_id="_s + location, body);
        QCOMPARE(got.status, status);
        QCOMPARE(got.json().contains("id"_L1), status == 200);
        QCOMPARE(m_keys.post(m_base + u"/v1/customer"_s, body).status, 422);
    }

    void customersAreUpdated()
    {
        const QJsonObject body{{u"name"_s, u"Rosa Vale"_s}, {u"birthDate"_s, u"1991-02-11"_s}, {u"state"_s, u"CO"_s},
            {u"type"_s, u"recCustomer"_s}};
        const auto url = m_base + u"/v1/customer/%1?store_id=%2"_s.arg(rosa, location);
        QCOMPARE(m_keys.put(url, body).json()["state"_L1].toString(), u"CO"_s);
    }

    void staffChangeGoodsPeopleAndItems()
    {
        const auto item = edible();
        QCOMPARE(control(u"stock"_s, {{u"id"_s, item.id}, {u"quantity"_s, 1}}).status, 200);
        QCOMPARE(rowsOf(item.id).first()["quantity"_L1].toInt(), 1);
        QCOMPARE(control(u"products"_s, {{u"id"_s, item.id}, {u"price"_s, u"9.99"_s}}).status, 200);
        QCOMPARE(rowsOf(item.id).first()["priceInMinorUnits"_L1].toInt(), 999);
        const auto id = created();
        QCOMPARE(rowsOf(item.id).size(), 0);
        const QJsonObject two{{u"size_id"_s, item.id}, {u"quantity"_s, 2}};
        QCOMPARE(control(u"tickets/%1/items"_s.arg(id), {{u"items"_s, QJsonArray{two}}}).status, 200);
        QCOMPARE(m_host->simulator().tickets()[0]["orderItems"_L1][0]["quantityPurchased"_L1].toInt(), 2);
        QCOMPARE(control(u"products"_s, {{u"id"_s, item.id}, {u"remove"_s, true}}).status, 200);
        QCOMPARE(create(order({line(item.id)})).status, 422);
        QVERIFY(control(u"customers"_s, {{u"name"_s, u"New One"_s}}).json()["id"_L1].isString());
    }

    void refusalsComeInAllForms_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("status");
        QTest::newRow("list") << u"ANY"_s << 422;
        QTest::newRow("text") << u"TEXT"_s << 400;
        QTest::newRow("envelope") << u"ENVELOPE"_s << 200;
        QTest::newRow("key") << u"KEY"_s << 401;
    }
    void refusalsComeInAllForms()
    {
        QFETCH(QString, reason);
        QFETCH(int, status);
        control(u"faults"_s, {{u"fault"_s, u"refuse"_s}, {u"reason"_s, reason}, {u"detail"_s, u"sold out"_s}});
        const auto got = create(order({line(edible().id)}));
        QCOMPARE(got.status, status);
        QVERIFY(reason == "KEY"_L1 || got.body.contains("sold out"));
        QCOMPARE(m_host->simulator().tickets().size(), 0);
    }

    void tooManyCallsGetNoHeaders()
    {
        m_host->behaviour().burst = 2;
        const auto url = m_base + u"/v0/clientsLocations"_s;
        QList<int> statuses;
        Got last;
        for (int i = 0; i < 4; ++i) {
            last = m_keys.get(url);
            statuses.append(last.status);
        }
        QVERIFY(statuses.contains(200));
        QCOMPARE(last.status, 429);
        QVERIFY(!last.headers.contains("retry-after"));
    }
};

QTEST_GUILESS_MAIN(TestFlowhubSim)
#include "tst_flowhubsim.moc"
