#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/jsontext.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::Got;
using Test::SimClient;

/** A Dutchie POS over real HTTP, seen by somebody who has only read its reference. */
class TestLeaflogixSim : public QObject {
    Q_OBJECT

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

private Q_SLOTS:
    void init()
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

    void cartsArePricedForOneCustomerOrType_data()
    {
        QTest::addColumn<QJsonObject>("who");
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("status");
        QTest::newRow("customer") << QJsonObject{{u"customerId"_s, 1301}} << 1 << 200;
        QTest::newRow("type") << QJsonObject{{u"CustomerTypeId"_s, 1}} << 1 << 200;
        QTest::newRow("both") << QJsonObject{{u"customerId"_s, 1301}, {u"customerTypeId"_s, 1}} << 1 << 400;
        QTest::newRow("neither") << QJsonObject{} << 1 << 400;
        QTest::newRow("product twice") << QJsonObject{{u"customerId"_s, 1301}} << 2 << 400;
        QTest::newRow("unknown customer") << QJsonObject{{u"customerId"_s, 9}} << 1 << 400;
    }
    void cartsArePricedForOneCustomerOrType()
    {
        QFETCH(QJsonObject, who);
        QFETCH(int, times);
        QFETCH(int, status);
        QJsonArray cart;
        for (int i = 0; i < times; ++i)
            cart.append(line(edible(), 2).first());
        who["cart"_L1] = cart;
        const auto got = post(u"/preorder/price-cart"_s, who);
        QCOMPARE(got.status, status);
        if (status == 200) {
            QCOMPARE(got.json().value("subTotal"_L1).toDouble(), 42.0);
            QCOMPARE(got.json().value("total"_L1).toDouble(), 47.46);
        } else {
            QVERIFY(!got.body.isEmpty() && !got.body.startsWith('{')); // A bare text.
        }
    }

    void submitAnswersInAllItsShapes_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("number") << u"number"_s << QByteArray("184467");
        QTest::newRow("text") << u"text"_s << QByteArray("\"184467\"");
        QTest::newRow("object") << u"object"_s << QByteArray(R"({"orderId":184467,"transactionId":991})");
        QTest::newRow("pre-order") << u"preorder"_s << QByteArray(R"({"PreOrderId":184467})");
        QTest::newRow("array") << u"array"_s << QByteArray(R"([{"orderId":184467,"transactionId":991}])");
        QTest::newRow("empty") << u"empty"_s << QByteArray();
    }
    void submitAnswersInAllItsShapes()
    {
        QFETCH(QString, shape);
        QFETCH(QByteArray, body);
        set(u"submit_reply"_s, shape);
        const auto got = post(u"/preorder/submit"_s, order(line(edible())));
        QCOMPARE(got.status, 200);
        QCOMPARE(got.body, body);
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
    }

    void aRepeatedKeyMakesNothing()
    {
        const auto id = submit();
        QCOMPARE(submit(), id);
        set(u"repeat_refused"_s, true);
        const auto refused = post(u"/preorder/submit"_s, order(line(edible())));
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.json().value("message"_L1).toString().contains(u"duplicate"_s, Qt::CaseInsensitive));
        QVERIFY(submit(u"K7-20261123-0002"_s) != id);
        QCOMPARE(m_host->simulator().createsExecuted(), 2);
        m_client.headers.removeLast(); // Without ConsumerKey the body's key alone does not count.
        set(u"repeat_refused"_s, false);
        QVERIFY(submit() != id);
    }

    void badOrdersAreRefusedWithTheProperty_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("property");
        const auto change = [](const QString &name, const QJsonValue &value) { return QJsonObject{{name, value}}; };
        QTest::newRow("no customer") << change(u"customerId"_s, QJsonValue::Null) << u"CustomerId"_s;
        QTest::newRow("unknown customer") << change(u"customerId"_s, 9) << u"CustomerId"_s;
        QTest::newRow("banned") << change(u"customerId"_s, 1304) << u"CustomerId"_s;
        QTest::newRow("no items") << change(u"items"_s, QJsonArray()) << u"Items"_s;
        QTest::newRow("unknown product") << change(u"items"_s, line(9)) << u"ProductId"_s;
        QTest::newRow("quantity 0") << change(u"items"_s, line(170'000, 0)) << u"Quantity"_s;
        QTest::newRow("too many") << change(u"items"_s, line(170'000, 5000)) << u"Quantity"_s;
        const QJsonObject expired{{u"redemptionType"_s, u"LeafLogix"_s}, {u"redemptionId"_s, u"EXPIRED"_s}};
        QTest::newRow("expired code") << change(u"redemptions"_s, QJsonArray{expired}) << u"Redemptions"_s;
    }
    void badOrdersAreRefusedWithTheProperty()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, property);
        auto body = order(line(edible()));
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = post(u"/preorder/submit"_s, body);
        QCOMPARE(got.status, 400);
        const auto errors = got.json().value("propertyErrors"_L1).toArray();
        QCOMPARE(errors.at(0).toObject().value("propertyName"_L1).toString(), property);
        QCOMPARE(m_host->simulator().createsExecuted(), 0);
    }

    void statusTellsNeitherNotesNorProducts()
    {
        const auto id = submit();
        const auto seen = status(id);
        QCOMPARE(seen.value("status"_L1).toString(), u"Submitted"_s);
        QCOMPARE(seen.value("total"_L1).toDouble(), 23.73);
        QVERIFY(!seen.contains("notes"_L1) && !seen.contains("transactionReference"_L1));
        QVERIFY(!seen.value("items"_L1).toArray().at(0).toObject().contains("productId"_L1));
        QCOMPARE(get(u"/preorder/Status?PreOrderId=9"_s).body, "[]");
        QCOMPARE(get(u"/preorder/Status?includeLineItems=true"_s).status, 400);
        set(u"status_object"_s, true);
        QCOMPARE(get(u"/preorder/Status?PreOrderId=%1"_s.arg(id)).json().value("preOrderId"_L1).toInt(), id);
        m_clock.advance(std::chrono::hours(24 * 14 + 1));
        QCOMPARE(get(u"/preorder/Status?PreOrderId=%1"_s.arg(id)).body, "[]");
    }

    void onlyOpenOrdersAreListedAndLateWhereThatIsSet()
    {
        m_host->behaviour().visibilityDelayMs = 5000;
        const auto first = submit(u"a"_s);
        const auto second = submit(u"b"_s);
        QCOMPARE(get(u"/preorder/Status"_s).body, "[]");
        m_clock.advance(std::chrono::seconds(5));
        const auto open = list(get(u"/preorder/Status"_s));
        QCOMPARE(open.size(), 2);
        QCOMPARE(open.first().toObject().value("preOrderId"_L1).toInt(), second);
        control(u"tickets/%1/status"_s.arg(first), {{u"status"_s, u"Complete"_s}});
        QCOMPARE(list(get(u"/preorder/Status"_s)).size(), 1);
    }

    void ordersCanBeChangedUntilTheyAreFilled()
    {
        const auto product = edible();
        const auto before = available(product);
        const auto id = submit();
        QCOMPARE(available(product), before - 1);
        const auto change = [&](int order, double quantity) {
            return post(u"/preorder/update"_s, {{u"orderId"_s, order}, {u"items"_s, line(product, quantity)}});
        };
        const auto done = change(id, 3);
        QCOMPARE(done.status, 200);
        QVERIFY(done.body.isEmpty());
        QCOMPARE(available(product), before - 3);
        QCOMPARE(change(9, 1).status, 404);
        QCOMPARE(change(id, 0).status, 400);
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"Filled"_s}});
        QVERIFY(!status(id).value("isUpdateable"_L1).toBool());
        const auto late = change(id, 1);
        QCOMPARE(late.status, 400);
        QVERIFY(late.body.isEmpty());
    }

    void cancelingLetsThePiecesGo()
    {
        const auto product = edible();
        const auto before = available(product);
        const auto id = submit();
        const QJsonObject body{{u"orderId"_s, id}, {u"cancellationReason"_s, u"Customer left"_s}};
        const auto done = post(u"/preorder/cancel"_s, body);
        QCOMPARE(done.status, 200);
        QCOMPARE(done.body.toInt(), id);
        QCOMPARE(available(product), before);
        QCOMPARE(status(id).value("status"_L1).toString(), u"Cancelled"_s);
        const auto again = post(u"/preorder/cancel"_s, body);
        QCOMPARE(again.status, 400);
        QVERIFY(again.body.isEmpty());
        QCOMPARE(post(u"/preorder/cancel"_s, {{u"orderId"_s, 9}}).status, 404);
    }

    void staffRejectWithAReasonAndInAnySpelling()
    {
        const auto id = submit();
        const auto path = u"tickets/%1/status"_s.arg(id);
        QCOMPARE(control(path, {{u"status"_s, u"partially_filled"_s}}).status, 200);
        QCOMPARE(status(id).value("status"_L1).toString(), u"partially_filled"_s);
        QCOMPARE(control(path, {{u"status"_s, u"Teleported"_s}}).status, 400);
        QCOMPARE(control(path, {{u"status"_s, u"Teleported"_s}, {u"force"_s, true}}).status, 200);
        control(path, {{u"status"_s, u"Cancelled"_s}, {u"rejected_reason"_s, u"No ID"_s}});
        QCOMPARE(status(id).value("rejectedReason"_L1).toString(), u"No ID"_s);
    }

    void ordersCanWalkByThemselves()
    {
        set(u"walk_seconds"_s, 10);
        const auto id = submit();
        for (const auto &word : {u"Submitted"_s, u"Processing"_s, u"Filled"_s, u"Complete"_s, u"Complete"_s}) {
            QCOMPARE(status(id).value("status"_L1).toString(), word);
            m_clock.advance(std::chrono::seconds(10));
        }
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

    void reportingAndDeliveriesValidateInTheirOwnWay()
    {
        for (const auto &path : {u"/Deliveries?PreOrderId=1&TransactionId=2"_s, u"/reporting/transactions"_s}) {
            const auto got = get(path);
            QCOMPARE(got.status, 400);
            QVERIFY(got.json().contains("isValid"_L1));
        }
        const auto id = submit();
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"Complete"_s}});
        const auto sold = list(get(u"/reporting/transactions?TransactionId=991&IncludeOrderIds=true"_s));
        QCOMPARE(sold.size(), 1);
        QCOMPARE(sold.first().toObject().value("orderIds"_L1).toArray().at(0).toInt(), id);
        set(u"reporting_off"_s, true);
        QCOMPARE(get(u"/reporting/transactions?TransactionId=991"_s).status, 503);
    }

    void ordersSurviveARestart()
    {
        QTemporaryDir folder;
        HostOptions options;
        options.vendor = u"leaflogix"_s;
        options.catalogPath = catalogPath();
        options.stateFile = folder.filePath(u"orders.jsonl"_s);
        const auto first = std::make_unique<Host>(options, m_clock);
        QVERIFY(first->start().ok());
        const auto body = order(line(edible()));
        const auto id = m_client.post(first->baseUrl() + u"/preorder/submit"_s, body).body;
        Host second(options, m_clock);
        QVERIFY(second.start().ok());
        QCOMPARE(second.simulator().tickets().size(), 1);
        QCOMPARE(m_client.post(second.baseUrl() + u"/preorder/submit"_s, body).body, id);
        QCOMPARE(second.simulator().tickets().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLeaflogixSim)
#include "tst_leaflogixsim.moc"
