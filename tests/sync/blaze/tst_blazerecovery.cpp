#include "sync/awaited.h"
#include "tests/support/blazescript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using Verdict = Recovery::Verdict;

class TestBlazeRecovery : public QObject {
    Q_OBJECT

    std::unique_ptr<ScriptedBlaze> m_pos;

    [[nodiscard]] UnclearCreate unclear(int looks, const Order &order = blazeOrder()) const
    {
        return {order, m_pos->clock.now(), looks};
    }
    /** A create whose submit ended without an answer. */
    void loseTheSubmit()
    {
        m_pos->prepared();
        m_pos->http.fail(Error::Kind::InDoubt);
        QCOMPARE(awaited(m_pos->client.create(blazeOrder())).error().kind, Error::Kind::InDoubt);
        m_pos->http.requests.clear();
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedBlaze>(); }

    void aLostSubmitIsLookedUpByItsCart_data()
    {
        QTest::addColumn<QJsonObject>("cart");
        QTest::addColumn<Verdict>("expected");
        QTest::newRow("placed") << placedCart() << Verdict::Found;
        QTest::newRow("still in progress") << blazeJson("prepared.in.json") << Verdict::NotThere;
        QTest::newRow("canceled meanwhile") << placedCart({{u"cartStatus"_s, u"Declined"_s}}) << Verdict::Found;
    }

    void aLostSubmitIsLookedUpByItsCart()
    {
        QFETCH(QJsonObject, cart);
        loseTheSubmit();
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(0)))->verdict, Verdict::LookAgain);
        m_pos->answer(cart);
        const auto recovery = awaited(m_pos->client.recoverCreate(unclear(1)));
        QVERIFY(recovery);
        QTEST(recovery->verdict, "expected");
        QCOMPARE(m_pos->calls(), QStringList{u"GET /store/cart/65f0c0ffee65f0c0ffee0001"_s});
    }

    void sendingAgainGoesOnWithTheSameCart()
    {
        loseTheSubmit();
        m_pos->answerFile("prepared.in.json");
        m_pos->answerFile("prepared.in.json");
        m_pos->answer(placedCart());
        QVERIFY(awaited(m_pos->client.create(blazeOrder())));
        QCOMPARE(m_pos->calls().first(), u"GET /store/cart/65f0c0ffee65f0c0ffee0001"_s);
        QCOMPARE(m_pos->calls().last(), blazeQueries("sale").last());
    }

    void sendingAgainFindsThatTheFirstTryGotThrough()
    {
        loseTheSubmit();
        m_pos->answer(placedCart());
        QVERIFY(awaited(m_pos->client.create(blazeOrder())));
        QCOMPARE(m_pos->calls().size(), 1);
    }

    void afterACrashTheConsumersCartsTell_data()
    {
        QTest::addColumn<QJsonArray>("history");
        QTest::addColumn<QJsonObject>("active");
        QTest::addColumn<int>("looks");
        QTest::addColumn<Verdict>("expected");
        const auto fresh = blazeJson("cart.in.json");
        const QJsonArray none;
        QTest::newRow("in the history") << QJsonArray{placedCart()} << QJsonObject() << 1 << Verdict::Found;
        QTest::newRow("by its memo only") << QJsonArray{placedCart(
            {{u"externalId"_s, QJsonValue()}, {u"sessionId"_s, QJsonValue()}, {u"orderTags"_s, QJsonArray()}})}
                                          << QJsonObject() << 1 << Verdict::Found;
        QTest::newRow("never submitted") << none << blazeJson("prepared.in.json") << 1 << Verdict::NotThere;
        QTest::newRow("placed, seen by its session") << none << placedCart() << 1 << Verdict::Found;
        QTest::newRow("another order's") << QJsonArray{placedCart({{u"externalId"_s, u"K7-20261123-0041-AAAA"_s}})}
                                         << fresh << 1 << Verdict::LookAgain;
        QTest::newRow("nothing yet") << none << fresh << 2 << Verdict::LookAgain;
        QTest::newRow("nothing at last") << none << fresh << 3 << Verdict::NotThere;
    }

    void afterACrashTheConsumersCartsTell()
    {
        QFETCH(QJsonArray, history);
        QFETCH(QJsonObject, active);
        QFETCH(int, looks);
        m_pos->answerList(history);
        if (!active.isEmpty())
            m_pos->answer(active);
        const auto recovery = awaited(m_pos->client.recoverCreate(unclear(looks)));
        QVERIFY(recovery);
        QTEST(recovery->verdict, "expected");
        QCOMPARE(m_pos->calls(),
            active.isEmpty() ? blazeQueries("look for a lost order").mid(0, 1) : blazeQueries("look for a lost order"));
    }

    void aLookThatFailsSaysNothing()
    {
        m_pos->http.enqueue(500, {});
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(1))).error().kind, Error::Kind::Unreachable);
    }

    void theHistoryIsReadToItsEnd()
    {
        QJsonArray others;
        for (int i = 0; i < 100; ++i)
            others.append(placedCart({{u"id"_s, u"other-%1"_s.arg(i)}, {u"externalId"_s, u"K1"_s}}));
        m_pos->answerList(others);
        m_pos->answerList({placedCart()});
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(1)))->verdict, Verdict::Found);
        QVERIFY(m_pos->calls().last().contains("start=100"_L1));
    }

    void theCartOfNobodyMayBeUnknowable()
    {
        const auto fresh = blazeJson("cart.in.json", {{u"consumerId"_s, QJsonValue()}});
        m_pos->answer(fresh);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(2, blazeGuestOrder({}))))->verdict, Verdict::LookAgain);
        m_pos->answer(fresh);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(3, blazeGuestOrder({}))))->verdict, Verdict::Unknowable);
    }

    void ofTwoTheOlderStays()
    {
        auto order = blazeOrder();
        order.posOrder = PosOrderId(u"65f0c0ffee65f0c0ffee0001"_s);
        m_pos->answer(placedCart());
        m_pos->answerList(
            {placedCart(), placedCart({{u"id"_s, u"older"_s}, {u"orderPlacedTime"_s, qint64(1795446000000)}})});
        m_pos->answer(placedCart());
        m_pos->http.enqueue(200, {});
        m_pos->answer(placedCart({{u"cartStatus"_s, u"CanceledByConsumer"_s}}));
        const auto kept = awaited(m_pos->client.keepOnlyOne(unclear(0, order)));
        QVERIFY(kept);
        QCOMPARE(kept->id, PosOrderId(u"older"_s));
        QCOMPARE(m_pos->calls().mid(2), blazeQueries("cancel"));
    }
};

QTEST_GUILESS_MAIN(TestBlazeRecovery)
#include "tst_blazerecovery.moc"
