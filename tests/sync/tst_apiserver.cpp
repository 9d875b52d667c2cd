#include "tests/support/apifixture.h"
#include "tests/support/jsontext.h"

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** Who may call the API, the catalogue, and the calls of operations. */
class TestApiServer : public ApiFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void otherKiosksAreUnknown_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("another") << u"8"_s;
        QTest::newRow("padded") << u"07"_s;
        QTest::newRow("signed") << u"+7"_s;
        QTest::newRow("text") << u"front"_s;
        QTest::newRow("injection") << u"7'--"_s;
    }

    void otherKiosksAreUnknown()
    {
        QFETCH(QString, id);
        open();
        const QByteArray body = "{\"order\":" + cart() + "}";
        QCOMPARE(send("POST", u"/api/v1/%1/orders"_s.arg(id), body).status, 404);
        QCOMPARE(send("POST", u"/api/v1/%1/orders/preview"_s.arg(id), body).status, 404);
        QCOMPARE(send("GET", u"/api/v1/%1/orders/discount?code=X"_s.arg(id)).status, 404);
        QCOMPARE(send("GET", u"/api/v1/%1/products"_s.arg(id)).status, 404);
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void withoutARightTokenNothingIsDone_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("empty") << QByteArray("Bearer ");
        QTest::newRow("wrong") << QByteArray("Bearer pk_AAAA");
        QTest::newRow("other scheme") << QByteArray("Basic dGFibGV0Og==");
        QTest::newRow("injection") << QByteArray("Bearer ' OR 1=1 --");
    }

    void withoutARightTokenNothingIsDone()
    {
        QFETCH(QByteArray, authorization);
        open();
        const auto reply = create(cart(), {}, {{"Authorization", authorization}});
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.headers["www-authenticate"], QByteArray("Bearer"));
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void aTokenMayDoWhatItsScopesSay()
    {
        open();
        const QByteArray reader = "Bearer " + newToken(u"reader"_s, {Scope::OrdersRead});
        const Headers headers{{"Authorization", reader}};
        QCOMPARE(create(cart(), {}, headers).status, 403);
        QCOMPARE(send("GET", u"/api/v1/7/products"_s, {}, headers).status, 403);
        QCOMPARE(send("GET", u"/metrics"_s, {}, headers).status, 403);
        QCOMPARE(send("GET", u"/api/v1/orders"_s, {}, headers).status, 200);
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void aTokenMadeOrRevokedBesideTheServerCountsAtOnce()
    {
        open();
        const Headers headers{{"Authorization", "Bearer " + newToken(u"later"_s, {Scope::OrdersRead})}};
        QCOMPARE(send("GET", u"/api/v1/orders"_s, {}, headers).status, 200);
        QVERIFY(m_shop->tokens->revoke(u"later"_s).ok());
        QCOMPARE(send("GET", u"/api/v1/orders"_s, {}, headers).status, 401);
    }

    void aTokenThatAsksTooOftenIsSlowed()
    {
        open();
        for (int i = 0; i < 200; ++i)
            QCOMPARE(send("GET", u"/api/v1/orders/x"_s).status, 404);
        const auto refused = send("GET", u"/api/v1/orders/x"_s);
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.headers["retry-after"].toInt() >= 1);
        const Headers other{{"Authorization", "Bearer " + newToken(u"other"_s, {Scope::OrdersRead})}};
        QCOMPARE(send("GET", u"/api/v1/orders/x"_s, {}, other).status, 404);
        m_shop->clock.advance(10ms);
        QCOMPARE(send("GET", u"/api/v1/orders/x"_s).status, 404);
        QCOMPARE(send("GET", u"/api/v1/orders/x"_s).status, 429);
    }

    void wrongTokensWaitLongerEachTime_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("ms");
        QTest::newRow("mistyped") << 5 << 0;
        QTest::newRow("again") << 6 << 100;
        QTest::newRow("and again") << 8 << 400;
        QTest::newRow("all day") << 1'000'000 << 5'000;
    }

    void wrongTokensWaitLongerEachTime()
    {
        QFETCH(int, count);
        QFETCH(int, ms);
        QCOMPARE(delayAfterFailures(count), Milliseconds(ms));
    }

    void productsAreListed_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("total");
        QTest::newRow("all visible") << u""_s << 200 << 5;
        QTest::newRow("words") << u"?q=blue%20dr"_s << 200 << 1;
        QTest::newRow("category") << u"?category=flower"_s << 200 << 5;
        QTest::newRow("other category") << u"?category=EDIBLE"_s << 200 << 0;
        QTest::newRow("tag") << u"?tag=indoor"_s << 200 << 0;
        QTest::newRow("beyond the end") << u"?page=2"_s << 200 << 5;
        QTest::newRow("since tomorrow") << u"?updated_since=2999-01-01"_s << 200 << 0;
        QTest::newRow("no moment") << u"?updated_since=now"_s << 400 << 0;
        QTest::newRow("page 0") << u"?page=0"_s << 400 << 0;
    }

    void productsAreListed()
    {
        QFETCH(QString, query);
        QFETCH(int, status);
        QFETCH(int, total);
        open();
        const auto reply = send("GET", u"/api/v1/7/products"_s + query);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.json["total"_L1].toInt(), total);
        for (const auto &product : reply.json["products"_L1].toArray()) {
            QCOMPARE(product.toObject().size(), 13);
            QVERIFY(!product["values"_L1].toArray().isEmpty());
            QVERIFY(product["values"_L1].toArray().first()["price"_L1].isString());
        }
    }

    void operationsNeedNoToken()
    {
        open();
        const Headers nobody{{"Authorization", ""}};
        QCOMPARE(send("GET", u"/healthz"_s, {}, nobody).status, 200);
        QCOMPARE(send("GET", u"/readyz"_s, {}, nobody).status, 200);
        QCOMPARE(send("GET", u"/metrics"_s, {}, nobody).status, 401);
    }

    void theDescriptionNamesEveryCall()
    {
        open();
        const auto reply = send("GET", u"/openapi.json"_s, {}, {{"Authorization", ""}});
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.json["openapi"_L1].toString().startsWith(u"3.1"));
        const auto paths = reply.json["paths"_L1].toObject();
        const QMap<QString, QStringList> calls{
            {u"/api/v1/{catalog_id}/orders"_s, {u"post"_s}},
            {u"/api/v1/{catalog_id}/orders/preview"_s, {u"post"_s}},
            {u"/api/v1/{catalog_id}/orders/discount"_s, {u"get"_s}},
            {u"/api/v1/{catalog_id}/products"_s, {u"get"_s}},
            {u"/api/v1/orders"_s, {u"get"_s}},
            {u"/api/v1/orders/status"_s, {u"put"_s}},
            {u"/api/v1/orders/{id}"_s, {u"get"_s, u"put"_s}},
            {u"/healthz"_s, {u"get"_s}},
            {u"/readyz"_s, {u"get"_s}},
            {u"/metrics"_s, {u"get"_s}},
            {u"/openapi.json"_s, {u"get"_s}},
        };
        QCOMPARE(QStringList(paths.keys()), QStringList(calls.keys()));
        for (auto call = calls.begin(); call != calls.end(); ++call)
            QCOMPARE(QStringList(paths[call.key()].toObject().keys()), call.value());
    }

    void metricsCountOrdersAndRequests()
    {
        m_shop->pos.creates.otherwise = nullptr;
        open();
        QCOMPARE(create(cart(), u"?wait=0"_s).status, 202);
        m_shop->clock.advance(30s);
        send("GET", u"/nowhere"_s);
        m_metrics->countPosRequest("POST", u"200"_s);
        const auto reply = send("GET", u"/metrics"_s);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.headers["content-type"].startsWith("text/plain"));
        const QByteArrayList lines{json("peak_orders{delivery='queued'} 1"), "peak_queue_length 1",
            "peak_queue_oldest_age_seconds 30",
            json("peak_api_requests_total{route='/api/v1/{catalog_id}/orders',status='202'} 1"),
            json("peak_api_requests_total{route='other',status='404'} 1"),
            json("peak_pos_requests_total{method='POST',outcome='200'} 1")};
        for (const auto &line : lines)
            QVERIFY2(reply.body.contains(line), reply.body.constData());
    }

    void unknownPathsAndMethodsAreTold()
    {
        open();
        QCOMPARE(send("GET", u"/"_s).status, 404);
        QCOMPARE(send("GET", u"/api/v2/orders"_s).status, 404);
        const auto wrong = send("DELETE", u"/api/v1/orders/x"_s);
        QCOMPARE(wrong.status, 405);
        QCOMPARE(wrong.code(), u"method_not_allowed"_s);
        QCOMPARE(wrong.headers["allow"], QByteArray("GET, HEAD, PUT"));
        const auto head = send("HEAD", u"/healthz"_s);
        QCOMPARE(head.status, 200);
        QVERIFY(head.body.isEmpty());
    }

    void withoutOrdersTheServerSaysSo()
    {
        QVERIFY(m_shop->open().ok());
        m_api = std::make_unique<ApiServer>(m_shop->config, m_shop->clock, *m_shop->catalog, *m_metrics, std::nullopt);
        listen();
        QCOMPARE(send("GET", u"/healthz"_s).status, 200);
        const auto ready = send("GET", u"/readyz"_s);
        QCOMPARE(ready.status, 503);
        QVERIFY(ready.error()["message"_L1].toString().contains(u"orders.db"));
        QCOMPARE(send("GET", u"/api/v1/7/products"_s).status, 503);
    }
};

QTEST_GUILESS_MAIN(TestApiServer)
#include "tst_apiserver.moc"
