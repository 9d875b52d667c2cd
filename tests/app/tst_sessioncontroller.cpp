#include "app/customer/sessioncontroller.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Peak;
using namespace std::chrono_literals;

class TestSessionController : public QObject {
    Q_OBJECT

    ManualClock m_clock;

    void pass(SessionController &session, std::chrono::seconds time)
    {
        m_clock.advance(time);
        session.look();
    }

private Q_SLOTS:
    void nobodyIsAskedBeforeAnybodyBegan()
    {
        SessionController session(m_clock, 60s, 30s);
        QSignalSpy ended(&session, &SessionController::ended);
        pass(session, 3600s);
        QVERIFY(!session.isWarning());
        QCOMPARE(ended.count(), 0);
    }

    void whoIsAwayIsAskedAndThenForgotten()
    {
        SessionController session(m_clock, 60s, 30s);
        QSignalSpy ended(&session, &SessionController::ended);
        session.setKind(SessionController::Kind::Shopping);

        pass(session, 59s);
        QVERIFY(!session.isWarning());
        pass(session, 1s);
        QVERIFY(session.isWarning());
        QCOMPARE(session.secondsLeft(), 30);
        pass(session, 29s);
        QCOMPARE(session.secondsLeft(), 1);
        QCOMPARE(ended.count(), 0);
        pass(session, 1s);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!session.isWarning());
    }

    void answeringKeepsTheSessionAsOftenAsNeeded()
    {
        SessionController session(m_clock, 60s, 30s);
        QSignalSpy ended(&session, &SessionController::ended);
        session.setKind(SessionController::Kind::Shopping);
        for (int i = 0; i < 12; ++i) {
            pass(session, 89s);
            QVERIFY(session.isWarning());
            session.keepAlive();
            QVERIFY(!session.isWarning());
        }
        QCOMPARE(ended.count(), 0);
    }

    void aChoiceWithoutAnOrderIsForgottenWithoutAQuestion()
    {
        SessionController session(m_clock, 60s, 30s);
        QSignalSpy ended(&session, &SessionController::ended);
        session.greet();
        pass(session, 59s);
        QVERIFY(!session.isWarning());
        QCOMPARE(ended.count(), 0);
        pass(session, 1s);
        QCOMPARE(ended.count(), 1);
    }

    void whoHasBegunIsNotGreetedAgain()
    {
        SessionController session(m_clock, 60s, 30s);
        session.setKind(SessionController::Kind::Shopping);
        session.greet();
        QCOMPARE(session.kind(), SessionController::Kind::Shopping);
    }

    void nobodyIsHurriedInTheAccessibleMode()
    {
        SessionController session(m_clock, 60s, 30s);
        QSignalSpy ended(&session, &SessionController::ended);
        session.setPatient(true);
        session.setKind(SessionController::Kind::Shopping);
        pass(session, 299s);
        QVERIFY(!session.isWarning());
        pass(session, 1s);
        QVERIFY(session.isWarning());
        QCOMPARE(session.secondsLeft(), 150);
        pass(session, 149s);
        QCOMPARE(ended.count(), 0);
        pass(session, 1s);
        QCOMPARE(ended.count(), 1);
    }

    void theTicketNumberCountsDownWithoutAQuestion()
    {
        SessionController session(m_clock, 60s, 30s);
        QSignalSpy ended(&session, &SessionController::ended);
        session.setKind(SessionController::Kind::Farewell);
        QCOMPARE(session.secondsLeft(), 30);
        pass(session, 10s);
        QCOMPARE(session.secondsLeft(), 20);
        QVERIFY(!session.isWarning());
        pass(session, 20s);
        QCOMPARE(ended.count(), 1);
    }

    void aJumpOfTheWallClockEndsNobody()
    {
        SessionController session(m_clock, 60s, 30s);
        QSignalSpy ended(&session, &SessionController::ended);
        session.setKind(SessionController::Kind::Shopping);
        m_clock.setWall(m_clock.now() + 24h);
        session.look();
        QVERIFY(!session.isWarning());
        QCOMPARE(ended.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSessionController)
#include "tst_sessioncontroller.moc"
