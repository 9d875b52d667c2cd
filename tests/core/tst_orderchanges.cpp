#include "core/storage/orderstore.h"
#include "tests/support/scratchbook.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum OrderStatus;

/** What the POS, staff and the printer change about an order. */
class TestOrderChanges : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;

    /** As if the POS had taken it. */
    void deliver(const Order &order, const QString &ticket)
    {
        PosOrder pos;
        pos.id = PosOrderId(ticket);
        const auto queue = m_book->outbox->list();
        for (const auto &entry : *queue) {
            if (entry.order == order.id)
                QVERIFY(m_book->outbox->settleDelivered(entry, pos).ok());
        }
    }
    static PosOrder news(const QString &ticket, std::optional<OrderStatus> status)
    {
        PosOrder pos;
        pos.id = PosOrderId(ticket);
        pos.status = status;
        pos.word = status ? toWord(*status) : u"SOMETHING_NEW"_s;
        return pos;
    }

private Q_SLOTS:
    void init() { m_book = std::make_unique<ScratchBook>(); }

    void thePosMayMoveAnOrderAnywhere_data()
    {
        QTest::addColumn<OrderStatus>("first");
        QTest::addColumn<OrderStatus>("second");
        QTest::newRow("forwards") << InProcess << PackedReady;
        QTest::newRow("backwards") << PackedReady << AwaitingProcessing;
        QTest::newRow("out of a final one") << Canceled << InProcess;
        QTest::newRow("into verification") << InProcess << VerificationPending;
    }

    void thePosMayMoveAnOrderAnywhere()
    {
        QFETCH(OrderStatus, first);
        QFETCH(OrderStatus, second);
        const Order order = m_book->add();
        deliver(order, u"T-1"_s);
        for (const auto status : {first, second}) {
            const auto changed = m_book->orders->applyPosNews(news(u"T-1"_s, status));
            QCOMPARE(*changed, QList<OrderId>{order.id});
            QCOMPARE(m_book->order(order.id).status, status);
        }
        QCOMPARE(m_book->orders->applyPosNews(news(u"T-1"_s, second))->size(), 0); // No news.
        const auto last = m_book->events->ofOrder(order.id)->last();
        QCOMPARE(last.actor.name, u"pos"_s);
        QCOMPARE(last.from, toWord(first));
        QCOMPARE(last.to, toWord(second));
    }

    void anUnknownWordOfThePosChangesNoStatus()
    {
        const Order order = m_book->add();
        deliver(order, u"T-1"_s);
        QCOMPARE(m_book->orders->applyPosNews(news(u"T-1"_s, std::nullopt))->size(), 0);
        QCOMPARE(m_book->order(order.id).status, AwaitingProcessing);
        QCOMPARE(m_book->orders->applyPosNews(news(u"T-2"_s, Completed))->size(), 0); // Not ours.
    }

    void ourOwnStatusOnItsWayIsNewerThanThePos()
    {
        const Order order = m_book->add();
        deliver(order, u"T-1"_s);
        const int version = m_book->order(order.id).version;
        const auto moved = m_book->orders->changeStatus(order.id, InProcess, version, Actor::api(u"till"_s), true);
        QVERIFY(moved.ok());
        QCOMPARE(moved->delivery, Delivery::Queued);
        PosOrder stale = news(u"T-1"_s, AwaitingProcessing);
        stale.number = u"88"_s;
        QCOMPARE(m_book->orders->applyPosNews(stale)->size(), 1);
        QCOMPARE(m_book->order(order.id).status, InProcess);
        QCOMPARE(m_book->order(order.id).posNumber, u"88"_s);

        const auto entry = m_book->outbox->list()->first();
        QVERIFY(m_book->outbox->settleDelivered(entry, news(u"T-1"_s, InProcess)).ok());
        QCOMPARE(m_book->orders->applyPosNews(news(u"T-1"_s, PackedReady))->size(), 1);
        QCOMPARE(m_book->order(order.id).status, PackedReady);
    }

    void aPosThatTellsOnlyTheSumIsBelieved_data()
    {
        QTest::addColumn<qint64>("sum");
        QTest::addColumn<qint64>("tax");
        QTest::addColumn<qint64>("discount");
        const qint64 sub = ScratchBook::totals().subTotal.minor();
        QTest::newRow("more than our lines") << sub + 321 << qint64(321) << qint64(0);
        QTest::newRow("less than our lines") << sub - 100 << qint64(0) << qint64(100);
    }

    void aPosThatTellsOnlyTheSumIsBelieved()
    {
        QFETCH(qint64, sum);
        const Order order = m_book->add();
        deliver(order, u"T-1"_s);
        PosOrder pos = news(u"T-1"_s, AwaitingProcessing);
        pos.sum = Money(sum);
        QCOMPARE(m_book->orders->applyPosNews(pos)->size(), 1);
        const auto totals = m_book->order(order.id).totals;
        QCOMPARE(totals.total.minor(), sum);
        QTEST(totals.taxTotal.minor(), "tax");
        QTEST(totals.discountTotal.minor(), "discount");
        QVERIFY(!totals.estimate);
        QCOMPARE(m_book->orders->applyPosNews(pos)->size(), 0); // The same again is no news.
    }

    void totalsOfAMergedTicketGoToNoSingleOrder()
    {
        const Order one = m_book->add();
        const Order other = m_book->add();
        deliver(one, u"T-1"_s);
        PosOrder pos = news(u"T-1"_s, AwaitingProcessing);
        pos.totals = {Money(5000), Money(0), Money(400), Money(5400), false};
        QCOMPARE(m_book->orders->applyPosNews(pos)->size(), 1);
        QCOMPARE(m_book->order(one.id).totals, pos.totals);
        deliver(other, u"T-1"_s);
        pos.totals.total = Money(9900);
        pos.status = InProcess;
        QCOMPARE(m_book->orders->applyPosNews(pos)->size(), 2);
        QCOMPARE(m_book->order(one.id).totals.total, Money(5400));
        QCOMPARE(m_book->order(other.id).totals, ScratchBook::totals());
    }

    void staffMovesFollowTheTable()
    {
        const OrderStatus all[] = {VerificationPending, AwaitingProcessing, InProcess, PackedReady, OutForDelivery,
            Completed, Canceled, Removed};
        const Order order = m_book->add();
        deliver(order, u"T-1"_s);
        int allowed = 0;
        for (const auto from : all) {
            for (const auto to : all) {
                std::ignore = m_book->orders->applyPosNews(news(u"T-1"_s, from));
                const Order before = m_book->order(order.id);
                QCOMPARE(before.status, from);
                const auto moved =
                    m_book->orders->changeStatus(order.id, to, before.version, Actor::api(u"till"_s), false);
                QCOMPARE(moved.ok(), staffMayMove(from, to));
                allowed += moved.ok();
                if (moved) {
                    QCOMPARE(moved->version, m_book->order(order.id).version);
                    QCOMPARE(m_book->order(order.id).status, to);
                } else {
                    QCOMPARE(moved.error().kind, Error::Kind::Invalid);
                    QCOMPARE(m_book->order(order.id).version, before.version);
                }
            }
        }
        QCOMPARE(allowed, 16);
    }

    void theSecondOfTwoWhoChangeTheSameOrderIsTold()
    {
        const Order order = m_book->add();
        QVERIFY(m_book->orders->changeStatus(order.id, InProcess, 1, Actor::api(u"one"_s), false).ok());
        const auto late = m_book->orders->changeStatus(order.id, Canceled, 1, Actor::api(u"two"_s), false);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, Error::Kind::Conflict);
        QCOMPARE(m_book->order(order.id).status, InProcess);
        const auto unknown = m_book->orders->changeStatus(OrderId(u"nope"_s), Canceled, 1, Actor::api(u"two"_s), false);
        QCOMPARE(unknown.error().kind, Error::Kind::NotFound);
    }

    void aStatusDoesNotHideThatTheOrderItselfIsNotThere()
    {
        const Order order = m_book->add();
        QVERIFY(m_book->outbox->settleRejected(m_book->ready().first(), {Error::Kind::Rejected, u"no"_s}).ok());
        const int version = m_book->order(order.id).version;
        const auto moved = m_book->orders->changeStatus(order.id, Canceled, version, Actor::api(u"till"_s), true);
        QVERIFY(moved.ok());
        QCOMPARE(moved->delivery, Delivery::Rejected);
        QCOMPARE(m_book->order(order.id).delivery, Delivery::Rejected);
        QCOMPARE(m_book->outbox->state()->problems, 1);
    }

    void printingIsNotedOnce()
    {
        const Order order = m_book->add();
        const auto printed =
            m_book->orders->setPrinted(order.id, u"P-77"_s, m_book->clock.now(), Actor::api(u"printer"_s));
        QCOMPARE(printed->printedId, u"P-77"_s);
        QCOMPARE(printed->printedDate, std::optional(m_book->clock.now()));
        const auto unknown =
            m_book->orders->setPrinted(OrderId(u"nope"_s), u"P-78"_s, m_book->clock.now(), Actor::system());
        QCOMPARE(unknown.error().kind, Error::Kind::NotFound);
        QVERIFY(m_book->events->ofOrder(OrderId(u"nope"_s))->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOrderChanges)
#include "tst_orderchanges.moc"
