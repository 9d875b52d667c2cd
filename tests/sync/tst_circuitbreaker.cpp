#include "sync/http/circuitbreaker.h"

#include "tests/support/manualclock.h"

#include <QTest>

using namespace Peak;
using namespace std::chrono_literals;
using Outcome = CircuitBreaker::Outcome;
using State = CircuitBreaker::State;

class TestCircuitBreaker : public QObject {
    Q_OBJECT

private:
    static void fail(CircuitBreaker &breaker, int times)
    {
        for (int i = 0; i < times; ++i) {
            const auto pass = breaker.enter();
            QVERIFY(pass);
            breaker.leave(*pass, Outcome::Failed);
        }
    }

private Q_SLOTS:
    void fiveFailuresInARowOpenIt()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        fail(breaker, 4);
        QCOMPARE(breaker.state(), State::Closed);
        fail(breaker, 1);
        QCOMPARE(breaker.state(), State::Open);
        QVERIFY(!breaker.enter());
        QCOMPARE(breaker.wait(), 5000ms);
    }

    void oneAnswerStartsTheCountAgain()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        fail(breaker, 4);
        breaker.leave(*breaker.enter(), Outcome::Answered);
        fail(breaker, 4);
        QCOMPARE(breaker.state(), State::Closed);
    }

    void whatWasNeverSentTeachesNothing()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        fail(breaker, 4);
        breaker.leave(*breaker.enter(), Outcome::Unsent);
        QCOMPARE(breaker.state(), State::Closed);
        fail(breaker, 1);
        QCOMPARE(breaker.state(), State::Open);
    }

    void afterTheCooldownOneProbeMayGo()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        fail(breaker, 5);
        clock.advance(4999ms);
        QVERIFY(!breaker.enter());
        clock.advance(1ms);
        QCOMPARE(breaker.state(), State::HalfOpen);
        const auto probe = breaker.enter();
        QVERIFY(probe && probe->probe);
        QVERIFY(!breaker.enter()); // Only one.
        breaker.leave(*probe, Outcome::Answered);
        QCOMPARE(breaker.state(), State::Closed);
        QVERIFY(breaker.enter());
    }

    void eachFailedProbeDoublesTheCooldownUpToAMinute()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        fail(breaker, 5);
        for (const auto cooldown : {5s, 10s, 20s, 40s, 60s, 60s}) {
            QCOMPARE(breaker.wait(), Milliseconds(cooldown));
            clock.advance(cooldown);
            breaker.leave(*breaker.enter(), Outcome::Failed);
        }
    }

    void anUnsentProbeLeavesThePlaceToAnother()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        fail(breaker, 5);
        clock.advance(5s);
        breaker.leave(*breaker.enter(), Outcome::Unsent);
        const auto second = breaker.enter();
        QVERIFY(second && second->probe);
    }

    void aStragglerFromBeforeDecidesNothing()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        const auto early = breaker.enter();
        const auto other = breaker.enter();
        fail(breaker, 5);
        breaker.leave(*early, Outcome::Answered);
        QCOMPARE(breaker.state(), State::Open);
        clock.advance(5s);
        const auto probe = breaker.enter();
        breaker.leave(*other, Outcome::Failed);
        breaker.leave(*probe, Outcome::Answered);
        QCOMPARE(breaker.state(), State::Closed);
    }

    void aClosedCircuitStartsAgainWithTheShortCooldown()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        fail(breaker, 5);
        clock.advance(5s);
        breaker.leave(*breaker.enter(), Outcome::Failed);
        clock.advance(10s);
        breaker.leave(*breaker.enter(), Outcome::Answered);
        fail(breaker, 5);
        QCOMPARE(breaker.wait(), 5000ms);
    }

    void settingTheWallClockChangesNothing()
    {
        ManualClock clock;
        CircuitBreaker breaker(clock);
        fail(breaker, 5);
        clock.setWall(fromMs(0));
        QCOMPARE(breaker.wait(), 5000ms);
        clock.advance(5s);
        QVERIFY(breaker.enter());
    }
};

QTEST_GUILESS_MAIN(TestCircuitBreaker)
#include "tst_circuitbreaker.moc"
