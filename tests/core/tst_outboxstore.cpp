#include "core/storage/outboxstore.h"
#include "core/storage/mergetargetjson.h"
#include "tests/support/scratchbook.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOutboxStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;

    OutboxStore &outbox() { return *m_book->outbox; }
    OutboxEntry entry(qint64 seq) { return **outbox().entry(seq); }
    /** As it stands in the file now. */
    OutboxEntry entryOf(const Order &order, Operation operation = Operation::Create)
    {
        const auto found = m_book->database->number(
            u"SELECT outbox.seq FROM outbox JOIN customer_order c ON c.id = order_row WHERE c.uuid = ? AND operation = ?"_s,
            {order.id.toString(), toWord(operation)});
        return entry(found.valueOr(0));
    }
    QList<OrderId> readyOrders(bool oneCustomerAtATime = true)
    {
        const auto found = outbox().ready(100, oneCustomerAtATime);
        QList<OrderId> ids;
        for (const auto &one : found.valueOr({}))
            ids.append(one.order);
        return ids;
    }
    static PosOrder ticket(const QString &id)
    {
        PosOrder pos;
        pos.id = PosOrderId(id);
        return pos;
    }
    static MergeTarget target(const Order &order)
    {
        MergeTarget wanted;
        wanted.ticket = PosOrderId(u"T-1"_s);
        wanted.customer = order.customer;
        wanted.before = {{ProductId(u"P-0"_s), ProductValueId(u"V-0"_s), 1}};
        wanted.lines = mergedLines(wanted.before, targetLines(order.lines));
        wanted.references = {u"K7-1"_s, order.reference};
        wanted.note = u"two\nlines \"quoted\""_s;
        return wanted;
    }
    void changeStatus(const Order &order, OrderStatus to)
    {
        QVERIFY(
            m_book->orders->changeStatus(order.id, to, m_book->order(order.id).version, Actor::system(), true).ok());
    }

private Q_SLOTS:
    void init() { m_book = std::make_unique<ScratchBook>(); }

    void operationsOfOneOrderRunInOrderAndOrdersOvertake()
    {
        const Order one = m_book->add(ScratchBook::request(u"C-1"_s));
        const Order other = m_book->add(ScratchBook::request(u"C-2"_s));
        changeStatus(one, OrderStatus::InProcess);
        changeStatus(one, OrderStatus::PackedReady);
        QCOMPARE(readyOrders(), (QList<OrderId>{one.id, other.id}));
        QCOMPARE(m_book->ready().first().operation, Operation::Create);

        const Error away{Error::Kind::Unreachable, u"away"_s};
        QVERIFY(outbox().settleQueued(entryOf(one), away, m_book->clock.now() + 1min).ok());
        QCOMPARE(readyOrders(), QList<OrderId>{other.id}); // It waits, and its statuses wait behind it.
        QVERIFY(outbox().settleDelivered(entryOf(other), ticket(u"T-2"_s)).ok());
        QVERIFY(readyOrders().isEmpty());

        m_book->clock.advance(1min);
        QVERIFY(outbox().settleDelivered(entryOf(one), ticket(u"T-1"_s)).ok());
        QCOMPARE(m_book->ready().size(), 1);
        QCOMPARE(m_book->ready().first().payload, u"IN_PROCESS"_s);
        QVERIFY(outbox().settleDelivered(m_book->ready().first(), ticket(u"T-1"_s)).ok());
        QCOMPARE(m_book->ready().first().payload, u"PACKED_READY"_s);
    }

    void oneCustomerAtATime_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("oneAtATime");
        QTest::addColumn<int>("ready");
        QTest::newRow("the same customer") << u"C-1"_s << u"C-1"_s << true << 1;
        QTest::newRow("the same, vendor cannot merge") << u"C-1"_s << u"C-1"_s << false << 2;
        QTest::newRow("two customers") << u"C-1"_s << u"C-2"_s << true << 2;
        QTest::newRow("two guests") << QString() << QString() << true << 2;
    }

    void oneCustomerAtATime()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, oneAtATime);
        const Order one = m_book->add(ScratchBook::request(first));
        const Order other = m_book->add(ScratchBook::request(second));
        QTEST(int(readyOrders(oneAtATime).size()), "ready");
        QCOMPARE(readyOrders(oneAtATime).first(), one.id);
        // While the first is in doubt the second waits; a person's case keeps nobody up.
        QVERIFY(outbox().markSending(entryOf(one)).ok());
        QVERIFY(outbox().settleInDoubt(entryOf(one), {Error::Kind::InDoubt, u"lost"_s}, m_book->clock.now()).ok());
        QTEST(int(readyOrders(oneAtATime).size()), "ready");
        QVERIFY(outbox().leaveToPerson(entryOf(one), u"look"_s).ok());
        QCOMPARE(readyOrders(oneAtATime), QList<OrderId>{other.id});
    }

    void aRefusedOrderBlocksWhatFollowsItAndNobodyElse()
    {
        const Order one = m_book->add(ScratchBook::request(u"C-1"_s));
        const Order other = m_book->add(ScratchBook::request(u"C-1"_s));
        changeStatus(one, OrderStatus::InProcess);
        QVERIFY(outbox().settleRejected(entryOf(one), {Error::Kind::Rejected, u"no such product"_s}).ok());
        QCOMPARE(readyOrders(), QList<OrderId>{other.id});
        QCOMPARE(m_book->order(one.id).delivery, Delivery::Rejected);
        QCOMPARE(m_book->order(one.id).deliveryError, u"no such product"_s);
        QCOMPARE(outbox().state()->problems, 1);

        QVERIFY(outbox().retry(entryOf(one).seq, Actor::api(u"till"_s)).ok());
        QCOMPARE(m_book->order(one.id).delivery, Delivery::Queued);
        QVERIFY(m_book->order(one.id).deliveryError.isEmpty());
        QCOMPARE(m_book->ready().first().order, one.id);
        QCOMPARE(m_book->ready().first().operation, Operation::Create);
        QCOMPARE(outbox().state()->problems, 0);
        QCOMPARE(m_book->events->ofOrder(one.id)->last().actor.name, u"api:till"_s);
    }

    void aRefusedStatusLeavesTheOrderDeliveredAndBlocksNothing()
    {
        const Order order = m_book->add();
        QVERIFY(outbox().settleDelivered(entryOf(order), ticket(u"T-1"_s)).ok());
        changeStatus(order, OrderStatus::InProcess);
        changeStatus(order, OrderStatus::PackedReady);
        QVERIFY(outbox().settleRejected(m_book->ready().first(), {Error::Kind::Rejected, u"not allowed"_s}).ok());
        QCOMPARE(m_book->order(order.id).delivery, Delivery::Delivered);
        QCOMPARE(m_book->order(order.id).deliveryError, u"not allowed"_s);
        QCOMPARE(m_book->ready().first().payload, u"PACKED_READY"_s);
    }

    void aRetryLooksAtWhatIsInDoubtInsteadOfSendingIt()
    {
        const Order order = m_book->add();
        QVERIFY(outbox().markSending(entryOf(order)).ok());
        const qint64 seq = entryOf(order).seq;
        QCOMPARE(outbox().retry(seq, Actor::system()).error().kind, Error::Kind::Conflict);
        QVERIFY(outbox().settleInDoubt(entryOf(order), {Error::Kind::InDoubt, u"lost"_s}, m_book->clock.now()).ok());
        QVERIFY(outbox().leaveToPerson(entryOf(order), u"look"_s).ok());
        QVERIFY(readyOrders().isEmpty());
        QVERIFY(outbox().retry(seq, Actor::system()).ok());
        QCOMPARE(entry(seq).state, Delivery::InDoubt);
        QCOMPARE(readyOrders(), QList<OrderId>{order.id});
        QVERIFY(outbox().settleDelivered(entry(seq), ticket(u"T-1"_s)).ok());
        QCOMPARE(outbox().retry(seq, Actor::system()).error().kind, Error::Kind::Conflict);
        QCOMPARE(outbox().retry(999, Actor::system()).error().kind, Error::Kind::NotFound);
    }

    void whatWasBeingSentWhenTheAgentDiedIsInDoubt()
    {
        const Order sending = m_book->add(ScratchBook::request(u"C-1"_s));
        const Order queued = m_book->add(ScratchBook::request(u"C-2"_s));
        QVERIFY(outbox().markSending(entryOf(sending)).ok());
        QVERIFY(m_book->open());
        QCOMPARE(outbox().doubtWhatWasSending().valueOr(-1), 1);
        QCOMPARE(entryOf(sending).state, Delivery::InDoubt);
        QCOMPARE(entryOf(queued).state, Delivery::Queued);
        QCOMPARE(m_book->order(sending.id).delivery, Delivery::InDoubt);
        QCOMPARE(outbox().doubtWhatWasSending().valueOr(-1), 0);
        QCOMPARE(entryOf(sending).firstSentAt, std::optional(m_book->clock.now()));
    }

    void aClockThatWasSetBackStallsNothing_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("due");
        QTest::newRow("waiting") << qint64(10) << false;
        QTest::newRow("waited") << qint64(60) << true;
        QTest::newRow("back by an hour") << qint64(-3600) << true;
        QTest::newRow("back by ten years") << qint64(-315'360'000) << true;
        QTest::newRow("forward by ten years") << qint64(315'360'000) << true;
    }

    void aClockThatWasSetBackStallsNothing()
    {
        QFETCH(qint64, seconds);
        const Order order = m_book->add();
        const Instant start = m_book->clock.now();
        const Error away{Error::Kind::Unreachable, u"away"_s};
        QVERIFY(outbox().settleQueued(entryOf(order), away, start + 60s).ok());
        QCOMPARE(*outbox().nextDue(), std::optional(start + 60s));
        m_book->clock.setWall(start + std::chrono::seconds(seconds));
        QTEST(!readyOrders().isEmpty(), "due");
    }

    void aStepFromAnOldStateIsRefused()
    {
        const Order order = m_book->add();
        const OutboxEntry old = entryOf(order);
        QVERIFY(outbox().markSending(old).ok());
        const int version = m_book->order(order.id).version;
        const Error no{Error::Kind::Rejected, u"no"_s};
        for (const auto &step :
            {outbox().markSending(old), outbox().settleRejected(old, no), outbox().settleQueued(old, no, old.nextTry),
                outbox().settleDelivered(old, ticket(u"T-1"_s)), outbox().sendAgain(old),
                outbox().turnIntoMerge(old, target(order)), outbox().leaveToPerson(old, u"?"_s)}) {
            QVERIFY(!step);
            QCOMPARE(step.error().kind, Error::Kind::Conflict);
        }
        QCOMPARE(entryOf(order).state, Delivery::Sending);
        QCOMPARE(m_book->order(order.id).version, version);
    }

    void aMergeIsKeptToTheLetter()
    {
        const Order order = m_book->add();
        const MergeTarget wanted = target(order);
        QVERIFY(outbox().turnIntoMerge(entryOf(order), wanted).ok());
        QVERIFY(m_book->open());
        const auto merge = entryOf(order, Operation::Merge);
        const auto read = MergeTargetJson::fromText(merge.payload);
        QVERIFY(read.ok());
        QCOMPARE(*read, wanted);
        QVERIFY(outbox().markSending(merge).ok());
        QVERIFY(outbox().turnIntoCreate(entryOf(order, Operation::Merge), u"closed"_s).ok());
        const auto own = entryOf(order);
        QCOMPARE(own.state, Delivery::Queued);
        QVERIFY(own.ownTicket);
        QVERIFY(own.payload.isEmpty());
        QVERIFY(!own.firstSentAt);
    }

    void aRefusedMergeIsMadeAfreshByARetry()
    {
        const Order order = m_book->add();
        QVERIFY(outbox().turnIntoMerge(entryOf(order), target(order)).ok());
        QVERIFY(outbox().settleRejected(entryOf(order, Operation::Merge), {Error::Kind::Rejected, u"no"_s}).ok());
        QVERIFY(outbox().retry(entryOf(order, Operation::Merge).seq, Actor::system()).ok());
        QCOMPARE(m_book->ready().first().operation, Operation::Create);
        QVERIFY(m_book->ready().first().payload.isEmpty());
    }

    void aCreateThatWasSentTwiceIsLookedAfter()
    {
        const Order order = m_book->add();
        QVERIFY(outbox().markSending(entryOf(order)).ok());
        QVERIFY(outbox().settleInDoubt(entryOf(order), {Error::Kind::InDoubt, u"lost"_s}, m_book->clock.now()).ok());
        QVERIFY(outbox().lookAgain(entryOf(order), m_book->clock.now()).ok());
        QCOMPARE(entryOf(order).looks, 1);
        QVERIFY(outbox().sendAgain(entryOf(order)).ok());
        QVERIFY(entryOf(order).resent);
        QVERIFY(outbox().markSending(entryOf(order)).ok());
        QVERIFY(outbox().settleDelivered(entryOf(order), ticket(u"T-2"_s)).ok());
        QVERIFY(m_book->ready().isEmpty()); // A late first ticket must have shown up by then.
        m_book->clock.advance(std::chrono::minutes(1));
        const auto keep = m_book->ready().first();
        QCOMPARE(keep.operation, Operation::KeepOne);
        QVERIFY(outbox().settleQueued(keep, {Error::Kind::Unreachable, u"away"_s}, m_book->clock.now()).ok());
        QCOMPARE(m_book->order(order.id).delivery, Delivery::Delivered); // It is there, whatever else.
        QVERIFY(outbox().settleDelivered(m_book->ready().first(), ticket(u"T-1"_s)).ok());
        QCOMPARE(m_book->order(order.id).posOrder, PosOrderId(u"T-1"_s));
        QVERIFY(m_book->ready().isEmpty());
    }

    void aReplyWithoutATicketKeepsTheOneWeKnow()
    {
        const Order order = m_book->add();
        QVERIFY(outbox().settleDelivered(entryOf(order), ticket(u"T-1"_s)).ok());
        changeStatus(order, OrderStatus::InProcess);
        QVERIFY(outbox().settleDelivered(m_book->ready().first(), PosOrder()).ok());
        QCOMPARE(m_book->order(order.id).posOrder, PosOrderId(u"T-1"_s));
    }

    void theQueueCountsWhatWaits()
    {
        QCOMPARE(outbox().state()->waiting, 0);
        QVERIFY(!outbox().state()->oldest);
        const Instant start = m_book->clock.now();
        const Order one = m_book->add();
        m_book->clock.advance(1h);
        const Order other = m_book->add();
        QCOMPARE(outbox().state()->waiting, 2);
        QCOMPARE(outbox().state()->oldest, std::optional(start));
        QVERIFY(outbox().settleDelivered(entryOf(one), ticket(u"T-1"_s)).ok());
        QVERIFY(outbox().markSending(entryOf(other)).ok());
        QVERIFY(outbox().settleInDoubt(entryOf(other), {Error::Kind::InDoubt, u"lost"_s}, start).ok());
        QVERIFY(outbox().leaveToPerson(entryOf(other), u"look"_s).ok());
        const auto state = outbox().state();
        QCOMPARE(state->waiting, 1);
        QCOMPARE(state->problems, 1);
        QCOMPARE(state->oldest, std::optional(start + 1h));
        QCOMPARE(outbox().list()->size(), 1);
    }

    void everyMoveStandsInTheHistory()
    {
        const Order order = m_book->add();
        QVERIFY(outbox().markSending(entryOf(order)).ok());
        QVERIFY(outbox().settleInDoubt(entryOf(order), {Error::Kind::InDoubt, u"lost"_s}, m_book->clock.now()).ok());
        QVERIFY(outbox().settleDelivered(entryOf(order), ticket(u"T-1"_s)).ok());
        QStringList moves;
        const auto history = m_book->events->ofOrder(order.id);
        for (const auto &event : *history)
            moves.append(event.what + u':' + event.from + u'>' + event.to);
        QCOMPARE(moves,
            (QStringList{
                u"created:>AWAITING_PROCESSING"_s, u"delivery:sending>in_doubt"_s, u"delivery:in_doubt>delivered"_s}));
        QCOMPARE(*m_book->events->firstBroken(), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestOutboxStore)
#include "tst_outboxstore.moc"
