#include "sync/http/tokencache.h"

#include "sync/awaited.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTokenCache : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock;
    WaitQueue<Result<FreshToken>> m_pos;
    int m_renewals = 0;

    QCoro::Task<Result<FreshToken>> renew()
    {
        ++m_renewals;
        auto turn = m_pos.wait();
        co_return co_await turn;
    }

    TokenCache::Renew renewal()
    {
        return [this] { return renew(); };
    }

    static QCoro::Task<> ask(TokenCache *cache, QList<Result<QByteArray>> *answers)
    {
        auto asking = cache->current();
        const auto answer = co_await asking;
        answers->append(answer);
    }

private Q_SLOTS:
    void init() { m_renewals = 0; }

    void manyWaitersMakeOneRequest()
    {
        TokenCache cache(m_clock, renewal());
        QList<Result<QByteArray>> answers;
        for (int i = 0; i < 20; ++i)
            ask(&cache, &answers);
        QCOMPARE(m_renewals, 1);
        m_pos.wakeFirst(FreshToken{"t1", 1h});
        QCOMPARE(answers.size(), 20);
        for (const auto &answer : answers)
            QCOMPARE(*answer, QByteArray("t1"));
        QCOMPARE(*awaited(cache.current()), QByteArray("t1"));
        QCOMPARE(m_renewals, 1);
    }

    void aFailureReachesAllWaitersAndIsNotKept()
    {
        TokenCache cache(m_clock, renewal());
        QList<Result<QByteArray>> answers;
        ask(&cache, &answers);
        ask(&cache, &answers);
        m_pos.wakeFirst(Error{Error::Kind::Unauthorized, u"no"_s});
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[1].error().kind, Error::Kind::Unauthorized);
        ask(&cache, &answers);
        QCOMPARE(m_renewals, 2);
        m_pos.wakeFirst(FreshToken{"t2", 1h});
        QCOMPARE(*answers.last(), QByteArray("t2"));
    }

    void aTokenIsUsedUntilItsEndAndNotLonger()
    {
        TokenCache cache(m_clock, renewal());
        QList<Result<QByteArray>> answers;
        ask(&cache, &answers);
        m_pos.wakeFirst(FreshToken{"t1", 110min});
        m_clock.advance(110min - 1ms);
        ask(&cache, &answers);
        QCOMPARE(m_renewals, 1);
        m_clock.advance(1ms);
        ask(&cache, &answers);
        QCOMPARE(m_renewals, 2);
        m_pos.wakeFirst(FreshToken{"t2", 110min});
        QCOMPARE(*answers.last(), QByteArray("t2"));
    }

    void theWallClockHasNoSay()
    {
        TokenCache cache(m_clock, renewal());
        QList<Result<QByteArray>> answers;
        ask(&cache, &answers);
        m_pos.wakeFirst(FreshToken{"t1", 1h});
        m_clock.setWall(fromMs(0));
        ask(&cache, &answers);
        m_clock.setWall(fromMs(4'000'000'000'000));
        ask(&cache, &answers);
        QCOMPARE(m_renewals, 1);
    }

    void aForgottenTokenIsFetchedAnewButANewerOneStays()
    {
        TokenCache cache(m_clock, renewal());
        QList<Result<QByteArray>> answers;
        ask(&cache, &answers);
        m_pos.wakeFirst(FreshToken{"t1", 1h});
        cache.forget("t1");
        ask(&cache, &answers);
        QCOMPARE(m_renewals, 2);
        m_pos.wakeFirst(FreshToken{"t2", 1h});
        cache.forget("t1"); // Another request, refused with the old one, comes late.
        QCOMPARE(*awaited(cache.current()), QByteArray("t2"));
        QCOMPARE(m_renewals, 2);
    }
};

QTEST_GUILESS_MAIN(TestTokenCache)
#include "tst_tokencache.moc"
