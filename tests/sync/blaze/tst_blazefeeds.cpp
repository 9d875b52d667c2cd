#include "sync/awaited.h"
#include "tests/support/blazescript.h"
#include "tests/support/jsontext.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBlazeFeeds : public QObject {
    Q_OBJECT

    std::unique_ptr<ScriptedBlaze> m_pos;

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedBlaze>(); }

    void aPhoneMayBelongToSeveral()
    {
        CustomerQuery query;
        query.phone = u"4155550142"_s;
        m_pos->answerFile("consumer.in.json");
        m_pos->answerFile("members.in.json");
        const auto found = awaited(m_pos->client.findCustomer(query));
        QVERIFY(found);
        QCOMPARE(found->size(), 2); // One who never was online cannot order.
        QVERIFY(found->at(0).medical); // The shop's record knows more.
        QVERIFY(found->at(1).banned);
        QCOMPARE(m_pos->calls(),
            (QStringList{blazeQueries("sale of a guest").at(0), blazeQueries("sale of a guest").at(2)}));
    }

    void nobodyIsSaidInManyWays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("404") << 404 << QByteArray();
        QTest::newRow("400") << 400 << json("{'message':'x'}");
        QTest::newRow("204") << 204 << QByteArray();
        QTest::newRow("empty") << 200 << QByteArray();
        QTest::newRow("no members") << 200 << QByteArray("{}");
    }

    void nobodyIsSaidInManyWays()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        CustomerQuery query;
        query.id = blazeOrder().customer;
        m_pos->http.enqueue(status, body);
        const auto found = awaited(m_pos->client.findCustomer(query));
        QVERIFY(found && found->isEmpty());
        QCOMPARE(m_pos->calls(), blazeQueries("customer"));
    }

    void whoIsThereAlreadyIsFoundInsteadOfMade()
    {
        Customer customer;
        customer.contact = blazeGuest();
        m_pos->refuse(400, u"User exists"_s);
        m_pos->answerFile("consumer.in.json");
        m_pos->answerList({});
        const auto made = awaited(m_pos->client.createCustomer(customer));
        QVERIFY(made);
        QCOMPARE(made->id, blazeOrder().customer);
        customer.contact.lastName.clear();
        QCOMPARE(awaited(m_pos->client.createCustomer(customer)).error().field, u"customer.last_name"_s);
    }

    void aCodeIsJudgedByItsPromotionAndByTheCart_data()
    {
        QTest::addColumn<QJsonObject>("promotion");
        QTest::addColumn<bool>("valid");
        const auto with = [](const char *name, const QJsonValue &value) {
            return blazeJson("promotion.in.json", {{QString::fromLatin1(name), value}});
        };
        QTest::newRow("good") << with("name", u"Ten"_s) << true;
        QTest::newRow("not active") << with("active", false) << false;
        QTest::newRow("expired") << with("endDate", qint64(1764000000001)) << false;
        QTest::newRow("not begun") << with("startDate", qint64(1895446000000)) << false;
        QTest::newRow("used up") << with("usageCount", 100) << false;
        QTest::newRow("nothing") << QJsonObject() << false;
    }

    void aCodeIsJudgedByItsPromotionAndByTheCart()
    {
        QFETCH(QJsonObject, promotion);
        QFETCH(bool, valid);
        m_pos->answer(promotion);
        const auto discount = awaited(m_pos->client.validateDiscount(u"TAKE 10"_s, {}));
        QCOMPARE(m_pos->calls(), blazeQueries("discount"));
        QCOMPARE(discount.ok(), valid);
        if (!discount) {
            QCOMPARE(discount.error().kind, Error::Kind::NotFound);
            return;
        }
        QCOMPARE(discount->kind, u"percent"_s);
        QCOMPARE(discount->value, u"10"_s);

        m_pos->answer(promotion); // With a cart BLAZE's own word counts.
        m_pos->prepared();
        QVERIFY(awaited(m_pos->client.validateDiscount(u"take10"_s, blazeOrder())));
        m_pos->answer(promotion);
        m_pos->prepared();
        QCOMPARE(awaited(m_pos->client.validateDiscount(u"OTHER"_s, blazeOrder())).error().kind, Error::Kind::NotFound);
    }

    void theCatalogueIsReadPageByPage()
    {
        QJsonArray hundred;
        for (int i = 0; i < 100; ++i)
            hundred.append(QJsonObject{{u"id"_s, u"p%1"_s.arg(i)}, {u"name"_s, u"P"_s}, {u"unitPrice"_s, 1}});
        m_pos->answer({{u"values"_s, hundred}, {u"total"_s, 101}});
        auto page = awaited(m_pos->client.catalogPage({}));
        QVERIFY(page);
        QCOMPARE(page->products.size(), 100);
        QCOMPARE(m_pos->calls(), blazeQueries("catalogue"));
        m_pos->http.requests.clear();
        m_pos->answer({{u"values"_s, QJsonArray{hundred.first()}}, {u"total"_s, 101}});
        page = awaited(m_pos->client.catalogPage({std::nullopt, page->next}));
        QVERIFY(page->next.isEmpty());
        QCOMPARE(m_pos->calls(), blazeQueries("catalogue, next page"));

        m_pos->answer({{u"values"_s, hundred}}); // Without a count only a page that is not full is the last.
        QCOMPARE(awaited(m_pos->client.catalogPage({}))->next, u"100"_s);
        m_pos->answer({{u"values"_s, hundred}, {u"total"_s, 250}}); // Fewer than asked for, but not the end.
        QCOMPARE(awaited(m_pos->client.catalogPage({std::nullopt, u"100"_s}))->next, u"200"_s);
        m_pos->http.enqueue(200, "{}");
        QCOMPARE(awaited(m_pos->client.catalogPage({})).error().kind, Error::Kind::Malformed);
    }

    void changesAreAskedForAsLongAsBlazeLooksBack()
    {
        m_pos->answerList({});
        const auto recent = m_pos->clock.now() - 1h;
        QVERIFY(awaited(m_pos->client.catalogPage({recent, {}})));
        QCOMPARE(m_pos->calls(), blazeQueries("changes"));
        m_pos->http.requests.clear();
        m_pos->answerList({});
        QVERIFY(awaited(m_pos->client.catalogPage({m_pos->clock.now() - 24h * 7, {}})));
        QCOMPARE(m_pos->calls(), blazeQueries("catalogue"));
    }

    void oneProductIsReadByItself()
    {
        m_pos->answer(blazeJson("products.in.json")["values"_L1][0].toObject());
        const auto product = awaited(m_pos->client.product(ProductId(u"5f1b0c9e2b7a4d0001a1b2c3"_s)));
        QVERIFY(product);
        QCOMPARE(m_pos->calls(), blazeQueries("product"));
        m_pos->http.enqueue(404, {});
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"x"_s))).error().kind, Error::Kind::NotFound);
    }

    void theConnectionTestSaysWhoCanHelp()
    {
        const HttpHeader date("Date", "Mon, 23 Nov 2026 18:02:11 GMT");
        m_pos->http.enqueue(200, fixture(u"blaze/store.in.json"_s), {date});
        m_pos->http.enqueue(200, fixture(u"blaze/products.in.json"_s), {date});
        m_pos->answerList({QJsonObject{{u"id"_s, u"inv-safe"_s}, {u"name"_s, u"Safe"_s}}});
        m_pos->http.enqueue(404, {});
        m_pos->http.enqueue(404, {});
        m_pos->http.enqueue(403, {});
        m_pos->http.enqueue(400, {});
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks);
        QCOMPARE(m_pos->calls(), blazeQueries("connection test"));
        QStringList said;
        for (const auto &check : *checks)
            said.append(u"%1 %2"_s.arg(check.what, check.passed ? u"yes"_s : u"no"_s));
        QCOMPARE(said,
            (QStringList{u"credentials yes"_s, u"online orders yes"_s, u"clock yes"_s, u"catalogue yes"_s,
                u"inventories no"_s, u"orders yes"_s, u"customers yes"_s, u"members no"_s, u"discounts yes"_s}));
        QVERIFY(checks->at(0).advice.contains("Harbor Street"_L1));
        QVERIFY(checks->at(4).advice.contains("inv-safe (Safe)"_L1));
        QVERIFY(checks->at(7).advice.contains("partner team"_L1));
    }

    void wrongKeysAreSaidOnce()
    {
        m_pos->refuse(401, u"Invalid PARTNER or Developer API Key"_s);
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks);
        QCOMPARE(m_pos->calls(), QStringList{u"GET /store"_s});
        QVERIFY(!checks->first().passed);
        QVERIFY(checks->first().advice.contains("the keys were refused"_L1));
    }
};

QTEST_GUILESS_MAIN(TestBlazeFeeds)
#include "tst_blazefeeds.moc"
