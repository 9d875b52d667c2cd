#include "sync/awaited.h"
#include "tests/support/treezscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTreezClient : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedTreez> m_pos;

    static StatusChange change(OrderStatus to)
    {
        StatusChange change{treezOrder(), to};
        change.order.posOrder = treezMerge().ticket;
        return change;
    }

    static CustomerQuery byPhone()
    {
        CustomerQuery query;
        query.phone = u"4155550142"_s;
        return query;
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedTreez>(); }

    void createSendsTheOrderAndReturnsItsTicket()
    {
        m_pos->http.enqueue(200, fixture(u"treez/created.in.json"_s));
        const auto ticket = awaited(m_pos->client.create(treezOrder()));
        QVERIFY2(ticket, qPrintable(ticket ? QString() : ticket.error().message));
        QCOMPARE(ticket->id, treezMerge().ticket);
        QCOMPARE(m_pos->calls(), QStringList{u"POST /ticket/detailticket"_s});
        QCOMPARE(m_pos->sent(0), jsonFixture(u"treez/create.out.json"_s));
        const auto &request = m_pos->http.requests.first();
        QVERIFY(request.writes);
        QCOMPARE(request.priority, HttpRequest::Priority::Order);
        QVERIFY(request.timeout >= 60s);
    }

    void createTellsFailuresApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("expected");
        const auto fail = [](const char *reason, const char *detail = "x") {
            const QJsonObject answer{{u"resultCode"_s, u"FAIL"_s}, {u"resultReason"_s, QString::fromLatin1(reason)},
                {u"resultDetail"_s, QString::fromLatin1(detail)}, {u"data"_s, QJsonValue()}};
            return QJsonDocument(answer).toJson(QJsonDocument::Compact);
        };
        using enum Error::Kind;
        QTest::newRow("forbidden") << 403 << QByteArray(R"({"message":"Forbidden"})") << Unauthorized;
        QTest::newRow("unauthorized") << 401 << fail("Full authentication is required to access this resource")
                                      << Unauthorized;
        QTest::newRow("over limit") << 429 << QByteArray("OVER LIMIT") << Throttled;
        QTest::newRow("format") << 400 << fail("TICKET_FORMAT_ERROR") << Rejected;
        QTest::newRow("product gone") << 400 << fail("PRODUCT_NOT_FOUND", "product does not exist") << Rejected;
        QTest::newRow("status") << 400 << fail("INVALID_TICKET_STATUS") << Conflict;
        QTest::newRow("validation") << 400 << fail("MODEL_VALIDATION_FAIL") << Rejected;
        QTest::newRow("no customer") << 404 << fail("CUSTOMER_DOESNT_EXIST") << NotFound;
        QTest::newRow("duplicate") << 400 << fail("DUPLICATE_ORDER") << InDoubt;
        QTest::newRow("already exists") << 400 << fail("INVALID_REQUEST", "Order already exists") << InDoubt;
        QTest::newRow("customer does not exist")
            << 400 << fail("INVALID_REQUEST", "customer does not exist") << Rejected;
        QTest::newRow("refused with 200") << 200 << fail("INCORRECT_VALUE") << Rejected;
        QTest::newRow("duplicate with 200") << 200 << fail("DUPLICATE") << InDoubt;
        QTest::newRow("server") << 500 << QByteArray("oops") << InDoubt;
        QTest::newRow("gateway") << 502 << QByteArray() << InDoubt;
        QTest::newRow("late") << 504 << QByteArray() << InDoubt;
        QTest::newRow("page of a proxy") << 200 << QByteArray("<html>hello</html>") << Malformed;
        QTest::newRow("empty") << 200 << QByteArray() << Malformed;
        QTest::newRow("no content") << 204 << QByteArray() << Malformed;
        QTest::newRow("half") << 200 << QByteArray("{\"resultCode\":\"SUCC") << Malformed;
        QTest::newRow("redirect") << 302 << QByteArray() << Malformed;
        QTest::newRow("no code") << 200 << QByteArray(R"({"data":{"ticket_id":"x"}})") << Malformed;
        QTest::newRow("no ticket") << 200 << QByteArray(R"({"resultCode":"SUCCESS","data":null})") << Malformed;
        QTest::newRow("no id") << 200 << QByteArray(R"({"resultCode":"SUCCESS","data":{"order_number":"A"}})")
                               << Malformed;
        QTest::newRow("another order")
            << 200 << QByteArray(R"({"resultCode":"SUCCESS","data":{"ticket_id":"t","external_order_number":"K9-1"}})")
            << Malformed;
        QTest::newRow("no reference")
            << 200 << QByteArray(R"({"resultCode":"SUCCESS","data":{"ticket_id":"t","external_order_number":null}})")
            << Malformed;
    }

    void createTellsFailuresApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, expected);
        m_pos->http.enqueue(status, body);
        const auto ticket = awaited(m_pos->client.create(treezOrder()));
        QVERIFY(!ticket);
        QCOMPARE(ticket.error().kind, expected);
        QCOMPARE(ticket.error().alreadyThere, expected == Error::Kind::InDoubt && status < 500);
        QCOMPARE(m_pos->http.requests.size(), 1); // A client never tries again by itself.
    }

    void theTransportsErrorsPassThrough()
    {
        for (const auto kind : {Error::Kind::InDoubt, Error::Kind::Unreachable, Error::Kind::Throttled}) {
            m_pos->http.fail(kind);
            QCOMPARE(awaited(m_pos->client.create(treezOrder())).error().kind, kind);
        }
    }

    void serverFaultsOnReadsAreUnreachable()
    {
        m_pos->http.enqueue(500, {});
        QCOMPARE(awaited(m_pos->client.read(PosOrderId(u"t"_s))).error().kind, Error::Kind::Unreachable);
        m_pos->http.enqueue(503, {}, {{"Retry-After", "9"}});
        const auto busy = awaited(m_pos->client.read(PosOrderId(u"t"_s)));
        QCOMPARE(busy.error().kind, Error::Kind::Throttled);
        QCOMPARE(busy.error().retryAfter, 9s);
    }

    void refusalsQuoteNoPeoplesData()
    {
        m_pos->refuse(400, u"INVALID_REQUEST"_s, u"phone (415) 555-0142 of rosa@example.com is bad"_s);
        const auto message = awaited(m_pos->client.create(treezOrder())).error().message;
        QVERIFY2(!message.contains(u"0142"_s) && !message.contains(u"rosa"_s), qPrintable(message));
        QVERIFY(message.contains(u"INVALID_REQUEST"_s));
    }

    void readTakesBothWrappings()
    {
        m_pos->answerRead(treezTicket());
        QVERIFY(awaited(m_pos->client.read(treezMerge().ticket)).ok());
        m_pos->answerTicket(treezTicket());
        QVERIFY(awaited(m_pos->client.read(treezMerge().ticket)).ok());
        m_pos->answerTicket(treezTicket({{u"ticket_id"_s, u"another"_s}}));
        QCOMPARE(awaited(m_pos->client.read(treezMerge().ticket)).error().kind, Error::Kind::Malformed);
        m_pos->refuse(400, u"TICKET_NOT_FOUND"_s);
        QCOMPARE(awaited(m_pos->client.read(treezMerge().ticket)).error().kind, Error::Kind::NotFound);
    }

    void updateSendsTheWholeTarget()
    {
        m_pos->answerRead(treezTicket());
        m_pos->answerTicket(treezTicket({{u"items"_s, treezItems(treezMerge().lines)}}));
        const auto ticket = awaited(m_pos->client.update(treezMerge()));
        QVERIFY2(ticket, qPrintable(ticket ? QString() : ticket.error().message));
        QCOMPARE(m_pos->calls(),
            (QStringList{u"GET /ticket/aaaaaaaa-0000-4000-8000-000000000001"_s,
                u"PUT /ticket/update/aaaaaaaa-0000-4000-8000-000000000001"_s}));
        QCOMPARE(m_pos->sent(1), jsonFixture(u"treez/merge.out.json"_s));
    }

    void updateLeavesATicketAloneThatIsNoLongerWhatItWas_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::newRow("in process") << QJsonObject{{u"order_status"_s, u"IN_PROCESS"_s}};
        QTest::newRow("draft") << QJsonObject{{u"order_status"_s, u"DRAFT"_s}};
        QTest::newRow("paid") << QJsonObject{{u"payment_status"_s, u"PAID"_s}};
        QTest::newRow("lines changed") << QJsonObject{{u"items"_s, treezItems({treezTargetLine(u"p-pill"_s, 1)})}};
        QTest::newRow("another customer") << QJsonObject{{u"customer_id"_s, 99}};
    }

    void updateLeavesATicketAloneThatIsNoLongerWhatItWas()
    {
        QFETCH(QJsonObject, changes);
        m_pos->answerRead(treezTicket(changes));
        QCOMPARE(awaited(m_pos->client.update(treezMerge())).error().kind, Error::Kind::Conflict);
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void anExecutedUpdateIsNotSentAgain()
    {
        m_pos->answerRead(treezTicket({{u"items"_s, treezItems(treezMerge().lines)}}));
        QVERIFY(awaited(m_pos->client.update(treezMerge())).ok());
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void aRefusedUpdateIsAConflictWhenTheStatusMoved()
    {
        m_pos->answerRead(treezTicket());
        m_pos->refuse(400, u"INVALID_TICKET_STATUS"_s);
        QCOMPARE(awaited(m_pos->client.update(treezMerge())).error().kind, Error::Kind::Conflict);
        m_pos->refuse(400, u"TICKET_NOT_FOUND"_s);
        QCOMPARE(awaited(m_pos->client.update(treezMerge())).error().kind, Error::Kind::Conflict);
    }

    void cancelReadsFirstAndSendsTheTicketAsItIs()
    {
        m_pos->answerRead(treezTicket());
        m_pos->answerTicket(treezTicket({{u"order_status"_s, u"CANCELED"_s}}));
        const auto ticket = awaited(m_pos->client.updateStatus(change(OrderStatus::Canceled)));
        QVERIFY(ticket);
        QCOMPARE(ticket->status, OrderStatus::Canceled);
        QCOMPARE(m_pos->sent(1), jsonFixture(u"treez/cancel.out.json"_s));
    }

    void whatMustNotBeCanceledIsNotSent_data()
    {
        QTest::addColumn<QJsonObject>("ticket");
        QTest::addColumn<OrderStatus>("to");
        QTest::addColumn<QString>("outcome");
        using enum OrderStatus;
        const QString conflict = toWord(Error::Kind::Conflict);
        const QString unsupported = toWord(Error::Kind::Unsupported);
        QTest::newRow("paid") << QJsonObject{{u"payment_status"_s, u"PAID"_s}} << Canceled << conflict;
        QTest::newRow("unknown payment") << QJsonObject{{u"payment_status"_s, u"PARTLY"_s}} << Canceled << conflict;
        QTest::newRow("completed") << QJsonObject{{u"order_status"_s, u"COMPLETED"_s}} << Canceled << conflict;
        QTest::newRow("removed") << QJsonObject{{u"order_status"_s, u"REMOVED"_s}} << Canceled << conflict;
        QTest::newRow("canceled already") << QJsonObject{{u"order_status"_s, u"CANCELED"_s}} << Canceled << QString();
        QTest::newRow("ready already") << QJsonObject{{u"order_status"_s, u"PACKED_READY"_s}} << PackedReady
                                       << QString();
        QTest::newRow("completing") << QJsonObject{} << Completed << unsupported;
        QTest::newRow("removing") << QJsonObject{} << Removed << unsupported;
    }

    void whatMustNotBeCanceledIsNotSent()
    {
        QFETCH(QJsonObject, ticket);
        QFETCH(OrderStatus, to);
        QFETCH(QString, outcome);
        m_pos->answerRead(treezTicket(ticket));
        const auto result = awaited(m_pos->client.updateStatus(change(to)));
        QCOMPARE(result ? QString() : toWord(result.error().kind), outcome);
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void previewStoresNothingAndShowsTreezsTotals()
    {
        m_pos->answerTicket(treezTicket({{u"order_status"_s, u"PREVIEW"_s}, {u"ticket_id"_s, QJsonValue()}}));
        const auto totals = awaited(m_pos->client.preview(treezOrder()));
        QVERIFY(totals);
        QCOMPARE(totals->total.minor(), 7217);
        QCOMPARE(totals->discountTotal.minor(), 1100);
        QCOMPARE(m_pos->calls(), QStringList{u"POST /ticket/previewticket"_s});
        QVERIFY(!m_pos->http.requests.first().writes);
    }

    void aCodeIsGoodWhenTheTotalsDrop_data()
    {
        QTest::addColumn<QJsonObject>("with");
        QTest::addColumn<QString>("found");
        const auto discount = [](const QString &method) {
            return QJsonArray{QJsonObject{{u"product_id"_s, u"p-flower"_s}, {u"quantity"_s, 2},
                {u"discounts"_s,
                    QJsonArray{QJsonObject{{u"discount_title"_s, u"Harbor 10"_s}, {u"discount_amount"_s, 10},
                        {u"discount_method"_s, method}}}}}};
        };
        QTest::newRow("percent") << QJsonObject{{u"total"_s, 65}, {u"items"_s, discount(u"PERCENT"_s)}}
                                 << u"Harbor 10 percent 10"_s;
        QTest::newRow("dollars, same total")
            << QJsonObject{{u"items"_s, discount(u"DOLLAR"_s)}} << u"Harbor 10 amount 10"_s;
        QTest::newRow("totals only") << QJsonObject{{u"total"_s, 67.17}, {u"discount_total"_s, -16},
            {u"sub_total"_s, 54}} << u"HARBOR10 amount 5.00"_s;
        QTest::newRow("nothing changed") << QJsonObject{} << QString();
    }

    void aCodeIsGoodWhenTheTotalsDrop()
    {
        QFETCH(QJsonObject, with);
        QFETCH(QString, found);
        m_pos->answerTicket(treezTicket(with));
        m_pos->answerTicket(treezTicket());
        const auto discount = awaited(m_pos->client.validateDiscount(u"HARBOR10"_s, treezOrder()));
        QCOMPARE(m_pos->sent(0)["coupon_codes"_L1], QJsonValue(QJsonArray{u"HARBOR10"_s}));
        QVERIFY(!m_pos->sent(1).contains("coupon_codes"_L1));
        if (found.isEmpty())
            QCOMPARE(discount.error().kind, Error::Kind::NotFound);
        else
            QCOMPARE(u"%1 %2 %3"_s.arg(discount->title, discount->kind, discount->value), found);
    }

    void aRefusedCodeHasTreezsReason()
    {
        m_pos->refuse(400, u"INVALID_REQUEST"_s, u"coupon expired"_s);
        const auto discount = awaited(m_pos->client.validateDiscount(u"OLD"_s, treezOrder()));
        QCOMPARE(discount.error().kind, Error::Kind::Rejected);
        QVERIFY(discount.error().message.contains(u"coupon expired"_s));
    }

    void customersAreLookedUpByWhatIsGiven_data()
    {
        QTest::addColumn<CustomerQuery>("query");
        QTest::addColumn<QString>("call");
        QTest::newRow("id") << CustomerQuery{CustomerId(u"13/05"_s), {}, {}, {}, {}} << u"GET /customer/13%2F05"_s;
        QTest::newRow("phone") << CustomerQuery{{}, u"4155550142"_s, {}, {}, {}} << u"GET /customer/phone/4155550142"_s;
        QTest::newRow("e-mail") << CustomerQuery{{}, {}, u"rosa+x@example.com"_s, {}, {}}
                                << u"GET /customer/email/rosa%2Bx%40example.com"_s;
        QTest::newRow("name") << CustomerQuery{{}, {}, {}, u"Ana María"_s, u"O'Vale"_s}
                              << u"GET /customer/firstname/Ana%20Mar%C3%ADa/lastname/O%27Vale"_s;
        QTest::newRow("bad phone") << CustomerQuery{{}, u"555-0142"_s, {}, {}, {}} << QString();
        QTest::newRow("nothing") << CustomerQuery{} << QString();
    }

    void customersAreLookedUpByWhatIsGiven()
    {
        QFETCH(CustomerQuery, query);
        QFETCH(QString, call);
        m_pos->http.enqueue(200, fixture(u"treez/customer.in.json"_s));
        const auto customers = awaited(m_pos->client.findCustomer(query));
        QCOMPARE(m_pos->calls(), call.isEmpty() ? QStringList() : QStringList{call});
        if (call.isEmpty())
            QCOMPARE(customers.error().kind, Error::Kind::Invalid);
        else
            QCOMPARE(customers->value(0).id.toString(), u"1305"_s);
    }

    void nobodyFoundIsAnEmptyList()
    {
        m_pos->refuse(404, u"CUSTOMER_DOESNT_EXIST"_s);
        const auto customers = awaited(m_pos->client.findCustomer(byPhone()));
        QVERIFY(customers && customers->isEmpty());
    }

    void aMergedProfileLeadsToTheOneThatLives()
    {
        m_pos->http.enqueue(200, fixture(u"treez/customer-merged.in.json"_s));
        m_pos->http.enqueue(
            200, QByteArray(fixture(u"treez/customer.in.json"_s)).replace("\"banned\": false", "\"banned\": true"));
        const auto customers = awaited(m_pos->client.findCustomer(byPhone()));
        QCOMPARE(m_pos->calls().value(1), u"GET /customer/1305"_s);
        QCOMPARE(customers->size(), 1);
        QVERIFY(customers->first().banned);
    }

    void aNewCustomerIsMade()
    {
        m_pos->http.enqueue(200, fixture(u"treez/customer.in.json"_s));
        Customer customer;
        customer.contact = rosa();
        const auto made = awaited(m_pos->client.createCustomer(customer));
        QVERIFY(made);
        QCOMPARE(m_pos->calls(), QStringList{u"POST /customer/detailcustomer"_s});
        QCOMPARE(m_pos->sent(0), jsonFixture(u"treez/customer-create.out.json"_s));
        QVERIFY(m_pos->http.requests.first().writes);
    }

    void aRefusedOrLostSignUpAdoptsTheCustomerWhoIsThere_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("refused") << 400;
        QTest::newRow("conflict") << 409;
        QTest::newRow("lost") << 504;
    }

    void aRefusedOrLostSignUpAdoptsTheCustomerWhoIsThere()
    {
        QFETCH(int, status);
        Customer customer;
        customer.contact = rosa();
        m_pos->refuse(status, u"INVALID_REQUEST"_s, u"phone is taken"_s);
        m_pos->refuse(404, u"CUSTOMER_DOESNT_EXIST"_s);
        m_pos->http.enqueue(200, fixture(u"treez/customer.in.json"_s));
        const auto adopted = awaited(m_pos->client.createCustomer(customer));
        QVERIFY(adopted);
        QCOMPARE(adopted->id.toString(), u"1305"_s);
        QCOMPARE(m_pos->calls(),
            (QStringList{u"POST /customer/detailcustomer"_s, u"GET /customer/phone/4155550142"_s,
                u"GET /customer/email/rosa%40example.com"_s}));
    }

    void aSignUpThatMayHaveBeenMadeIsNeverSaidToBeUnsent()
    {
        Customer customer;
        customer.contact = rosa();
        m_pos->refuse(504, u"INVALID_REQUEST"_s);
        m_pos->http.fail(Error::Kind::Unreachable);
        QCOMPARE(toWord(awaited(m_pos->client.createCustomer(customer)).error().kind), toWord(Error::Kind::InDoubt));
    }

    void aRefusedSignUpOfAStrangerKeepsItsReason()
    {
        Customer customer;
        customer.contact = rosa();
        m_pos->refuse(400, u"MODEL_VALIDATION_FAIL"_s, u"too young"_s);
        m_pos->refuse(404, u"CUSTOMER_DOESNT_EXIST"_s);
        m_pos->refuse(404, u"CUSTOMER_DOESNT_EXIST"_s);
        const auto refused = awaited(m_pos->client.createCustomer(customer));
        QCOMPARE(refused.error().kind, Error::Kind::Rejected);
        QVERIFY(refused.error().message.contains(u"too young"_s));
    }

    void onlyTheCustomersOwnWaitingTicketOfTodayIsResumed_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<bool>("may");
        QTest::newRow("as it should be") << QJsonObject{} << true;
        QTest::newRow("draft") << QJsonObject{{u"order_status"_s, u"DRAFT"_s}} << false;
        QTest::newRow("in process") << QJsonObject{{u"order_status"_s, u"IN_PROCESS"_s}} << false;
        QTest::newRow("paid") << QJsonObject{{u"payment_status"_s, u"PAID"_s}} << false;
        QTest::newRow("made in the shop") << QJsonObject{{u"order_source"_s, u"IN_STORE"_s}} << false;
        QTest::newRow("guest") << QJsonObject{{u"customer_id"_s, QJsonValue()}} << false;
        QTest::newRow("yesterday here") << QJsonObject{{u"date_created"_s, u"2026-11-23T07:59:00.000Z"_s}} << false;
        QTest::newRow("just today here") << QJsonObject{{u"date_created"_s, u"2026-11-23T08:00:00.000Z"_s}} << true;
        QTest::newRow("tomorrow in UTC") << QJsonObject{{u"date_created"_s, u"2026-11-24T07:30:00.000Z"_s}} << true;
    }

    void onlyTheCustomersOwnWaitingTicketOfTodayIsResumed()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(bool, may);
        m_pos->answerRead(treezTicket(changes));
        const auto ticket = awaited(m_pos->client.read(treezMerge().ticket));
        QCOMPARE(m_pos->client.canResume(*ticket, QDate(2026, 11, 23)), may);
    }
};

QTEST_GUILESS_MAIN(TestTreezClient)
#include "tst_treezclient.moc"
