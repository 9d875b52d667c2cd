#include "tests/possim/covasoft/covasoftshop.h"

#include <QTemporaryDir>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;

/** Cova over real HTTP, seen by somebody who has only read its reference. */
class TestCovasoftSim : public QObject, private Test::CovasoftShop {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { prepare(); }

    void tokensAreForThoseWhoKnowEverything_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<int>("status");
        const auto password = QByteArray(CovasoftAuth::Password.latin1());
        QTest::newRow("right") << signInForm("password", password.toPercentEncoding()) << 200;
        QTest::newRow("not encoded") << signInForm("password", password) << 400;
        QTest::newRow("wrong secret") << signInForm("password", password.toPercentEncoding()).replace("k-1234", "k-9")
                                      << 401;
        QTest::newRow("other grant") << signInForm("client_credentials", password.toPercentEncoding()) << 400;
        QTest::newRow("invented refresh") << signInForm("refresh_token", "x", "&refresh_token=abc") << 400;
    }
    void tokensAreForThoseWhoKnowEverything()
    {
        QFETCH(QByteArray, form);
        QFETCH(int, status);
        const auto got = askToken(form);
        QCOMPARE(got.status, status);
        QCOMPARE(got.json().contains(u"error"_s), status != 200);
    }

    void tokensEnd()
    {
        const auto first =
            askToken(signInForm("password", QByteArray(CovasoftAuth::Password.latin1()).toPercentEncoding())).json();
        QCOMPARE(first["expires_in"_L1].toInt(), 7200);
        m_clock.advance(std::chrono::seconds(7199));
        QCOMPARE(status().status, 404);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(status().status, 401);
        useToken(askToken(
            signInForm("refresh_token", "", "&refresh_token=" + first["refresh_token"_L1].toString().toLatin1())));
        QCOMPARE(status().status, 404);
        m_host->simulator().expireTokens();
        QCOMPARE(status().status, 401);
    }

    void aCredentialMayLackAService()
    {
        set(u"forbidden_service"_s, u"pointofsale"_s);
        QCOMPARE(cancel().status, 403);
        QCOMPARE(status().status, 404);
    }

    void eachServiceHasItsOwnWindow()
    {
        set(u"limit"_s, 2);
        QCOMPARE(status().headers.value("cova-apim-ratelimit-remaining"), "1");
        QCOMPARE(status().status, 404);
        auto got = status();
        QCOMPARE(got.status, 429);
        QCOMPARE(got.body, "rate limit exceeded");
        QCOMPARE(got.headers.value("cova-apim-ratelimit-resetseconds"), "60");
        QCOMPARE(cancel().status, 404);
        set(u"old_rate_headers"_s, true);
        QCOMPARE(status().headers.value("x-ratelimit-remaining"), "0");
        m_clock.advance(std::chrono::seconds(60));
        QCOMPARE(status().status, 404);
    }

    void refusalsComeInManyShapes_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("usual") << u"Message"_s << QByteArray("{\"Message\":\"Resource");
        QTest::newRow("lower case") << u"message"_s << QByteArray("{\"message\":\"Resource");
        QTest::newRow("nested") << u"error"_s << QByteArray("{\"error\":{\"message\":\"Resource");
        QTest::newRow("text") << u"text"_s << QByteArray("Resource");
        QTest::newRow("page") << u"html"_s << QByteArray("<html>");
    }
    void refusalsComeInManyShapes()
    {
        QFETCH(QString, shape);
        QFETCH(QByteArray, part);
        set(u"error_shape"_s, shape);
        const auto got = status();
        QCOMPARE(got.status, 404);
        QVERIFY2(got.body.startsWith(part), got.body);
    }

    void pagesGoOnUntilTheyAreEmpty()
    {
        QSet<QString> seen;
        for (int skip = 0;; skip += 500) {
            const auto page = products({}, {{u"Skip"_s, skip}, {u"Top"_s, 500}})["Products"_L1].toArray();
            if (page.isEmpty())
                break;
            for (const auto &one : page)
                seen.insert(one["ProductId"_L1].toString() + one["Name"_L1].toString());
        }
        QCOMPARE(seen.size(), m_items.size() - 2); // One is hidden, one inactive.
        set(u"timeout_above_top"_s, 250);
        QVERIFY(products().isEmpty());
        QCOMPARE(products({}, {{u"Top"_s, 250}})["Products"_L1].toArray().size(), 250);
    }

    void onlyWhatIsAskedForIsThere()
    {
        const auto bare = products({},
            {{u"IncludePricing"_s, false}, {u"IncludeAvailability"_s, false},
                {u"IncludeProductSpecifications"_s, false}, {u"IncludeTaxes"_s, false}, {u"Top"_s, 1}});
        const auto first = bare["Products"_L1][0];
        QVERIFY(first["Prices"_L1].toArray().isEmpty() && first["Availability"_L1].toArray().isEmpty());
        QVERIFY(first["ProductSpecifications"_L1].toArray().isEmpty());
        QVERIFY(bare["TaxRates"_L1].toArray().isEmpty());
        QCOMPARE(products()["TaxRates"_L1].toArray().size(), 2);
    }

    void pricesHaveTheirTraps()
    {
        int groups = 0;
        int sales = 0;
        for (const auto &one : products()["Products"_L1].toArray()) {
            for (const auto &row : one["Prices"_L1].toArray()) {
                groups += row["GroupId"_L1].isNull() ? 0 : 1;
                sales += row["SalePrices"_L1].toArray().isEmpty() ? 0 : 1;
            }
        }
        QVERIFY(groups > 100);
        QVERIFY(sales > 50);
        QVERIFY(product(awkward(u"Priceless Gummies"_s).id)["Prices"_L1].toArray().isEmpty());
        const auto bulk = product(awkward(u"Bulk Bin Blossom"_s).id);
        QCOMPARE(bulk["MeasurementType"_L1].toString(), u"Mass"_s);
        QCOMPARE(bulk["Prices"_L1].toArray().size(), 4);
        QCOMPARE(bulk["Prices"_L1][1]["AtTierPrice"_L1].toDouble(), 35.0);
        set(u"tier_price_per_unit"_s, true);
        QCOMPARE(product(awkward(u"Bulk Bin Blossom"_s).id)["Prices"_L1][1]["AtTierPrice"_L1].toDouble(), 10.0);
    }

    void incrementsNameWhatChangedAndWhatIsGone()
    {
        const auto since = u"/UpdatedAsOf/"_s + toDateTime(m_clock.now()).toString(Qt::ISODate);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(products(since)["Products"_L1].toArray().size(), 0);
        const auto item = edible();
        control(u"products"_s, {{u"id"_s, item.id}, {u"remove"_s, true}});
        control(u"products"_s, {{u"id"_s, awkward(u"Oversold Mints"_s).id}, {u"active"_s, false}});
        const auto changed = products(since)["Products"_L1].toArray();
        QCOMPARE(changed.size(), 2);
        QSet<QString> cycles;
        for (const auto &one : changed)
            cycles.insert(one["LifeCycle"_L1].toString());
        QCOMPARE(cycles, (QSet<QString>{u"Archived"_s, u"Inactive"_s}));
        QVERIFY(product(item.id)["IsArchived"_L1].toBool());
        QCOMPARE(products({}, {{u"IncludePricing"_s, false}})["Products"_L1].toArray().size(), m_items.size() - 4);
        QVERIFY(products(u"/UpdatedAsOf/yesterday"_s).contains(u"Message"_s));
    }

    void customersAreFound_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("found");
        QTest::newRow("phone") << u"Phone"_s << u"4155550142"_s << 1;
        QTest::newRow("shared phone") << u"Phone"_s << u"4155550150"_s << 2;
        QTest::newRow("nobody's phone") << u"Phone"_s << u"4155559999"_s << 0;
        QTest::newRow("email") << u"Contact"_s << u"rosa@example.com"_s << 1;
        QTest::newRow("odd field") << u"Shoe"_s << u"44"_s << -1;
    }
    void customersAreFound()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(int, found);
        const QJsonObject one{{u"Criteria"_s, value}, {u"Field"_s, field}, {u"Operation"_s, u"Equals"_s}};
        const auto got = m_client.post(url(u"/crm/v1/Companies(1001)/Search"_s), {{u"Criteria"_s, QJsonArray{one}}});
        QCOMPARE(got.status, found < 0 ? 400 : 200);
        QCOMPARE(got.json()["Results"_L1].toArray().size(), qMax(found, 0));
    }

    void listsComeBareOrWrapped()
    {
        const auto address = url(u"/crm/v1/Companies(1001)/CustomerSearch?$filter=Criteria%20eq%20'4155550150'"_s);
        QCOMPARE(QJsonDocument::fromJson(m_client.get(address).body).array().size(), 2);
        set(u"hal_lists"_s, true);
        QCOMPARE(m_client.get(address).json()["_embedded"_L1]["self"_L1].toArray().size(), 2);
        set(u"hal_lists"_s, false);
        m_client.headers.removeLast(); // Accept
        QCOMPARE(m_client.get(address).json()["_embedded"_L1]["self"_L1].toArray().size(), 2);
    }

    void aNewCustomerCanBeRead()
    {
        const auto made = m_client.post(url(u"/crm/v1/Companies(1001)/CustomerFull"_s),
            {{u"PrimaryName"_s, u"Nia"_s}, {u"FamilyName"_s, u"New"_s}});
        QCOMPARE(made.status, 201);
        const auto id = made.json()["Id"_L1].toString();
        const auto read = m_client.get(url(u"/crm/v1/Companies(1001)/CustomerFull(%1)"_s.arg(id)));
        QCOMPARE(read.json()["FamilyName"_L1].toString(), u"New"_s);
        QCOMPARE(m_client.get(url(u"/crm/v1/Companies(1001)/CustomerFull(%1)"_s.arg(OrderId))).status, 404);
    }

    void anOrderGoesThroughTheQueue()
    {
        const auto item = edible();
        const auto before = stockOf(item.id);
        set(u"processing_ms"_s, 3000);
        QCOMPARE(status().json()["Message"_L1].toString(), u"Resource cannot be found"_s);
        QCOMPARE(put(order()).status, 202);
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(-1), 0);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(-1), 3);
        QCOMPARE(cancel().status, 404);
        m_clock.advance(std::chrono::seconds(2));
        const auto ready = status().json();
        QCOMPARE(ready["OrderStatus"_L1].toInt(-1), 4);
        QCOMPARE(ready["OrderFulfillmentStatus"_L1].toString(), u"OrderPlaced"_s);
        QCOMPARE(covaCents(ready["SaleTotal"_L1].toDouble()), (*item.priceCents * 2 * 113 + 50) / 100);
        QCOMPARE(stockOf(item.id), before - 2);
        set(u"status_words"_s, true);
        QCOMPARE(status().json()["OrderStatus"_L1].toString(), u"ReadyForPayment"_s);
    }

    void wrongOrdersAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("message");
        QTest::newRow("integrator") << QJsonObject{{u"IntegratorId"_s, Rosa}}
                                    << u"The integrator id is not valid, please provide a valid one."_s;
        QTest::newRow("company") << QJsonObject{{u"CompanyId"_s, 7}} << u"The company id is not valid."_s;
        QTest::newRow("other id") << QJsonObject{{u"Id"_s, Rosa}}
                                  << u"The order id in the address and in the body must be the same GUID."_s;
        QTest::newRow("nothing") << QJsonObject{{u"Items"_s, QJsonArray()}} << u"The order has no lines."_s;
    }
    void wrongOrdersAreRefused()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, message);
        auto body = order();
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = put(body);
        QCOMPARE(got.status, 400);
        QCOMPARE(got.json()["Message"_L1].toString(), message);
        QCOMPARE(status().status, 404);
        QCOMPARE(m_host->simulator().createsExecuted(), 0);
    }

    void aRefusalMayComeAfterTheYes()
    {
        auto body = order();
        body["customerId"_L1] = OrderId; // Nobody.
        QCOMPARE(put(body).status, 202);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(), 2);
        QCOMPARE(status().json()["OrderMessage"_L1].toString(), u"The customer does not exist."_s);
        QVERIFY(m_host->reset().ok());
        signIn();
        set(u"synchronous"_s, true);
        QCOMPARE(put(body).status, 400);
        QCOMPARE(put(order()).status, 200);
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(), 4);
    }

    void aRepeatedIdIsTheSameOrderOrAnError()
    {
        set(u"orders_fail"_s, u"transient"_s);
        QCOMPARE(put(order()).status, 202);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(), 1);
        set(u"orders_fail"_s, u""_s);
        set(u"repeated_put_fails"_s, true);
        QCOMPARE(put(order()).status, 202); // A failure of Cova's own is tried again.
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(), 4);
        QCOMPARE(put(order()).status, 409);
        set(u"repeated_put_fails"_s, false);
        QCOMPARE(put(order()).status, 202);
        QCOMPARE(m_host->simulator().tickets().size(), 1);
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
    }

    void inclusiveStoresTakeInclusiveOrdersOnly()
    {
        set(u"pricing"_s, u"Inclusive"_s);
        QCOMPARE(put(order()).status, 400);
        auto body = order();
        body["Lines"_L1] = body.take(u"Items"_s);
        QCOMPARE(m_client.put(url(u"/covaorderintake/v1/TEPCovaOrder(%1)"_s.arg(OrderId)), body).status, 400);
        QCOMPARE(m_client.put(url(u"/covaorderintake/v1/TIPCovaOrder(%1)"_s.arg(OrderId)), body).status, 202);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(covaCents(status().json()["SaleTotal"_L1].toDouble()), *edible().priceCents * 2);
        const auto scheme = m_client.get(url(u"/taxes/v1/Companies(1001)/TaxPricingConfiguration"_s));
        QVERIFY(scheme.body.contains("Inclusive"));
    }

    void staffMoveOrders_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("fulfilment");
        QTest::newRow("begun") << u"InProgress"_s << 4 << u"InProgress"_s;
        QTest::newRow("packed") << u"ReadyForPickup"_s << 4 << u"ReadyForPickup"_s;
        QTest::newRow("sold") << u"Completed"_s << 8 << u"OrderPlaced"_s;
        QTest::newRow("cancelled") << u"Cancelled"_s << 7 << u"OrderPlaced"_s;
    }
    void staffMoveOrders()
    {
        QFETCH(QString, word);
        QFETCH(int, number);
        QFETCH(QString, fulfilment);
        const auto before = stockOf(edible().id);
        QCOMPARE(put(order()).status, 202);
        QCOMPARE(control(u"tickets/%1/status"_s.arg(OrderId), {{u"status"_s, word}}).status, 200);
        const auto now = status().json();
        QCOMPARE(now["OrderStatus"_L1].toInt(), number);
        QCOMPARE(now["OrderFulfillmentStatus"_L1].toString(), fulfilment);
        QCOMPARE(stockOf(edible().id), number == 7 ? before : before - 2);
        const auto odd = u"tickets/%1/status"_s.arg(OrderId);
        QCOMPARE(control(odd, {{u"status"_s, u"OnTheMoon"_s}}).status, 400);
        control(odd, {{u"status"_s, u"OnTheMoon"_s}, {u"force"_s, true}});
        QCOMPARE(status().json()["OrderStatus"_L1].toString(), u"OnTheMoon"_s);
    }

    void whatIsPaidCannotBeCancelled()
    {
        m_host->behaviour().previewDiffersCents = 7;
        put(order());
        m_clock.advance(std::chrono::seconds(1));
        const auto total = status().json()["SaleTotal"_L1].toDouble();
        const auto pay = [&](double amount) {
            return m_client.post(url(u"/covaorderintake/v1/CovaOrderPayment"_s),
                {{u"SaleID"_s, OrderId}, {u"CompanyId"_s, CovaCompany}, {u"TrackingNumber"_s, u"K7-0001"_s},
                    {u"Payments"_s, QJsonArray{QJsonObject{{u"Amount"_s, amount}}}}});
        };
        QCOMPARE(pay(total - 0.07).status, 400);
        QCOMPARE(pay(total).status, 202);
        QCOMPARE(status().json()["PaymentStatus"_L1].toInt(), 6);
        QCOMPARE(cancel().status, 409);
    }

    void aCancelledSaleCanBeRead()
    {
        put(order());
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(cancel().status, 204);
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(), 7);
        const auto sale = m_client.get(url(u"/pointofsale/Companies(1001)/Sales(%1)"_s.arg(OrderId))).json();
        QCOMPARE(sale["Status"_L1].toString(), u"Cancelled"_s);
        QCOMPARE(sale["Customer"_L1]["FullName"_L1].toString(), u"Rosa Vale"_s);
        QCOMPARE(sale["InStock"_L1].toArray().size(), 1);
    }

    void lostAndLateOrdersCanBeAskedFor()
    {
        m_host->behaviour().visibilityDelayMs = 20'000;
        control(u"faults"_s, {{u"fault"_s, u"reply_lost"_s}, {u"call"_s, u"create"_s}});
        QCOMPARE(put(order()).status, 0);
        QCOMPARE(status().status, 404);
        m_clock.advance(std::chrono::seconds(20));
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(), 4);
    }

    void ordersOutliveARestart()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(u"orders.jsonl"_s);
        startHost(file);
        put(order());
        m_clock.advance(std::chrono::seconds(1));
        const auto stock = stockOf(edible().id);
        startHost(file);
        QCOMPARE(status().json()["OrderStatus"_L1].toInt(), 4);
        QCOMPARE(stockOf(edible().id), stock);
        startHost();
    }
};

QTEST_GUILESS_MAIN(TestCovasoftSim)
#include "tst_covasoftsim.moc"
