#include "sync/awaited.h"
#include "tests/support/jsontext.h"
#include "tests/support/leaflogixscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** The conversations with Leaflogix, against a script. */
class TestLeaflogixClient : public QObject {
    Q_OBJECT

    std::unique_ptr<ScriptedLeaflogix> m_pos;

    static QString query(const QString &name)
    {
        return jsonFixture(u"leaflogix/queries.out.json"_s).value(name).toString();
    }
    static QStringList queries(const QStringList &names)
    {
        QStringList all;
        for (const auto &name : names)
            all.append(query(name));
        return all;
    }
    static QJsonObject out(const QString &file) { return jsonFixture(u"leaflogix/"_s + file); }

    static Order guest()
    {
        auto order = leaflogixOrder();
        order.customer = {};
        order.contact = {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, u"rosa@example.com"_s, QDate(1991, 2, 11)};
        return order;
    }
    static StatusChange change(OrderStatus to)
    {
        StatusChange change{leaflogixOrder(), to};
        change.order.posOrder = PosOrderId(u"184467"_s);
        return change;
    }
    static MergeTarget target()
    {
        const auto line = [](const QString &id, int quantity) {
            return TargetLine{ProductId(id), ProductValueId(id), quantity};
        };
        MergeTarget target;
        target.ticket = PosOrderId(u"184467"_s);
        target.customer = CustomerId(u"55120"_s);
        target.before = {line(u"171097"_s, 2), line(u"171767"_s, 1)};
        target.lines = {line(u"171097"_s, 3), line(u"171767"_s, 1)};
        target.references = {u"K7-20261123-0042-9F3C"_s, u"K7-20261123-0043-AAAA"_s};
        target.note = u"Kiosk 7, order 042"_s;
        return target;
    }
    static QJsonArray positions(const QList<double> &quantities)
    {
        QJsonArray items;
        for (const auto quantity : quantities)
            items.append(QJsonObject{{u"productName"_s, u"x"_s}, {u"quantity"_s, quantity}});
        return items;
    }
    UnclearCreate unclear(int looks = 1)
    {
        auto order = leaflogixOrder();
        order.totals = {Money(13'000), Money(1'000), Money(2'400), Money(14'400), false};
        return {order, m_pos->clock.now(), looks, {}};
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedLeaflogix>(); }

    void createSendsTheOrderOnceWithItsKeys()
    {
        m_pos->http.enqueue(200, "184467");
        const auto order = awaited(m_pos->client.create(leaflogixOrder()));
        QVERIFY2(order, qPrintable(order ? QString() : order.error().message));
        QCOMPARE(order->id, PosOrderId(u"184467"_s));
        QCOMPARE(order->reference, leaflogixOrder().reference);
        QCOMPARE(order->lines, targetLines(leaflogixOrder().lines));
        QCOMPARE(m_pos->calls(), queries({u"submit"_s}));
        QCOMPARE(m_pos->sent(0), out(u"submit.out.json"_s));
        const HttpReply sent{0, {}, m_pos->http.requests.first().headers};
        QCOMPARE(sent.header("Authorization"), "Basic " + QByteArray("location:integrator").toBase64());
        QCOMPARE(sent.header("ConsumerKey"), "7c0f0e9e-0d2a-4a53-9f0e-8f6a1f1f0c11");
        QVERIFY(m_pos->http.requests.first().writes);
    }

    void aGuestGetsACustomerOfTheirOwn()
    {
        m_pos->http.enqueue(200, json("{'CustomerId':70001,'transactionId':5,'uniqueId':'u'}"));
        m_pos->http.enqueue(200, "184467");
        QVERIFY(awaited(m_pos->client.create(guest())));
        QCOMPARE(m_pos->calls(), queries({u"guest"_s, u"submit"_s}));
        QCOMPARE(m_pos->sent(0), out(u"create-anonymous.out.json"_s));
        QCOMPARE(m_pos->sent(1), out(u"submit-guest.out.json"_s));
        // Sent again, it is the same customer: the body must be the same.
        m_pos->http.enqueue(200, "184467");
        QVERIFY(awaited(m_pos->client.create(guest())));
        QCOMPARE(m_pos->calls().mid(2), queries({u"submit"_s}));
        QCOMPARE(m_pos->sent(2), out(u"submit-guest.out.json"_s));
    }

    void guestsMayShareAConfiguredCustomer()
    {
        auto settings = leaflogixSettings();
        settings.guestCustomer = 70001;
        m_pos = std::make_unique<ScriptedLeaflogix>(settings);
        m_pos->http.enqueue(200, "184467");
        QVERIFY(awaited(m_pos->client.create(guest())));
        QCOMPARE(m_pos->calls(), queries({u"submit"_s}));
        QCOMPARE(m_pos->sent(0), out(u"submit-guest.out.json"_s));
    }

    void aLostGuestIsNoLostOrder()
    {
        m_pos->http.fail(Error::Kind::InDoubt);
        QCOMPARE(awaited(m_pos->client.create(guest())).error().kind, Error::Kind::Unreachable);
        // After a crash the guest of an order in doubt is looked for before another is made.
        m_pos = std::make_unique<ScriptedLeaflogix>();
        auto doubted = unclear(0);
        doubted.order = guest();
        QVERIFY(awaited(m_pos->client.recoverCreate(doubted)));
        m_pos->http.enqueue(200, json("[{'customerId':70001,'transactionReferenceNumber':'K7-20261123-0042-9F3C'}]"));
        m_pos->http.enqueue(200, "184467");
        QVERIFY(awaited(m_pos->client.create(guest())));
        QCOMPARE(m_pos->calls(), queries({u"guests"_s, u"submit"_s}));
        QCOMPARE(m_pos->sent(1), out(u"submit-guest.out.json"_s));
    }

    void createTellsFailuresApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("expected");
        QTest::addColumn<QString>("says");
        using enum Error::Kind;
        const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
        row("properties") << 400
                          << json("{'message':'Bad order','propertyErrors':[{'propertyName':'CustomerId',"
                                  "'propertyError':'was not found'}]}")
                          << Rejected << u"Bad order; CustomerId: was not found"_s;
        row("message alone") << 400 << json("{'Message':'Bad order','PropertyErrors':null}") << Rejected
                             << u"Bad order"_s;
        row("text") << 400 << json("'Product not found'") << Rejected << u"Product not found"_s;
        row("bare text") << 400 << QByteArray("Product not found") << Rejected << u"Product not found"_s;
        row("empty") << 400 << QByteArray() << Rejected << u"without a reason"_s;
        row("rules") << 400
                     << json("{'isValid':false,'errors':[{'propertyName':'Items','errorMessage':'too many',"
                             "'severity':0}],'ruleSetsExecuted':['default']}")
                     << Rejected << u"Items: too many"_s;
        row("refused in a 200") << 200
                                << json("{'isValid':false,'errors':[{'propertyName':'Items',"
                                        "'errorMessage':'too many'}]}")
                                << Rejected << u"Items: too many"_s;
        row("properties in a 200") << 200 << json("{'message':'no','propertyErrors':[{'propertyError':'x'}]}")
                                   << Rejected << u"no; x"_s;
        row("result in a 200") << 200 << json("{'result':false,'message':'closed'}") << Rejected << u"closed"_s;
        row("duplicate") << 400 << json("{'message':'Duplicate IdempotencyKey'}") << InDoubt << QString();
        row("unprocessable") << 422 << json("{'message':'no'}") << Rejected << u"no"_s;
        row("conflict") << 409 << QByteArray() << Conflict << QString();
        row("people stay out of messages")
            << 400 << json("'Dana dana@example.com 508-555-0142 is banned'") << Rejected << u"400 Dana … … is banned"_s;
        row("key") << 401 << QByteArray() << Unauthorized << u"key"_s;
        row("role") << 403 << QByteArray() << Unauthorized << u"role"_s;
        row("too many") << 429 << json("{'Message':'Too many requests - only 120 per minute allowed','TraceId':'x'}")
                        << Throttled << QString();
        row("server") << 500 << json("'boom'") << InDoubt << QString();
        row("gateway") << 502 << QByteArray() << InDoubt << QString();
        row("kill switch") << 503 << QByteArray() << InDoubt << QString();
        row("empty 200") << 200 << QByteArray() << Malformed << QString();
        row("no number") << 200 << json("{'transactionId':4}") << Malformed << QString();
        row("web page") << 200 << QByteArray("<html>sign in</html>") << Malformed << QString();
        row("half") << 200 << QByteArray("{\"orderId\":18") << Malformed << QString();
        row("redirect") << 302 << QByteArray() << Malformed << QString();
    }
    void createTellsFailuresApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, expected);
        QFETCH(QString, says);
        m_pos->http.enqueue(status, body);
        const auto order = awaited(m_pos->client.create(leaflogixOrder()));
        QVERIFY(!order);
        QCOMPARE(toWord(order.error().kind), toWord(expected));
        QVERIFY2(order.error().message.contains(says), qPrintable(order.error().message));
    }

    void readsTellFailuresApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("expected");
        using enum Error::Kind;
        QTest::newRow("server") << 500 << QByteArray() << Unreachable;
        QTest::newRow("kill switch") << 503 << QByteArray() << Throttled;
        QTest::newRow("unknown") << 404 << json("'no such order'") << NotFound;
        QTest::newRow("unknown, said with a list") << 200 << QByteArray("[]") << NotFound;
        QTest::newRow("another order") << 200 << json("[{'preOrderId':1,'status':'Filled'}]") << NotFound;
        QTest::newRow("no order") << 200 << QByteArray("true") << Malformed;
        QTest::newRow("nothing") << 200 << QByteArray() << Malformed;
        QTest::newRow("half") << 200 << QByteArray("[{\"preOrd") << Malformed;
    }
    void readsTellFailuresApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, expected);
        m_pos->http.enqueue(status, body, {{"Retry-After", "17"}});
        const auto order = awaited(m_pos->client.read(PosOrderId(u"184467"_s)));
        QVERIFY(!order);
        QCOMPARE(toWord(order.error().kind), toWord(expected));
        QCOMPARE(order.error().retryAfter, expected == Error::Kind::Throttled ? 17s : 0s);
        QCOMPARE(m_pos->calls(), queries({u"one order"_s}));
    }

    void anOrderComesAsListOrObject()
    {
        m_pos->answerStatus({{u"status"_s, u"Filled"_s}});
        const auto asList = awaited(m_pos->client.read(PosOrderId(u"184467"_s)));
        m_pos->http.enqueue(200, QJsonDocument(ScriptedLeaflogix::status()).toJson());
        const auto asObject = awaited(m_pos->client.read(PosOrderId(u"184467"_s)));
        QCOMPARE(toWord(*asList->status), toWord(OrderStatus::PackedReady));
        QCOMPARE(toWord(*asObject->status), toWord(OrderStatus::AwaitingProcessing));
    }

    void aYoungOrderThatIsGoneThreeTimesIsRemoved()
    {
        const PosOrderId id(u"184467"_s);
        for (int i = 0; i < 5; ++i) { // Nothing is known about its age.
            m_pos->http.enqueue(200, "[]");
            QVERIFY(!awaited(m_pos->client.read(id)));
        }
        m_pos->answerStatus();
        QVERIFY(awaited(m_pos->client.read(id)));
        for (int i = 0; i < 2; ++i) {
            m_pos->http.enqueue(200, "[]");
            QVERIFY(!awaited(m_pos->client.read(id)));
        }
        m_pos->http.enqueue(200, "[]");
        QCOMPARE(toWord(*awaited(m_pos->client.read(id))->status), toWord(OrderStatus::Removed));
        m_pos->clock.advance(std::chrono::hours(24 * 14));
        m_pos->http.enqueue(200, "[]"); // Past the vendor's window it is only out of sight.
        QCOMPARE(awaited(m_pos->client.read(id)).error().kind, Error::Kind::NotFound);
    }

    void openOrdersAreAskedForAtOnce()
    {
        m_pos->answer(u"status.in.json"_s);
        const auto news = awaited(m_pos->client.changedOrders(m_pos->clock.now()));
        QVERIFY(news && news->complete);
        QCOMPARE(news->orders.size(), 1);
        QCOMPARE(m_pos->calls(), queries({u"open orders"_s}));
    }

    void cancelReadsFirst_data()
    {
        QTest::addColumn<QJsonObject>("before");
        QTest::addColumn<int>("reply"); // 0: not sent.
        QTest::addColumn<QJsonObject>("after"); // Read only after a refusal.
        QTest::addColumn<QString>("outcome"); // A status or the kind of an error.
        const QJsonObject same;
        const QJsonObject canceled{{u"status"_s, u"Cancelled"_s}, {u"isCancellable"_s, false}};
        const QJsonObject filled{{u"status"_s, u"Filled"_s}, {u"isCancellable"_s, false}};
        QTest::newRow("done") << same << 200 << QJsonObject() << u"CANCELED"_s;
        QTest::newRow("canceled before") << canceled << 0 << QJsonObject() << u"CANCELED"_s;
        QTest::newRow("too late") << filled << 0 << QJsonObject() << u"conflict"_s;
        QTest::newRow("refused: canceled meanwhile") << same << 400 << canceled << u"CANCELED"_s;
        QTest::newRow("refused: filled meanwhile") << same << 400 << filled << u"conflict"_s;
        QTest::newRow("server") << same << 500 << QJsonObject() << u"in_doubt"_s;
    }
    void cancelReadsFirst()
    {
        QFETCH(QJsonObject, before);
        QFETCH(int, reply);
        QFETCH(QJsonObject, after);
        QFETCH(QString, outcome);
        m_pos->answerStatus(before);
        QStringList expected = queries({u"one order"_s});
        if (reply > 0) {
            m_pos->http.enqueue(reply, reply == 200 ? "184467" : "");
            expected.append(query(u"cancel"_s));
        }
        if (reply == 400) {
            m_pos->answerStatus(after);
            expected.append(query(u"one order"_s));
        }
        const auto canceled = awaited(m_pos->client.updateStatus(change(OrderStatus::Canceled)));
        QCOMPARE(canceled ? toWord(*canceled->status) : toWord(canceled.error().kind), outcome);
        QCOMPARE(m_pos->calls(), expected);
        if (reply > 0)
            QCOMPARE(m_pos->sent(1), out(u"cancel.out.json"_s));
    }

    void whatTheVendorCannotDoIsUnsupported()
    {
        using enum OrderStatus;
        for (const auto to : {InProcess, PackedReady, OutForDelivery, Completed})
            QCOMPARE(awaited(m_pos->client.updateStatus(change(to))).error().kind, Error::Kind::Unsupported);
        QCOMPARE(awaited(m_pos->client.createCustomer(Customer())).error().kind, Error::Kind::Unsupported);
        CustomerQuery byName;
        byName.lastName = u"Vale"_s;
        QCOMPARE(awaited(m_pos->client.findCustomer(byName)).error().kind, Error::Kind::Unsupported);
        QVERIFY(m_pos->http.requests.isEmpty());
        const auto &can = m_pos->client.capabilities();
        QVERIFY(!can.resume && !can.createCustomer && !can.externalReference);
    }

    void updateReplacesTheWholeContent_data()
    {
        QTest::addColumn<QList<double>>("held");
        QTest::addColumn<bool>("changeable");
        QTest::addColumn<bool>("sends");
        QTest::addColumn<QString>("kind"); // Empty: well.
        QTest::newRow("as it was") << QList<double>{2, 1} << true << true << QString();
        QTest::newRow("done already") << QList<double>{1, 3} << true << false << QString();
        QTest::newRow("changed by staff") << QList<double>{5} << true << false << u"conflict"_s;
        QTest::newRow("filled") << QList<double>{2, 1} << false << false << u"conflict"_s;
    }
    void updateReplacesTheWholeContent()
    {
        QFETCH(QList<double>, held);
        QFETCH(bool, changeable);
        QFETCH(bool, sends);
        QFETCH(QString, kind);
        m_pos->answerStatus({{u"items"_s, positions(held)}, {u"isUpdateable"_s, changeable}});
        if (sends) {
            m_pos->http.enqueue(200, "");
            m_pos->answerStatus({{u"items"_s, positions({3, 1})}});
        }
        const auto updated = awaited(m_pos->client.update(target()));
        QCOMPARE(updated ? QString() : toWord(updated.error().kind), kind);
        if (updated)
            QCOMPARE(updated->lines, target().lines);
        QCOMPARE(m_pos->http.requests.size(), sends ? 3 : 1);
        if (sends)
            QCOMPARE(m_pos->sent(1), out(u"update.out.json"_s));
    }

    void anUnclearUpdateIsCompared_data()
    {
        QTest::addColumn<QList<double>>("held");
        QTest::addColumn<bool>("changeable");
        QTest::addColumn<Recovery::Verdict>("verdict");
        using enum Recovery::Verdict;
        QTest::newRow("there") << QList<double>{3, 1} << true << Found;
        QTest::newRow("there and filled") << QList<double>{3, 1} << false << Found;
        QTest::newRow("as before") << QList<double>{2, 1} << true << NotThere;
        QTest::newRow("closed before") << QList<double>{2, 1} << false << Superseded;
    }
    void anUnclearUpdateIsCompared()
    {
        QFETCH(QList<double>, held);
        QFETCH(bool, changeable);
        m_pos->answerStatus({{u"items"_s, positions(held)}, {u"isUpdateable"_s, changeable}});
        const auto recovery = awaited(m_pos->client.recoverUpdate(target()));
        QVERIFY(recovery);
        QTEST(recovery->verdict, "verdict");
    }

    void anUnclearCreateIsLookedUp_data()
    {
        QTest::addColumn<QList<QJsonObject>>("open"); // Changes to one order each.
        QTest::addColumn<bool>("taken");
        QTest::addColumn<Recovery::Verdict>("verdict");
        using enum Recovery::Verdict;
        const QJsonObject ours;
        const auto with = [](const QString &name, const QJsonValue &value) { return QJsonObject{{name, value}}; };
        QTest::newRow("one") << QList{ours} << false << Found;
        QTest::newRow("a cent off") << QList{with(u"total"_s, 144.01)} << false << Found;
        QTest::newRow("none") << QList<QJsonObject>() << false << NotThere;
        QTest::newRow("of another customer") << QList{with(u"customerId"_s, 5)} << false << NotThere;
        QTest::newRow("another total") << QList{with(u"total"_s, 144.02)} << false << NotThere;
        QTest::newRow("from before") << QList{with(u"orderDate"_s, u"2026-11-23T18:00:10Z"_s)} << false << NotThere;
        QTest::newRow("a clock two minutes behind")
            << QList{with(u"orderDate"_s, u"2026-11-23T18:00:11Z"_s)} << false << Found;
        QTest::newRow("known as another order of ours") << QList{ours} << true << NotThere;
        QTest::newRow("two") << QList{ours, with(u"preOrderId"_s, 184468)} << false << Unknowable;
    }
    void anUnclearCreateIsLookedUp()
    {
        QFETCH(QList<QJsonObject>, open);
        QFETCH(bool, taken);
        const auto early = awaited(m_pos->client.recoverCreate(unclear(0)));
        QVERIFY(early && early->verdict == Recovery::Verdict::LookAgain && early->wait == 2s);
        QVERIFY(m_pos->http.requests.isEmpty());
        QJsonArray orders;
        for (const auto &one : open)
            orders.append(ScriptedLeaflogix::status(one));
        m_pos->http.enqueue(200, QJsonDocument(orders).toJson());
        auto create = unclear();
        if (taken)
            create.taken.insert(PosOrderId(u"184467"_s));
        const auto recovery = awaited(m_pos->client.recoverCreate(create));
        QVERIFY(recovery);
        QTEST(recovery->verdict, "verdict");
        QCOMPARE(m_pos->calls(), queries({u"open orders"_s}));
        if (recovery->order) {
            QCOMPARE(recovery->order->reference, leaflogixOrder().reference);
            QCOMPARE(recovery->order->lines, targetLines(leaflogixOrder().lines));
        }
    }

    void anEstimateIsPricedBeforeComparing()
    {
        auto create = unclear();
        create.order.totals = {};
        m_pos->answer(u"price-cart.in.json"_s);
        m_pos->answer(u"status.in.json"_s);
        const auto recovery = awaited(m_pos->client.recoverCreate(create));
        QVERIFY(recovery && recovery->verdict == Recovery::Verdict::Found);
        QCOMPARE(m_pos->calls(), queries({u"preview"_s, u"open orders"_s}));
    }

    void aFailedLookSaysNothing()
    {
        m_pos->http.enqueue(500, "");
        QVERIFY(!awaited(m_pos->client.recoverCreate(unclear())));
    }

    void aDuplicateNobodySeesGoesToAPerson()
    {
        m_pos->http.enqueue(400, json("{'message':'duplicate'}"));
        QCOMPARE(awaited(m_pos->client.create(leaflogixOrder())).error().kind, Error::Kind::InDoubt);
        m_pos->http.enqueue(200, "[]");
        const auto first = awaited(m_pos->client.recoverCreate(unclear(1)));
        QVERIFY(first->verdict == Recovery::Verdict::LookAgain); // It is there: sending again would say the same.
        m_pos->http.enqueue(200, "[]");
        QVERIFY(awaited(m_pos->client.recoverCreate(unclear(3)))->verdict == Recovery::Verdict::Unknowable);
    }

    void aSecondOneIsShownNotCanceled()
    {
        auto create = unclear();
        create.order.posOrder = PosOrderId(u"184467"_s);
        m_pos->answerStatus();
        m_pos->answer(u"status.in.json"_s);
        QVERIFY(awaited(m_pos->client.keepOnlyOne(create)));
        m_pos->answerStatus();
        const QJsonArray two{ScriptedLeaflogix::status(), ScriptedLeaflogix::status({{u"preOrderId"_s, 184468}})};
        m_pos->http.enqueue(200, QJsonDocument(two).toJson());
        const auto kept = awaited(m_pos->client.keepOnlyOne(create));
        QCOMPARE(kept.error().kind, Error::Kind::Rejected);
        QVERIFY(kept.error().message.contains("184468"_L1));
    }

    void previewsAskForTheRightBuyer()
    {
        m_pos->answer(u"price-cart.in.json"_s);
        const auto totals = awaited(m_pos->client.preview(leaflogixOrder()));
        QVERIFY(totals && !totals->estimate);
        QCOMPARE(m_pos->sent(0), out(u"price-cart.out.json"_s));
        m_pos->answer(u"customer-types.in.json"_s);
        m_pos->answer(u"price-cart.in.json"_s);
        QVERIFY(awaited(m_pos->client.preview(guest())));
        QCOMPARE(m_pos->calls().mid(1), queries({u"customer types"_s, u"preview"_s}));
        QCOMPARE(m_pos->sent(2), out(u"price-cart-type.out.json"_s));
        auto patient = guest();
        patient.medical = true;
        m_pos->answer(u"price-cart.in.json"_s);
        QVERIFY(awaited(m_pos->client.preview(patient)));
        QCOMPARE(m_pos->sent(3)["customerTypeId"_L1].toInt(), 2);
        m_pos->http.enqueue(400, json("'Specify either CustomerId or CustomerTypeId, not both'"));
        QCOMPARE(awaited(m_pos->client.preview(leaflogixOrder())).error().kind, Error::Kind::Rejected);
    }

    void codesAreLookedUpInTheList()
    {
        m_pos->answer(u"whoami.in.json"_s);
        m_pos->answer(u"discounts.in.json"_s);
        const auto discount = awaited(m_pos->client.validateDiscount(u"take10"_s, leaflogixOrder()));
        QVERIFY(discount);
        QCOMPARE(discount->title, u"Ten off"_s);
        QCOMPARE(m_pos->calls(), queries({u"who we are"_s, u"discounts"_s}));
        m_pos->answer(u"discounts.in.json"_s);
        const auto unknown = awaited(m_pos->client.validateDiscount(u"NOSUCH"_s, leaflogixOrder()));
        QCOMPARE(unknown.error().kind, Error::Kind::NotFound);
        auto order = leaflogixOrder();
        order.discountCode = u"TAKE10"_s;
        m_pos->answer(u"price-cart.in.json"_s);
        m_pos->answer(u"discounts.in.json"_s);
        const auto totals = awaited(m_pos->client.preview(order));
        QVERIFY(totals && totals->estimate);
        QCOMPARE(totals->total, Money(12'960));
    }

    void customersAreFoundOnce()
    {
        CustomerQuery byPhone;
        byPhone.phone = u"4155550142"_s;
        m_pos->answer(u"customers.in.json"_s);
        const auto found = awaited(m_pos->client.findCustomer(byPhone));
        QCOMPARE(found->size(), 4); // Rosa came twice.
        QCOMPARE(m_pos->calls(), queries({u"search"_s}));
        QCOMPARE(m_pos->sent(0), out(u"search-phone.out.json"_s));
        m_pos->http.enqueue(200, "[]");
        QVERIFY(awaited(m_pos->client.findCustomer(byPhone))->isEmpty());
        m_pos->http.enqueue(200, "true");
        QCOMPARE(awaited(m_pos->client.findCustomer(byPhone)).error().kind, Error::Kind::Malformed);
    }

    void aMergedCustomerIsTheOneThatLivesOn()
    {
        CustomerQuery byPhone;
        byPhone.phone = u"4155550190"_s;
        m_pos->http.enqueue(200, json("[{'customerId':7,'status':'Active','mergedIntoCustomerId':55120}]"));
        m_pos->http.enqueue(200, json("[{'customerId':55120,'status':'Banned'}]"));
        const auto found = awaited(m_pos->client.findCustomer(byPhone));
        QCOMPARE(m_pos->call(1), query(u"customer"_s));
        QCOMPARE(found->size(), 1);
        QVERIFY(found->first().banned);
    }

    void theCatalogueIsTwoListsJoined()
    {
        m_pos->answer(u"products.in.json"_s);
        m_pos->answer(u"inventory.in.json"_s);
        m_pos->answer(u"customer-types.in.json"_s);
        m_pos->http.enqueue(200, json("{'cartItemPrices':[{'productId':171900,'subtotal':35.0}]}"));
        m_pos->http.enqueue(200, json("{'cartItemPrices':[{'productId':171900,'subtotal':59.5}]}"));
        const auto page = awaited(m_pos->client.catalogPage({}));
        QVERIFY2(page, qPrintable(page ? QString() : page.error().message));
        QCOMPARE(
            m_pos->calls(), queries({u"catalogue"_s, u"stock"_s, u"customer types"_s, u"preview"_s, u"preview"_s}));
        QCOMPARE(m_pos->sent(3), out(u"price-cart-weight.out.json"_s));
        QCOMPARE(page->announced, 9);
        QCOMPARE(page->products.size(), 6);
        QCOMPARE(page->setAside.size(), 2); // No price, no name; the coupon is no product at all.
        QVERIFY(page->next.isEmpty() && page->carriesStock);
        const auto &bulk = page->products.last();
        QCOMPARE(bulk.values[0].price, Money(3'500)); // What the POS asks for the weight, not what the list says.
        QCOMPARE(bulk.values[1].price, Money(5'950));
        // The prices of weights are remembered until the product changes.
        m_pos->answer(u"products.in.json"_s);
        m_pos->answer(u"inventory.in.json"_s);
        QVERIFY(awaited(m_pos->client.catalogPage({})));
        QCOMPARE(m_pos->http.requests.size(), 7);
    }

    void aWeightThePosDoesNotPriceIsSetAside()
    {
        m_pos->answer(u"products.in.json"_s);
        m_pos->answer(u"inventory.in.json"_s);
        m_pos->answer(u"customer-types.in.json"_s);
        for (int i = 0; i < 4; ++i) // Together, then alone, for each of two weights.
            m_pos->http.enqueue(400, json("'cannot be sold'"));
        const auto page = awaited(m_pos->client.catalogPage({}));
        QVERIFY(page);
        QCOMPARE(page->setAside.size(), 3);
        QCOMPARE(page->setAside.last().name, u"Bulk Bin"_s);
    }

    void longListsComeInPages()
    {
        QJsonArray products;
        QJsonArray stock;
        for (int id = 1; id <= 250; ++id) {
            products.append(QJsonObject{{u"productId"_s, id}, {u"productName"_s, u"x"_s}, {u"isActive"_s, true},
                {u"price"_s, 5}, {u"unitType"_s, u"Qty"_s}});
            stock.append(QJsonObject{{u"productId"_s, id}, {u"quantityAvailable"_s, id}});
        }
        m_pos->http.enqueue(200, QJsonDocument(products).toJson());
        m_pos->http.enqueue(200, QJsonDocument(stock).toJson());
        CatalogRequest request;
        int count = 0;
        do {
            const auto page = awaited(m_pos->client.catalogPage(request));
            QVERIFY(page);
            count += int(page->products.size());
            request.cursor = page->next;
        } while (!request.cursor.isEmpty());
        QCOMPARE(count, 250);
        QCOMPARE(m_pos->http.requests.size(), 2);
        // One of them again: out of the list, with the stock of now.
        m_pos->http.enqueue(200, json("[{'productId':250,'quantityAvailable':7}]"));
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"250"_s)))->values.first().stock, 7);
        QCOMPARE(m_pos->calls().mid(2), queries({u"stock"_s}));
        m_pos->http.enqueue(200, QJsonDocument(products).toJson());
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"999"_s))).error().kind, Error::Kind::NotFound);
        QVERIFY(!awaited(m_pos->client.catalogPage({std::nullopt, u"1:100"_s}))); // Of a pull that is over.
    }

    void changesComeWithTheirStock()
    {
        const CatalogRequest request{m_pos->clock.now(), {}};
        m_pos->http.enqueue(200, "[]");
        const auto nothing = awaited(m_pos->client.catalogPage(request));
        QVERIFY(nothing && nothing->products.isEmpty() && nothing->next.isEmpty());
        QCOMPARE(m_pos->calls(), queries({u"changes"_s})); // A minute of overlap; and no stock for nothing.
        m_pos->http.enqueue(200, json("[{'productId':1,'productName':'x','isActive':true,'price':5}]"));
        m_pos->http.enqueue(200, json("[{'productId':1,'quantityAvailable':7}]"));
        const auto changed = awaited(m_pos->client.catalogPage(request));
        QVERIFY(changed && changed->carriesStock);
        QCOMPARE(changed->products.first().values.first().stock, 7);
    }

    void anEmptyInventoryIsLookedForInTheReports_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind");
        QTest::newRow("there") << 200 << json("[{'productId':171097,'quantityAvailable':7}]") << QString();
        QTest::newRow("not there either") << 200 << QByteArray("[]") << u"malformed"_s;
        QTest::newRow("no role") << 403 << QByteArray() << u"unauthorized"_s;
    }
    void anEmptyInventoryIsLookedForInTheReports()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, kind);
        m_pos->http.enqueue(200, json("[{'productId':171097,'productName':'x','isActive':true,'price':5}]"));
        m_pos->http.enqueue(200, "[]");
        m_pos->http.enqueue(status, body);
        const auto page = awaited(m_pos->client.catalogPage({}));
        QCOMPARE(page ? QString() : toWord(page.error().kind), kind);
        QCOMPARE(m_pos->calls(), queries({u"catalogue"_s, u"stock"_s, u"stock elsewhere"_s}));
        if (!page)
            return;
        m_pos->http.enqueue(200, json("[{'productId':171097,'productName':'x','isActive':true,'price':5}]"));
        m_pos->http.enqueue(200, body);
        QVERIFY(awaited(m_pos->client.catalogPage({}))); // Which of the two it is, is remembered.
        QCOMPARE(m_pos->calls().last(), query(u"stock elsewhere"_s));
    }

    void brokenListsFailThePull_data()
    {
        QTest::addColumn<QByteArray>("products");
        QTest::addColumn<QByteArray>("stock"); // Empty: not asked for.
        QTest::newRow("cut") << QByteArray("[{\"productId\":1") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("web page") << QByteArray("<html>") << QByteArray();
        QTest::newRow("an element that is none") << QByteArray("[{\"productId\":}]") << QByteArray("[{}]");
        QTest::newRow("stock cut") << QByteArray("[{\"productId\":1}]") << QByteArray("[{\"productId\":1},");
    }
    void brokenListsFailThePull()
    {
        QFETCH(QByteArray, products);
        QFETCH(QByteArray, stock);
        m_pos->http.enqueue(200, products);
        if (!stock.isEmpty())
            m_pos->http.enqueue(200, stock);
        const auto page = awaited(m_pos->client.catalogPage({}));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, Error::Kind::Malformed);
    }

    void theConnectionTestSaysWhoCanFixWhat_data()
    {
        QTest::addColumn<QList<int>>("statuses"); // whoami, orders, customers, products, stock.
        QTest::addColumn<QString>("failing"); // Names of the checks.
        QTest::addColumn<QString>("says");
        QTest::newRow("all well") << QList<int>{200, 200, 200, 200, 200} << QString() << QString();
        QTest::newRow("wrong key") << QList<int>{401, 401, 401, 401, 401} << u"credentials,orders,customers,catalogue"_s
                                   << u"pos.api_key"_s;
        QTest::newRow("no PreOrder") << QList<int>{200, 403, 200, 200, 200} << u"orders"_s << u"role PreOrder"_s;
        QTest::newRow("no Customer") << QList<int>{200, 200, 403, 200, 200} << u"customers"_s << u"role Customer"_s;
        QTest::newRow("no Inventory") << QList<int>{200, 200, 200, 403, 200} << u"catalogue"_s << u"role Inventory"_s;
        QTest::newRow("no such location")
            << QList<int>{404, 200, 200, 200, 200} << u"credentials"_s << u"Dutchie support"_s;
        QTest::newRow("away") << QList<int>{503, 503, 503, 503, 503} << u"credentials,orders,customers,catalogue"_s
                              << u"does not answer"_s;
    }
    void theConnectionTestSaysWhoCanFixWhat()
    {
        QFETCH(QList<int>, statuses);
        QFETCH(QString, failing);
        QFETCH(QString, says);
        const QList<QByteArray> bodies{fixture(u"leaflogix/whoami.in.json"_s), "[]", "[]",
            fixture(u"leaflogix/products.in.json"_s), fixture(u"leaflogix/inventory.in.json"_s)};
        for (qsizetype i = 0; i < statuses.size(); ++i) {
            if (i == 4 && statuses[3] != 200)
                break;
            m_pos->http.enqueue(statuses[i], statuses[i] == 200 ? bodies[i] : QByteArray(),
                {{"Date", "Mon, 23 Nov 2026 18:02:12 GMT"}});
        }
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks);
        QStringList failed;
        QStringList advice;
        for (const auto &check : *checks) {
            if (check.passed)
                continue;
            failed.append(check.what);
            advice.append(check.advice);
        }
        QCOMPARE(failed.join(u','), failing);
        QVERIFY2(advice.join(u'\n').contains(says), qPrintable(advice.join(u'\n')));
        QCOMPARE(checks->size(), 5);
    }

    void aWrongClockIsSaid()
    {
        m_pos->http.enqueue(200, fixture(u"leaflogix/whoami.in.json"_s), {{"Date", "Mon, 23 Nov 2026 18:04:11 GMT"}});
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks->at(1).advice.contains("120 seconds behind"_L1));
    }

    void settingsAreChecked_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("good");
        QTest::newRow("the least") << QByteArray() << true;
        QTest::newRow("a key of one's own")
            << QByteArray("consumer_key = \"{7C0F0E9E-0D2A-4A53-9F0E-8F6A1F1F0C11}\"\n") << true;
        QTest::newRow("no GUID") << QByteArray("consumer_key = \"kiosk\"\n") << false;
    }
    void settingsAreChecked()
    {
        QFETCH(QByteArray, lines);
        const QByteArray text = "[kiosk]\nid = 7\nname = \"K\"\n[store]\nid = 42\nname = \"H\"\n"
                                "timezone = \"America/Los_Angeles\"\ncurrency = \"USD\"\nlicense = \"C10\"\n"
                                "[pos]\nvendor = \"leaflogix\"\n[pos.leaflogix]\nbase_url = \"https://pos.example/\"\n"
            + lines;
        const auto config = StoreConfig::parse(text, u"kiosk.toml"_s);
        QVERIFY2(config, qPrintable(config ? QString() : config.error().message));
        const auto settings = LeaflogixSettings::fromConfig(*config);
        QTEST(settings.ok(), "good");
        if (!settings)
            return;
        QCOMPARE(settings->url("/whoami"), QUrl(u"https://pos.example/whoami"_s));
        QCOMPARE(settings->consumerKey.size(), 36);
        QCOMPARE(LeaflogixSettings::fromConfig(*config)->consumerKey, settings->consumerKey); // The same for ever.
        ManualClock clock;
        ScriptedTransport http;
        QVERIFY(LeaflogixClient::make(*config, {{u"pos.api_key"_s, "location\n"}}, http, clock));
    }

    void withoutAnIntegratorKeyThePasswordIsEmpty()
    {
        LeaflogixClient client(leaflogixSettings(), m_pos->http, m_pos->clock, "location", {});
        m_pos->http.enqueue(200, "[]");
        QVERIFY(awaited(client.changedOrders(m_pos->clock.now())));
        const HttpReply sent{0, {}, m_pos->http.requests.first().headers};
        QCOMPARE(sent.header("Authorization"), "Basic " + QByteArray("location:").toBase64());
    }
};

QTEST_GUILESS_MAIN(TestLeaflogixClient)
#include "tst_leaflogixclient.moc"
