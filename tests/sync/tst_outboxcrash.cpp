#include "tests/sync/deliveryrig.h"

#include <QTest>

#include <sqlite3.h>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** Crashes, kills and full disks: what is on the disk is all the worker goes on from. */
class TestOutboxCrash : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DeliveryRig> m_rig;

    using Fates = QList<Fate>;

    /** Two customers, one of them with two orders that join one ticket, and `fates` for what is sent. */
    QList<Order> beginStory(const Fates &fates)
    {
        m_rig = std::make_unique<DeliveryRig>();
        m_rig->pos.fates = fates;
        return {m_rig->book->add(ScratchBook::request(u"C-1"_s)),
            m_rig->book->add(ScratchBook::request(u"C-1"_s, {ScratchBook::line(u"P-1"_s, 5)})),
            m_rig->book->add(ScratchBook::request(u"C-2"_s, {ScratchBook::line(u"P-3"_s, 1)}))};
    }
    /** To its end, or until the disk fails and the worker has met that once more. */
    void playStory()
    {
        m_rig->start();
        m_rig->run();
        for (int i = 0; i < 12 && !FaultyVfs::hasFailed() && m_rig->book->outbox->state()->waiting > 0; ++i) {
            m_rig->book->clock.advance(6min);
            m_rig->run();
        }
        m_rig->run();
    }

    /**
     * The calls to fail: every sync; of the writes of a transaction the first, and the last two, which are the page
     * with the commit mark and its header. A log that ends anywhere between is the same to SQLite as one that ends at
     * the first.
     */
    QList<int> crashPoints(const Fates &fates, FaultyVfs::Call call)
    {
        beginStory(fates);
        FaultyVfs::watch();
        playStory();
        QList<int> points;
        int before = 0;
        int syncs = 0;
        for (const int writes : FaultyVfs::writesBeforeSyncs()) {
            if (call == FaultyVfs::Call::Sync)
                points.append(++syncs);
            else
                points << before + 1 << writes - 1 << writes;
            before = writes;
        }
        return points;
    }

private Q_SLOTS:
    void initTestCase() { DeliveryRig::prepare(); }
    void init()
    {
        FaultyVfs::heal();
        m_rig = std::make_unique<DeliveryRig>();
        m_rig->start();
    }

    /** The order is at the POS, but that cannot be written down. */
    void aDiskThatFillsWhileSendingMeansALookNotASecondSend()
    {
        m_rig->client().creates.otherwise = [this](const Order &order) -> Result<PosOrder> {
            FaultyVfs::failAt(FaultyVfs::Call::Write, 1, SQLITE_FULL, FaultyVfs::Lasting::FromThenOn);
            const auto held = ScriptedPosClient::held(u"T-1"_s, order, OrderStatus::AwaitingProcessing);
            m_rig->pos.tickets.insert(held.id, held);
            return held;
        };
        const Order order = m_rig->book->add();
        m_rig->run();
        QVERIFY(FaultyVfs::hasFailed());
        QVERIFY(m_rig->now(order).delivery != Delivery::Delivered);
        for (int i = 0; i < 3; ++i)
            m_rig->run();
        FaultyVfs::heal();
        m_rig->run();
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->client().creates.asked.size(), 1);
        QVERIFY(m_rig->client().createRecoveries.asked.size() >= 1);
    }

    void aDiskThatIsFullBeforeSendingMeansNothingIsSent()
    {
        const Order order = m_rig->book->add();
        FaultyVfs::failAt(FaultyVfs::Call::Write, 1, SQLITE_FULL, FaultyVfs::Lasting::FromThenOn);
        m_rig->run();
        QCOMPARE(m_rig->client().creates.asked.size(), 0);
        FaultyVfs::heal();
        m_rig->run();
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
    }

    void ordersThatAreDueTogetherShareTheirSyncs()
    {
        QList<Order> orders;
        for (int i = 0; i < 4; ++i)
            orders.append(m_rig->book->add(ScratchBook::request(u"C-%1"_s.arg(i))));
        FaultyVfs::watch();
        m_rig->run();
        for (const auto &order : orders)
            QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
        QCOMPARE(FaultyVfs::writesBeforeSyncs().size(), size_t(2)); // Marked, and settled.
    }

    void oneRefusedOneInDoubtAndTwoGoodOnesEndAsTheyShould()
    {
        m_rig->client().creates.otherwise = [this](const Order &order) -> Result<PosOrder> {
            const auto asked = m_rig->client().creates.asked.size();
            if (asked == 1)
                return Error{Error::Kind::Rejected, u"no such product"_s};
            if (asked == 2)
                return Error{Error::Kind::InDoubt, u"no answer"_s};
            return ScriptedPosClient::held(u"T-%1"_s.arg(asked), order, OrderStatus::AwaitingProcessing);
        };
        m_rig->client().createRecoveries.otherwise = [](const UnclearCreate &) -> Result<Recovery> {
            return Recovery{Recovery::Verdict::LookAgain, {}, 1h};
        };
        QList<Order> orders;
        for (int i = 0; i < 4; ++i)
            orders.append(m_rig->book->add(ScratchBook::request(u"C-%1"_s.arg(i))));
        FaultyVfs::watch();
        m_rig->run();
        QCOMPARE(m_rig->now(orders[0]).delivery, Delivery::Rejected);
        QCOMPARE(m_rig->now(orders[0]).deliveryError, u"no such product"_s);
        QCOMPARE(m_rig->now(orders[1]).delivery, Delivery::InDoubt);
        QCOMPARE(m_rig->now(orders[2]).posOrder, PosOrderId(u"T-3"_s));
        QCOMPARE(m_rig->now(orders[3]).posOrder, PosOrderId(u"T-4"_s));
        QCOMPARE(m_rig->client().createRecoveries.asked.size(), 1);
        QCOMPARE(m_rig->client().creates.asked.size(), 4);
        QCOMPARE(FaultyVfs::writesBeforeSyncs().size(), size_t(3)); // And the look at the one in doubt.
        QCOMPARE(*m_rig->book->events->firstBroken(), std::nullopt);
    }

    /** One of a group cannot be written, because its row is not what it was: the others are. */
    void aStepThatIsRefusedTakesNoOtherWithIt()
    {
        m_rig->client().creates.otherwise = [this](const Order &order) -> Result<PosOrder> {
            if (m_rig->client().creates.asked.size() == 2) {
                const auto forged = m_rig->book->database->execute(
                    u"UPDATE outbox SET state = 'in_doubt' WHERE seq = ?"_s, {m_rig->entryOf(order).seq});
                if (!forged)
                    return forged.error();
            }
            const auto held = ScriptedPosClient::held(order.reference, order, OrderStatus::AwaitingProcessing);
            m_rig->pos.tickets.insert(held.id, held);
            return held;
        };
        QList<Order> orders;
        for (int i = 0; i < 4; ++i)
            orders.append(m_rig->book->add(ScratchBook::request(u"C-%1"_s.arg(i))));
        m_rig->run();
        for (const auto i : {0, 2, 3})
            QCOMPARE(m_rig->now(orders[i]).delivery, Delivery::Delivered);
        m_rig->runOut(); // The other one is looked up.
        QCOMPARE(m_rig->now(orders[1]).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->client().creates.asked.size(), 4);
        QCOMPARE(m_rig->client().createRecoveries.asked.size(), 1);
    }

    void aKillInTheMiddleOfAGroupLosesAndDoublesNothing_data()
    {
        QTest::addColumn<int>("answered");
        QTest::newRow("marked, nothing sent") << 0;
        QTest::newRow("one answered, nothing settled") << 1;
        QTest::newRow("all answered, nothing settled") << 4;
    }

    /** The process is gone after `answered` of four creates: what then is on the disk goes on. */
    void aKillInTheMiddleOfAGroupLosesAndDoublesNothing()
    {
        QFETCH(int, answered);
        std::unique_ptr<DeliveryRig> after;
        const auto kill = [&] {
            after = std::make_unique<DeliveryRig>(m_rig->book->asKilled());
            after->pos.tickets = m_rig->pos.tickets;
        };
        const auto take = m_rig->client().creates.otherwise;
        m_rig->client().creates.otherwise = [&](const Order &order) -> Result<PosOrder> {
            if (answered == 0 && !after)
                kill();
            const auto outcome = take(order);
            if (m_rig->client().creates.asked.size() == answered)
                kill();
            return outcome;
        };
        QList<Order> orders;
        for (int i = 0; i < 4; ++i)
            orders.append(m_rig->book->add(ScratchBook::request(u"C-%1"_s.arg(i))));
        m_rig->run();

        QVERIFY(after);
        for (const auto &order : orders)
            QCOMPARE(after->now(order).delivery, Delivery::Sending);
        after->start();
        after->run();
        QCOMPARE(after->client().createRecoveries.asked.size(), 4); // Looked up before anything is sent.
        QCOMPARE(after->client().creates.asked.size(), 4 - answered);
        after->runOut();
        for (const auto &order : orders) {
            QCOMPARE(after->now(order).delivery, Delivery::Delivered);
            QCOMPARE(after->pos.timesHeld(order.reference), 1);
        }
    }

    void aCrashAnywhereLosesAndDoublesNothing_data()
    {
        QTest::addColumn<QList<Fate>>("fates");
        QTest::addColumn<FaultyVfs::Call>("call");
        using enum Fate;
        const std::pair<const char *, QList<Fate>> stories[]{
            {"all goes well", {}},
            {"reply lost", {ReplyLost}},
            {"request lost", {RequestLost}},
            {"garbled, then reply of the merge lost", {Garbled, Taken, ReplyLost}},
            {"away, busy, then all replies lost", {Away, Busy, ReplyLost, ReplyLost, ReplyLost}},
            {"requests lost, resent, lost again", {RequestLost, RequestLost, ReplyLost, RequestLost}},
        };
        for (const auto &[name, fates] : stories) {
            QTest::addRow("%s; commit unsure", name) << fates << FaultyVfs::Call::Sync;
            QTest::addRow("%s; write lost", name) << fates << FaultyVfs::Call::Write;
        }
    }

    /** The disk dies in each of the commits; the agent starts again on what is there. */
    void aCrashAnywhereLosesAndDoublesNothing()
    {
        QFETCH(QList<Fate>, fates);
        QFETCH(FaultyVfs::Call, call);
        const auto points = crashPoints(fates, call);
        QVERIFY(points.size() >= (call == FaultyVfs::Call::Sync ? 5 : 15));
        for (const int n : points) {
            const auto orders = beginStory(fates);
            FaultyVfs::failAt(call, n, SQLITE_IOERR, FaultyVfs::Lasting::FromThenOn);
            playStory();
            QVERIFY(FaultyVfs::hasFailed());
            FaultyVfs::heal();
            QVERIFY2(m_rig->restart(), qPrintable(m_rig->book->refusal));
            m_rig->run();
            m_rig->runOut();

            QList<TargetLine> expected;
            for (const auto &order : orders) {
                QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
                QCOMPARE(m_rig->pos.timesHeld(order.reference), 1);
                QVERIFY(m_rig->pos.tickets.contains(m_rig->now(order).posOrder));
                expected = mergedLines(expected, targetLines(order.lines));
            }
            QCOMPARE(m_rig->pos.allLines(), expected);
            QCOMPARE(m_rig->pos.executed, 3);
            QCOMPARE(m_rig->book->outbox->state()->waiting, 0);
            QCOMPARE(*m_rig->book->events->firstBroken(), std::nullopt);
        }
        qInfo("%d crashes", int(points.size()));
    }
};

QTEST_GUILESS_MAIN(TestOutboxCrash)
#include "tst_outboxcrash.moc"
