#include "sync/awaited.h"
#include "tests/support/blazescript.h"
#include "tests/support/jsontext.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = Recovery::Verdict;

class TestBlazeClient : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedBlaze> m_pos;

    /** What queries.out.json lists under a heading. */
    static QStringList listed(const char *heading)
    {
        return jsonFixture(u"blaze/queries.out.json"_s)[QLatin1StringView(heading)].toVariant().toStringList();
    }
    static Order guestOrder(const Contact &contact)
    {
        auto order = blazeOrder();
        order.customer = CustomerId();
        order.contact = contact;
        return order;
    }
    [[nodiscard]] UnclearCreate unclear(int looks, const Order &order = blazeOrder()) const
    {
        return {order, m_pos->clock.now(), looks};
    }
    static StatusChange cancellation()
    {
        StatusChange change{blazeOrder(), OrderStatus::Canceled};
        change.order.posOrder = PosOrderId(u"65f0c0ffee65f0c0ffee0001"_s);
        return change;
    }
    /** A create whose submit ended without an answer. */
    void loseTheSubmit()
    {
        m_pos->prepared();
        m_pos->http.fail(Error::Kind::InDoubt);
        QCOMPARE(awaited(m_pos->client.create(blazeOrder())).error().kind, Error::Kind::InDoubt);
        m_pos->http.requests.clear();
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
        QCOMPARE(m_pos->calls(), listed("sale"));
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
        QVERIFY(awaited(m_pos->client.create(guestOrder(blazeGuest()))));
        QCOMPARE(m_pos->calls(), listed("sale of a guest"));
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
        QVERIFY(awaited(m_pos->client.create(guestOrder({}))));
        QCOMPARE(m_pos->calls(), listed("sale of nobody"));

        m_pos = std::make_unique<ScriptedBlaze>();
        m_pos->answer({{u"shop"_s, QJsonObject{{u"allowAnonymousOrders"_s, false}}}});
        QCOMPARE(awaited(m_pos->client.create(guestOrder({}))).error().kind, Error::Kind::Rejected);
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
        QCOMPARE(m_pos->calls(), listed("preview"));
        QCOMPARE(m_pos->sent(1), blazeJson("preview.out.json"));
    }

    void aCancelTakesTheCallThatFits_data()
    {
        QTest::addColumn<QJsonObject>("before");
        QTest::addColumn<QStringList>("calls");
        const QJsonObject accepted{
            {u"cartStatus"_s, u"Accepted"_s}, {u"transactionId"_s, u"66aa00000000000000000001"_s}};
        QTest::newRow("not accepted") << placedCart() << listed("cancel");
        QTest::newRow("accepted") << placedCart(accepted) << listed("cancel accepted");
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

    void aLostSubmitIsLookedUpByItsCart_data()
    {
        QTest::addColumn<QJsonObject>("cart");
        QTest::addColumn<Verdict>("expected");
        QTest::newRow("placed") << placedCart() << Verdict::Found;
        QTest::newRow("still in progress") << blazeJson("prepared.in.json") << Verdict::NotThere;
        QTest::newRow("canceled meanwhile") << placedCart({{u"cartStatus"_s, u"Declined"_s}}) << Verdict::Found;
    }
    void aLostSubmitIsLookedUpByItsCart()
    {
        QFETCH(QJsonObject, cart);
        loseTheSubmit();
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(0)))->verdict, Verdict::LookAgain);
        m_pos->answer(cart);
        const auto recovery = awaited(m_pos->client.recoverCreate(unclear(1)));
        QVERIFY(recovery);
        QTEST(recovery->verdict, "expected");
        QCOMPARE(m_pos->calls(), QStringList{u"GET /store/cart/65f0c0ffee65f0c0ffee0001"_s});
    }

    void sendingAgainGoesOnWithTheSameCart()
    {
        loseTheSubmit();
        m_pos->answerFile("prepared.in.json");
        m_pos->answerFile("prepared.in.json");
        m_pos->answer(placedCart());
        QVERIFY(awaited(m_pos->client.create(blazeOrder())));
        QCOMPARE(m_pos->calls().first(), u"GET /store/cart/65f0c0ffee65f0c0ffee0001"_s);
        QCOMPARE(m_pos->calls().last(), listed("sale").last());
    }

    void sendingAgainFindsThatTheFirstTryGotThrough()
    {
        loseTheSubmit();
        m_pos->answer(placedCart());
        QVERIFY(awaited(m_pos->client.create(blazeOrder())));
        QCOMPARE(m_pos->calls().size(), 1);
    }

    void afterACrashTheConsumersCartsTell_data()
    {
        QTest::addColumn<QJsonArray>("history");
        QTest::addColumn<QJsonObject>("active");
        QTest::addColumn<int>("looks");
        QTest::addColumn<Verdict>("expected");
        const auto fresh = blazeJson("cart.in.json");
        const QJsonArray none;
        QTest::newRow("in the history") << QJsonArray{placedCart()} << QJsonObject() << 1 << Verdict::Found;
        QTest::newRow("by its memo only") << QJsonArray{placedCart(
            {{u"externalId"_s, QJsonValue()}, {u"sessionId"_s, QJsonValue()}, {u"orderTags"_s, QJsonArray()}})}
                                          << QJsonObject() << 1 << Verdict::Found;
        QTest::newRow("never submitted") << none << blazeJson("prepared.in.json") << 1 << Verdict::NotThere;
        QTest::newRow("placed, seen by its session") << none << placedCart() << 1 << Verdict::Found;
        QTest::newRow("another order's") << QJsonArray{placedCart({{u"externalId"_s, u"K7-20261123-0041-AAAA"_s}})}
                                         << fresh << 1 << Verdict::LookAgain;
        QTest::newRow("nothing yet") << none << fresh << 2 << Verdict::LookAgain;
        QTest::newRow("nothing at last") << none << fresh << 3 << Verdict::NotThere;
    }
    void afterACrashTheConsumersCartsTell()
    {
        QFETCH(QJsonArray, history);
        QFETCH(QJsonObject, active);
        QFETCH(int, looks);
        m_pos->answerList(history);
        if (!active.isEmpty())
            m_pos->answer(active);
        const auto recovery = awaited(m_pos->client.recoverCreate(unclear(looks)));
        QVERIFY(recovery);
        QTEST(recovery->verdict, "expected");
        QCOMPARE(m_pos->calls(),
            active.isEmpty() ? listed("look for a lost order").mid(0, 1) : listed("look for a lost order"));
    }

    void aLookThatFailsSaysNothing()
    {
        m_pos->http.enqueue(500, {});
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(1))).error().kind, Error::Kind::Unreachable);
    }

    void theHistoryIsReadToItsEnd()
    {
        QJsonArray others;
        for (int i = 0; i < 100; ++i)
            others.append(placedCart({{u"id"_s, u"other-%1"_s.arg(i)}, {u"externalId"_s, u"K1"_s}}));
        m_pos->answerList(others);
        m_pos->answerList({placedCart()});
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(1)))->verdict, Verdict::Found);
        QVERIFY(m_pos->calls().last().contains("start=100"_L1));
    }

    void theCartOfNobodyMayBeUnknowable()
    {
        const auto fresh = blazeJson("cart.in.json", {{u"consumerId"_s, QJsonValue()}});
        m_pos->answer(fresh);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(2, guestOrder({}))))->verdict, Verdict::LookAgain);
        m_pos->answer(fresh);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(3, guestOrder({}))))->verdict, Verdict::Unknowable);
    }

    void ofTwoTheOlderStays()
    {
        auto order = blazeOrder();
        order.posOrder = PosOrderId(u"65f0c0ffee65f0c0ffee0001"_s);
        m_pos->answer(placedCart());
        m_pos->answerList(
            {placedCart(), placedCart({{u"id"_s, u"older"_s}, {u"orderPlacedTime"_s, qint64(1795446000000)}})});
        m_pos->answer(placedCart());
        m_pos->http.enqueue(200, {});
        m_pos->answer(placedCart({{u"cartStatus"_s, u"CanceledByConsumer"_s}}));
        const auto kept = awaited(m_pos->client.keepOnlyOne(unclear(0, order)));
        QVERIFY(kept);
        QCOMPARE(kept->id, PosOrderId(u"older"_s));
        QCOMPARE(m_pos->calls().mid(2), listed("cancel"));
    }

    void aPhoneMayBelongToSeveral()
    {
        CustomerQuery query;
        query.phone = u"4155550142"_s;
        m_pos->answerFile("consumer.in.json");
        m_pos->answerFile("members.in.json");
        const auto found = awaited(m_pos->client.findCustomer(query));
        QVERIFY(found);
        QCOMPARE(found->size(), 2); // One who never was online cannot order.
        QVERIFY(found->at(0).medical); // The shop's record knows more.
        QVERIFY(found->at(1).banned);
        QCOMPARE(m_pos->calls(), (QStringList{listed("sale of a guest").at(0), listed("sale of a guest").at(2)}));
    }

    void nobodyIsSaidInManyWays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("404") << 404 << QByteArray();
        QTest::newRow("400") << 400 << json("{'message':'x'}");
        QTest::newRow("204") << 204 << QByteArray();
        QTest::newRow("empty") << 200 << QByteArray();
        QTest::newRow("no members") << 200 << QByteArray("{}");
    }
    void nobodyIsSaidInManyWays()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        CustomerQuery query;
        query.id = blazeOrder().customer;
        m_pos->http.enqueue(status, body);
        const auto found = awaited(m_pos->client.findCustomer(query));
        QVERIFY(found && found->isEmpty());
        QCOMPARE(m_pos->calls(), listed("customer"));
    }

    void whoIsThereAlreadyIsFoundInsteadOfMade()
    {
        Customer customer;
        customer.contact = blazeGuest();
        m_pos->refuse(400, u"User exists"_s);
        m_pos->answerFile("consumer.in.json");
        m_pos->answerList({});
        const auto made = awaited(m_pos->client.createCustomer(customer));
        QVERIFY(made);
        QCOMPARE(made->id, blazeOrder().customer);
        customer.contact.lastName.clear();
        QCOMPARE(awaited(m_pos->client.createCustomer(customer)).error().field, u"customer.last_name"_s);
    }

    void aCodeIsJudgedByItsPromotionAndByTheCart_data()
    {
        QTest::addColumn<QJsonObject>("promotion");
        QTest::addColumn<bool>("valid");
        const auto with = [](const char *name, const QJsonValue &value) {
            return blazeJson("promotion.in.json", {{QString::fromLatin1(name), value}});
        };
        QTest::newRow("good") << with("name", u"Ten"_s) << true;
        QTest::newRow("not active") << with("active", false) << false;
        QTest::newRow("expired") << with("endDate", qint64(1764000000001)) << false;
        QTest::newRow("not begun") << with("startDate", qint64(1895446000000)) << false;
        QTest::newRow("used up") << with("usageCount", 100) << false;
        QTest::newRow("nothing") << QJsonObject() << false;
    }
    void aCodeIsJudgedByItsPromotionAndByTheCart()
    {
        QFETCH(QJsonObject, promotion);
        QFETCH(bool, valid);
        m_pos->answer(promotion);
        const auto discount = awaited(m_pos->client.validateDiscount(u"TAKE 10"_s, {}));
        QCOMPARE(m_pos->calls(), listed("discount"));
        QCOMPARE(discount.ok(), valid);
        if (!discount) {
            QCOMPARE(discount.error().kind, Error::Kind::NotFound);
            return;
        }
        QCOMPARE(discount->kind, u"percent"_s);
        QCOMPARE(discount->value, u"10"_s);

        m_pos->answer(promotion); // With a cart BLAZE's own word counts.
        m_pos->prepared();
        QVERIFY(awaited(m_pos->client.validateDiscount(u"take10"_s, blazeOrder())));
        m_pos->answer(promotion);
        m_pos->prepared();
        QCOMPARE(awaited(m_pos->client.validateDiscount(u"OTHER"_s, blazeOrder())).error().kind, Error::Kind::NotFound);
    }

    void theCatalogueIsReadPageByPage()
    {
        QJsonArray hundred;
        for (int i = 0; i < 100; ++i)
            hundred.append(QJsonObject{{u"id"_s, u"p%1"_s.arg(i)}, {u"name"_s, u"P"_s}, {u"unitPrice"_s, 1}});
        m_pos->answer({{u"values"_s, hundred}, {u"total"_s, 101}});
        auto page = awaited(m_pos->client.catalogPage({}));
        QVERIFY(page);
        QCOMPARE(page->products.size(), 100);
        QCOMPARE(m_pos->calls(), listed("catalogue"));
        m_pos->http.requests.clear();
        m_pos->answer({{u"values"_s, QJsonArray{hundred.first()}}, {u"total"_s, 101}});
        page = awaited(m_pos->client.catalogPage({std::nullopt, page->next}));
        QVERIFY(page->next.isEmpty());
        QCOMPARE(m_pos->calls(), listed("catalogue, next page"));

        m_pos->answer({{u"values"_s, hundred}}); // Without a count only a page that is not full is the last.
        QCOMPARE(awaited(m_pos->client.catalogPage({}))->next, u"100"_s);
        m_pos->answer({{u"values"_s, hundred}, {u"total"_s, 250}}); // Fewer than asked for, but not the end.
        QCOMPARE(awaited(m_pos->client.catalogPage({std::nullopt, u"100"_s}))->next, u"200"_s);
        m_pos->http.enqueue(200, "{}");
        QCOMPARE(awaited(m_pos->client.catalogPage({})).error().kind, Error::Kind::Malformed);
    }

    void changesAreAskedForAsLongAsBlazeLooksBack()
    {
        m_pos->answerList({});
        const auto recent = m_pos->clock.now() - 1h;
        QVERIFY(awaited(m_pos->client.catalogPage({recent, {}})));
        QCOMPARE(m_pos->calls(), listed("changes"));
        m_pos->http.requests.clear();
        m_pos->answerList({});
        QVERIFY(awaited(m_pos->client.catalogPage({m_pos->clock.now() - 24h * 7, {}})));
        QCOMPARE(m_pos->calls(), listed("catalogue"));
    }

    void oneProductIsReadByItself()
    {
        m_pos->answer(blazeJson("products.in.json")["values"_L1][0].toObject());
        const auto product = awaited(m_pos->client.product(ProductId(u"5f1b0c9e2b7a4d0001a1b2c3"_s)));
        QVERIFY(product);
        QCOMPARE(m_pos->calls(), listed("product"));
        m_pos->http.enqueue(404, {});
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"x"_s))).error().kind, Error::Kind::NotFound);
    }

    void theConnectionTestSaysWhoCanHelp()
    {
        const HttpHeader date("Date", "Mon, 23 Nov 2026 18:02:11 GMT");
        m_pos->http.enqueue(200, fixture(u"blaze/store.in.json"_s), {date});
        m_pos->http.enqueue(200, fixture(u"blaze/products.in.json"_s), {date});
        m_pos->answerList({QJsonObject{{u"id"_s, u"inv-safe"_s}, {u"name"_s, u"Safe"_s}}});
        m_pos->http.enqueue(404, {});
        m_pos->http.enqueue(404, {});
        m_pos->http.enqueue(403, {});
        m_pos->http.enqueue(400, {});
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks);
        QCOMPARE(m_pos->calls(), listed("connection test"));
        QStringList said;
        for (const auto &check : *checks)
            said.append(u"%1 %2"_s.arg(check.what, check.passed ? u"yes"_s : u"no"_s));
        QCOMPARE(said,
            (QStringList{u"credentials yes"_s, u"online orders yes"_s, u"clock yes"_s, u"catalogue yes"_s,
                u"inventories no"_s, u"orders yes"_s, u"customers yes"_s, u"members no"_s, u"discounts yes"_s}));
        QVERIFY(checks->at(0).advice.contains("Harbor Street"_L1));
        QVERIFY(checks->at(4).advice.contains("inv-safe (Safe)"_L1));
        QVERIFY(checks->at(7).advice.contains("partner team"_L1));
    }

    void wrongKeysAreSaidOnce()
    {
        m_pos->refuse(401, u"Invalid PARTNER or Developer API Key"_s);
        const auto checks = awaited(m_pos->client.testConnection());
        QVERIFY(checks);
        QCOMPARE(m_pos->calls(), QStringList{u"GET /store"_s});
        QVERIFY(!checks->first().passed);
        QVERIFY(checks->first().advice.contains("the keys were refused"_L1));
    }
};

QTEST_GUILESS_MAIN(TestBlazeClient)
#include "tst_blazeclient.moc"
