#include "core/storage/orderstore.h"
#include "tests/support/orderbook.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum OrderStatus;

class TestOrderStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<OrderBook> m_book;

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
    Result<Order> submit(const OrderId &id, const OrderRequest &request = OrderBook::request())
    {
        return m_book->orders->submit(id, request, OrderBook::totals());
    }

private Q_SLOTS:
    void init() { m_book = std::make_unique<OrderBook>(); }

    void whatWasSubmittedComesBackAsItWas()
    {
        OrderRequest request =
            OrderBook::request(u"C-9"_s, {OrderBook::line(u"P-1"_s, 2), OrderBook::line(u"P-2"_s, 1, 999)});
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
        const auto second = submit(id, OrderBook::request(u"C-2"_s, {OrderBook::line(u"P-7"_s, 9)}));
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
            m_book->orders->submit(id, OrderBook::request(), OrderBook::totals(), [](const Order &) -> Result<Ok> {
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
        QVERIFY(m_book->database->execute(u"INSERT INTO kiosk_day VALUES ('2026-11-23', 999)"_s).ok());
        const Order order = m_book->add();
        QCOMPARE(order.ticketNumber, u"7-1000"_s);
        QVERIFY(order.reference.startsWith(u"K7-20261123-1000-"));
    }

    void aTwinIsTheSameCartOfTheSameCustomerWithinFiveMinutes_data()
    {
        QTest::addColumn<OrderRequest>("second");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("twin");

        OrderRequest known = OrderBook::request();
        OrderRequest reordered =
            OrderBook::request(u"C-1"_s, {OrderBook::line(u"P-1"_s, 1), OrderBook::line(u"P-1"_s, 1)});
        OrderRequest noted = known;
        noted.notes = u"please hurry"_s;
        OrderRequest guest = OrderBook::request(QString());
        OrderRequest phone = guest;
        phone.contact.phone = u"4155552671"_s;

        QTest::newRow("at once") << known << qint64(0) << true;
        QTest::newRow("after 4:59") << known << qint64(299) << true;
        QTest::newRow("after 5:00") << known << qint64(300) << false;
        QTest::newRow("clock set back by a minute") << known << qint64(-60) << true;
        QTest::newRow("clock set back by ten years") << known << qint64(-315'360'000) << false;
        QTest::newRow("the same split into two lines") << reordered << qint64(1) << true;
        QTest::newRow("other notes") << noted << qint64(1) << true;
        QTest::newRow("one more") << OrderBook::request(u"C-1"_s, {OrderBook::line(u"P-1"_s, 3)}) << qint64(1) << false;
        QTest::newRow("another product") << OrderBook::request(u"C-1"_s, {OrderBook::line(u"P-2"_s, 2)}) << qint64(1)
                                         << false;
        QTest::newRow("another customer") << OrderBook::request(u"C-2"_s) << qint64(1) << false;
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
        OrderRequest guest = OrderBook::request(QString());
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
        QVERIFY(!m_book->orders->recentTwin(OrderBook::request())->has_value());
    }

    void peoplesDataIsNowhereInTheFiles()
    {
        OrderRequest request = OrderBook::request();
        request.contact = {
            u"Bartholomew"_s, u"Quennell"_s, u"4155559137"_s, u"quennell@example.org"_s, QDate(1971, 3, 9)};
        m_book->add(request);
        m_book->close();
        const auto everything = [&] {
            QByteArray bytes;
            for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".id"_s}) {
                QFile file(m_book->data.ordersDatabase() + suffix);
                if (file.open(QIODevice::ReadOnly))
                    bytes += file.readAll();
            }
            return bytes;
        };
        QVERIFY(everything().contains("C-1")); // The test sees what is there.
        for (int pass = 0; pass < 2; ++pass) {
            for (const auto *planted : {"Bartholomew", "Quennell", "quennell", "4155559137", "1971-03-09"})
                QVERIFY2(!everything().contains(planted), planted);
            QVERIFY(m_book->open());
            QVERIFY(m_book->database->checkpoint().ok());
            m_book->close();
        }
    }

    void anotherKeyReadsNobody()
    {
        OrderRequest request = OrderBook::request();
        request.contact.phone = u"4155559137"_s;
        const Order order = m_book->add(request);
        const auto other = *FieldCipher::fromHex(FieldCipher::makeKey());
        OrderStore blind(*m_book->database, *other, m_book->clock, m_book->identity);
        const auto read = blind.byId(order.id);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Storage);
    }

    void peopleAreForgottenOnceTheirOrdersAreDone()
    {
        OrderRequest request = OrderBook::request();
        request.contact = {u"Ann"_s, u"Lee"_s, u"4155559137"_s, u"ann@example.com"_s, QDate(1980, 1, 1)};
        request.notes = u"for Ann"_s;
        const Order waiting = m_book->add(request);
        const Order delivered = m_book->add(request);
        const Order canceled = m_book->add(request);
        deliver(delivered, u"T-1"_s);
        QVERIFY(m_book->orders->changeStatus(canceled.id, Canceled, 1, Actor::system(), false).ok());
        m_book->clock.advance(24h);
        const Order recent = m_book->add(request);
        deliver(recent, u"T-2"_s);
        QVERIFY(OrderStore::hasPeople(*m_book->database).valueOr(false));

        QCOMPARE(m_book->orders->forgetPeople(m_book->clock.now() - 1h).valueOr(-1), 2);
        QCOMPARE(m_book->orders->forgetPeople(m_book->clock.now() - 1h).valueOr(-1), 0);

        for (const auto &id : {delivered.id, canceled.id}) {
            QVERIFY(m_book->order(id).contact.isEmpty());
            QVERIFY(m_book->order(id).notes.isEmpty());
            QCOMPARE(m_book->order(id).lines, request.lines);
        }
        for (const auto &id : {waiting.id, recent.id}) {
            QCOMPARE(m_book->order(id).contact, request.contact);
            QCOMPARE(m_book->order(id).notes, request.notes);
        }
        QCOMPARE(m_book->orders->page({.text = u"4155559137"_s}, 1, 10)->total, 2);
    }

    void forgottenKeysAreGoneFromTheFilesAtOnce()
    {
        OrderRequest request = OrderBook::request();
        request.contact.firstName = u"Ann"_s;
        const Order order = m_book->add(request);
        deliver(order, u"T-1"_s);
        const auto key = m_book->database->row(u"SELECT row_key FROM order_customer"_s, {},
            [](const QSqlQuery &row) { return row.value(0).toByteArray(); });
        QVERIFY((*key)->size() > 16);
        m_book->clock.advance(1h);
        QCOMPARE(m_book->orders->forgetPeople(m_book->clock.now()).valueOr(-1), 1);
        m_book->close();
        for (const auto &suffix : {u""_s, u"-wal"_s}) {
            QFile file(m_book->data.ordersDatabase() + suffix);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(**key), qPrintable(suffix));
        }
        QVERIFY(m_book->open());
        QVERIFY(!OrderStore::hasPeople(*m_book->database).valueOr(true));
    }

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
            QCOMPARE(changed->size(), 1);
            QCOMPARE(m_book->order(order.id).status, status);
            QCOMPARE(changed->first().version, m_book->order(order.id).version);
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
        const qint64 sub = OrderBook::totals().subTotal.minor();
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
        QCOMPARE(m_book->order(other.id).totals, OrderBook::totals());
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

    void listsAreFiltered()
    {
        OrderRequest withPhone = OrderBook::request(u"C-1"_s);
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
};

QTEST_GUILESS_MAIN(TestOrderStore)
#include "tst_orderstore.moc"
