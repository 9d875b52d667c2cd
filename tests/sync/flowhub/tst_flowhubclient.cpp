#include "tests/support/jsontext.h"
#include "tests/sync/flowhub/flowhubscript.h"

#include <QTest>

using namespace Peak;
using namespace Peak::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFlowhubClient : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedFlowhub> m_pos;

    static CustomerQuery byPhone(const QString &phone = u"3035550142"_s)
    {
        CustomerQuery query;
        query.phone = phone;
        return query;
    }
    void useSettings(const std::function<void(FlowhubSettings &)> &change)
    {
        auto settings = flowhubSettings();
        change(settings);
        m_pos = std::make_unique<ScriptedFlowhub>(settings);
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedFlowhub>(); }

    void createSendsTheOrderAndReturnsItsName()
    {
        m_pos->answerToken();
        m_pos->answerFile(u"created.in.json"_s);
        const auto made = awaited(m_pos->client.create(flowhubOrder()));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
        QCOMPARE(made->id, flowhubMerge().ticket);
        QCOMPARE(made->status, OrderStatus::AwaitingProcessing);
        QVERIFY(made->totals.estimate);
        QCOMPARE(m_pos->calls(), (QStringList{u"POST /oauth/token"_s, u"POST /order-ahead/v0/create"_s}));
        QCOMPARE(m_pos->sent(0), jsonFixture(u"flowhub/token.out.json"_s));
        QCOMPARE(m_pos->sent(1), jsonFixture(u"flowhub/create.out.json"_s));
        const auto &request = m_pos->http.requests[1];
        QVERIFY(request.writes);
        QCOMPARE(request.priority, HttpRequest::Priority::Order);
        QVERIFY(request.timeout >= 60s);
        QCOMPARE(m_pos->header(1, "Authorization"), "Bearer T1");
        QCOMPARE(m_pos->header(1, "clientId"), "ACME CLIENT");
        QCOMPARE(m_pos->header(1, "key"), "k-1234");
    }

    void aGuestsOrderBearsItsReference()
    {
        useSettings([](FlowhubSettings &settings) { settings.bearerOnly = true; });
        m_pos->answerToken();
        m_pos->answerFile(u"created.in.json"_s);
        QVERIFY(awaited(m_pos->client.create(flowhubGuest())).ok());
        QCOMPARE(m_pos->sent(1), jsonFixture(u"flowhub/create-guest.out.json"_s));
        QCOMPARE(m_pos->header(1, "key"), QByteArray());
    }

    void whatTheOrderLacksIsReadFromTheCustomer()
    {
        useSettings([](FlowhubSettings &settings) { settings.referenceAsCustomer = true; });
        auto order = flowhubGuest();
        order.customer = flowhubOrder().customer;
        order.medical = true;
        m_pos->answerFile(u"customer.in.json"_s);
        m_pos->answerToken();
        m_pos->answerFile(u"created.in.json"_s);
        QVERIFY(awaited(m_pos->client.create(order)).ok());
        QCOMPARE(m_pos->calls().first(), u"GET /v1/customers/a7bb0000-7aed-4346-84f6-000000001301?store_id=l-main"_s);
        QCOMPARE(m_pos->sent(2), jsonFixture(u"flowhub/create-medical.out.json"_s));
    }

    void aCustomerThatCannotBeReadSendsNothing()
    {
        auto order = flowhubGuest();
        order.customer = flowhubOrder().customer;
        m_pos->http.fail(Error::Kind::Unreachable);
        QCOMPARE(awaited(m_pos->client.create(order)).error().kind, Error::Kind::Unreachable);
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void createTellsFailuresApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("expected");
        QTest::addColumn<bool>("alreadyThere");
        using enum Error::Kind;
        const auto row = [](const char *name, int status, const QByteArray &body, Error::Kind kind,
                             bool there = false) { QTest::newRow(name) << status << body << kind << there; };
        row("validation", 422, json("{'errors':['productId is unknown']}"), Rejected);
        row("sold out as text", 400, "Sold out", Rejected);
        row("there already", 409, json("{'message':'Order already exists'}"), InDoubt, true);
        row("duplicate as text", 400, "duplicate order", InDoubt, true);
        row("duplicate in 200", 200, json("{'status':409,'errors':['duplicate order']}"), InDoubt, true);
        row("customer does not exist", 400, "customer does not exist", Rejected);
        row("no such call", 404, "Not Found", NotFound);
        row("too many", 429, "", Throttled);
        row("server", 500, "oops", InDoubt);
        row("gateway", 502, "", InDoubt);
        row("late", 408, "", InDoubt);
        row("failure in 200", 200, json("{'status':500,'data':null}"), InDoubt);
        row("refusal in 200", 200, json("{'status':422,'errors':['limit']}"), Rejected);
        row("page of a proxy", 200, "<html>hello</html>", Malformed);
        row("empty", 200, "", Malformed);
        row("half", 200, json("{'orderId':'5f2"), Malformed);
        row("no id", 200, json("{'orderId':null,'status':'new'}"), Malformed);
        row("nothing", 200, "{}", Malformed);
        row("redirect", 302, "", Malformed);
    }
    void createTellsFailuresApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, expected);
        m_pos->answerToken();
        m_pos->answer(body, status);
        const auto made = awaited(m_pos->client.create(flowhubOrder()));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, expected);
        QTEST(made.error().alreadyThere, "alreadyThere");
        QCOMPARE(m_pos->http.requests.size(), 2);
    }

    void refusalsNameNobody()
    {
        m_pos->answerToken();
        m_pos->answer(
            json("{'errors':['rosa@example.com 303-555-0142: limit for 8d0e0f1a-52b2-4f0a-9a43-000000000002']}"), 422);
        const auto made = awaited(m_pos->client.create(flowhubOrder()));
        QCOMPARE(made.error().message, u"HTTP 422: … …: limit for 8d0e0f1a-52b2-4f0a-9a43-000000000002"_s);
    }

    void theVendorsHeadersSayHowLongToWait_data()
    {
        QTest::addColumn<HttpHeader>("header");
        QTest::addColumn<int>("seconds");
        QTest::newRow("nothing") << HttpHeader{"X-Other", "1"} << 0;
        QTest::newRow("Retry-After") << HttpHeader{"Retry-After", "7"} << 7;
        QTest::newRow("in seconds") << HttpHeader{"X-RateLimit-Reset", "12"} << 12;
        QTest::newRow("a moment") << HttpHeader{"X-RateLimit-Reset", "1795456961"} << 30;
        QTest::newRow("odd") << HttpHeader{"X-RateLimit-Reset", "soon"} << 0;
    }
    void theVendorsHeadersSayHowLongToWait()
    {
        QFETCH(HttpHeader, header);
        QFETCH(int, seconds);
        m_pos->http.enqueue(429, "slow down", {header});
        const auto found = awaited(m_pos->client.findCustomer(byPhone()));
        QCOMPARE(found.error().kind, Error::Kind::Throttled);
        QCOMPARE(found.error().retryAfter, std::chrono::seconds(seconds));
    }

    void aStaleTokenIsRenewedOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("401") << 401;
        QTest::newRow("403") << 403;
    }
    void aStaleTokenIsRenewedOnce()
    {
        QFETCH(int, status);
        m_pos->answerToken("T1");
        m_pos->answer(json("{'error':['Unauthorized'],'message':'Invalid token','status':401}"), status);
        m_pos->answerToken("T2");
        m_pos->answerFile(u"created.in.json"_s);
        QVERIFY(awaited(m_pos->client.create(flowhubOrder())).ok());
        QCOMPARE(m_pos->header(3, "Authorization"), "Bearer T2");

        m_pos->answer("no", status);
        m_pos->answerToken("T3");
        m_pos->answer("no", status);
        QCOMPARE(awaited(m_pos->client.create(flowhubOrder())).error().kind, Error::Kind::Unauthorized);
        QCOMPARE(m_pos->http.requests.size(), 7);
    }

    void aTokenIsUsedUntilAMinuteBeforeItsEnd()
    {
        const auto create = [&] {
            m_pos->answerFile(u"created.in.json"_s);
            return awaited(m_pos->client.create(flowhubOrder())).ok();
        };
        m_pos->answerToken("T1", 3600);
        QVERIFY(create());
        m_pos->clock.advance(3539s);
        QVERIFY(create());
        QCOMPARE(m_pos->http.requests.size(), 3);
        m_pos->clock.advance(1s);
        m_pos->answerToken("T2");
        QVERIFY(create());
        QCOMPARE(m_pos->header(4, "Authorization"), "Bearer T2");
    }

    void tokenFailuresSendNoOrder_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("expected");
        using enum Error::Kind;
        QTest::newRow("refused") << 401 << json("{'error':'access_denied','error_description':'Unauthorized'}")
                                 << Unauthorized;
        QTest::newRow("too many") << 429 << QByteArray() << Throttled;
        QTest::newRow("server") << 503 << QByteArray() << Unreachable;
        QTest::newRow("page") << 200 << QByteArray("<html>") << Unreachable;
        QTest::newRow("no token") << 200 << QByteArray("{}") << Unauthorized;
    }
    void tokenFailuresSendNoOrder()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, expected);
        m_pos->answer(body, status);
        QCOMPARE(awaited(m_pos->client.create(flowhubOrder())).error().kind, expected);
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void updateAmendsWhatNobodyWorksOn()
    {
        m_pos->answerToken();
        m_pos->answerStatus(flowhubMerge().ticket.toString().toLatin1(), "new");
        m_pos->answerFile(u"customer.in.json"_s);
        m_pos->answerFile(u"created.in.json"_s);
        const auto after = awaited(m_pos->client.update(flowhubMerge()));
        QVERIFY(after.ok());
        QCOMPARE(m_pos->calls().last(), u"PATCH /orders/5f2c9f10-0000-4b1c-9d3e-000000000042"_s);
        QCOMPARE(m_pos->sent(3), jsonFixture(u"flowhub/update.out.json"_s));
        m_pos->answerStatus(flowhubMerge().ticket.toString().toLatin1(), "started");
        QCOMPARE(awaited(m_pos->client.update(flowhubMerge())).error().kind, Error::Kind::Conflict);
        m_pos->answer("Not Found", 404);
        QCOMPARE(awaited(m_pos->client.update(flowhubMerge())).error().kind, Error::Kind::Conflict);
    }

    void whatFlowhubCannotDoIsSaid()
    {
        StatusChange change{flowhubOrder(), OrderStatus::Canceled};
        QCOMPARE(awaited(m_pos->client.updateStatus(change)).error().kind, Error::Kind::Unsupported);
        QCOMPARE(awaited(m_pos->client.preview(flowhubOrder())).error().kind, Error::Kind::Unsupported);
        QCOMPARE(
            awaited(m_pos->client.validateDiscount(u"X"_s, flowhubOrder())).error().kind, Error::Kind::Unsupported);
        QCOMPARE(awaited(m_pos->client.changedOrders({})).error().kind, Error::Kind::Unsupported);
        QCOMPARE(
            awaited(m_pos->client.keepOnlyOne({flowhubOrder(), {}, 0, {}})).error().kind, Error::Kind::Unsupported);
        QCOMPARE(awaited(m_pos->client.createCustomer({})).error().kind, Error::Kind::Unsupported);
        CustomerQuery byMail;
        byMail.email = u"rosa@example.com"_s;
        QCOMPARE(awaited(m_pos->client.findCustomer(byMail)).error().kind, Error::Kind::Unsupported);
        const auto &can = m_pos->client.capabilities();
        QVERIFY(!can.preview && !can.cancel && !can.resume && !can.discountCodes && !can.createCustomer
            && !can.idempotentCreate && !can.externalReference && can.settableStatuses.isEmpty());
        QCOMPARE(m_pos->http.requests.size(), 0);
    }

    void theGoodsOfAnOrderAreReadFromOneAnswer()
    {
        m_pos->answerFile(u"inventory.in.json"_s);
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"flower"_s)))->values.first().stock, 17);
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"7004410"_s)))->values.first().stock, 2);
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"gone"_s))).error().kind, Error::Kind::NotFound);
        QCOMPARE(m_pos->http.requests.size(), 1);
        m_pos->clock.advance(3s);
        m_pos->answer("oops", 500);
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"flower"_s))).error().kind, Error::Kind::Unreachable);
        QCOMPARE(m_pos->http.requests.size(), 2);
    }

    void anOrderIsReadByItsId()
    {
        m_pos->answerToken();
        m_pos->answerStatus("o 1", "inTransit", "K7-20261123-0042-9F3C");
        const auto order = awaited(m_pos->client.read(PosOrderId(u"o 1"_s)));
        QVERIFY(order.ok());
        QCOMPARE(m_pos->calls().last(), u"GET /order-ahead/v0/orderStatus/o%201"_s);
        QCOMPARE(order->word, u"inTransit"_s);
        QCOMPARE(order->status, OrderStatus::OutForDelivery);
        QCOMPARE(order->reference, u"K7-20261123-0042-9F3C"_s);
        m_pos->answerStatus("o-2", "new");
        QCOMPARE(awaited(m_pos->client.read(PosOrderId(u"o-1"_s))).error().kind, Error::Kind::Malformed);
    }

    void customersAreFound_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("found");
        const auto one = fixture(u"flowhub/customer.in.json"_s);
        QTest::newRow("one") << 200 << one << 1;
        QTest::newRow("a list") << 200 << QByteArray('[' + one + ',' + one + ']') << 2;
        QTest::newRow("data") << 200 << QByteArray("{\"status\":200,\"data\":[" + one + "]}") << 1;
        QTest::newRow("customers") << 200 << QByteArray("{\"customers\":[" + one + "]}") << 1;
        QTest::newRow("nobody") << 404 << QByteArray("Not Found") << 0;
        QTest::newRow("empty list") << 200 << QByteArray("[]") << 0;
    }
    void customersAreFound()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, found);
        m_pos->answer(body, status);
        const auto customers = awaited(m_pos->client.findCustomer(byPhone(u"(303) 555-0142"_s)));
        QVERIFY(customers.ok());
        QCOMPARE(customers->size(), found);
        QCOMPARE(m_pos->calls(), QStringList{u"GET /v1/customers/findByPhoneNumber?phone_number=3035550142"_s});
        if (found > 0) {
            QCOMPARE(customers->first().contact.lastName, u"Maria Vale"_s);
            QCOMPARE(customers->first().contact.phone, u"3035550142"_s);
            QVERIFY(customers->first().medical);
        }
        useSettings([](FlowhubSettings &settings) { settings.customerType = u"recCustomer"_s; });
        m_pos->answer(body, status);
        QCOMPARE(awaited(m_pos->client.findCustomer(byPhone()))->size(), 0);
    }

    void customersAreMadeWhereTheStoreWantsIt()
    {
        useSettings([](FlowhubSettings &settings) { settings.customerState = u"CO"_s; });
        Customer rosa;
        rosa.contact = flowhubOrder().contact;
        m_pos->answer("Not Found", 404);
        m_pos->answerFile(u"customer.in.json"_s);
        QVERIFY(awaited(m_pos->client.createCustomer(rosa)).ok());
        QCOMPARE(m_pos->calls().last(), u"POST /v1/customer?store_id=l-main"_s);
        QCOMPARE(m_pos->sent(1), jsonFixture(u"flowhub/customer-create.out.json"_s));
        // The answer gets lost: the customer is there all the same.
        m_pos->answer("Not Found", 404);
        m_pos->http.fail(Error::Kind::InDoubt);
        m_pos->answerFile(u"customer.in.json"_s);
        QCOMPARE(awaited(m_pos->client.createCustomer(rosa))->id, flowhubOrder().customer);
        // Known already: nothing is sent.
        m_pos->answerFile(u"customer.in.json"_s);
        QVERIFY(awaited(m_pos->client.createCustomer(rosa)).ok());
        QCOMPARE(m_pos->http.requests.size(), 6);
        // Refused, perhaps because they are there: whoever cannot see that does not know yet.
        m_pos->answer("Not Found", 404);
        m_pos->answer(json("{'errors':['phone number exists']}"), 422);
        m_pos->http.fail(Error::Kind::Unreachable);
        const auto unseen = awaited(m_pos->client.createCustomer(rosa));
        QCOMPARE(toWord(unseen.error().kind), toWord(Error::Kind::Unreachable));
        rosa.contact.birthday = {};
        QCOMPARE(awaited(m_pos->client.createCustomer(rosa)).error().field, u"customer.birthday"_s);
    }

    void theConnectionTestSaysWhatIsWrong_data()
    {
        QTest::addColumn<int>("failing"); // The reply that goes wrong, counted from 0.
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("failed");
        QTest::addColumn<QString>("words");
        QTest::newRow("all is well") << -1 << QByteArray() << 0 << QString() << QString();
        QTest::newRow("key") << 0 << QByteArray("no") << 401 << u"credentials"_s << u"pos.api_key"_s;
        QTest::newRow("location") << 0 << json("{'data':[{'locationId':'l-x','locationName':'X'}]}") << 200
                                  << u"credentials"_s << u"l-x (X)"_s;
        QTest::newRow("no goods") << 1 << json("{'status':200,'data':[]}") << 200 << u"catalogue"_s << u"room"_s;
        QTest::newRow("customers") << 2 << QByteArray("no") << 403 << u"customers"_s << u"may not read customers"_s;
        QTest::newRow("token") << 3 << QByteArray("no") << 401 << u"order ahead"_s << u"pos.auth0_client_secret"_s;
        QTest::newRow("scope") << 3 << json("{'access_token':'T','scope':'read:orders'}") << 200 << u"order ahead"_s
                               << u"may not create orders"_s;
        QTest::newRow("lists") << 6 << QByteArray("no") << 403 << u"order lists"_s << u"may not read order lists"_s;
    }
    void theConnectionTestSaysWhatIsWrong()
    {
        QFETCH(int, failing);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, failed);
        QFETCH(QString, words);
        const QList<HttpHeader> date{{"Date", "Mon, 23 Nov 2026 18:02:11 GMT"}};
        m_pos->http.enqueue(200, fixture(u"flowhub/locations.in.json"_s), date);
        m_pos->http.enqueue(200, fixture(u"flowhub/inventory.in.json"_s), date);
        m_pos->answer("Not Found", 404);
        m_pos->answerToken();
        m_pos->answer("Not Found", 404);
        m_pos->answerFile(u"locations.in.json"_s);
        m_pos->answerFile(u"sales.in.json"_s);
        if (failing >= 0)
            m_pos->http.replies[failing] = HttpReply{status, body, date};
        if (failing == 3 && status != 200)
            m_pos->http.replies.removeAt(4); // Without a token nothing is asked.
        const auto checks = awaited(m_pos->client.testConnection());
        QCOMPARE(checks->size(), 6);
        for (const auto &check : *checks) {
            QVERIFY2(check.passed == (check.what != failed), qPrintable(check.what + u": "_s + check.advice));
            if (!check.passed)
                QVERIFY2(check.advice.contains(words), qPrintable(check.advice));
        }
        QCOMPARE(checks->at(2).what, u"catalogue"_s);
        if (failed.isEmpty())
            QCOMPARE(checks->at(2).advice, u"Flowhub lists 11 products in stock."_s);
    }

    void aWrongClockIsFound()
    {
        m_pos->http.enqueue(200, fixture(u"flowhub/locations.in.json"_s), {{"Date", "Mon, 23 Nov 2026 18:04:11 GMT"}});
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(!checks->at(1).passed);
        QVERIFY(checks->at(1).advice.contains(u"120 seconds behind"_s));
    }
};

QTEST_GUILESS_MAIN(TestFlowhubClient)
#include "tst_flowhubclient.moc"
