#include "sync/http/guardedtransport.h"
#include "sync/http/httpdate.h"

#include "sync/awaited.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestGuardedTransport : public QObject {
    Q_OBJECT

private:
    static HttpRequest request() { return HttpRequest{"GET", QUrl(u"https://pos.example/x"_s)}; }

private Q_SLOTS:
    void retryAfterIsReadInBothForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("seconds"); // −1: nothing.
        QTest::newRow("seconds") << QByteArray("17") << 17;
        QTest::newRow("spaces") << QByteArray(" 3 ") << 3;
        QTest::newRow("zero") << QByteArray("0") << 0;
        QTest::newRow("negative") << QByteArray("-5") << 0;
        QTest::newRow("absurd") << QByteArray("99999999999") << 86400;
        QTest::newRow("date ahead") << QByteArray("Mon, 23 Nov 2026 18:03:11 GMT") << 60;
        QTest::newRow("date past") << QByteArray("Mon, 23 Nov 2026 18:00:00 GMT") << 0;
        QTest::newRow("garbage") << QByteArray("soon") << -1;
        QTest::newRow("missing") << QByteArray() << -1;
    }

    void retryAfterIsReadInBothForms()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, seconds);
        const ManualClock clock;
        HttpReply reply{429, {}, {}};
        if (!text.isNull())
            reply.headers.append({"retry-after", text});
        const auto pause = retryAfter(reply, clock.now());
        QCOMPARE(pause ? pause->count() : -1, seconds);
    }

    void theServersClockIsComparedWithOurs()
    {
        const ManualClock clock;
        HttpReply reply{200, {}, {{"Date", "Mon, 23 Nov 2026 18:03:01 GMT"}}};
        QCOMPARE(clockOffset(reply, clock.now()), std::optional(50s));
        reply.headers = {{"Date", "yesterday"}};
        QVERIFY(!clockOffset(reply, clock.now()));
    }

    void anOpenCircuitSendsNothing()
    {
        ManualClock clock;
        ScriptedTransport pos;
        GuardedTransport guard(pos, clock, {.perSecond = 1000, .burst = 1000});
        for (int i = 0; i < 5; ++i) {
            pos.fail(Error::Kind::Unreachable);
            QCOMPARE(awaited(guard.send(request())).error().kind, Error::Kind::Unreachable);
        }
        const auto refused = awaited(guard.send(request()));
        QCOMPARE(refused.error().kind, Error::Kind::Throttled);
        QCOMPARE(refused.error().retryAfter, 5s);
        QCOMPARE(pos.requests.size(), 5);

        clock.advance(5s);
        pos.enqueue(200, {});
        QVERIFY(awaited(guard.send(request())).ok());
        pos.enqueue(200, {});
        QVERIFY(awaited(guard.send(request())).ok());
    }

    void brokenServersCountAsFailuresAndRefusalsDoNot_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("opens");
        for (const int status : {500, 502, 503, 504})
            QTest::addRow("%d", status) << status << true;
        for (const int status : {200, 302, 400, 401, 403, 404, 409, 422, 501})
            QTest::addRow("%d", status) << status << false;
    }

    void brokenServersCountAsFailuresAndRefusalsDoNot()
    {
        QFETCH(int, status);
        QFETCH(bool, opens);
        ManualClock clock;
        ScriptedTransport pos;
        GuardedTransport guard(pos, clock, {.perSecond = 1000, .burst = 1000});
        for (int i = 0; i < 5; ++i) {
            pos.enqueue(status, {});
            QCOMPARE(awaited(guard.send(request()))->status, status);
        }
        QCOMPARE(guard.breaker().state() == CircuitBreaker::State::Open, opens);
    }

    void retryAfterIsNeverUndercut()
    {
        ManualClock clock;
        ScriptedTransport pos;
        GuardedTransport guard(pos, clock, {});
        pos.enqueue(429, {}, {{"Retry-After", "30"}});
        QCOMPARE(awaited(guard.send(request()))->status, 429);
        clock.advance(29'999ms);
        const auto early = awaited(guard.send(request()));
        QCOMPARE(early.error().kind, Error::Kind::Throttled);
        QCOMPARE(early.error().retryAfter, 1s);
        QCOMPARE(pos.requests.size(), 1);
        clock.advance(1ms);
        pos.enqueue(200, {});
        QVERIFY(awaited(guard.send(request())).ok());
    }

    void tooManyWithoutATimeStopsForASecond()
    {
        ManualClock clock;
        ScriptedTransport pos;
        GuardedTransport guard(pos, clock, {});
        pos.enqueue(429, "OVER LIMIT");
        QCOMPARE(awaited(guard.send(request()))->status, 429);
        QCOMPARE(awaited(guard.send(request())).error().kind, Error::Kind::Throttled);
        clock.advance(1s);
        pos.enqueue(200, {});
        QVERIFY(awaited(guard.send(request())).ok());
    }

    void waitersAreToldWhenTheCircuitOpensMeanwhile()
    {
        ManualClock clock;
        ScriptedTransport pos;
        pos.holds = true;
        GuardedTransport guard(pos, clock, {.perSecond = 1, .burst = 5});
        std::vector<QCoro::Task<Result<HttpReply>>> sent;
        for (int i = 0; i < 6; ++i)
            sent.push_back(guard.send(request())); // Five under way, the sixth waits for the rate.
        QCOMPARE(pos.held(), size_t(5));
        while (pos.held() > 0)
            pos.answerHeld(Error{Error::Kind::Unreachable, u"down"_s});
        clock.advance(1s);
        guard.limiter().grant();
        QCOMPARE(pos.requests.size(), 5);
        QCOMPARE(awaited(std::move(sent.back())).error().kind, Error::Kind::Throttled);
    }
};

QTEST_GUILESS_MAIN(TestGuardedTransport)
#include "tst_guardedtransport.moc"
