#include "tests/sync/flowhub/flowhubscript.h"

#include <QTest>

using namespace Peak;
using namespace Peak::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFlowhubRecovery : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedFlowhub> m_pos;

    UnclearCreate unclear(int looks = 0) const { return {flowhubOrder(), m_pos->clock.now(), looks, {}}; }
    Recovery recovered(const UnclearCreate &create) { return awaited(m_pos->client.recoverCreate(create)).valueOr({}); }
    /** The lists' answer with some orders of sales.in.json, several times over. */
    void answerSales(const QList<int> &which)
    {
        const auto all = jsonFixture(u"flowhub/sales.in.json"_s)["orders"_L1].toArray();
        QJsonArray some;
        for (const int i : which) {
            auto sale = all[i].toObject();
            if (!some.isEmpty())
                sale["orderId"_L1] = sale["orderId"_L1].toString() + u"-%1"_s.arg(some.size());
            some.append(sale);
        }
        m_pos->answer(QJsonDocument(QJsonObject{{u"total"_s, some.size()}, {u"orders"_s, some}}).toJson());
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedFlowhub>(); }

    void theOnlyFittingSaleIsOurs()
    {
        m_pos->answerFile(u"sales.in.json"_s);
        m_pos->answerToken();
        m_pos->answerStatus("o-ours", "inQueue");
        const auto recovery = recovered(unclear());
        QCOMPARE(recovery.verdict, Recovery::Verdict::Found);
        QCOMPARE(recovery.order->id.toString(), u"o-ours"_s);
        QCOMPARE(recovery.order->word, u"inQueue"_s);
        QCOMPARE(recovery.order->totals.total, Money(9944));
        QCOMPARE(m_pos->calls(),
            (QStringList{
                u"GET /v1/orders/findByCustomerId/a7bb0000-7aed-4346-84f6-000000001301?created_after=2026-11-22"
                "&page=1&page_size=500&order_by=desc"_s,
                u"POST /oauth/token"_s, u"GET /order-ahead/v0/orderStatus/o-ours"_s}));
    }

    void nothingFoundIsNeverANo()
    {
        const QList<std::chrono::seconds> waits{15s, 45s, 120s};
        for (int look = 0; look < 3; ++look) {
            answerSales({1, 2, 3, 4});
            const auto recovery = recovered(unclear(look));
            QCOMPARE(recovery.verdict, Recovery::Verdict::LookAgain);
            QCOMPARE(recovery.wait, waits[look]);
        }
        m_pos->answer("Not Found", 404);
        QCOMPARE(recovered(unclear(3)).verdict, Recovery::Verdict::Unknowable);
        for (const auto &request : m_pos->http.requests)
            QVERIFY(!request.writes);
    }

    void twoThatFitAreForAPerson()
    {
        answerSales({0, 0});
        m_pos->answerToken();
        m_pos->answerStatus("o-ours", "new");
        m_pos->answerStatus("o-ours-1", "new");
        QCOMPARE(recovered(unclear(3)).verdict, Recovery::Verdict::Unknowable);
    }

    void aReferenceTellsThemApart()
    {
        answerSales({0, 0});
        m_pos->answerToken();
        m_pos->answerStatus("o-ours", "new", "K7-20261123-0041-AAAA");
        m_pos->answerStatus("o-ours-1", "new");
        QCOMPARE(recovered(unclear()).order->id.toString(), u"o-ours-1"_s);
        answerSales({0, 0, 0});
        m_pos->answerStatus("o-ours", "new");
        m_pos->answerStatus("o-ours-2", "new", "K7-20261123-0042-9F3C");
        QCOMPARE(recovered(unclear()).order->id.toString(), u"o-ours-2"_s);
    }

    void whatIsAnOrdersAlreadyIsNoOthers()
    {
        m_pos->answerToken();
        m_pos->answerStatus("o-ours", "new");
        QVERIFY(awaited(m_pos->client.read(PosOrderId(u"o-ours"_s))).ok());
        m_pos->answerFile(u"sales.in.json"_s);
        QCOMPARE(recovered(unclear(3)).verdict, Recovery::Verdict::Unknowable);
        m_pos = std::make_unique<ScriptedFlowhub>(); // A restart later the database knows.
        m_pos->answerFile(u"sales.in.json"_s);
        auto create = unclear(3);
        create.taken = {PosOrderId(u"o-ours"_s)};
        QCOMPARE(recovered(create).verdict, Recovery::Verdict::Unknowable);
    }

    void aListThatCannotBeReadSaysNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Error::Kind>("expected");
        QTest::newRow("server") << 500 << Error::Kind::Unreachable;
        QTest::newRow("key") << 401 << Error::Kind::Unauthorized;
        QTest::newRow("limit") << 429 << Error::Kind::Throttled;
        QTest::newRow("page") << 200 << Error::Kind::Malformed;
    }
    void aListThatCannotBeReadSaysNothing()
    {
        QFETCH(int, status);
        QFETCH(Error::Kind, expected);
        m_pos->answer("<html>", status);
        const auto recovery = awaited(m_pos->client.recoverCreate(unclear(3)));
        QVERIFY(!recovery);
        QCOMPARE(recovery.error().kind, expected);
    }

    void aGuestIsLookedForByPhoneThenInTheWholeShop()
    {
        auto guest = unclear();
        guest.order.customer = {};
        m_pos->answer("Not Found", 404);
        m_pos->answerFile(u"locations.in.json"_s);
        m_pos->answerFile(u"sales.in.json"_s);
        m_pos->answerToken();
        m_pos->answerStatus("o-ours", "new", "K7-20261123-0042-9F3C");
        QCOMPARE(recovered(guest).order->id.toString(), u"o-ours"_s);
        QCOMPARE(m_pos->calls().value(0),
            u"GET /v1/orders/findByPhoneNumber?phone_number=3035550142&created_after=2026-11-22&page=1&page_size=500"
            "&order_by=desc"_s);
        QCOMPARE(m_pos->calls().value(1), u"GET /v0/clientsLocations"_s);
        QCOMPARE(m_pos->calls().value(2),
            u"GET /v1/orders/findByLocationId/i-main?created_after=2026-11-22&page=1&page_size=500&order_by=desc"_s);
        // The location's name in the lists is asked for once.
        for (int time = 0; time < 2; ++time) {
            m_pos->answer("Not Found", 404);
            answerSales({});
            QCOMPARE(recovered(guest).verdict, Recovery::Verdict::LookAgain);
            QVERIFY(m_pos->calls().last().startsWith(u"GET /v1/orders/findByLocationId/i-main?"_s));
        }
        QCOMPARE(m_pos->calls().count(u"GET /v0/clientsLocations"_s), 1);
    }

    void aLongListIsReadToItsEnd()
    {
        answerSales(QList<int>(500, 1));
        answerSales({0});
        m_pos->answerToken();
        m_pos->answerStatus("o-ours", "new");
        QCOMPARE(recovered(unclear()).verdict, Recovery::Verdict::Found);
        QVERIFY(m_pos->calls().value(1).contains(u"&page=2&"_s));
    }

    void anAmendmentIsRepeatedWhileNobodyWorksOnTheOrder_data()
    {
        QTest::addColumn<int>("http");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<Recovery::Verdict>("verdict");
        using enum Recovery::Verdict;
        QTest::newRow("new") << 200 << QByteArray("new") << NotThere;
        QTest::newRow("begun") << 200 << QByteArray("started") << Unknowable;
        QTest::newRow("gone") << 404 << QByteArray() << Superseded;
    }
    void anAmendmentIsRepeatedWhileNobodyWorksOnTheOrder()
    {
        QFETCH(int, http);
        QFETCH(QByteArray, status);
        QFETCH(Recovery::Verdict, verdict);
        m_pos->answerToken();
        if (http == 200)
            m_pos->answerStatus(flowhubMerge().ticket.toString().toLatin1(), status);
        else
            m_pos->answer("Not Found", http);
        QCOMPARE(awaited(m_pos->client.recoverUpdate(flowhubMerge()))->verdict, verdict);
    }
};

QTEST_GUILESS_MAIN(TestFlowhubRecovery)
#include "tst_flowhubrecovery.moc"
