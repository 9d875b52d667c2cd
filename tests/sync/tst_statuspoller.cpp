#include "sync/status/statuspoller.h"
#include "sync/awaited.h"
#include "tests/support/scratchbook.h"
#include "tests/support/scriptedposclient.h"

#include <QSignalSpy>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStatusPoller : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;
    std::unique_ptr<ScriptedPosClient> m_pos;
    std::unique_ptr<StatusPoller> m_poller;

    Order deliver(const QString &ticket)
    {
        const Order order = m_book->add();
        PosOrder pos;
        pos.id = PosOrderId(ticket);
        std::ignore = m_book->outbox->settleDelivered(m_book->outbox->list()->first(), pos);
        return order;
    }
    static PosOrder ticket(const QString &id, const QString &word)
    {
        PosOrder pos;
        pos.id = PosOrderId(id);
        pos.word = word;
        pos.status = orderStatusOf(word);
        return pos;
    }
    Result<Ok> poll(const QList<PosOrder> &orders)
    {
        m_pos->news.outcomes.enqueue(StatusNews{orders, false});
        return awaited(m_poller->poll());
    }

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<ScratchBook>();
        m_pos = std::make_unique<ScriptedPosClient>();
        m_poller = std::make_unique<StatusPoller>(*m_book->orders, *m_pos, m_book->clock, 30s);
    }

    void nobodyIsAskedWhileNothingIsOpen()
    {
        m_book->add(); // Not at the POS yet.
        QVERIFY(awaited(m_poller->poll()).ok());
        QCOMPARE(m_pos->news.asked.size(), 0);
    }

    void newsReachTheOrderAndWhoeverListens()
    {
        const Order order = deliver(u"T-1"_s);
        QSignalSpy changed(m_poller.get(), &StatusPoller::orderChanged);
        QSignalSpy answered(m_poller.get(), &StatusPoller::posAnswered);
        QVERIFY(poll({ticket(u"T-1"_s, u"IN_PROCESS"_s), ticket(u"T-99"_s, u"COMPLETED"_s)}).ok());
        QCOMPARE(m_book->order(order.id).status, OrderStatus::InProcess);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(answered.size(), 1);
        QVERIFY(poll({ticket(u"T-1"_s, u"IN_PROCESS"_s)}).ok());
        QCOMPARE(changed.size(), 1); // Seen twice is no news.
        QVERIFY(poll({ticket(u"T-1"_s, u"BEING_WRAPPED"_s)}).ok());
        QCOMPARE(m_book->order(order.id).status, OrderStatus::InProcess);
    }

    void asksSinceTheLastAnswerAndAgainAfterAFailure()
    {
        deliver(u"T-1"_s);
        const Instant start = m_book->clock.now();
        m_book->clock.advance(10min);
        QVERIFY(poll({}).ok());
        m_book->clock.advance(5min);
        QSignalSpy failed(m_poller.get(), &StatusPoller::posFailed);
        m_pos->news.fail(Error::Kind::Unreachable);
        QCOMPARE(awaited(m_poller->poll()).error().kind, Error::Kind::Unreachable);
        QCOMPARE(failed.size(), 1);
        m_book->clock.advance(5min);
        QVERIFY(poll({}).ok());
        QVERIFY(poll({}).ok());
        QCOMPARE(m_pos->news.asked, (QList<Instant>{start - 2min, start + 8min, start + 8min, start + 18min}));
    }

    void afterDaysWithoutPowerNothingIsMissed()
    {
        const Order old = deliver(u"T-1"_s);
        const Instant delivered = m_book->clock.now();
        m_book->clock.advance(72h);
        deliver(u"T-2"_s);
        QVERIFY(poll({ticket(u"T-1"_s, u"COMPLETED"_s)}).ok());
        QVERIFY(m_pos->news.asked.first() <= delivered);
        QCOMPARE(m_book->order(old.id).status, OrderStatus::Completed);
    }

    void aClockThatWasSetBackHidesNoNews()
    {
        deliver(u"T-1"_s);
        QVERIFY(poll({}).ok());
        const Instant back = m_book->clock.now() - 1h;
        m_book->clock.setWall(back);
        QVERIFY(poll({}).ok());
        QVERIFY(m_pos->news.asked.last() < back);
    }

    void withoutAListEachOpenOrderIsRead()
    {
        const Order first = deliver(u"T-1"_s);
        const Order second = deliver(u"T-2"_s);
        m_pos->news.otherwise = [](const Instant &) { return Error{Error::Kind::Unsupported, u"no list"_s}; };
        m_pos->reads.outcomes.enqueue(ticket(u"T-1"_s, u"IN_PROCESS"_s));
        m_pos->reads.fail(Error::Kind::Unreachable);
        QVERIFY(awaited(m_poller->poll()).ok());
        QCOMPARE(m_book->order(first.id).status, OrderStatus::InProcess);
        m_pos->reads.fail(Error::Kind::Unreachable);
        QCOMPARE(awaited(m_poller->poll()).error().kind, Error::Kind::Unreachable);
        m_pos->reads.outcomes.enqueue(ticket(u"T-2"_s, u"PACKED_READY"_s));
        m_pos->reads.fail(Error::Kind::NotFound);
        QVERIFY(awaited(m_poller->poll()).ok());
        QCOMPARE(m_book->order(second.id).status, OrderStatus::PackedReady);
        const auto ids = QStringList{u"T-1"_s, u"T-2"_s, u"T-2"_s, u"T-2"_s, u"T-1"_s};
        QCOMPARE(m_pos->reads.asked.size(), ids.size());
        for (qsizetype i = 0; i < ids.size(); ++i)
            QCOMPARE(m_pos->reads.asked[i].toString(), ids[i]);
    }

    void whatIsMissingAmongTheOpenOnesIsRead()
    {
        const Order still = deliver(u"T-1"_s);
        const Order ended = deliver(u"T-2"_s);
        m_pos->reads.outcomes.enqueue(ticket(u"T-2"_s, u"COMPLETED"_s));
        m_pos->news.outcomes.enqueue(StatusNews{{ticket(u"T-1"_s, u"IN_PROCESS"_s)}, true});
        QVERIFY(awaited(m_poller->poll()).ok());
        QCOMPARE(m_pos->reads.asked, QList{PosOrderId(u"T-2"_s)});
        QCOMPARE(m_book->order(still.id).status, OrderStatus::InProcess);
        QCOMPARE(m_book->order(ended.id).status, OrderStatus::Completed);
        // A read that fails does not hide what the list said.
        m_pos->reads.fail(Error::Kind::Unreachable);
        const Order third = deliver(u"T-3"_s);
        m_pos->news.outcomes.enqueue(StatusNews{{ticket(u"T-1"_s, u"PACKED_READY"_s)}, true});
        QVERIFY(awaited(m_poller->poll()).ok());
        QCOMPARE(m_book->order(still.id).status, OrderStatus::PackedReady);
        QCOMPARE(m_book->order(third.id).status, OrderStatus::AwaitingProcessing);
    }

    void onlyOneRoundAtATime()
    {
        deliver(u"T-1"_s);
        m_pos->news.holds = true;
        auto first = m_poller->poll();
        auto second = m_poller->poll();
        QCOMPARE(m_pos->news.asked.size(), 1);
        m_pos->news.answerHeld(StatusNews());
        QVERIFY(first.isReady());
        QVERIFY(second.isReady());
    }
};

QTEST_GUILESS_MAIN(TestStatusPoller)
#include "tst_statuspoller.moc"
