#include "tests/support/apifixture.h"
#include "tests/support/jsontext.h"

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** The API's calls about orders. */
class TestOrderRoutes : public ApiFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void anOrderThePosTookIsCreated()
    {
        open();
        const auto reply = create(cart("C-1"));
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.order()["order_id"_L1].toString(), u"T-1"_s);
        QCOMPARE(reply.order()["delivery"_L1].toString(), u"delivered"_s);
        QCOMPARE(reply.order()["kiosk_id"_L1].toInt(), 7);
        QCOMPARE(reply.order()["customer_id"_L1].toString(), u"C-1"_s);
        QCOMPARE(m_shop->pos.creates.asked.size(), 1);
        QVERIFY(!reply.headers["x-request-id"].isEmpty());

        const auto again = send("GET", u"/api/v1/orders/"_s + reply.order()["id"_L1].toString());
        QCOMPARE(again.status, 200);
        QCOMPARE(again.order(), reply.order());
    }

    void anOrderThePosDidNotTakeIsAccepted_data()
    {
        QTest::addColumn<QString>("query");
        QTest::newRow("without waiting") << u"?wait=0"_s;
        QTest::newRow("after a second") << u"?wait=1"_s;
    }

    void anOrderThePosDidNotTakeIsAccepted()
    {
        QFETCH(QString, query);
        m_shop->pos.creates.otherwise = nullptr; // Unreachable.
        open();
        const auto reply = create(cart(), query);
        QCOMPARE(reply.status, 202);
        QCOMPARE(reply.order()["delivery"_L1].toString(), u"queued"_s);
        QCOMPARE(reply.order()["order_id"_L1], QJsonValue(QJsonValue::Null));
        QCOMPARE(m_shop->orderCount(), 1);
    }

    void badBodiesAreRefusedAndNothingIsStored_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const auto item = [](const QByteArray &product, const QByteArray &quantity) -> QByteArray {
            return json("{'order':{'items':[{'product_id':") + product + json(",'quantity':") + quantity + "}]}}";
        };
        const QString quantity = u"items.0.quantity"_s;
        const QString product = u"items.0.product_id"_s;
        // clang-format off
        QTest::newRow("empty")              << QByteArray() << 400 << QString();
        QTest::newRow("not JSON")           << QByteArray("{\"order\":") << 400 << QString();
        QTest::newRow("no order")           << QByteArray("{\"orders\":{}}") << 400 << QString();
        QTest::newRow("no items")           << json("{'order':{}}") << 422 << u"items"_s;
        QTest::newRow("empty items")        << json("{'order':{'items':[]}}") << 422 << u"items"_s;
        QTest::newRow("items text")         << json("{'order':{'items':'P-1'}}") << 422 << u"items"_s;
        QTest::newRow("customer_id object") << json("{'order':{'customer_id':{},'items':[]}}") << 422 << u"customer_id"_s;
        QTest::newRow("unknown product")    << item("\"P-99\"", "1") << 422 << product;
        QTest::newRow("hidden product")     << item("\"P-3\"", "1") << 422 << product;
        QTest::newRow("product object")     << item("{}", "1") << 422 << product;
        QTest::newRow("quantity 0")         << item("\"P-1\"", "0") << 422 << quantity;
        QTest::newRow("quantity -1")        << item("\"P-1\"", "-1") << 422 << quantity;
        QTest::newRow("quantity 1.5")       << item("\"P-1\"", "1.5") << 422 << quantity;
        QTest::newRow("quantity text")      << item("\"P-1\"", "\"2\"") << 422 << quantity;
        QTest::newRow("quantity bool")      << item("\"P-1\"", "true") << 422 << quantity;
        QTest::newRow("quantity null")      << item("\"P-1\"", "null") << 422 << quantity;
        QTest::newRow("quantity 1e9")       << item("\"P-1\"", "1e9") << 422 << quantity;
        QTest::newRow("quantity 2^63")      << item("\"P-1\"", "9223372036854775808") << 422 << quantity;
        QTest::newRow("more than stock")    << item("600", "11") << 422 << quantity;
        QTest::newRow("sold out")           << item("\"P-5\"", "1") << 422 << quantity;
        QTest::newRow("long notes")         << json("{'order':{'notes':'") + QByteArray(501, 'n') + json("','items':[{'product_id':'P-1','quantity':1}]}}") << 422 << u"notes"_s;
        QTest::newRow("bad phone")          << json("{'order':{'customer':{'phone':'12'},'items':[{'product_id':'P-1','quantity':1}]}}") << 422 << u"customer.phone"_s;
        QTest::newRow("too young")          << json("{'order':{'customer':{'birthday':'2015-01-01'},'items':[{'product_id':'P-1','quantity':1}]}}") << 422 << u"customer.birthday"_s;
        QTest::newRow("oversize")           << json("{'order':{'notes':'") + QByteArray(300 * 1024, 'n') + "\"}}" << 413 << QString();
        // clang-format on
    }

    void badBodiesAreRefusedAndNothingIsStored()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, field);
        open();
        for (const auto &path : {u"/api/v1/7/orders"_s, u"/api/v1/7/orders/preview"_s}) {
            const auto reply = send("POST", path, body);
            QCOMPARE(reply.status, status);
            QCOMPARE(reply.fields(), field.isEmpty() ? QStringList() : QStringList{field});
        }
        QCOMPARE(m_shop->orderCount(), 0);
        QVERIFY(m_shop->pos.creates.asked.isEmpty() && m_shop->pos.previews.asked.isEmpty());
    }

    void theQueryOfACreateIsChecked_data()
    {
        QTest::addColumn<QString>("query");
        for (const char *query : {"?wait=abc", "?wait=-1", "?wait=1.5", "?wait=", "?wait=99999999999999999999"})
            QTest::newRow(query) << QString::fromLatin1(query);
    }

    void theQueryOfACreateIsChecked()
    {
        QFETCH(QString, query);
        open();
        const auto reply = create(cart(), query);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.fields(), QStringList{u"wait"_s});
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void theSameKeyGivesTheFirstOrder()
    {
        open();
        const Headers key{{"Idempotency-Key", "abc"}};
        const auto first = create(cart("C-1"), {}, key);
        const auto again = create(cart("C-1"), {}, key);
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.order(), first.order());
        const auto other = create(cart("C-1", "3"), {}, key);
        QCOMPARE(other.status, 422);
        QCOMPARE(other.fields(), QStringList{u"Idempotency-Key"_s});
        QCOMPARE(create(cart("C-1"), {}, {{"Idempotency-Key", QByteArray(201, 'k')}}).status, 422);
        QCOMPARE(m_shop->orderCount(), 1);
    }

    void theSameCartAgainIsAConflict()
    {
        open();
        QCOMPARE(create(cart("C-1")).status, 201);
        const auto twin = create(cart("C-1"));
        QCOMPARE(twin.status, 409);
        QCOMPARE(twin.code(), u"duplicate_cart"_s);
        QCOMPARE(create(cart()).status, 201);
        QCOMPARE(create(cart()).status, 201); // Nobody knows whether that is the same guest.
    }

    void anOrderIsMovedByItsTicket()
    {
        open();
        const auto order = create(cart("C-1")).order();
        const auto move = [&](const QByteArray &word, const QByteArray &more = {}) {
            return send("PUT", u"/api/v1/orders/status"_s,
                json("{'order':{'customer_id':'C-1','ticket_id':'T-1','order_status':'") + word + "\"" + more + "}}");
        };
        QCOMPARE(move("DONE").status, 400);
        QCOMPARE(move("COMPLETED").status, 422);
        const auto unable = move("OUT_FOR_DELIVERY");
        QCOMPARE(unable.status, 405);
        QCOMPARE(unable.code(), u"unsupported_by_pos"_s);
        QCOMPARE(move("IN_PROCESS", json(",'version':1")).status, 409);
        const auto moved = move("IN_PROCESS");
        QCOMPARE(moved.status, 200);
        QCOMPARE(moved.order()["id"_L1], order["id"_L1]);
        QCOMPARE(moved.order()["status"_L1].toString(), u"IN_PROCESS"_s);
        QCOMPARE(moved.order()["delivery"_L1].toString(), u"delivered"_s);
        QVERIFY(moved.order()["version"_L1].toInt() > order["version"_L1].toInt());
        QCOMPARE(m_shop->pos.statusChanges.asked.size(), 1);
        const auto unknown = send("PUT", u"/api/v1/orders/status"_s,
            json("{'order':{'customer_id':'C-1','ticket_id':'T-2','order_status':'IN_PROCESS'}}"));
        QCOMPARE(unknown.status, 404);
        QCOMPARE(send("PUT", u"/api/v1/orders/status"_s, json("{'order':{'ticket_id':[]}}")).status, 422);
    }

    void aPreviewStoresNothing()
    {
        m_shop->pos.previews.outcomes.enqueue(Totals{Money(2000), Money(500), Money(100), Money(1600), false});
        open();
        const QByteArray body = "{\"order\":" + cart() + "}";
        const auto reply = send("POST", u"/api/v1/7/orders/preview"_s, body);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.json["sub_total"_L1].toString(), u"20.00"_s);
        QCOMPARE(reply.json["discount_total"_L1].toString(), u"5.00"_s);
        QCOMPARE(reply.json["tax_total"_L1].toString(), u"1.00"_s);
        QCOMPARE(reply.json["total"_L1].toString(), u"16.00"_s);
        QCOMPARE(reply.json["estimate"_L1], QJsonValue(false));
        QCOMPARE(reply.json["lines"_L1].toArray().size(), 1);
        QVERIFY(reply.json["limits"_L1].isArray());
        QCOMPARE(send("POST", u"/api/v1/7/orders/preview"_s, body).status, 502); // The script is at its end.
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void discountsAreAskedFor()
    {
        m_shop->pos.discounts.outcomes.enqueue(Discount{u"TEN"_s, u"Ten off"_s, u"percent"_s, u"10"_s});
        m_shop->pos.discounts.fail(Error::Kind::NotFound);
        open();
        const auto known = send("GET", u"/api/v1/7/orders/discount?code=TEN"_s);
        QCOMPARE(known.status, 200);
        QCOMPARE(known.json["title"_L1].toString(), u"Ten off"_s);
        QCOMPARE(known.json["kind"_L1].toString(), u"percent"_s);
        QCOMPARE(known.json["value"_L1].toString(), u"10"_s);
        QCOMPARE(send("GET", u"/api/v1/7/orders/discount?code=NO"_s).status, 404);
        QCOMPARE(send("GET", u"/api/v1/7/orders/discount?code=X"_s).status, 502);
        QCOMPARE(send("GET", u"/api/v1/7/orders/discount"_s).status, 422);
    }

    void aStoreWithNeitherPosNorNotificationsTakesNoOrders()
    {
        m_shop->config.pos.vendor = u"none"_s;
        open();
        QCOMPARE(create(cart()).status, 405);
        QCOMPARE(send("GET", u"/api/v1/7/orders/discount?code=X"_s).status, 405);
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void aStoreWithoutPosIsDoneAtOnceAndMovesOrdersByTheirId()
    {
        m_shop->config.pos.vendor = u"none"_s;
        m_shop->config.notifications.enabled = true;
        open();
        const auto created = create(cart());
        QCOMPARE(created.status, 201);
        const auto order = created.json["order"_L1].toObject();
        QCOMPARE(order["delivery"_L1].toString(), u"delivered"_s);
        QVERIFY(order["order_id"_L1].isNull());
        const QJsonObject change{{u"customer_id"_s, order["customer_id"_L1]}, {u"ticket_id"_s, order["id"_L1]},
            {u"order_status"_s, u"IN_PROCESS"_s}};
        const QJsonObject body{{u"order"_s, change}};
        const auto moved = send("PUT", u"/api/v1/orders/status"_s, QJsonDocument(body).toJson());
        QCOMPARE(moved.status, 200);
        QCOMPARE(moved.json["order"_L1]["status"_L1].toString(), u"IN_PROCESS"_s);
    }

    void ordersAreListedNewestFirst()
    {
        open();
        for (const char *customer : {"C-1", "C-2", "C-3"}) {
            QCOMPARE(create(cart(customer)).status, 201);
            m_shop->clock.advance(1h);
        }
        const auto all = send("GET", u"/api/v1/orders?per_page=2"_s);
        QCOMPARE(all.status, 200);
        QCOMPARE(all.json["total"_L1].toInt(), 3);
        QCOMPARE(all.json["page"_L1].toInt(), 1);
        QCOMPARE(all.json["per_page"_L1].toInt(), 2);
        const auto orders = all.json["orders"_L1].toArray();
        QCOMPARE(orders.size(), 2);
        checkOrder(orders.first().toObject());
        QCOMPARE(orders.first()["customer_id"_L1].toString(), u"C-3"_s);
        QCOMPARE(send("GET", u"/api/v1/orders?per_page=2&page=2"_s).json["orders"_L1].toArray().size(), 1);
        QCOMPARE(send("GET", u"/api/v1/orders?page=9"_s).json["orders"_L1].toArray().size(), 0);
        QCOMPARE(send("GET", u"/api/v1/orders?per_page=5000"_s).json["per_page"_L1].toInt(), 100);
    }

    void aListShowsWhatIsAskedFor_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("total");
        // The one order was made on 2026-11-23 at 18:02 UTC, 10:02 in the store.
        // clang-format off
        QTest::newRow("status")          << u"status=AWAITING_PROCESSING"_s << 200 << 1;
        QTest::newRow("other status")    << u"status=COMPLETED"_s << 200 << 0;
        QTest::newRow("no status")       << u"status=DONE"_s << 400 << 0;
        QTest::newRow("delivery")        << u"delivery=delivered"_s << 200 << 1;
        QTest::newRow("other delivery")  << u"delivery=rejected"_s << 200 << 0;
        QTest::newRow("no delivery")     << u"delivery=lost"_s << 400 << 0;
        QTest::newRow("reference")       << u"q=K7-20261123"_s << 200 << 1;
        QTest::newRow("POS id")          << u"q=T-1"_s << 200 << 1;
        QTest::newRow("phone")           << u"q=(213)%20555-0143"_s << 200 << 1;
        QTest::newRow("other phone")     << u"q=2135550144"_s << 200 << 0;
        QTest::newRow("injection")       << u"q=%27%20OR%201%3D1"_s << 200 << 0;
        QTest::newRow("that day")        << u"from=2026-11-23&to=2026-11-23"_s << 200 << 1;
        QTest::newRow("the day before")  << u"to=2026-11-22"_s << 200 << 0;
        QTest::newRow("from a moment")   << u"from=2026-11-23T18:02:12Z"_s << 200 << 0;
        QTest::newRow("with a zone")     << u"from=2026-11-23T10:02:11-08:00"_s << 200 << 1;
        QTest::newRow("no moment")       << u"from=yesterday"_s << 400 << 0;
        QTest::newRow("no zone")         << u"to=2026-11-23T18:02:12"_s << 400 << 0;
        QTest::newRow("page 0")          << u"page=0"_s << 400 << 0;
        QTest::newRow("page text")       << u"page=two"_s << 400 << 0;
        QTest::newRow("page too far")    << u"page=2147483647"_s << 400 << 0;
        QTest::newRow("none per page")   << u"per_page=0"_s << 400 << 0;
        // clang-format on
    }

    void aListShowsWhatIsAskedFor()
    {
        QFETCH(QString, query);
        QFETCH(int, status);
        QFETCH(int, total);
        open();
        QCOMPARE(create(json("{'customer':{'phone':'2135550143'},'items':[{'product_id':'P-1','quantity':1}]}")).status,
            201);
        const auto reply = send("GET", u"/api/v1/orders?"_s + query);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.json["total"_L1].toInt(), total);
    }

    void aPrintMarkIsAllThatCanBeChanged()
    {
        open();
        const auto order = create(cart("C-1")).order();
        const QString path = u"/api/v1/orders/"_s + order["id"_L1].toString();
        const auto printed =
            send("PUT", path, json("{'order':{'printed_id':81,'printed_date':'2026-11-23T18:02:11Z','notes':'new'}}"));
        QCOMPARE(printed.status, 200);
        QCOMPARE(printed.order()["printed_id"_L1].toString(), u"81"_s);
        QCOMPARE(printed.order()["printed_date"_L1].toString(), u"2026-11-23T18:02:11.000Z"_s);
        QCOMPARE(printed.order()["notes"_L1].toString(), QString());
        QCOMPARE(send("PUT", path, json("{'order':{'notes':'new'}}")).status, 422);
        QCOMPARE(send("PUT", u"/api/v1/orders/nobody"_s, json("{'order':{'printed_id':1}}")).status, 404);
        QCOMPARE(send("GET", u"/api/v1/orders/nobody"_s).status, 404);
    }

    void aDatabaseThatRefusesIsToldAndStoresNothing()
    {
        open();
        QVERIFY(
            m_shop->database
                ->execute(u"CREATE TRIGGER refuse BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'SQL text'); END"_s)
                .ok());
        const auto reply = create(cart());
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.code(), u"not_stored"_s);
        QCOMPARE(m_shop->orderCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestOrderRoutes)
#include "tst_orderroutes.moc"
