#include "sync/awaited.h"
#include "tests/support/jsontext.h"
#include "tests/support/leaflogixscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** The catalogue, the connection test and the settings, against a script. */
class TestLeaflogixFeeds : public QObject {
    Q_OBJECT

    std::unique_ptr<ScriptedLeaflogix> m_pos;

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedLeaflogix>(); }

    void theCatalogueIsTwoListsJoined()
    {
        m_pos->answer(u"products.in.json"_s);
        m_pos->answer(u"inventory.in.json"_s);
        m_pos->answer(u"customer-types.in.json"_s);
        m_pos->http.enqueue(200, json("{'cartItemPrices':[{'productId':171900,'subtotal':35.0}]}"));
        m_pos->http.enqueue(200, json("{'cartItemPrices':[{'productId':171900,'subtotal':59.5}]}"));
        const auto page = awaited(m_pos->client.catalogPage({}));
        QVERIFY2(page, qPrintable(page ? QString() : page.error().message));
        QCOMPARE(m_pos->calls(),
            leaflogixQueries({u"catalogue"_s, u"stock"_s, u"customer types"_s, u"preview"_s, u"preview"_s}));
        QCOMPARE(m_pos->sent(3), leaflogixOut(u"price-cart-weight.out.json"_s));
        QCOMPARE(page->announced, 9);
        QCOMPARE(page->products.size(), 6);
        QCOMPARE(page->setAside.size(), 2); // No price, no name; the coupon is no product at all.
        QVERIFY(page->next.isEmpty() && page->carriesStock);
        const auto &bulk = page->products.last();
        QCOMPARE(bulk.values[0].price, Money(3'500)); // What the POS asks for the weight, not what the list says.
        QCOMPARE(bulk.values[1].price, Money(5'950));
        // The prices of weights are remembered until the product changes.
        m_pos->answer(u"products.in.json"_s);
        m_pos->answer(u"inventory.in.json"_s);
        QVERIFY(awaited(m_pos->client.catalogPage({})));
        QCOMPARE(m_pos->http.requests.size(), 7);
    }

    void aWeightThePosDoesNotPriceIsSetAside()
    {
        m_pos->answer(u"products.in.json"_s);
        m_pos->answer(u"inventory.in.json"_s);
        m_pos->answer(u"customer-types.in.json"_s);
        for (int i = 0; i < 4; ++i) // Together, then alone, for each of two weights.
            m_pos->http.enqueue(400, json("'cannot be sold'"));
        const auto page = awaited(m_pos->client.catalogPage({}));
        QVERIFY(page);
        QCOMPARE(page->setAside.size(), 3);
        QCOMPARE(page->setAside.last().name, u"Bulk Bin"_s);
    }

    void longListsComeInPages()
    {
        QJsonArray products;
        QJsonArray stock;
        for (int id = 1; id <= 250; ++id) {
            products.append(QJsonObject{{u"productId"_s, id}, {u"productName"_s, u"x"_s}, {u"isActive"_s, true},
                {u"price"_s, 5}, {u"unitType"_s, u"Qty"_s}});
            stock.append(QJsonObject{{u"productId"_s, id}, {u"quantityAvailable"_s, id}});
        }
        m_pos->http.enqueue(200, QJsonDocument(products).toJson());
        m_pos->http.enqueue(200, QJsonDocument(stock).toJson());
        CatalogRequest request;
        int count = 0;
        do {
            const auto page = awaited(m_pos->client.catalogPage(request));
            QVERIFY(page);
            count += int(page->products.size());
            request.cursor = page->next;
        } while (!request.cursor.isEmpty());
        QCOMPARE(count, 250);
        QCOMPARE(m_pos->http.requests.size(), 2);
        // One of them again: out of the list, with the stock of now.
        m_pos->http.enqueue(200, json("[{'productId':250,'quantityAvailable':7}]"));
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"250"_s)))->values.first().stock, 7);
        QCOMPARE(m_pos->calls().mid(2), leaflogixQueries({u"stock"_s}));
        m_pos->http.enqueue(200, QJsonDocument(products).toJson());
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"999"_s))).error().kind, Error::Kind::NotFound);
        QVERIFY(!awaited(m_pos->client.catalogPage({std::nullopt, u"1:100"_s}))); // Of a pull that is over.
    }

    void changesComeWithTheirStock()
    {
        const CatalogRequest request{m_pos->clock.now(), {}};
        m_pos->http.enqueue(200, "[]");
        const auto nothing = awaited(m_pos->client.catalogPage(request));
        QVERIFY(nothing && nothing->products.isEmpty() && nothing->next.isEmpty());
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"changes"_s})); // A minute of overlap; and no stock for nothing.
        m_pos->http.enqueue(200, json("[{'productId':1,'productName':'x','isActive':true,'price':5}]"));
        m_pos->http.enqueue(200, json("[{'productId':1,'quantityAvailable':7}]"));
        const auto changed = awaited(m_pos->client.catalogPage(request));
        QVERIFY(changed && changed->carriesStock);
        QCOMPARE(changed->products.first().values.first().stock, 7);
    }

    void anEmptyInventoryIsLookedForInTheReports_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        QTest::newRow("there") << 200 << json("[{'productId':171097,'quantityAvailable':7}]") << QString();
        QTest::newRow("not there either") << 200 << QByteArray("[]") << u"malformed"_s;
        QTest::newRow("no role") << 403 << QByteArray() << u"unauthorized"_s;
    }

    void anEmptyInventoryIsLookedForInTheReports()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, kind);
        m_pos->http.enqueue(200, json("[{'productId':171097,'productName':'x','isActive':true,'price':5}]"));
        m_pos->http.enqueue(200, "[]");
        m_pos->http.enqueue(status, body);
        const auto page = awaited(m_pos->client.catalogPage({}));
        QCOMPARE(page ? QString() : toWord(page.error().kind), kind);
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"catalogue"_s, u"stock"_s, u"stock elsewhere"_s}));
        if (!page)
            return;
        m_pos->http.enqueue(200, json("[{'productId':171097,'productName':'x','isActive':true,'price':5}]"));
        m_pos->http.enqueue(200, body);
        QVERIFY(awaited(m_pos->client.catalogPage({}))); // Which of the two it is, is remembered.
        QCOMPARE(m_pos->calls().last(), leaflogixQuery(u"stock elsewhere"_s));
    }

    void brokenListsFailThePull_data()
    {
        QTest::addColumn<QByteArray>("products");
        QTest::addColumn<QByteArray>("stock"); // Empty: not asked for.
        QTest::newRow("cut") << QByteArray("[{\"productId\":1") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("web page") << QByteArray("<html>") << QByteArray();
        QTest::newRow("an element that is none") << QByteArray("[{\"productId\":}]") << QByteArray("[{}]");
        QTest::newRow("stock cut") << QByteArray("[{\"productId\":1}]") << QByteArray("[{\"productId\":1},");
    }

    void brokenListsFailThePull()
    {
        QFETCH(QByteArray, products);
        QFETCH(QByteArray, stock);
        m_pos->http.enqueue(200, products);
        if (!stock.isEmpty())
            m_pos->http.enqueue(200, stock);
        const auto page = awaited(m_pos->client.catalogPage({}));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, Error::Kind::Malformed);
    }

    void theConnectionTestSaysWhoCanFixWhat_data()
    {
        QTest::addColumn<QList<int>>("statuses"); // whoami, orders, customers, products, stock.
        QTest::addColumn<QString>("failing"); // Names of the checks.
        QTest::addColumn<QString>("says");
        QTest::newRow("all well") << QList<int>{200, 200, 200, 200, 200} << QString() << QString();
        QTest::newRow("wrong key") << QList<int>{401, 401, 401, 401, 401} << u"credentials,orders,customers,catalogue"_s
                                   << u"pos.api_key"_s;
        QTest::newRow("no PreOrder") << QList<int>{200, 403, 200, 200, 200} << u"orders"_s << u"role PreOrder"_s;
        QTest::newRow("no Customer") << QList<int>{200, 200, 403, 200, 200} << u"customers"_s << u"role Customer"_s;
        QTest::newRow("no Inventory") << QList<int>{200, 200, 200, 403, 200} << u"catalogue"_s << u"role Inventory"_s;
        QTest::newRow("understood and refused") << QList<int>{200, 400, 400, 200, 200} << QString() << QString();
        QTest::newRow("no such location")
            << QList<int>{404, 200, 200, 200, 200} << u"credentials"_s << u"Dutchie support"_s;
        QTest::newRow("away") << QList<int>{503, 503, 503, 503, 503} << u"credentials,orders,customers,catalogue"_s
                              << u"does not answer"_s;
    }

    void theConnectionTestSaysWhoCanFixWhat()
    {
        QFETCH(QList<int>, statuses);
        QFETCH(QString, failing);
        QFETCH(QString, says);
        const QList<QByteArray> bodies{fixture(u"leaflogix/whoami.in.json"_s), "[]", "[]",
            fixture(u"leaflogix/products.in.json"_s), fixture(u"leaflogix/inventory.in.json"_s)};
        for (qsizetype i = 0; i < statuses.size(); ++i) {
            if (i == 4 && statuses[3] != 200)
                break;
            m_pos->http.enqueue(statuses[i], statuses[i] == 200 ? bodies[i] : QByteArray(),
                {{"Date", "Mon, 23 Nov 2026 18:02:12 GMT"}});
        }
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks);
        QStringList failed;
        QStringList advice;
        for (const auto &check : *checks) {
            if (check.passed)
                continue;
            failed.append(check.what);
            advice.append(check.advice);
        }
        QCOMPARE(failed.join(u','), failing);
        QVERIFY2(advice.join(u'\n').contains(says), qPrintable(advice.join(u'\n')));
        QCOMPARE(checks->size(), 5);
    }

    void aWrongClockIsSaid()
    {
        m_pos->http.enqueue(200, fixture(u"leaflogix/whoami.in.json"_s), {{"Date", "Mon, 23 Nov 2026 18:04:11 GMT"}});
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks->at(1).advice.contains("120 seconds behind"_L1));
    }

    void settingsAreChecked_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("good");
        QTest::newRow("the least") << QByteArray() << true;
        QTest::newRow("a key of one's own")
            << QByteArray("consumer_key = \"{7C0F0E9E-0D2A-4A53-9F0E-8F6A1F1F0C11}\"\n") << true;
        QTest::newRow("no GUID") << QByteArray("consumer_key = \"kiosk\"\n") << false;
    }

    void settingsAreChecked()
    {
        QFETCH(QByteArray, lines);
        const QByteArray text = "[kiosk]\nid = 7\nname = \"K\"\n[store]\nid = 42\nname = \"H\"\n"
                                "timezone = \"America/Los_Angeles\"\ncurrency = \"USD\"\nlicense = \"C10\"\n"
                                "[pos]\nvendor = \"leaflogix\"\n[pos.leaflogix]\nbase_url = \"https://pos.example/\"\n"
            + lines;
        const auto config = StoreConfig::parse(text, u"kiosk.toml"_s);
        QVERIFY2(config, qPrintable(config ? QString() : config.error().message));
        const auto settings = LeaflogixSettings::fromConfig(*config);
        QTEST(settings.ok(), "good");
        if (!settings)
            return;
        QCOMPARE(settings->url("/whoami"), QUrl(u"https://pos.example/whoami"_s));
        QCOMPARE(settings->consumerKey.size(), 36);
        QCOMPARE(LeaflogixSettings::fromConfig(*config)->consumerKey, settings->consumerKey); // The same for ever.
        ManualClock clock;
        ScriptedTransport http;
        QVERIFY(LeaflogixClient::make(*config, {{u"pos.api_key"_s, "location\n"}}, http, clock));
    }

    void withoutAnIntegratorKeyThePasswordIsEmpty()
    {
        LeaflogixClient client(leaflogixSettings(), m_pos->http, m_pos->clock, "location", {});
        m_pos->http.enqueue(200, "[]");
        QVERIFY(awaited(client.changedOrders(m_pos->clock.now())));
        const HttpReply sent{0, {}, m_pos->http.requests.first().headers};
        QCOMPARE(sent.header("Authorization"), "Basic " + QByteArray("location:").toBase64());
    }
};

QTEST_GUILESS_MAIN(TestLeaflogixFeeds)
#include "tst_leaflogixfeeds.moc"
