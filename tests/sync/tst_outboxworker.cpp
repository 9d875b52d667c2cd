#include "tests/sync/deliveryrig.h"

#include <QSignalSpy>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** What becomes of an operation, whatever the POS answers. */
class TestOutboxWorker : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DeliveryRig> m_rig;

private Q_SLOTS:
    void initTestCase() { DeliveryRig::prepare(); }
    void init()
    {
        FaultyVfs::heal();
        m_rig = std::make_unique<DeliveryRig>();
        m_rig->start();
    }

    void deliversAndTellsWhoeverListens()
    {
        QSignalSpy changed(m_rig->worker.get(), &OutboxWorker::orderChanged);
        QSignalSpy delivered(m_rig->worker.get(), &OutboxWorker::delivered);
        const Order order = m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->now(order).posOrder, PosOrderId(u"T-1"_s));
        QCOMPARE(delivered.size(), 1);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(m_rig->client().creates.asked.size(), 1);
        QCOMPARE(m_rig->client().creates.asked.first().reference, order.reference);
        QVERIFY(m_rig->worker->idle());
    }

    void isOnDiskBeforeItIsOnTheWire()
    {
        m_rig->client().creates.otherwise = nullptr;
        m_rig->client().creates.holds = true;
        const Order order = m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->client().creates.held(), size_t(1));
        QCOMPARE(m_rig->now(order).delivery, Delivery::Sending);
        QCOMPARE(m_rig->entryOf(order).firstSentAt, std::optional(m_rig->book->clock.now()));
        m_rig->run(); // Further hints do not send it again.
        QCOMPARE(m_rig->client().creates.asked.size(), 1);
        m_rig->client().creates.answerHeld(ScriptedPosClient::held(u"T-1"_s, order, OrderStatus::AwaitingProcessing));
        m_rig->worker->writeDown();
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
    }

    void aBadOrderStopsNoOther()
    {
        m_rig->client().creates.fail(Error::Kind::Rejected, u"no such product"_s);
        const Order bad = m_rig->book->add(ScratchBook::request(u"C-1"_s));
        const Order good = m_rig->book->add(ScratchBook::request(u"C-2"_s));
        m_rig->run();
        QCOMPARE(m_rig->now(bad).delivery, Delivery::Rejected);
        QCOMPARE(m_rig->now(bad).deliveryError, u"no such product"_s);
        QCOMPARE(m_rig->now(good).delivery, Delivery::Delivered);
        m_rig->runOut();
        QCOMPARE(m_rig->client().creates.asked.size(), 2); // Refused is refused.
    }

    void atMostSoManyAtATime()
    {
        m_rig->client().creates.otherwise = nullptr;
        m_rig->client().creates.holds = true;
        for (int i = 0; i < 9; ++i)
            m_rig->book->add(ScratchBook::request(u"C-%1"_s.arg(i)));
        m_rig->run();
        QCOMPARE(m_rig->client().creates.held(), size_t(4));
        while (m_rig->client().creates.held() > 0) {
            const Order asked =
                m_rig->client()
                    .creates.asked[m_rig->client().creates.asked.size() - qsizetype(m_rig->client().creates.held())];
            m_rig->client().creates.answerHeld(
                ScriptedPosClient::held(asked.reference, asked, OrderStatus::AwaitingProcessing));
            QVERIFY(m_rig->client().creates.held() <= 4);
            m_rig->run();
        }
        QCOMPARE(m_rig->book->outbox->state()->waiting, 0);
        QCOMPARE(m_rig->client().creates.asked.size(), 9);
    }

    void whatRecoveryFindsDecides_data()
    {
        QTest::addColumn<Recovery::Verdict>("verdict");
        QTest::addColumn<Delivery>("delivery");
        QTest::addColumn<int>("creates");
        QTest::newRow("found") << Recovery::Verdict::Found << Delivery::Delivered << 1;
        QTest::newRow("look again") << Recovery::Verdict::LookAgain << Delivery::InDoubt << 1;
        QTest::newRow("not there") << Recovery::Verdict::NotThere << Delivery::Delivered << 2;
        QTest::newRow("nobody knows") << Recovery::Verdict::Unknowable << Delivery::InDoubt << 1;
        QTest::newRow("refused later") << Recovery::Verdict::Refused << Delivery::Rejected << 1;
    }

    void whatRecoveryFindsDecides()
    {
        QFETCH(Recovery::Verdict, verdict);
        QFETCH(int, creates);
        m_rig->client().creates.fail(Error::Kind::InDoubt);
        const Order order = m_rig->book->add();
        m_rig->client().createRecoveries.outcomes.enqueue(
            Recovery{verdict, ScriptedPosClient::held(u"T-9"_s, order, OrderStatus::AwaitingProcessing), 10s, {}});
        m_rig->run();
        QTEST(m_rig->now(order).delivery, "delivery");
        QCOMPARE(m_rig->client().creates.asked.size(), creates);
        QCOMPARE(m_rig->client().createRecoveries.asked.size(), 1);
        QCOMPARE(m_rig->client().createRecoveries.asked.first().order.id, order.id);
        if (verdict == Recovery::Verdict::NotThere) {
            QCOMPARE(m_rig->client().keptOne.asked.size(), 0); // Both tickets need time to show.
            m_rig->book->clock.advance(5min);
            m_rig->run();
        }
        QCOMPARE(m_rig->client().keptOne.asked.size(), verdict == Recovery::Verdict::NotThere ? 1 : 0);
        const bool forStaff = verdict == Recovery::Verdict::Unknowable || verdict == Recovery::Verdict::Refused;
        QCOMPARE(m_rig->book->outbox->state()->problems, forStaff ? 1 : 0);
        if (verdict == Recovery::Verdict::LookAgain) {
            m_rig->run();
            QCOMPARE(m_rig->client().createRecoveries.asked.size(), 1); // Not before its time.
            m_rig->book->clock.advance(10s);
            m_rig->run();
            QCOMPARE(m_rig->client().createRecoveries.asked.size(), 2);
            QCOMPARE(m_rig->client().createRecoveries.asked.last().looks, 1);
        }
    }

    void aLookThatFailsIsRepeatedAndNothingIsSent()
    {
        m_rig->client().creates.fail(Error::Kind::InDoubt);
        m_rig->client().createRecoveries.otherwise = nullptr; // Unreachable.
        const Order order = m_rig->book->add();
        m_rig->run();
        for (int i = 0; i < 5; ++i) {
            m_rig->book->clock.advance(6min);
            m_rig->run();
        }
        QVERIFY(m_rig->client().createRecoveries.asked.size() >= 6);
        QCOMPARE(m_rig->client().creates.asked.size(), 1);
        QCOMPARE(m_rig->now(order).delivery, Delivery::InDoubt);
        QVERIFY(m_rig->entryOf(order).resent == false);
    }

    void recoveryThatAnswersAtOnceDoesNotSpin()
    {
        m_rig->client().creates.fail(Error::Kind::InDoubt);
        m_rig->client().createRecoveries.otherwise = [](const UnclearCreate &) -> Result<Recovery> {
            return Recovery{Recovery::Verdict::LookAgain, {}, 0s};
        };
        m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->client().createRecoveries.asked.size(), 1);
    }

    void aRetryNeverComesBeforeItMay()
    {
        m_rig->client().creates.outcomes.enqueue(Error{Error::Kind::Throttled, u"busy"_s, 90s});
        const Order order = m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->now(order).delivery, Delivery::Queued);
        m_rig->book->clock.advance(89s);
        m_rig->run();
        QCOMPARE(m_rig->client().creates.asked.size(), 1);
        m_rig->book->clock.advance(3s); // A second of jitter at most.
        m_rig->run();
        QCOMPARE(m_rig->client().creates.asked.size(), 2);
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
    }

    void nothingExpiresWhileThePosIsAway()
    {
        for (int i = 0; i < 40; ++i)
            m_rig->pos.fates.append(Fate::Away);
        const Order order = m_rig->book->add();
        m_rig->run();
        for (int i = 0; i < 60 && m_rig->now(order).delivery != Delivery::Delivered; ++i) {
            m_rig->book->clock.advance(5min);
            m_rig->run();
        }
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->pos.executed, 1);
        QCOMPARE(m_rig->client().createRecoveries.asked.size(), 0); // Nothing was sent, so nothing is in doubt.
    }

    void aStoppedWorkerBeginsNothing()
    {
        m_rig->worker->stop();
        const Order order = m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->now(order).delivery, Delivery::Queued);
        m_rig->worker->start();
        m_rig->run();
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
    }

    /** "Duplicate" from a POS that does not show the order: somebody must look, asking again for ever helps nobody. */
    void aPosThatAlwaysSaysItHasTheOrderIsLeftToStaff()
    {
        const Error duplicate{.kind = Error::Kind::InDoubt, .message = u"DUPLICATE"_s, .alreadyThere = true};
        m_rig->client().creates.otherwise = [&](const Order &) -> Result<PosOrder> { return duplicate; };
        m_rig->client().createRecoveries.outcomes.enqueue(Recovery{Recovery::Verdict::LookAgain, {}, 10s, {}});
        m_rig->client().createRecoveries.fail(Error::Kind::Unreachable); // Nor does a failed look make it forget.
        const Order order = m_rig->book->add();
        m_rig->run();
        QVERIFY(m_rig->restart());
        m_rig->runOut();
        QCOMPARE(m_rig->client().creates.asked.size(), 1);
        QCOMPARE(m_rig->client().createRecoveries.asked.size(), 3); // The last one says that it is not there.
        QCOMPARE(m_rig->now(order).delivery, Delivery::InDoubt);
        QCOMPARE(m_rig->book->outbox->state()->problems, 1);
        QVERIFY(m_rig->now(order).deliveryError.contains(u"already"));
    }
};

QTEST_GUILESS_MAIN(TestOutboxWorker)
#include "tst_outboxworker.moc"
