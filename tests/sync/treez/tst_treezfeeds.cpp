#include "sync/awaited.h"
#include "tests/support/treezscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTreezFeeds : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedTreez> m_pos;

    static QByteArray page(int products, int total)
    {
        QJsonArray list;
        for (int i = 0; i < products; ++i)
            list.append(QJsonObject{{u"product_id"_s, u"p%1"_s.arg(i)}, {u"product_status"_s, u"ACTIVE"_s},
                {u"sellable_quantity"_s, 1}, {u"category_type"_s, u"PILL"_s},
                {u"product_configurable_fields"_s, QJsonObject{{u"name"_s, u"P"_s}}},
                {u"pricing"_s, QJsonObject{{u"price_type"_s, u"FLAT"_s}, {u"price_sell"_s, 1}}}});
        const QJsonObject data{{u"page_count"_s, products}, {u"total_count"_s, total}, {u"product_list"_s, list}};
        const QJsonObject answer{{u"resultCode"_s, u"SUCCESS"_s}, {u"data"_s, data}};
        return QJsonDocument(answer).toJson(QJsonDocument::Compact);
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedTreez>(); }

    void theCatalogueEndsWithAnEmptyPage()
    {
        for (const int size : {3, 1, 0})
            m_pos->http.enqueue(200, page(size, size > 0 ? 4 : 0));
        CatalogRequest request;
        QList<qsizetype> sizes;
        do {
            const auto got = awaited(m_pos->client.catalogPage(request));
            QVERIFY(got && got->carriesStock);
            sizes.append(got->products.size());
            request.cursor = got->next;
        } while (!request.cursor.isEmpty());
        QCOMPARE(sizes, (QList<qsizetype>{3, 1, 0}));
        QCOMPARE(m_pos->call(2), u"GET /product/product_list?active=ALL&page=3"_s);
        QVERIFY(m_pos->http.requests.first().largestReply > 32 * 1024 * 1024);
    }

    void changedProductsCarryNoStockToBelieve()
    {
        m_pos->http.enqueue(200, page(2, 2));
        const auto got = awaited(m_pos->client.catalogPage({m_pos->clock.now(), {}}));
        QVERIFY(got && !got->carriesStock);
        QCOMPARE(m_pos->call(0),
            u"GET /product/product_list/lastUpdated/after/2026-11-23T10%3A02%3A11.000-08%3A00?page=1"_s);
    }

    void brokenTextCostsNoPage()
    {
        m_pos->http.enqueue(200, page(2, 2).replace("\"name\":\"P\"", "\"name\":\"P\xFF\xC3\""));
        const auto got = awaited(m_pos->client.catalogPage({}));
        QVERIFY(got);
        QCOMPARE(got->products.size(), 2);
        QCOMPARE(got->products.first().name, u"P"_s);
    }

    void oneProductIsReadByItsId()
    {
        const auto list = jsonFixture(u"treez/products.in.json"_s)["data"_L1]["product_list"_L1].toArray();
        const ProductId id(u"11111111-0000-4000-8000-000000000001"_s);
        m_pos->answerTicket(list.first().toObject());
        QCOMPARE(awaited(m_pos->client.product(id))->values.first().stock, 9);
        m_pos->answerTicket({{u"product_list"_s, QJsonArray{list.first()}}});
        QVERIFY(awaited(m_pos->client.product(id)).ok());
        m_pos->answerTicket(list.at(1).toObject());
        QCOMPARE(awaited(m_pos->client.product(id)).error().kind, Error::Kind::NotFound);
    }

    void changesComeFromTheChangeFeed()
    {
        m_pos->answerList({treezTicket(), treezTicket({{u"ticket_id"_s, u"t2"_s}})}, 3);
        m_pos->answerList({treezTicket({{u"ticket_id"_s, u"t3"_s}})}, 3);
        const auto news = awaited(m_pos->client.changedOrders(m_pos->clock.now()));
        QVERIFY(news && !news->complete);
        QCOMPARE(news->orders.size(), 3);
        QCOMPARE(
            m_pos->call(1), u"GET /ticket/lastUpdated/after/2026-11-23T10%3A01%3A11.000-08%3A00/page/2/pagesize/50"_s);
        QCOMPARE(m_pos->http.requests.first().priority, HttpRequest::Priority::Background);
    }

    void nobodyAsksFurtherBackThanTreezAllows()
    {
        m_pos->answerList({}, 0);
        QVERIFY(awaited(m_pos->client.changedOrders(fromMs(0))).ok());
        QVERIFY(m_pos->call(0).contains(u"/2026-10-25T"_s));
    }

    void withoutAChangeFeedTheStatusListsAreRead()
    {
        m_pos->refuse(404, u"NOT_FOUND"_s);
        for (int open = 0; open < 5; ++open)
            m_pos->answerList({treezTicket({{u"ticket_id"_s, open}})}, 1);
        m_pos->answerList(
            {treezTicket({{u"ticket_id"_s, u"fresh"_s}}),
                treezTicket({{u"ticket_id"_s, u"old"_s}, {u"last_updated_at"_s, u"2026-11-01T10:00:00.000-08:00"_s}})},
            500);
        m_pos->answerList({}, 0);
        const auto news = awaited(m_pos->client.changedOrders(m_pos->clock.now()));
        QVERIFY(news && news->complete);
        QCOMPARE(news->orders.size(), 6);
        QCOMPARE(m_pos->call(2), u"GET /ticket/status/AWAITING_PROCESSING/page/1/pagesize/50"_s);
        QVERIFY(m_pos->call(6).startsWith(u"GET /ticket/status/COMPLETED/page/1/pagesize/50?sort_by_field"_s));

        m_pos->http.requests.clear();
        m_pos->http.fail(Error::Kind::Unreachable);
        QVERIFY(!awaited(m_pos->client.changedOrders(m_pos->clock.now())));
        QVERIFY(m_pos->call(0).startsWith(u"GET /ticket/status/"_s)); // Remembered.
    }

    void anOutageIsNotTakenForAMissingFeed()
    {
        m_pos->http.fail(Error::Kind::Unreachable);
        QCOMPARE(awaited(m_pos->client.changedOrders(m_pos->clock.now())).error().kind, Error::Kind::Unreachable);
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void theConnectionTestSaysWhatIsWrong()
    {
        const QByteArray date = "Mon, 23 Nov 2026 18:04:11 GMT"; // Two minutes ahead of our clock.
        m_pos->http.enqueue(200, page(0, 0), {{"Date", date}});
        m_pos->http.enqueue(200, page(2, 1042));
        m_pos->http.enqueue(403, R"({"message":"Forbidden"})");
        m_pos->refuse(404, u"CUSTOMER_DOESNT_EXIST"_s);
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks);
        QStringList said;
        for (const auto &check : *checks)
            said.append(check.what + (check.passed ? u" ok"_s : u" bad"_s));
        QCOMPARE(said,
            (QStringList{u"credentials ok"_s, u"clock bad"_s, u"catalogue ok"_s, u"orders bad"_s, u"customers ok"_s}));
        QVERIFY(checks->at(1).advice.contains(u"120 seconds behind"_s));
        QVERIFY(checks->at(2).advice.contains(u"1042"_s));
        QVERIFY(checks->at(3).advice.contains(u"not granted"_s));
    }
};

QTEST_GUILESS_MAIN(TestTreezFeeds)
#include "tst_treezfeeds.moc"
