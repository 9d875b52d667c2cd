#include "sync/awaited.h"
#include "sync/pos/shopify/shopifyqueries.h"
#include "tests/support/jsontext.h"
#include "tests/sync/shopify/shopifyscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** Orders on their way, and what becomes of the answers. */
class TestShopifyClient : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedShopify> m_pos;

    static QJsonObject wanted(const QString &name) { return jsonFixture(u"shopify/%1.out.json"_s.arg(name)); }

    static QJsonObject cost(double requested, double available, double most = 2000)
    {
        const QJsonObject bucket{
            {u"maximumAvailable"_s, most}, {u"currentlyAvailable"_s, available}, {u"restoreRate"_s, 100.0}};
        return {{u"cost"_s, QJsonObject{{u"requestedQueryCost"_s, requested}, {u"throttleStatus"_s, bucket}}}};
    }

    static QJsonObject noOrders(const QString &root = u"orders"_s)
    {
        const QJsonObject list{{u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, false}}}, {u"nodes"_s, QJsonArray()}};
        return {{root, list}};
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedShopify>(); }

    void anOrderIsDraftedThenCompleted()
    {
        m_pos->answerFile(u"draft-created.in.json"_s);
        m_pos->answerPayload(u"draftOrderComplete"_s, asDraft(shopifyCompletedDraft()));
        const auto order = awaited(m_pos->client.create(shopifyOrder()));
        QVERIFY2(order, qPrintable(order ? QString() : order.error().message));
        QCOMPARE(order->id.toString(), u"gid://shopify/Order/70001"_s);
        QCOMPARE(order->reference, shopifyOrder().reference);
        QCOMPARE(order->totals.total, Money(9040));
        QCOMPARE(m_pos->asked(0), wanted(u"createdraft"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"completedraft"_s));
        QCOMPARE(m_pos->sent(0).value("query"_L1).toString(), ShopifyQueries::document(u"CreateDraft"_s));
        for (const auto &request : m_pos->http.requests) {
            QCOMPARE(request.url.toString(), u"https://harbor.myshopify.example/admin/api/2026-10/graphql.json"_s);
            QVERIFY(request.headers.contains(HttpHeader("X-Shopify-Access-Token", "shpat_secret")));
            QVERIFY(request.writes);
            QCOMPARE(request.priority, HttpRequest::Priority::Order);
        }
    }

    void aDraftStaysOpenWhereStaffCompleteIt()
    {
        ScriptedShopify pos(shopifySettings(false));
        pos.answerFile(u"draft-created.in.json"_s);
        auto guest = shopifyOrder();
        guest.customer = {};
        guest.notes.clear();
        guest.discountCode.clear();
        guest.contact = shopifyRosa();
        const auto order = awaited(pos.client.create(guest));
        QCOMPARE(order->id.toString(), u"gid://shopify/DraftOrder/60001"_s);
        QCOMPARE(pos.asked(0), wanted(u"createdraft-guest"_s));
        QCOMPARE(pos.http.requests.size(), 1);
        QVERIFY(pos.client.canResume(*order, QDate(2026, 11, 23)));
        QVERIFY(!pos.client.canResume(*order, QDate(2026, 11, 24)));
        QVERIFY(!m_pos->client.canResume(*order, QDate(2026, 11, 23)));
        QVERIFY(pos.client.capabilities().resume && !m_pos->client.capabilities().resume);
    }

    void createTellsFailuresApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("expected");
        using enum Error::Kind;
        const auto coded = [](const char *code, const char *data = "'data':null,") {
            return json("{") + json(data) + json("'errors':[{'message':'x','extensions':{'code':'") + code
                + json("'}}]}");
        };
        const auto refused = [](const char *message) {
            return json("{'data':{'draftOrderCreate':{'draftOrder':null,'userErrors':[{'message':'") + message
                + json("'}]}}}");
        };
        QTest::newRow("bad request") << 400 << QByteArray() << Rejected;
        QTest::newRow("token") << 401 << json("{'errors':'[API] Invalid API key'}") << Unauthorized;
        QTest::newRow("frozen") << 402 << QByteArray() << Unauthorized;
        QTest::newRow("scope") << 403 << QByteArray() << Unauthorized;
        QTest::newRow("other shop") << 404 << json("{'errors':'Not Found'}") << Unauthorized;
        QTest::newRow("locked") << 423 << QByteArray() << Unauthorized;
        QTest::newRow("too many") << 429 << QByteArray() << Throttled;
        QTest::newRow("security") << 430 << QByteArray() << Throttled;
        QTest::newRow("server") << 500 << QByteArray() << InDoubt;
        QTest::newRow("gateway") << 502 << QByteArray("oops") << InDoubt;
        QTest::newRow("busy") << 503 << QByteArray() << InDoubt;
        QTest::newRow("late") << 504 << QByteArray() << InDoubt;
        QTest::newRow("throttled") << 200 << coded("THROTTLED") << Throttled;
        QTest::newRow("internal") << 200 << coded("INTERNAL_SERVER_ERROR") << InDoubt;
        QTest::newRow("internal without data") << 200 << coded("INTERNAL_SERVER_ERROR", "") << InDoubt;
        QTest::newRow("access") << 200 << coded("ACCESS_DENIED") << Unauthorized;
        QTest::newRow("inactive") << 200 << coded("SHOP_INACTIVE") << Unauthorized;
        QTest::newRow("too costly") << 200 << coded("MAX_COST_EXCEEDED") << Invalid;
        QTest::newRow("not valid") << 200 << json("{'errors':[{'message':'Field ’x’ doesn’t exist'}]}") << Rejected;
        QTest::newRow("half done") << 200 << coded("WHO_KNOWS") << InDoubt;
        QTest::newRow("user error") << 200 << refused("Merchandise is out of stock") << Rejected;
        QTest::newRow("no draft") << 200 << json("{'data':{'draftOrderCreate':{'userErrors':[]}}}") << Malformed;
        QTest::newRow("no payload") << 200 << json("{'data':{}}") << Malformed;
        QTest::newRow("no data") << 200 << QByteArray("{}") << Malformed;
        QTest::newRow("page of a proxy") << 200 << QByteArray("<html>hello</html>") << Malformed;
        QTest::newRow("half") << 200 << QByteArray("{\"data\":{\"draftO") << Malformed;
        QTest::newRow("redirect") << 302 << QByteArray() << Malformed;
        QTest::newRow("another order") << 200
                                       << json(
                                              "{'data':{'draftOrderCreate':{'draftOrder':{'id':'d'},'userErrors':[]}}}")
                                       << Malformed;
    }
    void createTellsFailuresApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, expected);
        m_pos->http.enqueue(status, body);
        const auto order = awaited(m_pos->client.create(shopifyOrder()));
        QVERIFY(!order);
        QCOMPARE(toWord(order.error().kind), toWord(expected));
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void onceThereIsADraftOnlyAClearNoIsNoDoubt_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("server") << 500;
        QTest::newRow("too many") << 429;
        QTest::newRow("token") << 401;
        QTest::newRow("nothing sent") << 0;
    }
    void onceThereIsADraftOnlyAClearNoIsNoDoubt()
    {
        QFETCH(int, status);
        m_pos->answerFile(u"draft-created.in.json"_s);
        if (status == 0)
            m_pos->http.fail(Error::Kind::Unreachable);
        else
            m_pos->http.enqueue(status, {});
        QCOMPARE(awaited(m_pos->client.create(shopifyOrder())).error().kind, Error::Kind::InDoubt);
    }

    void aRefusedCompletionTakesItsDraftAlong()
    {
        m_pos->answerFile(u"draft-created.in.json"_s);
        m_pos->refuse(u"draftOrderComplete"_s, u"Blue Grove is out of stock"_s);
        m_pos->answerData(asDraft(shopifyDraftJson()));
        m_pos->answerPayload(u"draftOrderDelete"_s, {{u"deletedId"_s, u"gid://shopify/DraftOrder/60001"_s}});
        const auto order = awaited(m_pos->client.create(shopifyOrder()));
        QCOMPARE(order.error().kind, Error::Kind::Rejected);
        QCOMPARE(order.error().message, u"Blue Grove is out of stock"_s);
        QCOMPARE(m_pos->asked(2), wanted(u"readdraft"_s));
        QCOMPARE(m_pos->asked(3), wanted(u"deletedraft"_s));
    }

    void completedMeanwhileIsCompleted()
    {
        m_pos->answerFile(u"draft-created.in.json"_s);
        m_pos->refuse(u"draftOrderComplete"_s, u"This order has been paid"_s);
        m_pos->answerData(asDraft(shopifyCompletedDraft()));
        QCOMPARE(awaited(m_pos->client.create(shopifyOrder()))->id.toString(), u"gid://shopify/Order/70001"_s);
    }

    void aDraftThatIsNotReadyIsLookedAtOnceMore_data()
    {
        QTest::addColumn<bool>("ready");
        QTest::newRow("then it is") << true;
        QTest::newRow("still not") << false;
    }
    void aDraftThatIsNotReadyIsLookedAtOnceMore()
    {
        QFETCH(bool, ready);
        m_pos->answerPayload(u"draftOrderCreate"_s, asDraft(shopifyDraftJson({{u"ready"_s, false}})));
        m_pos->answerData(asDraft(shopifyDraftJson({{u"ready"_s, ready}})));
        m_pos->answerPayload(u"draftOrderComplete"_s, asDraft(shopifyCompletedDraft()));
        const auto order = awaited(m_pos->client.create(shopifyOrder()));
        QCOMPARE(order.ok(), ready);
        QVERIFY(ready || order.error().kind == Error::Kind::InDoubt);
        QCOMPARE(m_pos->http.requests.size(), ready ? 3 : 2);
    }

    void throttledNamesTheWaitTheFiguresComeTo_data()
    {
        QTest::addColumn<double>("requested");
        QTest::addColumn<double>("available");
        QTest::addColumn<int>("seconds");
        QTest::newRow("points") << 252.0 << 30.0 << 3;
        QTest::newRow("at least one") << 40.0 << 39.0 << 1;
        QTest::newRow("absurd") << 100'000.0 << 0.0 << 60;
    }
    void throttledNamesTheWaitTheFiguresComeTo()
    {
        QFETCH(double, requested);
        QFETCH(double, available);
        QFETCH(int, seconds);
        m_pos->failTop(u"THROTTLED"_s, {{u"extensions"_s, cost(requested, available)}});
        const auto error = awaited(m_pos->client.create(shopifyOrder())).error();
        QCOMPARE(error.retryAfter, std::chrono::seconds(seconds));
    }

    void refusalsNameNoPeople()
    {
        m_pos->refuse(u"draftOrderCreate"_s,
            u"rosa@example.com, +1 415 555 0142: gid://shopify/ProductVariant/81234567890 is gone"_s);
        QCOMPARE(awaited(m_pos->client.create(shopifyOrder())).error().message,
            u"… …: gid://shopify/ProductVariant/81234567890 is gone"_s);
    }

    void aDayTokenIsFetchedKeptAndRenewedAfterARefusal()
    {
        auto settings = shopifySettings();
        settings.auth = ShopifySettings::Auth::ClientCredentials;
        ScriptedShopify pos(settings);
        const auto read = [&] { return awaited(pos.client.preview(shopifyOrder())); };
        pos.answer({{u"access_token"_s, u"one"_s}, {u"expires_in"_s, 1000}});
        pos.answerFile(u"preview.in.json"_s);
        QVERIFY(read());
        QCOMPARE(pos.http.requests.first().body,
            QByteArray("grant_type=client_credentials&client_id=app%201"
                       "&client_secret=shpat_secret"));
        QCOMPARE(pos.http.requests.first().url.path(), u"/admin/oauth/access_token"_s);
        pos.clock.advance(899s);
        pos.answerFile(u"preview.in.json"_s);
        QVERIFY(read());
        QCOMPARE(pos.http.requests.size(), 3);
        pos.clock.advance(2s); // A tenth of its life is left.
        pos.answer({{u"access_token"_s, u"two"_s}});
        pos.http.enqueue(401, {});
        pos.answer({{u"access_token"_s, u"three"_s}});
        pos.answerFile(u"preview.in.json"_s);
        QVERIFY(read());
        QVERIFY(pos.http.requests.last().headers.contains(HttpHeader("X-Shopify-Access-Token", "three")));
        pos.http.enqueue(401, {});
        pos.answer({{u"access_token"_s, u"four"_s}});
        pos.http.enqueue(401, {});
        QCOMPARE(read().error().kind, Error::Kind::Unauthorized);
    }

    void aTokenThatDoesNotComeIsNeverADoubt_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("wrong secret") << 400 << Error::Kind::Unauthorized;
        QTest::newRow("server") << 500 << Error::Kind::Unreachable;
        QTest::newRow("too many") << 429 << Error::Kind::Throttled;
        QTest::newRow("garbage") << 200 << Error::Kind::Unreachable;
    }
    void aTokenThatDoesNotComeIsNeverADoubt()
    {
        QFETCH(int, status);
        QFETCH(Error::Kind, kind);
        auto settings = shopifySettings();
        settings.auth = ShopifySettings::Auth::ClientCredentials;
        ScriptedShopify pos(settings);
        pos.http.enqueue(status, "nothing");
        QCOMPARE(awaited(pos.client.create(shopifyOrder())).error().kind, kind);
    }

    void aPreviewIsCalculatedAndStoredNowhere()
    {
        m_pos->answerFile(u"preview.in.json"_s);
        const auto totals = awaited(m_pos->client.preview(shopifyOrder()));
        QCOMPARE(*totals, (Totals{Money(8800), Money(800), Money(1040), Money(9040), false}));
        QCOMPARE(m_pos->asked(0), wanted(u"preview"_s));
        QVERIFY(!m_pos->http.requests.first().writes);
    }

    void staffTagsAreWritten()
    {
        m_pos->answerFile(u"order.in.json"_s);
        m_pos->answerData({{u"tagsRemove"_s, QJsonObject{{u"userErrors"_s, QJsonArray()}}},
            {u"tagsAdd"_s, QJsonObject{{u"userErrors"_s, QJsonArray()}}}});
        const auto order = awaited(m_pos->client.updateStatus(shopifyChange(OrderStatus::PackedReady)));
        QCOMPARE(order->status, OrderStatus::PackedReady);
        QCOMPARE(m_pos->asked(0), wanted(u"readorder"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"setstatustag"_s));
    }

    void aStatusIsNotWrittenWhereItMayNot_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<OrderStatus>("to");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("till's own") << QJsonObject{} << OrderStatus::Completed << Error::Kind::Unsupported;
        QTest::newRow("over") << QJsonObject{{u"closed"_s, true}} << OrderStatus::InProcess << Error::Kind::Conflict;
        QTest::newRow("paid") << QJsonObject{{u"displayFinancialStatus"_s, u"PAID"_s}} << OrderStatus::Canceled
                              << Error::Kind::Conflict;
    }
    void aStatusIsNotWrittenWhereItMayNot()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(OrderStatus, to);
        QFETCH(Error::Kind, kind);
        m_pos->answerData({{u"order"_s, shopifyOrderJson(changes)}});
        QCOMPARE(awaited(m_pos->client.updateStatus(shopifyChange(to))).error().kind, kind);
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void whatIsSetAlreadyIsNotWrittenAgain()
    {
        m_pos->answerFile(u"order.in.json"_s);
        QVERIFY(awaited(m_pos->client.updateStatus(shopifyChange(OrderStatus::AwaitingProcessing))));
        QCOMPARE(m_pos->http.requests.size(), 1);
    }

    void cancelingIsDoneWhenTheOrderSaysSo()
    {
        const QJsonObject job{{u"job"_s, QJsonObject{{u"done"_s, false}}}, {u"orderCancelUserErrors"_s, QJsonArray()}};
        const QJsonObject canceled{{u"order"_s, shopifyOrderJson({{u"cancelledAt"_s, u"2026-11-23T18:03:00Z"_s}})}};
        m_pos->answerFile(u"order.in.json"_s);
        m_pos->answerPayload(u"orderCancel"_s, job);
        m_pos->answerData(canceled);
        QCOMPARE(
            awaited(m_pos->client.updateStatus(shopifyChange(OrderStatus::Canceled)))->status, OrderStatus::Canceled);
        QCOMPARE(m_pos->asked(1), wanted(u"cancelorder"_s));
        m_pos->answerFile(u"order.in.json"_s);
        m_pos->answerPayload(u"orderCancel"_s, job);
        m_pos->answerFile(u"order.in.json"_s);
        const auto change = shopifyChange(OrderStatus::Canceled);
        QCOMPARE(awaited(m_pos->client.updateStatus(change)).error().kind, Error::Kind::InDoubt);
        m_pos->answerFile(u"order.in.json"_s);
        QCOMPARE(awaited(m_pos->client.recoverStatus(change))->verdict, Recovery::Verdict::LookAgain);
        m_pos->clock.advance(61s);
        m_pos->answerFile(u"order.in.json"_s);
        QCOMPARE(awaited(m_pos->client.recoverStatus(change))->verdict, Recovery::Verdict::NotThere);
        m_pos->answerData(canceled);
        QCOMPARE(awaited(m_pos->client.recoverStatus(change))->verdict, Recovery::Verdict::Found);
    }

    void aCancellationMayBeRefused()
    {
        const QJsonObject error{{u"message"_s, u"Cannot cancel an order with a return"_s}, {u"code"_s, u"INVALID"_s}};
        m_pos->answerFile(u"order.in.json"_s);
        m_pos->answerPayload(u"orderCancel"_s, {{u"orderCancelUserErrors"_s, QJsonArray{error}}});
        m_pos->answerFile(u"order.in.json"_s);
        const auto outcome = awaited(m_pos->client.updateStatus(shopifyChange(OrderStatus::Canceled)));
        QCOMPARE(outcome.error().kind, Error::Kind::Rejected);
        QCOMPARE(outcome.error().message, u"Cannot cancel an order with a return"_s);
    }

    void anOpenDraftIsCanceledByDeletingIt()
    {
        ScriptedShopify pos(shopifySettings(false));
        auto change = shopifyChange(OrderStatus::Canceled);
        change.order.posOrder = shopifyMerge().ticket;
        pos.answerData(asDraft(shopifyDraftJson()));
        pos.answerPayload(u"draftOrderDelete"_s, {{u"deletedId"_s, u"x"_s}});
        QCOMPARE(awaited(pos.client.updateStatus(change))->status, OrderStatus::Canceled);
        QCOMPARE(pos.asked(1), wanted(u"deletedraft"_s));
        pos.answerData({{u"draftOrder"_s, QJsonValue()}});
        QCOMPARE(awaited(pos.client.recoverStatus(change))->verdict, Recovery::Verdict::Found);
    }

    void changesComeFromTheListAndTheRestByName()
    {
        m_pos->answerFile(u"draft-created.in.json"_s);
        m_pos->answerPayload(u"draftOrderComplete"_s, asDraft(shopifyCompletedDraft()));
        QVERIFY(awaited(m_pos->client.create(shopifyOrder())));
        m_pos->http.requests.clear();
        m_pos->answerData(noOrders());
        m_pos->answerData(
            {{u"nodes"_s, QJsonArray{shopifyOrderJson({{u"displayFulfillmentStatus"_s, u"IN_PROGRESS"_s}})}}});
        auto news = awaited(m_pos->client.changedOrders(m_pos->clock.now()));
        QCOMPARE(m_pos->asked(0), wanted(u"changedorders"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"readorders"_s));
        QCOMPARE(news->orders.first().status, OrderStatus::InProcess);
        QVERIFY(!news->complete);
        m_pos->answerData(noOrders());
        m_pos->answerData({{u"nodes"_s, QJsonArray{QJsonValue()}}});
        news = awaited(m_pos->client.changedOrders(m_pos->clock.now()));
        QCOMPARE(news->orders.first().status, OrderStatus::Removed);
        m_pos->answerData(noOrders());
        news = awaited(m_pos->client.changedOrders(m_pos->clock.now()));
        QCOMPARE(news->orders.size(), 0); // What is over is no longer asked for.
    }

    void openDraftsAreListedToo()
    {
        ScriptedShopify pos(shopifySettings(false));
        const QJsonObject list{{u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, false}}},
            {u"nodes"_s, QJsonArray{shopifyCompletedDraft({{u"closed"_s, true}})}}};
        pos.answerData(noOrders());
        pos.answerData({{u"draftOrders"_s, list}});
        const auto news = awaited(pos.client.changedOrders(pos.clock.now()));
        QCOMPARE(pos.asked(1), wanted(u"changeddrafts"_s));
        QCOMPARE(news->orders.size(), 1);
        QCOMPARE(news->orders.first().id, shopifyMerge().ticket); // Under the name we know it by.
        QCOMPARE(news->orders.first().status, OrderStatus::Completed);
    }

    void aMergeReplacesTheWholeDraft()
    {
        ScriptedShopify pos(shopifySettings(false));
        auto after = shopifyDraftJson();
        auto lines = after["lineItems"_L1].toObject();
        auto nodes = lines["nodes"_L1].toArray();
        nodes[0] = changed(nodes[0].toObject(), {{u"quantity"_s, 3}});
        lines["nodes"_L1] = nodes;
        after["lineItems"_L1] = lines;
        pos.answerData(asDraft(shopifyDraftJson()));
        pos.answerPayload(u"draftOrderUpdate"_s, asDraft(after));
        const auto merged = awaited(pos.client.update(shopifyMerge()));
        QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message));
        QCOMPARE(pos.asked(1), wanted(u"updatedraft"_s));
        pos.answerData(asDraft(after));
        QVERIFY(awaited(pos.client.update(shopifyMerge()))); // It holds the target already: nothing is sent.
        QCOMPARE(pos.http.requests.size(), 3);
    }

    void aDraftThatChangedIsNotOverwritten_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::newRow("completed") << shopifyCompletedDraft();
        QTest::newRow("invoice sent") << QJsonObject{{u"tags"_s, QJsonArray{u"kiosk-status-IN_PROCESS"_s}}};
        QTest::newRow("other customer") << QJsonObject{{u"customer"_s, QJsonObject{{u"id"_s, u"x"_s}}}};
        QTest::newRow("other lines") << QJsonObject{{u"lineItems"_s, QJsonObject{}}};
    }
    void aDraftThatChangedIsNotOverwritten()
    {
        QFETCH(QJsonObject, changes);
        ScriptedShopify pos(shopifySettings(false));
        pos.answerData(asDraft(shopifyDraftJson(changes)));
        QCOMPARE(awaited(pos.client.update(shopifyMerge())).error().kind, Error::Kind::Conflict);
        auto completed = shopifyMerge();
        completed.ticket = PosOrderId(u"gid://shopify/Order/70001"_s);
        QCOMPARE(awaited(pos.client.update(completed)).error().kind, Error::Kind::Unsupported);
        QCOMPARE(pos.http.requests.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestShopifyClient)
#include "tst_shopifyclient.moc"
