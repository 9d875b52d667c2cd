#include "sync/awaited.h"
#include "tests/support/testshop.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Why = Refusal::Why;

/** The calls of other programs and of staff, on real files, with a scripted POS. */
class TestOrderService : public QObject {
    Q_OBJECT

    std::unique_ptr<TestShop> m_shop;

    void open()
    {
        const auto opened = m_shop->open();
        QVERIFY2(opened.ok(), qPrintable(opened ? QString() : opened.error().message));
    }

    static OrderDraft cart(const QString &customer = {}, qint64 quantity = 2)
    {
        OrderDraft draft;
        draft.customer = CustomerId(customer);
        draft.items = {{ProductId(u"P-1"_s), {}, quantity}};
        return draft;
    }

    Outcome<Order> create(const OrderDraft &draft, const std::optional<IdempotentRequest> &key = std::nullopt)
    {
        return m_shop->service->create(draft, Actor::api(u"tablet"_s), key);
    }

    IdempotentRequest key(const QByteArray &hash = "body")
    {
        const auto made = m_shop->tokens->create(u"tablet"_s, {Scope::OrdersWrite}); // Refused the second time.
        Q_UNUSED(made)
        return {m_shop->tokens->list().valueOr({{}}).first().id, u"key-1"_s, hash};
    }

    template<class T>
    static std::optional<Why> whyOf(const Outcome<T> &outcome)
    {
        const auto *refusal = refusalOf(outcome);
        return refusal ? std::optional(refusal->why) : std::nullopt;
    }

    /** An order the POS has as "T-1". */
    Order delivered(const QString &customer = u"C-1"_s)
    {
        const auto created = create(cart(customer));
        return awaited(m_shop->service->awaitDelivery(std::get<Order>(created), 5s));
    }

    Outcome<Order> move(const QString &word, const QString &customer = u"C-1"_s, const QString &ticket = u"T-1"_s,
        std::optional<int> version = {})
    {
        const StatusRequest request{CustomerId(customer), PosOrderId(ticket), word, version};
        return m_shop->service->setStatus(request, Actor::api(u"tablet"_s));
    }

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<TestShop>();
        m_shop->pos.acceptEverything();
    }

    void cleanup() { m_shop.reset(); }

    void anOrderIsOnDiskBeforeThePosAnswers()
    {
        m_shop->pos.creates.otherwise = nullptr;
        m_shop->pos.creates.holds = true;
        open();
        const auto created = create(cart());
        QVERIFY(!refusalOf(created));
        const auto &order = std::get<Order>(created);
        QCOMPARE(m_shop->orderCount(), 1);
        QCOMPARE(order.totals.total, Money(2200)); // Two of 10.00 and a tenth.
        QVERIFY(order.totals.estimate);

        QTRY_COMPARE(m_shop->pos.creates.held(), size_t(1));
        const auto waited = awaited(m_shop->service->awaitDelivery(order, 20ms));
        QCOMPARE(waited.delivery, Delivery::Sending);
        m_shop->pos.creates.answerHeld(ScriptedPosClient::held(u"T-9"_s, order, OrderStatus::AwaitingProcessing));
        const auto there = awaited(m_shop->service->awaitDelivery(order, 5s));
        QCOMPARE(there.delivery, Delivery::Delivered);
        QCOMPARE(there.posOrder.toString(), u"T-9"_s);
    }

    void aRefusedOrderIsNotWaitedFor()
    {
        m_shop->pos.creates.fail(Error::Kind::Rejected);
        open();
        QElapsedTimer timer;
        timer.start();
        const auto order = delivered();
        QCOMPARE(order.delivery, Delivery::Rejected);
        QVERIFY(!order.deliveryError.isEmpty());
        QVERIFY(timer.elapsed() < 4000);
    }

    void brokenRulesNameTheirFieldAndStoreNothing_data()
    {
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("quantity");
        QTest::addColumn<QString>("field");
        QTest::newRow("unknown product") << u"P-99"_s << u""_s << qint64(1) << u"items.0.product_id"_s;
        QTest::newRow("hidden product") << u"P-3"_s << u""_s << qint64(1) << u"items.0.product_id"_s;
        QTest::newRow("medical only") << u"P-4"_s << u""_s << qint64(1) << u"items.0.product_id"_s;
        QTest::newRow("other's value") << u"P-1"_s << u"P-2-1"_s << qint64(1) << u"items.0.product_value_id"_s;
        QTest::newRow("no value of two") << u"P-2"_s << u""_s << qint64(1) << u"items.0.product_value_id"_s;
        QTest::newRow("sold out") << u"P-5"_s << u""_s << qint64(1) << u"items.0.quantity"_s;
        QTest::newRow("none") << u"P-1"_s << u""_s << qint64(0) << u"items.0.quantity"_s;
        QTest::newRow("less than none") << u"P-1"_s << u""_s << qint64(-1) << u"items.0.quantity"_s;
        QTest::newRow("100") << u"P-1"_s << u""_s << qint64(100) << u"items.0.quantity"_s;
        QTest::newRow("2^63") << u"P-1"_s << u""_s << std::numeric_limits<qint64>::max() << u"items.0.quantity"_s;
    }

    void brokenRulesNameTheirFieldAndStoreNothing()
    {
        QFETCH(QString, product);
        QFETCH(QString, value);
        QFETCH(qint64, quantity);
        QFETCH(QString, field);
        open();
        OrderDraft draft;
        draft.items = {{ProductId(product), ProductValueId(value), quantity}};
        const auto outcome = create(draft);
        QCOMPARE(whyOf(outcome), std::optional(Why::Invalid));
        QVERIFY(refusalOf(outcome)->fields.contains(field));
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void aCustomerIsNeededWhereThePosNeedsOne()
    {
        m_shop->pos.can.needsCustomer = true;
        open();
        const auto guest = create(cart());
        QCOMPARE(whyOf(guest), std::optional(Why::Invalid));
        QVERIFY(refusalOf(guest)->fields.contains(u"customer_id"_s));
        QVERIFY(!refusalOf(create(cart(u"C-1"_s))));
    }

    void contactAndNotesAreStoredCleaned()
    {
        open();
        auto draft = cart();
        draft.contact.phone = u"+1 (213) 555-0143"_s;
        draft.contact.email = u" Ana@Example.COM "_s;
        draft.notes = u" please\u0007 hurry "_s;
        const auto created = create(draft);
        QVERIFY(!refusalOf(created));
        const auto stored = m_shop->orders->byId(std::get<Order>(created).id);
        QVERIFY(stored && *stored);
        QCOMPARE((*stored)->contact.phone, u"2135550143"_s);
        QCOMPARE((*stored)->contact.email, u"ana@example.com"_s);
        QCOMPARE((*stored)->notes, u"please hurry"_s);
    }

    void theSameKeyGivesTheFirstOrder()
    {
        open();
        const auto first = create(cart(u"C-1"_s), key());
        const auto again = create(cart(u"C-1"_s), key()); // Would be a duplicate cart without the key.
        QVERIFY(!refusalOf(first) && !refusalOf(again));
        QCOMPARE(std::get<Order>(again).id, std::get<Order>(first).id);
        QCOMPARE(m_shop->orderCount(), 1);
    }

    void theSameKeyStillWorksWhenTheProductIsGone()
    {
        open();
        const auto first = create(cart(), key());
        OrderDraft gone;
        gone.items = {{ProductId(u"P-99"_s), {}, 1}};
        const auto again = create(gone, key());
        QVERIFY(!refusalOf(again));
        QCOMPARE(std::get<Order>(again).id, std::get<Order>(first).id);
    }

    void theSameKeyWithAnotherBodyIsRefused()
    {
        open();
        QVERIFY(!refusalOf(create(cart(), key())));
        const auto other = create(cart({}, 1), key("other body"));
        QCOMPARE(whyOf(other), std::optional(Why::Invalid));
        QVERIFY(refusalOf(other)->fields.contains(u"Idempotency-Key"_s));
        QCOMPARE(m_shop->orderCount(), 1);
    }

    void theSameCartOfTheSameCustomerIsADuplicateForFiveMinutes()
    {
        open();
        const auto first = create(cart(u"C-1"_s));
        m_shop->clock.advance(4min + 59s);
        const auto twin = create(cart(u"C-1"_s));
        QCOMPARE(whyOf(twin), std::optional(Why::Duplicate));
        QCOMPARE(refusalOf(twin)->order, std::get<Order>(first).id);
        QVERIFY(!refusalOf(create(cart(u"C-1"_s, 1)))); // Another quantity is another cart.
        QVERIFY(!refusalOf(create(cart(u"C-2"_s)))); // Another customer.
        m_shop->clock.advance(2s);
        QVERIFY(!refusalOf(create(cart(u"C-1"_s))));
        QCOMPARE(m_shop->orderCount(), 4);
    }

    void guestsAreNeverDuplicates()
    {
        open();
        auto draft = cart();
        draft.contact.phone = u"2135550143"_s;
        QVERIFY(!refusalOf(create(draft)));
        QVERIFY(!refusalOf(create(draft)));
    }

    void aFullDiskStoresNothingAndSaysSo()
    {
        // Without a worker, which would meet the full disk first.
        m_shop->config.pos.vendor = u"none"_s;
        m_shop->config.notifications.enabled = true;
        open();
        const auto pages = m_shop->database->number(u"PRAGMA page_count"_s);
        QVERIFY(pages && m_shop->database->execute(u"PRAGMA max_page_count = %1"_s.arg(*pages + 4)));
        auto draft = cart();
        draft.notes = QString(500, u'n');
        int stored = 0;
        auto outcome = create(draft);
        for (; !refusalOf(outcome) && stored < 1000; ++stored)
            outcome = create(draft);
        QCOMPARE(whyOf(outcome), std::optional(Why::NotStored));
        QVERIFY(!refusalOf(outcome)->message.contains(u"sql"_s, Qt::CaseInsensitive));
        QCOMPARE(m_shop->orderCount(), stored);
    }

    void withoutPosAndNotificationsThereAreNoOrders()
    {
        m_shop->config.pos.vendor = u"none"_s;
        open();
        QCOMPARE(whyOf(create(cart())), std::optional(Why::NoPos));
        QCOMPARE(whyOf(awaited(m_shop->service->preview(cart()))), std::optional(Why::NoPos));
        QCOMPARE(whyOf(awaited(m_shop->service->discount(u"X"_s))), std::optional(Why::NoPos));
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void withoutPosButWithNotificationsOrdersStayHere()
    {
        m_shop->config.pos.vendor = u"none"_s;
        m_shop->config.notifications.enabled = true;
        open();
        const auto created = create(cart());
        QVERIFY(!refusalOf(created));
        const auto &order = std::get<Order>(created);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(awaited(m_shop->service->awaitDelivery(order, 10s)).delivery, Delivery::Delivered);
        QVERIFY(timer.elapsed() < 5000);
        QVERIFY(m_shop->outbox->list()->isEmpty());
        QVERIFY(!order.totals.estimate);
        const auto preview = awaited(m_shop->service->preview(cart()));
        QVERIFY(!refusalOf(preview));
        QVERIFY(!std::get<OrderPreview>(preview).totals.estimate);
    }

    void aPreviewHasThePossTotals()
    {
        m_shop->pos.previews.outcomes.enqueue(Totals{Money(2000), Money(500), Money(100), Money(1600), false});
        m_shop->config.purchaseLimits = {{u"flower"_s, 100, {}, {}, {{u"FLOWER"_s}}}};
        open();
        auto draft = cart();
        draft.items.append({ProductId(u"P-2"_s), ProductValueId(u"P-2-2"_s), 1});
        const auto outcome = awaited(m_shop->service->preview(draft));
        QVERIFY(!refusalOf(outcome));
        const auto &preview = std::get<OrderPreview>(outcome);
        QCOMPARE(preview.totals.total, Money(1600));
        QVERIFY(!preview.totals.estimate);
        QCOMPARE(preview.lines.size(), 2);
        QCOMPARE(preview.limits.size(), 1); // Shown here; an order would be refused.
        QVERIFY(preview.limits.first().exceeded());
        QCOMPARE(whyOf(create(draft)), std::optional(Why::Invalid));
        QCOMPARE(m_shop->orderCount(), 0);
    }

    void aPreviewIsALocalEstimateWhereThePosHasNone()
    {
        m_shop->pos.can.preview = false;
        open();
        const auto outcome = awaited(m_shop->service->preview(cart()));
        QVERIFY(!refusalOf(outcome));
        const auto &totals = std::get<OrderPreview>(outcome).totals;
        QCOMPARE(totals.total, Money(2200));
        QVERIFY(totals.estimate);
        QVERIFY(m_shop->pos.previews.asked.isEmpty());
    }

    void aFailedPreviewIsTold_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("unreachable") << Error::Kind::Unreachable;
        QTest::newRow("throttled") << Error::Kind::Throttled;
        QTest::newRow("credentials") << Error::Kind::Unauthorized;
        QTest::newRow("malformed") << Error::Kind::Malformed;
        QTest::newRow("refused") << Error::Kind::Rejected;
    }

    void aFailedPreviewIsTold()
    {
        QFETCH(Error::Kind, kind);
        m_shop->pos.previews.fail(kind);
        open();
        QCOMPARE(whyOf(awaited(m_shop->service->preview(cart()))), std::optional(Why::PosFailed));
    }

    void aSlowPreviewIsGivenUpAfterThreeSeconds()
    {
        m_shop->pos.previews.holds = true;
        open();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(whyOf(awaited(m_shop->service->preview(cart()))), std::optional(Why::PosFailed));
        QVERIFY(timer.elapsed() >= 2800);
        m_shop->pos.previews.answerHeld(Totals{}); // Too late: nobody listens, nothing breaks.
    }

    void discountsComeFromThePos()
    {
        auto &script = m_shop->pos.discounts;
        script.outcomes.enqueue(Discount{u"TEN"_s, u"Ten off"_s, u"percent"_s, u"10"_s});
        script.fail(Error::Kind::NotFound);
        script.fail(Error::Kind::Unreachable);
        open();
        const auto known = awaited(m_shop->service->discount(u" TEN "_s));
        QVERIFY(!refusalOf(known));
        QCOMPARE(std::get<Discount>(known).title, u"Ten off"_s);
        QCOMPARE(script.asked, QStringList{u"TEN"_s});
        QCOMPARE(whyOf(awaited(m_shop->service->discount(u"NO"_s))), std::optional(Why::NotFound));
        QCOMPARE(whyOf(awaited(m_shop->service->discount(u"X"_s))), std::optional(Why::PosFailed));
        QCOMPARE(whyOf(awaited(m_shop->service->discount(u"  "_s))), std::optional(Why::Invalid));
    }

    void aPosWithoutDiscountsSaysSo()
    {
        m_shop->pos.can.discountCodes = false;
        open();
        QCOMPARE(whyOf(awaited(m_shop->service->discount(u"TEN"_s))), std::optional(Why::UnsupportedByPos));
    }

    void aMoveIsStoredAndReachesThePos()
    {
        open();
        const auto order = delivered();
        QCOMPARE(order.posOrder.toString(), u"T-1"_s);
        const auto moved = move(u"IN_PROCESS"_s);
        QVERIFY(!refusalOf(moved));
        QCOMPARE(std::get<Order>(moved).status, OrderStatus::InProcess);
        const auto told = awaited(m_shop->service->awaitDelivery(std::get<Order>(moved), 5s));
        QCOMPARE(told.delivery, Delivery::Delivered);
        QCOMPARE(m_shop->pos.statusChanges.asked.size(), 1);
        QCOMPARE(m_shop->pos.statusChanges.asked.first().to, OrderStatus::InProcess);
    }

    void movesAreRefusedForTheirReasons_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("ticket");
        QTest::addColumn<Why>("why");
        QTest::newRow("no word") << u"DONE"_s << u"C-1"_s << u"T-1"_s << Why::BadWord;
        QTest::newRow("lower case") << u"completed"_s << u"C-1"_s << u"T-1"_s << Why::BadWord;
        QTest::newRow("empty") << u""_s << u"C-1"_s << u"T-1"_s << Why::BadWord;
        QTest::newRow("other ticket") << u"IN_PROCESS"_s << u"C-1"_s << u"T-2"_s << Why::NotFound;
        QTest::newRow("other customer") << u"IN_PROCESS"_s << u"C-2"_s << u"T-1"_s << Why::NotFound;
        QTest::newRow("no customer") << u"IN_PROCESS"_s << u""_s << u"T-1"_s << Why::NotFound;
        QTest::newRow("not settable") << u"OUT_FOR_DELIVERY"_s << u"C-1"_s << u"T-1"_s << Why::UnsupportedByPos;
        QTest::newRow("against the table") << u"COMPLETED"_s << u"C-1"_s << u"T-1"_s << Why::Invalid;
    }

    void movesAreRefusedForTheirReasons()
    {
        QFETCH(QString, word);
        QFETCH(QString, customer);
        QFETCH(QString, ticket);
        QFETCH(Why, why);
        open();
        const auto order = delivered();
        QCOMPARE(whyOf(move(word, customer, ticket)), std::optional(why));
        QCOMPARE((*m_shop->orders->byId(order.id))->status, OrderStatus::AwaitingProcessing);
        QVERIFY(m_shop->pos.statusChanges.asked.isEmpty());
    }

    void aMoveAgainstTheTableNamesItsField()
    {
        open();
        delivered();
        const auto outcome = move(u"COMPLETED"_s);
        QVERIFY(refusalOf(outcome));
        QCOMPARE(refusalOf(outcome)->fields.keys(), QStringList{u"order_status"_s});
    }

    void anOldVersionIsTold()
    {
        open();
        const auto order = delivered();
        QCOMPARE(whyOf(move(u"IN_PROCESS"_s, u"C-1"_s, u"T-1"_s, order.version - 1)), std::optional(Why::Changed));
        QVERIFY(!refusalOf(move(u"IN_PROCESS"_s, u"C-1"_s, u"T-1"_s, order.version)));
    }

    void theSameMoveTwiceIsDoneOnce()
    {
        open();
        delivered();
        QVERIFY(!refusalOf(move(u"CANCELED"_s)));
        const auto again = move(u"CANCELED"_s);
        QVERIFY(!refusalOf(again));
        awaited(m_shop->service->awaitDelivery(std::get<Order>(again), 5s));
        QCOMPARE(m_shop->pos.statusChanges.asked.size(), 1);
    }

    void aPrintMarkIsFoundByEitherName()
    {
        open();
        const auto order = delivered();
        const auto byOurs = m_shop->service->setPrinted(order.id.toString(), {u"81"_s, {}}, Actor::system());
        QVERIFY(!refusalOf(byOurs));
        QCOMPARE(std::get<Order>(byOurs).printedId, u"81"_s);
        QCOMPARE(std::get<Order>(byOurs).printedDate, std::optional(m_shop->clock.now()));
        const auto date = m_shop->clock.now() - 1h;
        const auto byTheirs = m_shop->service->setPrinted(u"T-1"_s, {{}, date}, Actor::system());
        QVERIFY(!refusalOf(byTheirs));
        QCOMPARE(std::get<Order>(byTheirs).printedId, u"81"_s);
        QCOMPARE(std::get<Order>(byTheirs).printedDate, std::optional(date));
        QCOMPARE(
            whyOf(m_shop->service->setPrinted(u"T-77"_s, {u"1"_s, {}}, Actor::system())), std::optional(Why::NotFound));
        QCOMPARE(whyOf(m_shop->service->setPrinted({}, {u"1"_s, {}}, Actor::system())), std::optional(Why::NotFound));
    }
};

QTEST_GUILESS_MAIN(TestOrderService)
#include "tst_orderservice.moc"
