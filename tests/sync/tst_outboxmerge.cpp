#include "core/storage/mergetargetjson.h"
#include "tests/sync/deliveryrig.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** Whose order it is, which ticket it goes to, and what follows. */
class TestOutboxMerge : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DeliveryRig> m_rig;

    static Customer customer(const QString &id, bool banned = false)
    {
        Customer found;
        found.id = CustomerId(id);
        found.banned = banned;
        return found;
    }

private Q_SLOTS:
    void initTestCase() { DeliveryRig::prepare(); }
    void init()
    {
        FaultyVfs::heal();
        m_rig = std::make_unique<DeliveryRig>();
        m_rig->start();
    }

    void customersAreNamedBeforeTheirOrderIsSent()
    {
        m_rig->client().can.findCustomer = true;
        m_rig->client().searches.outcomes.enqueue(QList<Customer>{customer(u"C-77"_s)});
        OrderRequest request = ScratchBook::request(QString());
        request.contact.phone = u"4155552671"_s;
        const Order order = m_rig->book->add(request);
        m_rig->run();
        QCOMPARE(m_rig->client().searches.asked.size(), 1);
        QCOMPARE(m_rig->client().searches.asked.first().phone, request.contact.phone);
        QCOMPARE(m_rig->client().creates.asked.first().customer, CustomerId(u"C-77"_s));
        QCOMPARE(m_rig->now(order).customer, CustomerId(u"C-77"_s));
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
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
        m_rig->client().can.findCustomer = true;
        m_rig->client().searches.outcomes.enqueue(found);
        OrderRequest request = ScratchBook::request(QString());
        request.contact.phone = u"4155552671"_s;
        const Order order = m_rig->book->add(request);
        m_rig->run();
        QTEST(int(m_rig->client().creates.asked.size()), "creates");
        QTEST(m_rig->now(order).delivery, "delivery");
    }

    void twoOrdersOfOneCustomerBecomeOneTicket()
    {
        const Order one = m_rig->book->add(ScratchBook::request(u"C-1"_s, {ScratchBook::line(u"P-1"_s, 2)}));
        const Order other = m_rig->book->add(
            ScratchBook::request(u"C-1"_s, {ScratchBook::line(u"P-1"_s, 3), ScratchBook::line(u"P-2"_s, 1)}));
        m_rig->run();
        QCOMPARE(m_rig->pos.tickets.size(), 1);
        QCOMPARE(m_rig->pos.allLines(), mergedLines(targetLines(one.lines), targetLines(other.lines)));
        QCOMPARE(m_rig->now(one).posOrder, m_rig->now(other).posOrder);
        QCOMPARE(m_rig->now(other).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->pos.timesHeld(one.reference), 1);
        QCOMPARE(m_rig->pos.timesHeld(other.reference), 1);
        QCOMPARE(m_rig->client().updates.asked.first().references, (QStringList{one.reference, other.reference}));
    }

    void twoOrdersOfOnePhoneWaitForEachOtherOnceNamed()
    {
        m_rig->client().can.findCustomer = true;
        m_rig->client().searches.otherwise = [](const CustomerQuery &) -> Result<QList<Customer>> {
            return QList<Customer>{customer(u"C-1"_s)};
        };
        OrderRequest request = ScratchBook::request(QString());
        request.contact.phone = u"4155552671"_s;
        const Order one = m_rig->book->add(request);
        const Order other = m_rig->book->add(request);
        m_rig->run();
        QCOMPARE(m_rig->pos.tickets.size(), 1);
        QCOMPARE(m_rig->pos.allLines(), mergedLines(targetLines(one.lines), targetLines(other.lines)));
    }

    void aMergeIsStoredBeforeItIsSentAndRepeatedToTheLetter()
    {
        m_rig->book->add();
        m_rig->run();
        m_rig->pos.fates = {Fate::RequestLost, Fate::RequestLost, Fate::Away};
        m_rig->client().updateRecoveries.otherwise = [this](const MergeTarget &target) -> Result<Recovery> {
            const auto queue = m_rig->book->outbox->list();
            const auto stored = MergeTargetJson::fromText(queue->first().payload);
            if (!stored || *stored != target)
                return Error{Error::Kind::Invalid, u"another target than the stored one"_s};
            return Recovery{Recovery::Verdict::NotThere, {}, {}};
        };
        const Order other = m_rig->book->add();
        m_rig->run();
        m_rig->runOut();
        QCOMPARE(m_rig->now(other).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->client().updates.asked.size(), 4);
        for (const auto &target : m_rig->client().updates.asked)
            QCOMPARE(target, m_rig->client().updates.asked.first());
        QCOMPARE(m_rig->pos.timesHeld(other.reference), 1);
    }

    void aMergeWhoseReplyWasLostIsFoundNotAddedAgain()
    {
        const Order one = m_rig->book->add();
        m_rig->run();
        m_rig->pos.fates = {Fate::ReplyLost};
        const Order other = m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->now(other).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->client().updates.asked.size(), 1);
        QCOMPARE(m_rig->client().updateRecoveries.asked.size(), 1);
        QCOMPARE(m_rig->pos.allLines(), mergedLines(targetLines(one.lines), targetLines(other.lines)));
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
        m_rig->book->add();
        m_rig->run();
        m_rig->client().updates.fail(kind);
        const Order other = m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->pos.tickets.size(), 2);
        QCOMPARE(m_rig->now(other).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->client().updates.asked.size(), 1);
    }

    void aSupersededMergeBecomesATicketOfItsOwn()
    {
        m_rig->book->add();
        m_rig->run();
        m_rig->pos.fates = {Fate::RequestLost};
        m_rig->client().updateRecoveries.outcomes.enqueue(Recovery{Recovery::Verdict::Superseded, {}, {}});
        const Order other = m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->pos.tickets.size(), 2);
        QCOMPARE(m_rig->pos.timesHeld(other.reference), 1);
    }

    void aTicketThatMayNotBeJoinedIsLeftAlone()
    {
        m_rig->book->add();
        m_rig->run();
        m_rig->client().resumable = [](const PosOrder &) { return false; };
        m_rig->book->add();
        m_rig->run();
        QCOMPARE(m_rig->pos.tickets.size(), 2);
        QCOMPARE(m_rig->client().updates.asked.size(), 0);
    }

    void aRefusedStatusGivesWayToWhatThePosHas()
    {
        const Order order = m_rig->book->add();
        m_rig->run();
        m_rig->client().statusChanges.fail(Error::Kind::Rejected, u"not allowed"_s);
        const auto moved = m_rig->book->orders->changeStatus(
            order.id, OrderStatus::InProcess, m_rig->now(order).version, Actor::api(u"till"_s), true);
        QVERIFY(moved.ok());
        m_rig->run();
        QCOMPARE(m_rig->now(order).status, OrderStatus::AwaitingProcessing);
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
        QCOMPARE(m_rig->now(order).deliveryError, u"not allowed"_s);
    }

    void aRefusalToLookForASecondTicketIsNotRepeatedForever()
    {
        m_rig->pos.fates = {Fate::RequestLost};
        m_rig->client().keptOne.fail(Error::Kind::Unsupported);
        const Order order = m_rig->book->add();
        m_rig->run();
        m_rig->runOut();
        QCOMPARE(m_rig->client().keptOne.asked.size(), 1);
        QCOMPARE(m_rig->now(order).delivery, Delivery::Delivered);
    }
};

QTEST_GUILESS_MAIN(TestOutboxMerge)
#include "tst_outboxmerge.moc"
