#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>

#include <memory>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::Got;
using Test::SimClient;

static const auto location = u"5e746577-0000-4796-8001-d28f45c40001"_s;
static const auto importId = u"b334921e-0000-4309-8001-64bc6aad0001"_s;
static const auto rosa = u"a7bb0000-7aed-4346-84f6-000000001301"_s;

/** Flowhub over real HTTP, seen by somebody who has only read its reference. */
class TestFlowhubSim : public QObject {
    Q_OBJECT

private:
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

private Q_SLOTS:
    void initTestCase()
    {
        startHost();
        m_items = readCatalog(QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json")).valueOr({});
        QVERIFY(m_items.size() > 1000);
    }

    void init()
    {
        QVERIFY(m_host->reset().ok());
        signIn();
    }

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

    void ordersAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<int>("status");
        const auto items = [](const QJsonObject &one) { return QJsonObject{{u"orderItems"_s, QJsonArray{one}}}; };
        const auto person = [](const QJsonObject &one) { return QJsonObject{{u"customer"_s, one}}; };
        const QJsonObject rosaVale{{u"firstName"_s, u"Rosa"_s}, {u"lastName"_s, u"Vale"_s}};
        auto badPhone = rosaVale;
        badPhone["phone"_L1] = u"4155550142"_s;
        auto medical = rosaVale;
        medical["medRecOrBoth"_L1] = u"med"_s;
        auto card = medical;
        card["medId"_L1] = u"MED-1"_s;
        card["medExp"_L1] = u"2030-01-01"_s;
        QTest::newRow("fine") << QJsonObject{} << 200;
        QTest::newRow("medical with a card") << person(card) << 200;
        QTest::newRow("no time") << QJsonObject{{u"externalCreatedAt"_s, u"today"_s}} << 422;
        QTest::newRow("null member") << QJsonObject{{u"cartDiscountNote"_s, QJsonValue::Null}} << 422;
        QTest::newRow("phone without +1") << person(badPhone) << 422;
        QTest::newRow("medical without a card") << person(medical) << 422;
        QTest::newRow("type") << QJsonObject{{u"orderType"_s, u"walk-in"_s}} << 422;
        QTest::newRow("stranger") << QJsonObject{{u"customerId"_s, u"nobody"_s}} << 422;
        QTest::newRow("no items") << QJsonObject{{u"orderItems"_s, QJsonArray()}} << 422;
        QTest::newRow("unknown product") << items(line(u"no-such"_s)) << 422;
        QTest::newRow("nothing of it") << items(line(edible().id, 0)) << 422;
        QTest::newRow("more than there is") << items(line(edible().id, 5000)) << 400;
    }
    void ordersAreRefused()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(int, status);
        auto body = order({line(edible().id)});
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = create(body);
        QCOMPARE(got.status, status);
        QCOMPARE(m_host->simulator().tickets().size(), status == 200);
        if (status == 400)
            QVERIFY(got.headers.value("content-type").startsWith("text/plain"));
        else if (status == 422)
            QVERIFY(got.json()["errors"_L1][0].isString());
    }

    void anOrderIsMadeReadAndListed()
    {
        const auto item = edible();
        const auto stock = [&] {
            int pieces = 0;
            for (const auto &row : rowsOf(item.id))
                pieces += row["quantity"_L1].toInt();
            return pieces;
        };
        const auto before = stock();
        const auto got = create(order({line(item.id, 2)})).json();
        QCOMPARE(got["customerExternalId"_L1].toString(), u"shopper-1"_s);
        QCOMPARE(got["status"_L1].toString(), u"new"_s);
        QCOMPARE(got.size(), 3);
        QCOMPARE(stock(), before - 2);
        QCOMPARE(statusOf(got["orderId"_L1].toString()).json(), got);
        const auto sale = listed().json()["orders"_L1][0].toObject();
        QCOMPARE(sale["orderId"_L1], got["orderId"_L1]);
        QCOMPARE(sale["orderStatus"_L1].toString(), u"Pending"_s);
        QCOMPARE(sale["totals"_L1]["SubTotal"_L1].toInteger(), *item.priceCents * 2);
        QCOMPARE(sale["itemsInCart"_L1][0]["quantity"_L1].toInt(), 2);
        created();
        const auto second = listed(u"?order_by=desc"_s).json()["orders"_L1][0].toObject();
        QVERIFY(second["totals"_L1].toObject().contains("subTotal"_L1));
        QCOMPARE(second["orderStatus"_L1].toString(), u"pending"_s);
    }

    void listsAreNarrowed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("found");
        const auto place = u"findByLocationId/"_s + importId;
        // 2026-11-23 02:00 UTC is still the day before in the store.
        QTest::newRow("store's day") << place + u"?created_after=2026-11-22&created_before=2026-11-22"_s << 3;
        QTest::newRow("next day") << place + u"?created_after=2026-11-23"_s << 0;
        QTest::newRow("page") << place + u"?page=2&page_size=2"_s << 1;
        QTest::newRow("customer") << u"findByCustomerId/"_s + rosa << 3;
        QTest::newRow("other customer") << u"findByCustomerId/nobody"_s << 0;
        QTest::newRow("phone") << u"findByPhoneNumber?phone_number=4155550142"_s << 3;
        QTest::newRow("timestamp") << place + u"?created_after=2026-11-22T00:00:00Z"_s << -1;
    }
    void listsAreNarrowed()
    {
        QFETCH(QString, path);
        QFETCH(int, found);
        m_clock.setWall(fromMs(QDateTime::fromString(u"2026-11-23T02:00:00Z"_s, Qt::ISODate).toMSecsSinceEpoch()));
        signIn();
        for (int i = 0; i < 3; ++i)
            created();
        const auto got = m_keys.get(m_base + u"/v1/orders/"_s + path);
        QCOMPARE(got.status, found < 0 ? 404 : 200);
        QCOMPARE(got.body.contains("yyyy-mm-dd"), found < 0);
        QCOMPARE(got.json()["orders"_L1].toArray().size(), qMax(found, 0));
    }

    void openOrdersMayShowLateOrNever()
    {
        m_host->behaviour().visibilityDelayMs = 15'000;
        const auto id = created();
        QCOMPARE(listed().json()["total"_L1].toInt(), 0);
        QCOMPARE(statusOf(id).status, 200);
        m_clock.advance(std::chrono::seconds(15));
        QCOMPARE(listed().json()["total"_L1].toInt(), 1);
        m_host->behaviour().visibilityDelayMs = -1;
        QCOMPARE(listed().json()["total"_L1].toInt(), 0);
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"sold"_s}});
        QCOMPARE(listed().json()["total"_L1].toInt(), 1);
    }

    void staffMoveAnOrderAnywhere_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<bool>("isOver");
        for (const auto &word : {u"inQueue"_s, u"started"_s, u"ready"_s, u"inTransit"_s})
            QTest::addRow("%s", qPrintable(word)) << word << false;
        for (const auto &word : {u"delivered"_s, u"sold"_s, u"unableToComplete"_s, u"unableToVerify"_s, u"deleted"_s})
            QTest::addRow("%s", qPrintable(word)) << word << true;
    }
    void staffMoveAnOrderAnywhere()
    {
        QFETCH(QString, status);
        QFETCH(bool, isOver);
        const auto id = created();
        QCOMPARE(control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, status}}).status, 200);
        QCOMPARE(statusOf(id).json()["status"_L1].toString(), status);
        const auto sale = listed().json()["orders"_L1][0].toObject();
        QCOMPARE(!sale["completedOn"_L1].isNull(), isOver);
        const auto amended = m_bearer.send("PATCH", m_base + u"/orders/"_s + id,
            QJsonDocument(order({line(edible().id, 3)})).toJson(QJsonDocument::Compact));
        QCOMPARE(amended.status, status == "inQueue"_L1 ? 200 : 400);
        QCOMPARE(control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"eaten"_s}}).status, 400);
        const auto forced = control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"eaten"_s}, {u"force"_s, true}});
        QCOMPARE(forced.json()["status"_L1].toString(), u"eaten"_s);
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

    void postbackIsAskedForAgain()
    {
        QCOMPARE(m_bearer.post(m_base + u"/orderPostback/"_s + created(), {}).status, 204);
        QCOMPARE(m_bearer.post(m_base + u"/orderPostback/nothing"_s, {}).status, 404);
    }

    void aLostReplyLeavesTheOrder()
    {
        control(u"faults"_s, {{u"fault"_s, u"reply_lost"_s}, {u"call"_s, u"create"_s}});
        QCOMPARE(create(order({line(edible().id)})).status, 0);
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
        QCOMPARE(listed().json()["total"_L1].toInt(), 1);
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

    void ordersSurviveARestart()
    {
        const QTemporaryDir directory;
        const auto state = directory.filePath(u"orders.jsonl"_s);
        m_host.reset();
        startHost(state);
        const auto id = created();
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"started"_s}});
        m_host.reset();
        startHost(state);
        QCOMPARE(statusOf(id).json()["status"_L1].toString(), u"started"_s);
        m_host.reset();
        startHost();
    }
};

QTEST_GUILESS_MAIN(TestFlowhubSim)
#include "tst_flowhubsim.moc"
