#include "sync/outbox/outboxworker.h"
#include "core/storage/mergetargetjson.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/ledgerpos.h"
#include "tests/support/orderbook.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <sqlite3.h>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOutboxWorker : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<OrderBook> m_book;
    std::unique_ptr<LedgerPos> m_pos;
    std::unique_ptr<OutboxWorker> m_worker;

    ScriptedPosClient &client() { return m_pos->client; }

    void startWorker()
    {
        m_worker = std::make_unique<OutboxWorker>(*m_book->outbox, *m_book->orders, client(), m_book->clock, 4);
        m_worker->start();
    }

    /** Everything that can happen now happens. Scripts answer at once, so only queued hints have to run. */
    void run()
    {
        m_worker->wake();
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
    }

    /** As `run`, until nothing waits for a time either. */
    void runOut()
    {
        for (int i = 0; i < 30 && m_book->outbox->state()->waiting > 0; ++i) {
            m_book->clock.advance(6min);
            run();
        }
    }

    /** What a crash and a new start leave. */
    void restart()
    {
        m_worker.reset();
        QVERIFY2(m_book->open(), qPrintable(m_book->refusal));
        startWorker();
    }

    Order now(const Order &order) { return m_book->order(order.id); }
    OutboxEntry entryOf(const Order &order)
    {
        const auto queue = m_book->outbox->list();
        for (const auto &entry : queue.valueOr({})) {
            if (entry.order == order.id)
                return entry;
        }
        return {};
    }
    static Customer customer(const QString &id, bool banned = false)
    {
        Customer found;
        found.id = CustomerId(id);
        found.banned = banned;
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        FaultyVfs::install();
        if (QDir(u"/dev/shm"_s).exists())
            qputenv("TMPDIR", "/dev/shm"); // What is on disk counts here, not how long the disk takes.
    }
    void init()
    {
        FaultyVfs::heal();
        m_book = std::make_unique<OrderBook>();
        m_pos = std::make_unique<LedgerPos>();
        startWorker();
    }
    void cleanup() { m_worker.reset(); }

    void deliversAndTellsWhoeverListens()
    {
        QSignalSpy changed(m_worker.get(), &OutboxWorker::orderChanged);
        QSignalSpy delivered(m_worker.get(), &OutboxWorker::delivered);
        const Order order = m_book->add();
        run();
        QCOMPARE(now(order).delivery, Delivery::Delivered);
        QCOMPARE(now(order).posOrder, PosOrderId(u"T-1"_s));
        QCOMPARE(delivered.size(), 1);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(client().creates.asked.size(), 1);
        QCOMPARE(client().creates.asked.first().reference, order.reference);
        QVERIFY(m_worker->idle());
    }

    void isOnDiskBeforeItIsOnTheWire()
    {
        client().creates.otherwise = nullptr;
        client().creates.holds = true;
        const Order order = m_book->add();
        run();
        QCOMPARE(client().creates.held(), size_t(1));
        QCOMPARE(now(order).delivery, Delivery::Sending);
        QCOMPARE(entryOf(order).firstSentAt, std::optional(m_book->clock.now()));
        run(); // Further hints do not send it again.
        QCOMPARE(client().creates.asked.size(), 1);
        client().creates.answerHeld(ScriptedPosClient::held(u"T-1"_s, order, OrderStatus::AwaitingProcessing));
        QCOMPARE(now(order).delivery, Delivery::Delivered);
    }

    void aBadOrderStopsNoOther()
    {
        client().creates.fail(Error::Kind::Rejected, u"no such product"_s);
        const Order bad = m_book->add(OrderBook::request(u"C-1"_s));
        const Order good = m_book->add(OrderBook::request(u"C-2"_s));
        run();
        QCOMPARE(now(bad).delivery, Delivery::Rejected);
        QCOMPARE(now(bad).deliveryError, u"no such product"_s);
        QCOMPARE(now(good).delivery, Delivery::Delivered);
        runOut();
        QCOMPARE(client().creates.asked.size(), 2); // Refused is refused.
    }

    void atMostSoManyAtATime()
    {
        client().creates.otherwise = nullptr;
        client().creates.holds = true;
        for (int i = 0; i < 9; ++i)
            m_book->add(OrderBook::request(u"C-%1"_s.arg(i)));
        run();
        QCOMPARE(client().creates.held(), size_t(4));
        while (client().creates.held() > 0) {
            const Order asked =
                client().creates.asked[client().creates.asked.size() - qsizetype(client().creates.held())];
            client().creates.answerHeld(
                ScriptedPosClient::held(asked.reference, asked, OrderStatus::AwaitingProcessing));
            QVERIFY(client().creates.held() <= 4);
            run();
        }
        QCOMPARE(m_book->outbox->state()->waiting, 0);
        QCOMPARE(client().creates.asked.size(), 9);
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
        client().creates.fail(Error::Kind::InDoubt);
        const Order order = m_book->add();
        client().createRecoveries.outcomes.enqueue(
            Recovery{verdict, ScriptedPosClient::held(u"T-9"_s, order, OrderStatus::AwaitingProcessing), 10s, {}});
        run();
        QTEST(now(order).delivery, "delivery");
        QCOMPARE(client().creates.asked.size(), creates);
        QCOMPARE(client().createRecoveries.asked.size(), 1);
        QCOMPARE(client().createRecoveries.asked.first().order.id, order.id);
        if (verdict == Recovery::Verdict::NotThere) {
            QCOMPARE(client().keptOne.asked.size(), 0); // Both tickets need time to show.
            m_book->clock.advance(5min);
            run();
        }
        QCOMPARE(client().keptOne.asked.size(), verdict == Recovery::Verdict::NotThere ? 1 : 0);
        const bool forStaff = verdict == Recovery::Verdict::Unknowable || verdict == Recovery::Verdict::Refused;
        QCOMPARE(m_book->outbox->state()->problems, forStaff ? 1 : 0);
        if (verdict == Recovery::Verdict::LookAgain) {
            run();
            QCOMPARE(client().createRecoveries.asked.size(), 1); // Not before its time.
            m_book->clock.advance(10s);
            run();
            QCOMPARE(client().createRecoveries.asked.size(), 2);
            QCOMPARE(client().createRecoveries.asked.last().looks, 1);
        }
    }

    void aLookThatFailsIsRepeatedAndNothingIsSent()
    {
        client().creates.fail(Error::Kind::InDoubt);
        client().createRecoveries.otherwise = nullptr; // Unreachable.
        const Order order = m_book->add();
        run();
        for (int i = 0; i < 5; ++i) {
            m_book->clock.advance(6min);
            run();
        }
        QVERIFY(client().createRecoveries.asked.size() >= 6);
        QCOMPARE(client().creates.asked.size(), 1);
        QCOMPARE(now(order).delivery, Delivery::InDoubt);
        QVERIFY(entryOf(order).resent == false);
    }

    void recoveryThatAnswersAtOnceDoesNotSpin()
    {
        client().creates.fail(Error::Kind::InDoubt);
        client().createRecoveries.otherwise = [](const UnclearCreate &) -> Result<Recovery> {
            return Recovery{Recovery::Verdict::LookAgain, {}, 0s};
        };
        m_book->add();
        run();
        QCOMPARE(client().createRecoveries.asked.size(), 1);
    }

    void aRetryNeverComesBeforeItMay()
    {
        client().creates.outcomes.enqueue(Error{Error::Kind::Throttled, u"busy"_s, 90s});
        const Order order = m_book->add();
        run();
        QCOMPARE(now(order).delivery, Delivery::Queued);
        m_book->clock.advance(89s);
        run();
        QCOMPARE(client().creates.asked.size(), 1);
        m_book->clock.advance(3s); // A second of jitter at most.
        run();
        QCOMPARE(client().creates.asked.size(), 2);
        QCOMPARE(now(order).delivery, Delivery::Delivered);
    }

    void nothingExpiresWhileThePosIsAway()
    {
        for (int i = 0; i < 40; ++i)
            m_pos->fates.append(Fate::Away);
        const Order order = m_book->add();
        run();
        for (int i = 0; i < 60 && now(order).delivery != Delivery::Delivered; ++i) {
            m_book->clock.advance(5min);
            run();
        }
        QCOMPARE(now(order).delivery, Delivery::Delivered);
        QCOMPARE(m_pos->executed, 1);
        QCOMPARE(client().createRecoveries.asked.size(), 0); // Nothing was sent, so nothing is in doubt.
    }

    void customersAreNamedBeforeTheirOrderIsSent()
    {
        client().can.findCustomer = true;
        client().searches.outcomes.enqueue(QList<Customer>{customer(u"C-77"_s)});
        OrderRequest request = OrderBook::request(QString());
        request.contact.phone = u"4155552671"_s;
        const Order order = m_book->add(request);
        run();
        QCOMPARE(client().searches.asked.size(), 1);
        QCOMPARE(client().searches.asked.first().phone, request.contact.phone);
        QCOMPARE(client().creates.asked.first().customer, CustomerId(u"C-77"_s));
        QCOMPARE(now(order).customer, CustomerId(u"C-77"_s));
        QCOMPARE(now(order).delivery, Delivery::Delivered);
    }

    void searchesThatFindNobodyOrSeveralSendTheOrderAsItIs_data()
    {
        QTest::addColumn<Result<QList<Customer>>>("found");
        QTest::addColumn<int>("creates");
        QTest::addColumn<Delivery>("delivery");
        using Found = Result<QList<Customer>>;
        const auto failed = [](Error::Kind kind) { return Found(Error{kind, u"x"_s}); };
        QTest::newRow("nobody") << Found(QList<Customer>()) << 1 << Delivery::Delivered;
        QTest::newRow("two") << Found(QList<Customer>{customer(u"1"_s), customer(u"2"_s)}) << 1 << Delivery::Delivered;
        QTest::newRow("not found") << failed(Error::Kind::NotFound) << 1 << Delivery::Delivered;
        QTest::newRow("banned") << Found(QList<Customer>{customer(u"1"_s, true)}) << 0 << Delivery::Rejected;
        QTest::newRow("away") << failed(Error::Kind::Unreachable) << 0 << Delivery::Queued;
        QTest::newRow("unreadable") << failed(Error::Kind::Malformed) << 0 << Delivery::Queued;
    }

    void searchesThatFindNobodyOrSeveralSendTheOrderAsItIs()
    {
        QFETCH(Result<QList<Customer>>, found);
        client().can.findCustomer = true;
        client().searches.outcomes.enqueue(found);
        OrderRequest request = OrderBook::request(QString());
        request.contact.phone = u"4155552671"_s;
        const Order order = m_book->add(request);
        run();
        QTEST(int(client().creates.asked.size()), "creates");
        QTEST(now(order).delivery, "delivery");
    }

    void twoOrdersOfOneCustomerBecomeOneTicket()
    {
        const Order one = m_book->add(OrderBook::request(u"C-1"_s, {OrderBook::line(u"P-1"_s, 2)}));
        const Order other =
            m_book->add(OrderBook::request(u"C-1"_s, {OrderBook::line(u"P-1"_s, 3), OrderBook::line(u"P-2"_s, 1)}));
        run();
        QCOMPARE(m_pos->tickets.size(), 1);
        QCOMPARE(m_pos->allLines(), mergedLines(targetLines(one.lines), targetLines(other.lines)));
        QCOMPARE(now(one).posOrder, now(other).posOrder);
        QCOMPARE(now(other).delivery, Delivery::Delivered);
        QCOMPARE(m_pos->timesHeld(one.reference), 1);
        QCOMPARE(m_pos->timesHeld(other.reference), 1);
        QCOMPARE(client().updates.asked.first().references, (QStringList{one.reference, other.reference}));
    }

    void twoOrdersOfOnePhoneWaitForEachOtherOnceNamed()
    {
        client().can.findCustomer = true;
        client().searches.otherwise = [](const CustomerQuery &) -> Result<QList<Customer>> {
            return QList<Customer>{customer(u"C-1"_s)};
        };
        OrderRequest request = OrderBook::request(QString());
        request.contact.phone = u"4155552671"_s;
        const Order one = m_book->add(request);
        const Order other = m_book->add(request);
        run();
        QCOMPARE(m_pos->tickets.size(), 1);
        QCOMPARE(m_pos->allLines(), mergedLines(targetLines(one.lines), targetLines(other.lines)));
    }

    void aMergeIsStoredBeforeItIsSentAndRepeatedToTheLetter()
    {
        m_book->add();
        run();
        m_pos->fates = {Fate::RequestLost, Fate::RequestLost, Fate::Away};
        client().updateRecoveries.otherwise = [this](const MergeTarget &target) -> Result<Recovery> {
            const auto queue = m_book->outbox->list();
            const auto stored = MergeTargetJson::fromText(queue->first().payload);
            if (!stored || *stored != target)
                return Error{Error::Kind::Invalid, u"another target than the stored one"_s};
            return Recovery{Recovery::Verdict::NotThere, {}, {}};
        };
        const Order other = m_book->add();
        run();
        runOut();
        QCOMPARE(now(other).delivery, Delivery::Delivered);
        QCOMPARE(client().updates.asked.size(), 4);
        for (const auto &target : client().updates.asked)
            QCOMPARE(target, client().updates.asked.first());
        QCOMPARE(m_pos->timesHeld(other.reference), 1);
    }

    void aMergeWhoseReplyWasLostIsFoundNotAddedAgain()
    {
        const Order one = m_book->add();
        run();
        m_pos->fates = {Fate::ReplyLost};
        const Order other = m_book->add();
        run();
        QCOMPARE(now(other).delivery, Delivery::Delivered);
        QCOMPARE(client().updates.asked.size(), 1);
        QCOMPARE(client().updateRecoveries.asked.size(), 1);
        QCOMPARE(m_pos->allLines(), mergedLines(targetLines(one.lines), targetLines(other.lines)));
    }

    void aTicketThatCanNoLongerBeChangedMeansATicketOfItsOwn_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("changed") << Error::Kind::Conflict;
        QTest::newRow("gone") << Error::Kind::NotFound;
    }

    void aTicketThatCanNoLongerBeChangedMeansATicketOfItsOwn()
    {
        QFETCH(Error::Kind, kind);
        m_book->add();
        run();
        client().updates.fail(kind);
        const Order other = m_book->add();
        run();
        QCOMPARE(m_pos->tickets.size(), 2);
        QCOMPARE(now(other).delivery, Delivery::Delivered);
        QCOMPARE(client().updates.asked.size(), 1);
    }

    void aSupersededMergeBecomesATicketOfItsOwn()
    {
        m_book->add();
        run();
        m_pos->fates = {Fate::RequestLost};
        client().updateRecoveries.outcomes.enqueue(Recovery{Recovery::Verdict::Superseded, {}, {}});
        const Order other = m_book->add();
        run();
        QCOMPARE(m_pos->tickets.size(), 2);
        QCOMPARE(m_pos->timesHeld(other.reference), 1);
    }

    void aTicketThatMayNotBeJoinedIsLeftAlone()
    {
        m_book->add();
        run();
        client().resumable = [](const PosOrder &) { return false; };
        m_book->add();
        run();
        QCOMPARE(m_pos->tickets.size(), 2);
        QCOMPARE(client().updates.asked.size(), 0);
    }

    void aRefusedStatusGivesWayToWhatThePosHas()
    {
        const Order order = m_book->add();
        run();
        client().statusChanges.fail(Error::Kind::Rejected, u"not allowed"_s);
        const auto moved = m_book->orders->changeStatus(
            order.id, OrderStatus::InProcess, now(order).version, Actor::api(u"till"_s), true);
        QVERIFY(moved.ok());
        run();
        QCOMPARE(now(order).status, OrderStatus::AwaitingProcessing);
        QCOMPARE(now(order).delivery, Delivery::Delivered);
        QCOMPARE(now(order).deliveryError, u"not allowed"_s);
    }

    void aRefusalToLookForASecondTicketIsNotRepeatedForever()
    {
        m_pos->fates = {Fate::RequestLost};
        client().keptOne.fail(Error::Kind::Unsupported);
        const Order order = m_book->add();
        run();
        runOut();
        QCOMPARE(client().keptOne.asked.size(), 1);
        QCOMPARE(now(order).delivery, Delivery::Delivered);
    }

    /** The order is at the POS, but that cannot be written down. */
    void aDiskThatFillsWhileSendingMeansALookNotASecondSend()
    {
        client().creates.otherwise = [this](const Order &order) -> Result<PosOrder> {
            FaultyVfs::failAt(FaultyVfs::Call::Write, 1, SQLITE_FULL, FaultyVfs::Lasting::FromThenOn);
            const auto held = ScriptedPosClient::held(u"T-1"_s, order, OrderStatus::AwaitingProcessing);
            m_pos->tickets.insert(held.id, held);
            return held;
        };
        const Order order = m_book->add();
        run();
        QVERIFY(FaultyVfs::hasFailed());
        QVERIFY(now(order).delivery != Delivery::Delivered);
        for (int i = 0; i < 3; ++i)
            run();
        FaultyVfs::heal();
        run();
        QCOMPARE(now(order).delivery, Delivery::Delivered);
        QCOMPARE(client().creates.asked.size(), 1);
        QVERIFY(client().createRecoveries.asked.size() >= 1);
    }

    void aDiskThatIsFullBeforeSendingMeansNothingIsSent()
    {
        const Order order = m_book->add();
        FaultyVfs::failAt(FaultyVfs::Call::Write, 1, SQLITE_FULL, FaultyVfs::Lasting::FromThenOn);
        run();
        QCOMPARE(client().creates.asked.size(), 0);
        FaultyVfs::heal();
        run();
        QCOMPARE(now(order).delivery, Delivery::Delivered);
    }

    void aStoppedWorkerBeginsNothing()
    {
        m_worker->stop();
        const Order order = m_book->add();
        run();
        QCOMPARE(now(order).delivery, Delivery::Queued);
        m_worker->start();
        run();
        QCOMPARE(now(order).delivery, Delivery::Delivered);
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

    /**
     * The disk dies at the n-th call, for every n; the agent starts again on what is there. Two customers, one of them
     * with two orders that join one ticket.
     */
    void aCrashAnywhereLosesAndDoublesNothing()
    {
        QFETCH(QList<Fate>, fates);
        QFETCH(FaultyVfs::Call, call);
        int crashes = 0;
        for (int n = 1;; ++n) {
            init();
            m_worker->stop();
            const QList<Order> orders{m_book->add(OrderBook::request(u"C-1"_s)),
                m_book->add(OrderBook::request(u"C-1"_s, {OrderBook::line(u"P-1"_s, 5)})),
                m_book->add(OrderBook::request(u"C-2"_s, {OrderBook::line(u"P-3"_s, 1)}))};
            m_pos->fates.append(fates);
            FaultyVfs::failAt(call, n, SQLITE_IOERR, FaultyVfs::Lasting::FromThenOn);
            m_worker->start();
            for (int i = 0; i < 12; ++i) {
                run();
                m_book->clock.advance(6min);
            }
            const bool crashed = FaultyVfs::hasFailed();
            FaultyVfs::heal();
            restart();
            run();
            runOut();

            QList<TargetLine> expected;
            for (const auto &order : orders) {
                QCOMPARE(now(order).delivery, Delivery::Delivered);
                QCOMPARE(m_pos->timesHeld(order.reference), 1);
                QVERIFY(m_pos->tickets.contains(now(order).posOrder));
                expected = mergedLines(expected, targetLines(order.lines));
            }
            QCOMPARE(m_pos->allLines(), expected);
            QCOMPARE(m_pos->executed, 3);
            QCOMPARE(m_book->outbox->state()->waiting, 0);
            QCOMPARE(*m_book->events->firstBroken(), std::nullopt);
            if (!crashed)
                break;
            ++crashes;
        }
        QVERIFY(crashes >= 6);
        qInfo("%d crashes", crashes);
    }
};

QTEST_GUILESS_MAIN(TestOutboxWorker)
#include "tst_outboxworker.moc"
