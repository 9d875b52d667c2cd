#include "sync/http/ratelimiter.h"

#include "sync/awaited.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Priority = HttpRequest::Priority;

class TestRateLimiter : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock;

    static QCoro::Task<> enter(RateLimiter *limiter, Priority priority, QString name, QStringList *order)
    {
        auto waiting = limiter->acquire(priority);
        const auto turn = co_await waiting;
        order->append(turn ? name : name + u'!' + toWord(turn.error().kind));
    }

private Q_SLOTS:
    void aBurstGoesAtOnceAndThenOnePerInterval()
    {
        TokenBucket bucket({.perSecond = 4, .burst = 3}, 0ms);
        QVERIFY(bucket.take(0ms) && bucket.take(0ms) && bucket.take(0ms));
        QVERIFY(!bucket.take(0ms));
        QCOMPARE(bucket.wait(0ms), 250ms);
        QVERIFY(!bucket.take(249ms));
        QVERIFY(bucket.take(250ms));
        QVERIFY(!bucket.take(499ms));
        QVERIFY(bucket.take(500ms));
    }

    void aLongRestDoesNotSaveUpMoreThanABurst()
    {
        TokenBucket bucket({.perSecond = 4, .burst = 2}, 0ms);
        int taken = 0;
        while (bucket.take(3'600'000ms))
            ++taken;
        QCOMPARE(taken, 2);
    }

    void noSecondEverCarriesMoreThanRatePlusBurst()
    {
        TokenBucket bucket({.perSecond = 4, .burst = 4}, 0ms);
        QList<qint64> taken;
        for (qint64 now = 0; now < 20'000; now += 7) {
            while (bucket.take(Milliseconds(now)))
                taken.append(now);
        }
        for (qsizetype i = 8; i < taken.size(); ++i)
            QVERIFY2(taken[i] - taken[i - 8] >= 1000, qPrintable(QString::number(taken[i])));
        QVERIFY(taken.size() >= 80);
    }

    void aPauseHoldsEverythingUntilItsEnd()
    {
        TokenBucket bucket({.perSecond = 4, .burst = 4}, 0ms);
        bucket.pauseUntil(5'000ms);
        bucket.pauseUntil(2'000ms); // An earlier end does not shorten it.
        QVERIFY(!bucket.take(4'999ms));
        QVERIFY(bucket.take(5'000ms));
    }

    void ordersGoBeforeWaitingCustomersBeforeBackground()
    {
        RateLimiter limiter(m_clock, {.perSecond = 1, .burst = 1});
        QStringList order;
        enter(&limiter, Priority::Background, u"first"_s, &order);
        enter(&limiter, Priority::Background, u"background"_s, &order);
        enter(&limiter, Priority::Interactive, u"interactive"_s, &order);
        enter(&limiter, Priority::Order, u"order 1"_s, &order);
        enter(&limiter, Priority::Order, u"order 2"_s, &order);
        QCOMPARE(order, QStringList{u"first"_s});
        QCOMPARE(limiter.waiting(), size_t(4));

        for (int i = 0; i < 4; ++i) {
            m_clock.advance(1s);
            limiter.grant();
        }
        QCOMPARE(order, (QStringList{u"first"_s, u"order 1"_s, u"order 2"_s, u"interactive"_s, u"background"_s}));
    }

    void nobodyOvertakesThoseWhoWait()
    {
        RateLimiter limiter(m_clock, {.perSecond = 1, .burst = 1});
        QStringList order;
        enter(&limiter, Priority::Order, u"first"_s, &order);
        enter(&limiter, Priority::Order, u"second"_s, &order);
        m_clock.advance(1s); // A token is there, but the second was here before the third.
        enter(&limiter, Priority::Order, u"third"_s, &order);
        QCOMPARE(order, QStringList{u"first"_s});
        limiter.grant();
        QCOMPARE(order, (QStringList{u"first"_s, u"second"_s}));
        limiter.refuseAll(Error{Error::Kind::Throttled, u"end"_s});
    }

    void aPauseSendsThoseWhoWaitAwayWithItsLength()
    {
        RateLimiter limiter(m_clock, {.perSecond = 1, .burst = 1});
        QStringList order;
        enter(&limiter, Priority::Order, u"first"_s, &order);
        enter(&limiter, Priority::Order, u"second"_s, &order);
        limiter.pauseFor(7s);
        QCOMPARE(order, (QStringList{u"first"_s, u"second!"_s + toWord(Error::Kind::Throttled)}));
        QCOMPARE(limiter.pauseLeft(), 7000ms);
        m_clock.advance(7s);
        QCOMPARE(limiter.pauseLeft(), 0ms);
    }

    void theTimerLetsWaitersThroughByItself()
    {
        SystemClock clock;
        RateLimiter limiter(clock, {.perSecond = 100, .burst = 1});
        for (int i = 0; i < 5; ++i)
            QVERIFY(awaited(limiter.acquire(Priority::Order)).ok());
    }

    void anEndlessQueueIsRefused()
    {
        RateLimiter limiter(m_clock, {.perSecond = 1, .burst = 1});
        QStringList order;
        for (int i = 0; i < 502; ++i)
            enter(&limiter, Priority::Background, QString::number(i), &order);
        QCOMPARE(order, (QStringList{u"0"_s, u"501!"_s + toWord(Error::Kind::Throttled)}));
        limiter.refuseAll(Error{Error::Kind::Throttled, u"end"_s});
        QCOMPARE(order.size(), 502);
    }
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
