#include "sync/awaited.h"
#include "tests/support/jsontext.h"
#include "tests/support/leaflogixscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** Orders, prices, codes and customers, against a script. */
class TestLeaflogixClient : public QObject {
    Q_OBJECT

    std::unique_ptr<ScriptedLeaflogix> m_pos;

    static StatusChange change(OrderStatus to)
    {
        StatusChange change{leaflogixOrder(), to};
        change.order.posOrder = PosOrderId(u"184467"_s);
        return change;
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
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"submit"_s}));
        QCOMPARE(m_pos->sent(0), leaflogixOut(u"submit.out.json"_s));
        const HttpReply sent{0, {}, m_pos->http.requests.first().headers};
        QCOMPARE(sent.header("Authorization"), "Basic " + QByteArray("location:integrator").toBase64());
        QCOMPARE(sent.header("ConsumerKey"), "7c0f0e9e-0d2a-4a53-9f0e-8f6a1f1f0c11");
        QVERIFY(m_pos->http.requests.first().writes);
    }

    void aGuestGetsACustomerOfTheirOwn()
    {
        m_pos->http.enqueue(200, json("{'CustomerId':70001,'transactionId':5,'uniqueId':'u'}"));
        m_pos->http.enqueue(200, "184467");
        QVERIFY(awaited(m_pos->client.create(leaflogixGuest())));
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"guest"_s, u"submit"_s}));
        QCOMPARE(m_pos->sent(0), leaflogixOut(u"create-anonymous.out.json"_s));
        QCOMPARE(m_pos->sent(1), leaflogixOut(u"submit-guest.out.json"_s));
        // Sent again, it is the same customer: the body must be the same.
        m_pos->http.enqueue(200, "184467");
        QVERIFY(awaited(m_pos->client.create(leaflogixGuest())));
        QCOMPARE(m_pos->calls().mid(2), leaflogixQueries({u"submit"_s}));
        QCOMPARE(m_pos->sent(2), leaflogixOut(u"submit-guest.out.json"_s));
    }

    void guestsMayShareAConfiguredCustomer()
    {
        auto settings = leaflogixSettings();
        settings.guestCustomer = 70001;
        m_pos = std::make_unique<ScriptedLeaflogix>(settings);
        m_pos->http.enqueue(200, "184467");
        QVERIFY(awaited(m_pos->client.create(leaflogixGuest())));
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"submit"_s}));
        QCOMPARE(m_pos->sent(0), leaflogixOut(u"submit-guest.out.json"_s));
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
        row("duplicate, a conflict") << 409 << json("'This order was submitted before (idempotency)'") << InDoubt
                                     << QString();
        row("duplicate in a 200") << 200 << json("{'result':false,'message':'duplicate'}") << InDoubt << QString();
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
        QCOMPARE(order.error().alreadyThere, expected == Error::Kind::InDoubt && status < 500);
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
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"one order"_s}));
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

    void openOrdersAreAskedForAtOnce()
    {
        m_pos->answer(u"status.in.json"_s);
        const auto news = awaited(m_pos->client.changedOrders(m_pos->clock.now()));
        QVERIFY(news && news->complete);
        QCOMPARE(news->orders.size(), 1);
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"open orders"_s}));
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
        QStringList expected = leaflogixQueries({u"one order"_s});
        if (reply > 0) {
            m_pos->http.enqueue(reply, reply == 200 ? "184467" : "");
            expected.append(leaflogixQuery(u"cancel"_s));
        }
        if (reply == 400) {
            m_pos->answerStatus(after);
            expected.append(leaflogixQuery(u"one order"_s));
        }
        const auto canceled = awaited(m_pos->client.updateStatus(change(OrderStatus::Canceled)));
        QCOMPARE(canceled ? toWord(*canceled->status) : toWord(canceled.error().kind), outcome);
        QCOMPARE(m_pos->calls(), expected);
        if (reply > 0)
            QCOMPARE(m_pos->sent(1), leaflogixOut(u"cancel.out.json"_s));
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
        m_pos->answerStatus({{u"items"_s, leaflogixPositions(held)}, {u"isUpdateable"_s, changeable}});
        if (sends) {
            m_pos->http.enqueue(200, "");
            m_pos->answerStatus({{u"items"_s, leaflogixPositions({3, 1})}});
        }
        const auto updated = awaited(m_pos->client.update(leaflogixTarget()));
        QCOMPARE(updated ? QString() : toWord(updated.error().kind), kind);
        if (updated)
            QCOMPARE(updated->lines, leaflogixTarget().lines);
        QCOMPARE(m_pos->http.requests.size(), sends ? 3 : 1);
        if (sends)
            QCOMPARE(m_pos->sent(1), leaflogixOut(u"update.out.json"_s));
    }

    void previewsAskForTheRightBuyer()
    {
        m_pos->answer(u"price-cart.in.json"_s);
        const auto totals = awaited(m_pos->client.preview(leaflogixOrder()));
        QVERIFY(totals && !totals->estimate);
        QCOMPARE(m_pos->sent(0), leaflogixOut(u"price-cart.out.json"_s));
        m_pos->answer(u"customer-types.in.json"_s);
        m_pos->answer(u"price-cart.in.json"_s);
        QVERIFY(awaited(m_pos->client.preview(leaflogixGuest())));
        QCOMPARE(m_pos->calls().mid(1), leaflogixQueries({u"customer types"_s, u"preview"_s}));
        QCOMPARE(m_pos->sent(2), leaflogixOut(u"price-cart-type.out.json"_s));
        auto patient = leaflogixGuest();
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
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"who we are"_s, u"discounts"_s}));
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
        QCOMPARE(m_pos->calls(), leaflogixQueries({u"search"_s}));
        QCOMPARE(m_pos->sent(0), leaflogixOut(u"search-phone.out.json"_s));
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
        QCOMPARE(m_pos->call(1), leaflogixQuery(u"customer"_s));
        QCOMPARE(found->size(), 1);
        QVERIFY(found->first().banned);
    }
};

QTEST_GUILESS_MAIN(TestLeaflogixClient)
#include "tst_leaflogixclient.moc"
