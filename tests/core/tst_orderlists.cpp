#include "core/storage/orderstore.h"
#include "tests/support/scratchbook.h"

#include <QTest>

#include <functional>
#include <sqlite3.h>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum OrderStatus;

namespace {
int rowsWalked = 0; ///< By statements that search without an index, since the last look.

int countRows(unsigned, void *, void *statement, void *)
{
    rowsWalked +=
        sqlite3_stmt_status(static_cast<sqlite3_stmt *>(statement), SQLITE_STMTSTATUS_FULLSCAN_STEP, /* reset */ 1);
    return 0;
}

/** For every connection that is opened from now on. */
int watchStatements(sqlite3 *connection, char **, const void *)
{
    return sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, countRows, nullptr);
}
} // namespace

/** Which orders are found, and how. */
class TestOrderLists : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;
    std::unique_ptr<ScratchBook> m_crowd;

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

    /** 200 orders, nearly all of them long done. */
    static std::unique_ptr<ScratchBook> crowd()
    {
        auto book = std::make_unique<ScratchBook>();
        for (int i = 0; i < 200; ++i)
            book->add(ScratchBook::request(u"C-%1"_s.arg(i)));
        const auto queue = book->outbox->list();
        for (qsizetype i = 0; i < queue->size() - 3; ++i)
            std::ignore = book->outbox->settleDelivered(queue->at(i), news(u"T-%1"_s.arg(i), Completed));
        return book;
    }

private Q_SLOTS:
    void initTestCase() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(watchStatements)); }
    void init() { m_book = std::make_unique<ScratchBook>(); }

    void listsAreFiltered()
    {
        OrderRequest withPhone = ScratchBook::request(u"C-1"_s);
        withPhone.contact.phone = u"4155552671"_s;
        withPhone.contact.email = u"ann@example.com"_s;
        const Instant start = m_book->clock.now();
        const Order first = m_book->add(withPhone);
        m_book->clock.advance(1h);
        const Order second = m_book->add();
        m_book->clock.advance(1h);
        const Order third = m_book->add();
        deliver(second, u"T-22"_s);
        QVERIFY(m_book->orders->changeStatus(third.id, InProcess, 1, Actor::system(), false).ok());

        const auto ids = [&](const OrderFilter &filter) {
            const auto page = m_book->orders->page(filter, 1, 50);
            QList<OrderId> found;
            for (const auto &order : page->orders)
                found.append(order.id);
            return page->total == found.size() ? found : QList<OrderId>{OrderId(u"wrong total"_s)};
        };
        using Ids = QList<OrderId>;
        QCOMPARE(ids({}), (Ids{third.id, second.id, first.id}));
        QCOMPARE(ids({.status = InProcess}), Ids{third.id});
        QCOMPARE(ids({.delivery = Delivery::Delivered}), Ids{second.id});
        QCOMPARE(ids({.delivery = Delivery::Queued}), (Ids{third.id, first.id}));
        QCOMPARE(ids({.from = start + 1h}), (Ids{third.id, second.id}));
        QCOMPARE(ids({.to = start + 1h}), Ids{first.id});
        QCOMPARE(ids({.from = start + 1h, .to = start + 2h}), Ids{second.id});
        QCOMPARE(ids({.text = u"7-00"_s}), (Ids{third.id, second.id, first.id}));
        QCOMPARE(ids({.text = u"7-002"_s}), Ids{second.id});
        QCOMPARE(ids({.text = first.reference}), Ids{first.id});
        QCOMPARE(ids({.text = first.reference.first(11)}), (Ids{third.id, second.id, first.id}));
        QCOMPARE(ids({.text = u"T-22"_s}), Ids{second.id});
        QCOMPARE(ids({.text = u"4155552671"_s}), Ids{first.id});
        QCOMPARE(ids({.text = u"Ann@Example.com"_s}), Ids{first.id});
        QCOMPARE(ids({.text = u"415555"_s}), Ids());
        QCOMPARE(ids({.text = u"%"_s}), Ids());
        QCOMPARE(ids({.text = u"' OR 1 --"_s}), Ids());
    }

    void pagesHoldEveryOrderOnceNewestFirst()
    {
        QList<OrderId> expected;
        for (int i = 0; i < 7; ++i)
            expected.prepend(m_book->add().id);
        QList<OrderId> seen;
        for (int page = 1; page <= 4; ++page) {
            const auto found = m_book->orders->page({}, page, 3);
            QCOMPARE(found->total, 7);
            for (const auto &order : found->orders)
                seen.append(order.id);
        }
        QCOMPARE(seen, expected);
    }

    void openTicketsAreThoseThatMayStillChange()
    {
        QVERIFY(!m_book->orders->openPosOrdersSince()->has_value());
        const Order one = m_book->add();
        const Order other = m_book->add();
        m_book->add();
        deliver(one, u"T-1"_s);
        const Instant delivered = m_book->clock.now();
        m_book->clock.advance(1h);
        deliver(other, u"T-2"_s);
        QCOMPARE(m_book->orders->openPosOrders()->size(), 2);
        QCOMPARE(*m_book->orders->openPosOrdersSince(), std::optional(delivered));
        std::ignore = m_book->orders->applyPosNews(news(u"T-1"_s, Completed));
        QCOMPARE(*m_book->orders->openPosOrders(), QList<PosOrderId>{PosOrderId(u"T-2"_s)});
        QCOMPARE(*m_book->orders->openPosOrdersSince(), std::optional(delivered + 1h));
    }

    void theNewestTicketOfACustomerIsFound()
    {
        const Order one = m_book->add();
        const Order other = m_book->add();
        const Order later = m_book->add();
        deliver(one, u"T-1"_s);
        deliver(other, u"T-2"_s);
        QCOMPARE((*m_book->orders->newestTicketOf(CustomerId(u"C-1"_s), later.id))->id, other.id);
        QCOMPARE((*m_book->orders->newestTicketOf(CustomerId(u"C-1"_s), other.id))->id, one.id);
        QVERIFY(!m_book->orders->newestTicketOf(CustomerId(), later.id)->has_value());
        QVERIFY(!m_book->orders->newestTicketOf(CustomerId(u"C-2"_s), later.id)->has_value());
    }

    void noQuestionWalksThroughAllOrders_data()
    {
        using Question = std::function<bool(ScratchBook &)>;
        QTest::addColumn<Question>("ask");
        const auto page = [](const OrderFilter &filter) {
            return Question([filter](ScratchBook &book) { return book.orders->page(filter, 1, 5).ok(); });
        };
        QTest::newRow("all") << page({});
        QTest::newRow("by status") << page({.status = InProcess});
        QTest::newRow("on their way") << page({.delivery = Delivery::Queued});
        QTest::newRow("refused") << page({.delivery = Delivery::Rejected});
        QTest::newRow("by time") << page({.from = ManualClock().now() - 1h, .to = ManualClock().now()});
        QTest::newRow("by text") << page({.text = u"7-199"_s});
        QTest::newRow("by ticket") << Question(
            [](ScratchBook &book) { return book.orders->applyPosNews(news(u"T-7"_s, InProcess)).ok(); });
        QTest::newRow("by reference") << Question(
            [](ScratchBook &book) { return book.orders->byReference(u"K7"_s).ok(); });
        QTest::newRow("by id") << Question([](ScratchBook &book) { return book.orders->byId(OrderId(u"x"_s)).ok(); });
        QTest::newRow("newest of a customer")
            << Question([](ScratchBook &book) { return book.orders->newestTicketOf(CustomerId(u"C-3"_s), {}).ok(); });
        QTest::newRow("open tickets") << Question([](ScratchBook &book) { return book.orders->openPosOrders().ok(); });
        QTest::newRow("a twin") << Question([](ScratchBook &book) {
            book.clock.advance(1h);
            return book.orders->recentTwin(ScratchBook::request(u"C-3"_s)).ok();
        });
        QTest::newRow("a new order") << Question([](ScratchBook &book) { return !book.add().reference.isEmpty(); });
        QTest::newRow("people to forget")
            << Question([](ScratchBook &book) { return book.orders->forgetPeople(book.clock.now() - 1h).ok(); });
        QTest::newRow("whether there are people")
            << Question([](ScratchBook &book) { return OrderStore::hasPeople(*book.database).ok(); });
        QTest::newRow("history") << Question(
            [](ScratchBook &book) { return book.events->ofOrder(OrderId(u"x"_s)).ok(); });
        QTest::newRow("what may run") << Question([](ScratchBook &book) { return book.outbox->ready(5, true).ok(); });
        QTest::newRow("when next") << Question([](ScratchBook &book) { return book.outbox->nextDue().ok(); });
        QTest::newRow("the queue") << Question([](ScratchBook &book) { return book.outbox->list().ok(); });
        QTest::newRow("how much waits") << Question([](ScratchBook &book) { return book.outbox->state().ok(); });
        QTest::newRow("after a crash") << Question(
            [](ScratchBook &book) { return book.outbox->doubtWhatWasSending().ok(); });
    }

    /** Delivered orders of years must not be in the way. */
    void noQuestionWalksThroughAllOrders()
    {
        QFETCH(std::function<bool(ScratchBook &)>, ask);
        if (!m_crowd)
            m_crowd = crowd();
        rowsWalked = 0;
        QVERIFY(ask(*m_crowd));
        QVERIFY2(rowsWalked <= 10, qPrintable(QString::number(rowsWalked)));
    }
};

QTEST_GUILESS_MAIN(TestOrderLists)
#include "tst_orderlists.moc"
