#include "sync/awaited.h"
#include "tests/support/blazescript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestBlazeClient : public QObject {
    Q_OBJECT

    std::unique_ptr<ScriptedBlaze> m_pos;

    static StatusChange cancellation()
    {
        StatusChange change{blazeOrder(), OrderStatus::Canceled};
        change.order.posOrder = PosOrderId(u"65f0c0ffee65f0c0ffee0001"_s);
        return change;
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedBlaze>(); }

    void anOrderIsFilledPricedAndSubmitted()
    {
        m_pos->prepared();
        m_pos->answer(placedCart());
        const auto order = awaited(m_pos->client.create(blazeOrder()));
        QVERIFY2(order, order ? "" : qPrintable(order.error().message));
        QCOMPARE(order->id, PosOrderId(u"65f0c0ffee65f0c0ffee0001"_s));
        QCOMPARE(m_pos->calls(), blazeQueries("sale"));
        QCOMPARE(m_pos->sent(1), blazeJson("prepare.out.json"));
        QCOMPARE(m_pos->sent(2), blazeJson("prepared.in.json")); // As it came back from being priced.
        QVERIFY(!m_pos->http.requests.at(0).writes && !m_pos->http.requests.at(1).writes); // May be repeated.
        QVERIFY(m_pos->http.requests.at(2).writes);
        for (const auto &request : m_pos->http.requests)
            QCOMPARE(request.priority, HttpRequest::Priority::Order);
    }

    void bothKeysTravelWithEveryRequest_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QList<HttpHeader>>("expected");
        const HttpHeader guide("x-api-key", "partner-1");
        const HttpHeader openApi("partner_key", "partner-1");
        QTest::newRow("both") << u"both"_s << QList<HttpHeader>{guide, openApi};
        QTest::newRow("the guide's") << u"x-api-key"_s << QList<HttpHeader>{guide};
        QTest::newRow("the OpenAPI's") << u"partner_key"_s << QList<HttpHeader>{openApi};
        QTest::newRow("no such") << u"bearer"_s << QList<HttpHeader>();
    }

    void bothKeysTravelWithEveryRequest()
    {
        QFETCH(QString, word);
        QFETCH(QList<HttpHeader>, expected);
        StoreConfig config;
        config.pos.vendor = u"blaze"_s;
        config.pos.vendorTable = {
            {u"base_url"_s, u"https://pos.example/api/v1/partner"_s}, {u"partner_header"_s, word}};
        auto client = BlazeClient::make(config,
            {{u"pos.partner_key"_s, "partner-1\n"}, {u"pos.developer_key"_s, "d-1"}}, m_pos->http, m_pos->clock);
        QCOMPARE(client.ok(), !expected.isEmpty());
        if (!client)
            return;
        m_pos->answer(placedCart());
        QVERIFY(awaited((*client)->read(PosOrderId(u"65f0c0ffee65f0c0ffee0001"_s))));
        const auto request = m_pos->http.requests.first();
        QCOMPARE(request.url, QUrl(u"https://pos.example/api/v1/partner/store/cart/65f0c0ffee65f0c0ffee0001"_s));
        QVERIFY(request.headers.contains(HttpHeader("Authorization", "d-1")));
        for (const auto &header : expected)
            QVERIFY(request.headers.contains(header));
        QCOMPARE(request.headers.size(), expected.size() + 2);
    }

    void createTellsFailuresApart_data()
    {
        QTest::addColumn<int>("step"); // 0 cart, 1 prepare, 2 submit.
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("expected");
        using enum Error::Kind;
        const auto bytes = [](const QJsonObject &object) {
            return QJsonDocument(object).toJson(QJsonDocument::Compact);
        };
        QTest::newRow("garbage instead of a cart") << 0 << 200 << QByteArray("{]") << Unreachable;
        QTest::newRow("a cart without an id") << 0 << 200 << QByteArray("{\"cart\":{}}") << Unreachable;
        QTest::newRow("another's cart") << 0 << 200 << bytes(blazeJson("cart.in.json", {{u"externalId"_s, u"K9"_s}}))
                                        << Rejected;
        QTest::newRow("server fails to price") << 1 << 500 << QByteArray() << Unreachable;
        QTest::newRow("too many") << 1 << 429 << QByteArray() << Throttled;
        QTest::newRow("bad code") << 1 << 200
                                  << bytes(blazeJson("prepared.in.json", {{u"errorMsg"_s, u"Bad promo code"_s}}))
                                  << Rejected;
        QTest::newRow("over the limits") << 1 << 200
                                         << bytes(blazeJson("prepared.in.json",
                                                {{u"cannabislimits"_s, QJsonObject{{u"passed"_s, false}}}}))
                                         << Rejected;
        QTest::newRow("a line is gone") << 1 << 200 << bytes(blazeJson("cart.in.json")) << Rejected;
        QTest::newRow("priced another cart")
            << 1 << 200 << bytes(blazeJson("prepared.in.json", {{u"id"_s, u"x"_s}})) << Unreachable;
        QTest::newRow("server fails to submit") << 2 << 502 << QByteArray() << InDoubt;
        QTest::newRow("garbage instead of a placed cart") << 2 << 200 << QByteArray("<html>") << Malformed;
        QTest::newRow("not placed, no reason") << 2 << 200 << bytes(blazeJson("prepared.in.json")) << Malformed;
        QTest::newRow("not placed, with a reason")
            << 2 << 200 << bytes(blazeJson("prepared.in.json", {{u"errorMsg"_s, u"closed"_s}})) << Rejected;
        QTest::newRow("wrong keys") << 2 << 401 << QByteArray() << Unauthorized;
    }

    void createTellsFailuresApart()
    {
        QFETCH(int, step);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        if (step > 0)
            m_pos->answerFile("cart.in.json");
        if (step > 1)
            m_pos->answerFile("prepared.in.json");
        m_pos->http.enqueue(status, body);
        const auto order = awaited(m_pos->client.create(blazeOrder()));
        QVERIFY(!order);
        QTEST(order.error().kind, "expected");
        QCOMPARE(m_pos->http.requests.size(), step + 1); // Nothing goes on behind a failure.
    }

    void aCartThatIsPlacedAlreadyIsTheFirstTry()
    {
        m_pos->prepared();
        m_pos->refuse(400, u"Cart is already placed"_s);
        m_pos->answer(placedCart());
        const auto order = awaited(m_pos->client.create(blazeOrder()));
        QVERIFY(order);
        QCOMPARE(order->reference, blazeOrder().reference);
    }

    void aRefusedSubmitOfAnotherOrderIsARefusal()
    {
        m_pos->prepared();
        m_pos->refuse(400, u"Cart is already placed"_s);
        m_pos->answer(placedCart({{u"externalId"_s, u"K8-20261123-0001-AAAA"_s}}));
        const auto order = awaited(m_pos->client.create(blazeOrder()));
        QCOMPARE(order.error().kind, Error::Kind::Rejected);
        QVERIFY(order.error().message.contains("already placed"_L1));
    }

    void aGuestGetsAnAccount()
    {
        for (int look = 0; look < 2; ++look) // By two ways of writing the phone.
            m_pos->http.enqueue(404, {});
        m_pos->answerList({});
        m_pos->http.enqueue(200, "{}");
        m_pos->http.enqueue(404, {});
        m_pos->answerFile("consumer.in.json");
        m_pos->prepared();
        m_pos->answer(placedCart());
        QVERIFY(awaited(m_pos->client.create(blazeGuestOrder(blazeGuest()))));
        QCOMPARE(m_pos->calls(), blazeQueries("sale of a guest"));
        auto body = m_pos->sent(5);
        QVERIFY(body["password"_L1].toString().size() > 40);
        body.remove(u"password"_s);
        QCOMPARE(body, blazeJson("register.out.json"));
        QVERIFY(m_pos->http.requests.at(5).writes);
    }

    void anOrderOfNobodyNeedsAShopThatTakesThem()
    {
        m_pos->answerFile("store.in.json");
        m_pos->answer(blazeJson("cart.in.json", {{u"consumerId"_s, QJsonValue()}}));
        m_pos->answerFile("prepared.in.json");
        m_pos->answer(placedCart());
        QVERIFY(awaited(m_pos->client.create(blazeGuestOrder({}))));
        QCOMPARE(m_pos->calls(), blazeQueries("sale of nobody"));

        m_pos = std::make_unique<ScriptedBlaze>();
        m_pos->answer({{u"shop"_s, QJsonObject{{u"allowAnonymousOrders"_s, false}}}});
        QCOMPARE(awaited(m_pos->client.create(blazeGuestOrder({}))).error().kind, Error::Kind::Rejected);
    }

    void aPreviewFillsACartOfItsOwn()
    {
        auto order = blazeOrder();
        order.reference.clear();
        order.ticketNumber.clear();
        order.notes.clear();
        order.discountCode.clear();
        order.medical = true;
        order.lines = {blazeLine(u"5f1b0c9e2b7a4d0001a1b2d4"_s, 3)};
        m_pos->prepared();
        const auto totals = awaited(m_pos->client.preview(order));
        QVERIFY(totals);
        QCOMPARE(totals->total, Money(5825));
        QVERIFY(!totals->estimate);
        QCOMPARE(m_pos->calls(), blazeQueries("preview"));
        QCOMPARE(m_pos->sent(1), blazeJson("preview.out.json"));
    }

    void aCancelTakesTheCallThatFits_data()
    {
        QTest::addColumn<QJsonObject>("before");
        QTest::addColumn<QStringList>("calls");
        const QJsonObject accepted{
            {u"cartStatus"_s, u"Accepted"_s}, {u"transactionId"_s, u"66aa00000000000000000001"_s}};
        QTest::newRow("not accepted") << placedCart() << blazeQueries("cancel");
        QTest::newRow("accepted") << placedCart(accepted) << blazeQueries("cancel accepted");
    }

    void aCancelTakesTheCallThatFits()
    {
        QFETCH(QJsonObject, before);
        m_pos->answer(before);
        m_pos->http.enqueue(200, {});
        m_pos->answer(placedCart({{u"cartStatus"_s, u"CanceledByConsumer"_s}}));
        const auto order = awaited(m_pos->client.updateStatus(cancellation()));
        QVERIFY2(order, order ? "" : qPrintable(order.error().message));
        QCOMPARE(order->status, std::optional(OrderStatus::Canceled));
        QTEST(m_pos->calls(), "calls");
        if (m_pos->calls().at(1).contains("transactions"_L1))
            QCOMPARE(m_pos->sent(1), blazeJson("cancel-transaction.out.json"));
    }

    void aCancelEndsAsTheCartSays()
    {
        // Accepted between the look and the call: the other call is the right one.
        m_pos->answer(placedCart());
        m_pos->refuse(400);
        m_pos->answer(placedCart({{u"transactionId"_s, u"66aa00000000000000000001"_s}}));
        m_pos->http.enqueue(204, {});
        m_pos->answer(placedCart({{u"cartStatus"_s, u"CanceledByDispensary"_s}}));
        QVERIFY(awaited(m_pos->client.updateStatus(cancellation())));

        m_pos->answer(placedCart({{u"cartStatus"_s, u"Completed"_s}}));
        QCOMPARE(awaited(m_pos->client.updateStatus(cancellation())).error().kind, Error::Kind::Conflict);
        m_pos->answer(placedCart({{u"cartStatus"_s, u"Declined"_s}}));
        QVERIFY(awaited(m_pos->client.updateStatus(cancellation()))); // Nothing left to do.
        m_pos->answer(placedCart());
        m_pos->http.fail(Error::Kind::InDoubt);
        QCOMPARE(awaited(m_pos->client.updateStatus(cancellation())).error().kind, Error::Kind::InDoubt);
    }

    void whatBlazeCannotDoIsUnsupported()
    {
        auto change = cancellation();
        change.to = OrderStatus::InProcess;
        QCOMPARE(awaited(m_pos->client.updateStatus(change)).error().kind, Error::Kind::Unsupported);
        QCOMPARE(awaited(m_pos->client.update({})).error().kind, Error::Kind::Unsupported);
        QCOMPARE(awaited(m_pos->client.changedOrders({})).error().kind, Error::Kind::Unsupported);
        QVERIFY(m_pos->http.requests.isEmpty());
        const auto &can = m_pos->client.capabilities();
        QVERIFY(!can.update && !can.resume && !can.listByStatus && can.cancel && can.needsCustomer);
        QCOMPARE(can.settableStatuses, QSet{OrderStatus::Canceled});
    }

    void aCartThatIsGoneWasRemoved()
    {
        const PosOrderId id(u"65f0c0ffee65f0c0ffee0001"_s);
        m_pos->http.enqueue(404, {});
        m_pos->answerFile("store.in.json");
        QCOMPARE(awaited(m_pos->client.read(id))->status, std::optional(OrderStatus::Removed));
        m_pos->http.enqueue(404, "<html>");
        m_pos->http.enqueue(404, "<html>"); // Somebody else answers at this address.
        QCOMPARE(awaited(m_pos->client.read(id)).error().kind, Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestBlazeClient)
#include "tst_blazeclient.moc"
