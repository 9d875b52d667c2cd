#include "sync/awaited.h"
#include "tests/support/jsontext.h"
#include "tests/support/leaflogixscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** What becomes of an order whose answer was lost, against a script. */
class TestLeaflogixRecovery : public QObject {
    Q_OBJECT

    std::unique_ptr<ScriptedLeaflogix> m_pos;

    UnclearCreate unclear(int looks = 1)
    {
        auto order = leaflogixOrder();
        order.totals = {Money(13'000), Money(1'000), Money(2'400), Money(14'400), false};
        return {order, m_pos->clock.now(), looks, {}};
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedLeaflogix>(); }

    void aLostGuestIsNoLostOrder()
    {
        m_pos->http.fail(Error::Kind::InDoubt);
        QCOMPARE(awaited(m_pos->client.create(leaflogixGuest())).error().kind, Error::Kind::Unreachable);
        // After a crash the guest of an order in doubt is looked for before another is made.
        m_pos = std::make_unique<ScriptedLeaflogix>();
        auto doubted = unclear(0);
        doubted.order = leaflogixGuest();
        QVERIFY(awaited(m_pos->client.recoverCreate(doubted)));
        m_pos->http.enqueue(200, json("[{'customerId':70001,'transactionReferenceNumber':'K7-20261123-0042-9F3C'}]"));
        m_pos->http.enqueue(200, "184467");
        QVERIFY(awaited(m_pos->client.create(leaflogixGuest())));
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"guests"_s, u"submit"_s}));
        QCOMPARE(m_pos->sent(1), leaflogixOut(u"submit-guest.out.json"_s));
    }

    void aYoungOrderThatIsGoneThreeTimesIsRemoved()
    {
        const PosOrderId id(u"184467"_s);
        for (int i = 0; i < 5; ++i) { // Nothing is known about its age.
            m_pos->http.enqueue(200, "[]");
            QVERIFY(!awaited(m_pos->client.read(id)));
        }
        m_pos->answerStatus();
        QVERIFY(awaited(m_pos->client.read(id)));
        for (int i = 0; i < 2; ++i) {
            m_pos->http.enqueue(200, "[]");
            QVERIFY(!awaited(m_pos->client.read(id)));
        }
        m_pos->http.enqueue(200, "[]");
        QCOMPARE(toWord(*awaited(m_pos->client.read(id))->status), toWord(OrderStatus::Removed));
        m_pos->clock.advance(std::chrono::hours(24 * 14));
        m_pos->http.enqueue(200, "[]"); // Past the vendor's window it is only out of sight.
        QCOMPARE(awaited(m_pos->client.read(id)).error().kind, Error::Kind::NotFound);
    }

    void anUnclearUpdateIsCompared_data()
    {
        QTest::addColumn<QList<double>>("held");
        QTest::addColumn<bool>("changeable");
        QTest::addColumn<Recovery::Verdict>("verdict");
        using enum Recovery::Verdict;
        QTest::newRow("there") << QList<double>{3, 1} << true << Found;
        QTest::newRow("there and filled") << QList<double>{3, 1} << false << Found;
        QTest::newRow("as before") << QList<double>{2, 1} << true << NotThere;
        QTest::newRow("closed before") << QList<double>{2, 1} << false << Superseded;
    }

    void anUnclearUpdateIsCompared()
    {
        QFETCH(QList<double>, held);
        QFETCH(bool, changeable);
        m_pos->answerStatus({{u"items"_s, leaflogixPositions(held)}, {u"isUpdateable"_s, changeable}});
        const auto recovery = awaited(m_pos->client.recoverUpdate(leaflogixTarget()));
        QVERIFY(recovery);
        QTEST(recovery->verdict, "verdict");
    }

    void anUnclearCreateIsLookedUp_data()
    {
        QTest::addColumn<QList<QJsonObject>>("open"); // Changes to one order each.
        QTest::addColumn<bool>("taken");
        QTest::addColumn<Recovery::Verdict>("verdict");
        using enum Recovery::Verdict;
        const QJsonObject ours;
        const auto with = [](const QString &name, const QJsonValue &value) { return QJsonObject{{name, value}}; };
        QTest::newRow("one") << QList{ours} << false << Found;
        QTest::newRow("a cent off") << QList{with(u"total"_s, 144.01)} << false << Found;
        QTest::newRow("none") << QList<QJsonObject>() << false << NotThere;
        QTest::newRow("of another customer") << QList{with(u"customerId"_s, 5)} << false << NotThere;
        QTest::newRow("another total") << QList{with(u"total"_s, 144.02)} << false << NotThere;
        QTest::newRow("from before") << QList{with(u"orderDate"_s, u"2026-11-23T18:00:10Z"_s)} << false << NotThere;
        QTest::newRow("a clock two minutes behind")
            << QList{with(u"orderDate"_s, u"2026-11-23T18:00:11Z"_s)} << false << Found;
        QTest::newRow("known as another order of ours") << QList{ours} << true << NotThere;
        QTest::newRow("two") << QList{ours, with(u"preOrderId"_s, 184468)} << false << Unknowable;
    }

    void anUnclearCreateIsLookedUp()
    {
        QFETCH(QList<QJsonObject>, open);
        QFETCH(bool, taken);
        const auto early = awaited(m_pos->client.recoverCreate(unclear(0)));
        QVERIFY(early && early->verdict == Recovery::Verdict::LookAgain && early->wait == 2s);
        QVERIFY(m_pos->http.requests.isEmpty());
        QJsonArray orders;
        for (const auto &one : open)
            orders.append(ScriptedLeaflogix::status(one));
        m_pos->http.enqueue(200, QJsonDocument(orders).toJson());
        auto create = unclear();
        if (taken)
            create.taken.insert(PosOrderId(u"184467"_s));
        const auto recovery = awaited(m_pos->client.recoverCreate(create));
        QVERIFY(recovery);
        QTEST(recovery->verdict, "verdict");
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"open orders"_s}));
        if (recovery->order) {
            QCOMPARE(recovery->order->reference, leaflogixOrder().reference);
            QCOMPARE(recovery->order->lines, targetLines(leaflogixOrder().lines));
        }
    }

    void anEstimateIsPricedBeforeComparing()
    {
        auto create = unclear();
        create.order.totals = {};
        m_pos->answer(u"price-cart.in.json"_s);
        m_pos->answer(u"status.in.json"_s);
        const auto recovery = awaited(m_pos->client.recoverCreate(create));
        QVERIFY(recovery && recovery->verdict == Recovery::Verdict::Found);
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"preview"_s, u"open orders"_s}));
    }

    void aFailedLookSaysNothing()
    {
        m_pos->http.enqueue(500, "");
        QVERIFY(!awaited(m_pos->client.recoverCreate(unclear())));
    }

    void aDuplicateNobodySeesGoesToAPerson_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("refused") << 400;
        QTest::newRow("conflict") << 409;
        QTest::newRow("refused in a 200") << 200;
    }
    void aDuplicateNobodySeesGoesToAPerson()
    {
        QFETCH(int, status);
        m_pos->http.enqueue(status, json("{'result':false,'message':'duplicate'}"));
        QCOMPARE(awaited(m_pos->client.create(leaflogixOrder())).error().kind, Error::Kind::InDoubt);
        m_pos->http.enqueue(200, "[]");
        const auto first = awaited(m_pos->client.recoverCreate(unclear(1)));
        QVERIFY(first->verdict == Recovery::Verdict::LookAgain); // It is there: sending again would say the same.
        m_pos->http.enqueue(200, "[]");
        QVERIFY(awaited(m_pos->client.recoverCreate(unclear(3)))->verdict == Recovery::Verdict::Unknowable);
    }

    void aSecondOneIsShownNotCanceled()
    {
        auto create = unclear();
        create.order.posOrder = PosOrderId(u"184467"_s);
        m_pos->answerStatus();
        m_pos->answer(u"status.in.json"_s);
        QVERIFY(awaited(m_pos->client.keepOnlyOne(create)));
        m_pos->answerStatus();
        const QJsonArray two{ScriptedLeaflogix::status(), ScriptedLeaflogix::status({{u"preOrderId"_s, 184468}})};
        m_pos->http.enqueue(200, QJsonDocument(two).toJson());
        const auto kept = awaited(m_pos->client.keepOnlyOne(create));
        QCOMPARE(kept.error().kind, Error::Kind::Rejected);
        QVERIFY(kept.error().message.contains("184468"_L1));
    }
};

QTEST_GUILESS_MAIN(TestLeaflogixRecovery)
#include "tst_leaflogixrecovery.moc"
