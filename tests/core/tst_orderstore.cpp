#include "core/storage/orderstore.h"
#include "tests/support/scratchbook.h"

#include <QRegularExpression>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum OrderStatus;

/** How an order gets onto the disk, and under which names. */
class TestOrderStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;

    Result<Order> submit(const OrderId &id, const OrderRequest &request = ScratchBook::request())
    {
        return m_book->orders->submit(id, request, ScratchBook::totals());
    }

private Q_SLOTS:
    void init() { m_book = std::make_unique<ScratchBook>(); }

    void whatWasSubmittedComesBackAsItWas()
    {
        OrderRequest request =
            ScratchBook::request(u"C-9"_s, {ScratchBook::line(u"P-1"_s, 2), ScratchBook::line(u"P-2"_s, 1, 999)});
        request.contact = {u"Zoë"_s, u"O'Brien; DROP"_s, u"4155552671"_s, u"zoe@example.com"_s, QDate(1990, 2, 28)};
        request.notes = u"line one\nline \"two\" 🙂"_s;
        request.discountCode = u"TEN%"_s;
        request.medical = true;
        const Totals totals{Money(3499), Money(350), Money(280), Money(3429), false};
        const auto stored = m_book->orders->submit(m_book->orders->newOrderId(), request, totals);
        QVERIFY(stored.ok());

        QVERIFY(m_book->open());
        const Order order = m_book->order(stored->id);
        QCOMPARE(order.contact, request.contact);
        QCOMPARE(order.lines, request.lines);
        QCOMPARE(order.notes, request.notes);
        QCOMPARE(order.discountCode, request.discountCode);
        QCOMPARE(order.totals, totals);
        QCOMPARE(order.customer, request.customer);
        QVERIFY(order.medical);
        QCOMPARE(order.status, AwaitingProcessing);
        QCOMPARE(order.delivery, Delivery::Queued);
        QCOMPARE(order.createdAt, m_book->clock.now());
        QCOMPARE(order.kioskId, 7);
        QCOMPARE(order.storeId, 42);
        QCOMPARE(order.version, 1);
        QCOMPARE(order.reference, stored->reference);
        QCOMPARE(order.ticketNumber, stored->ticketNumber);
        QVERIFY(order.posOrder.isEmpty());
    }

    void anOrderComesWithItsOutboxRowAndItsHistory()
    {
        const Order order = m_book->add();
        const auto queue = m_book->outbox->list();
        QCOMPARE(queue->size(), 1);
        QCOMPARE(queue->first().order, order.id);
        QCOMPARE(queue->first().operation, Operation::Create);
        const auto history = m_book->events->ofOrder(order.id);
        QCOMPARE(history->size(), 1);
        QCOMPARE(history->first().what, u"created"_s);
        QCOMPARE(history->first().actor.name, u"customer"_s);
    }

    void theSameIdTwiceGivesTheFirstResult()
    {
        const OrderId id = m_book->orders->newOrderId();
        const auto first = submit(id);
        m_book->clock.advance(1h);
        const auto second = submit(id, ScratchBook::request(u"C-2"_s, {ScratchBook::line(u"P-7"_s, 9)}));
        QCOMPARE(second->reference, first->reference);
        QCOMPARE(second->customer, first->customer);
        QCOMPARE(second->lines, first->lines);
        QCOMPARE(m_book->outbox->list()->size(), 1);
        QCOMPARE(m_book->orders->page({}, 1, 10)->total, 1);
    }

    void whatGoesAlongsideIsThereWithTheOrderOrNeitherIs()
    {
        const OrderId id = m_book->orders->newOrderId();
        const auto refused =
            m_book->orders->submit(id, ScratchBook::request(), ScratchBook::totals(), [](const Order &) -> Result<Ok> {
                return Error{Error::Kind::Conflict, u"no"_s};
            });
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        QVERIFY(!m_book->orders->byId(id)->has_value());
        QCOMPARE(m_book->outbox->list()->size(), 0);
        QCOMPARE(submit(id)->ticketNumber, u"7-001"_s); // The number was not used up.
    }

    void referencesAndTicketNumbersBeginAnewEveryDay_data()
    {
        QTest::addColumn<QDateTime>("wall");
        QTest::addColumn<QString>("day");
        const auto utc = [](const char *text) { return QDateTime::fromString(QLatin1StringView(text), Qt::ISODate); };
        QTest::newRow("evening, already tomorrow in UTC") << utc("2026-11-24T07:59:00Z") << u"20261123"_s;
        QTest::newRow("midnight of the store") << utc("2026-11-24T08:00:00Z") << u"20261124"_s;
        QTest::newRow("before clocks go forward") << utc("2026-03-08T09:59:59Z") << u"20260308"_s;
        QTest::newRow("after clocks go forward") << utc("2026-03-08T10:00:00Z") << u"20260308"_s;
        QTest::newRow("last hour of a day of 23 hours") << utc("2026-03-09T06:59:59Z") << u"20260308"_s;
        QTest::newRow("the hour that comes twice, second time") << utc("2026-11-01T09:30:00Z") << u"20261101"_s;
        QTest::newRow("last hour of a day of 25 hours") << utc("2026-11-02T07:59:59Z") << u"20261101"_s;
        QTest::newRow("a battery died") << utc("1970-01-02T00:00:00Z") << u"19700101"_s;
        QTest::newRow("after 2038") << utc("2038-06-01T12:00:00Z") << u"20380601"_s;
    }

    void referencesAndTicketNumbersBeginAnewEveryDay()
    {
        QFETCH(QDateTime, wall);
        QFETCH(QString, day);
        m_book->add();
        m_book->clock.setWall(fromMs(wall.toMSecsSinceEpoch()));
        const Order order = m_book->add();
        const bool sameDay = day == u"20261123"_s;
        const QRegularExpression shape(u"^K7-%1-%2-[0-9A-HJKMNP-TV-Z]{4}$"_s.arg(day, sameDay ? u"0002"_s : u"0001"_s));
        QVERIFY2(shape.match(order.reference).hasMatch(), qPrintable(order.reference));
        QCOMPARE(order.ticketNumber, sameDay ? u"7-002"_s : u"7-001"_s);
    }

    void namesStayUniqueWhateverTheClockDoes()
    {
        QSet<QString> references;
        QSet<QString> ids;
        QSet<QString> ticketsOfDays;
        const Instant start = m_book->clock.now();
        int stored = 0;
        for (const auto offset : {0h, 1h, -24h, 0h, -24h * 3650, -24h * 3650, 24h, 0h, 24h * 3650, 0h}) {
            m_book->clock.setWall(start + offset);
            for (int i = 0; i < 5; ++i, ++stored) {
                const auto order = submit(m_book->orders->newOrderId());
                QVERIFY(order.ok());
                references.insert(order->reference);
                ids.insert(order->id.toString());
                ticketsOfDays.insert(order->reference.mid(3, 8) + order->ticketNumber);
            }
            QVERIFY(m_book->open());
        }
        QCOMPARE(references.size(), stored);
        QCOMPARE(ids.size(), stored);
        QCOMPARE(ticketsOfDays.size(), stored);
    }

    void theThousandthTicketOfADayHasFourDigits()
    {
        m_book->add();
        QVERIFY(m_book->database->execute(u"UPDATE customer_order SET reference = 'K7-20261123-0999-ABCD'"_s).ok());
        const Order order = m_book->add();
        QCOMPARE(order.ticketNumber, u"7-1000"_s);
        QVERIFY(order.reference.startsWith(u"K7-20261123-1000-"));
    }

    void aTwinIsTheSameCartOfTheSameCustomerWithinFiveMinutes_data()
    {
        QTest::addColumn<OrderRequest>("second");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("twin");

        OrderRequest known = ScratchBook::request();
        OrderRequest reordered =
            ScratchBook::request(u"C-1"_s, {ScratchBook::line(u"P-1"_s, 1), ScratchBook::line(u"P-1"_s, 1)});
        OrderRequest noted = known;
        noted.notes = u"please hurry"_s;
        OrderRequest guest = ScratchBook::request(QString());
        OrderRequest phone = guest;
        phone.contact.phone = u"4155552671"_s;

        QTest::newRow("at once") << known << qint64(0) << true;
        QTest::newRow("after 4:59") << known << qint64(299) << true;
        QTest::newRow("after 5:00") << known << qint64(300) << false;
        QTest::newRow("clock set back by a minute") << known << qint64(-60) << true;
        QTest::newRow("clock set back by ten years") << known << qint64(-315'360'000) << false;
        QTest::newRow("the same split into two lines") << reordered << qint64(1) << true;
        QTest::newRow("other notes") << noted << qint64(1) << true;
        QTest::newRow("one more") << ScratchBook::request(u"C-1"_s, {ScratchBook::line(u"P-1"_s, 3)}) << qint64(1)
                                  << false;
        QTest::newRow("another product") << ScratchBook::request(u"C-1"_s, {ScratchBook::line(u"P-2"_s, 2)})
                                         << qint64(1) << false;
        QTest::newRow("another customer") << ScratchBook::request(u"C-2"_s) << qint64(1) << false;
        QTest::newRow("a guest") << guest << qint64(1) << false;
        QTest::newRow("somebody by phone") << phone << qint64(1) << false;
    }

    void aTwinIsTheSameCartOfTheSameCustomerWithinFiveMinutes()
    {
        QFETCH(OrderRequest, second);
        QFETCH(qint64, seconds);
        const Order first = m_book->add();
        m_book->clock.setWall(m_book->clock.now() + std::chrono::seconds(seconds));
        const auto twin = m_book->orders->recentTwin(second);
        QVERIFY(twin.ok());
        QTEST(twin->has_value(), "twin");
        if (*twin)
            QCOMPARE((*twin)->id, first.id);
    }

    void guestsAreTheSameByPhoneOrMailOnly()
    {
        OrderRequest guest = ScratchBook::request(QString());
        m_book->add(guest);
        QVERIFY(!m_book->orders->recentTwin(guest)->has_value());
        guest.contact.email = u"a@example.com"_s;
        m_book->add(guest);
        QVERIFY(m_book->orders->recentTwin(guest)->has_value());
    }

    void aCanceledOrderIsNobodysTwin()
    {
        const Order order = m_book->add();
        QVERIFY(m_book->orders->changeStatus(order.id, Canceled, 1, Actor::api(u"x"_s), false).ok());
        QVERIFY(!m_book->orders->recentTwin(ScratchBook::request())->has_value());
    }
};

QTEST_GUILESS_MAIN(TestOrderStore)
#include "tst_orderstore.moc"
