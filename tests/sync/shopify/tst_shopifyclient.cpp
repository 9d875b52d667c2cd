#include "sync/awaited.h"
#include "sync/pos/shopify/shopifyqueries.h"
#include "tests/support/jsontext.h"
#include "tests/sync/shopify/shopifyscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** What goes over the wire, and what becomes of the answers. */
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

    static QJsonObject noProducts(const QJsonObject &extensions = {})
    {
        const QJsonObject list{{u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, false}}}, {u"nodes"_s, QJsonArray()}};
        return {{u"data"_s, QJsonObject{{u"products"_s, list}}}, {u"extensions"_s, extensions}};
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

    void codesAreDecidedByTheCalculation_data()
    {
        QTest::addColumn<QJsonObject>("record");
        QTest::addColumn<QJsonArray>("applied");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("value");
        const auto record = jsonFixture(u"shopify/code.in.json"_s).value("data"_L1).toObject();
        const auto basic = record["codeDiscountNodeByCode"_L1]["codeDiscount"_L1].toObject();
        const auto wrap = [](const QJsonObject &code) {
            return QJsonObject{{u"codeDiscountNodeByCode"_s, QJsonObject{{u"codeDiscount"_s, code}}}};
        };
        const QJsonObject amount{
            {u"__typename"_s, u"DiscountAmount"_s}, {u"amount"_s, QJsonObject{{u"amount"_s, u"5.0"_s}}}};
        const QJsonObject off{{u"code"_s, u"take10"_s}, {u"totalAmount"_s, QJsonObject{{u"amount"_s, u"8.0"_s}}}};
        const QJsonObject nothing{{u"code"_s, u"TAKE10"_s}, {u"totalAmount"_s, QJsonObject{{u"amount"_s, u"0.0"_s}}}};
        QTest::newRow("percent") << record << QJsonArray{off} << u"percent"_s << u"10"_s;
        QTest::newRow("amount") << wrap(changed(basic, {{u"customerGets"_s, QJsonObject{{u"value"_s, amount}}}}))
                                << QJsonArray{off} << u"amount"_s << u"5.0"_s;
        QTest::newRow("other") << wrap({{u"status"_s, u"ACTIVE"_s}}) << QJsonArray{off} << u"other"_s << QString();
        QTest::newRow("left out") << record << QJsonArray() << QString() << QString();
        QTest::newRow("worth nothing") << record << QJsonArray{nothing} << QString() << QString();
        QTest::newRow("expired") << wrap(changed(basic, {{u"status"_s, u"EXPIRED"_s}})) << QJsonArray{off} << QString()
                                 << QString();
        QTest::newRow("unknown") << QJsonObject{{u"codeDiscountNodeByCode"_s, QJsonValue()}} << QJsonArray{off}
                                 << QString() << QString();
    }
    void codesAreDecidedByTheCalculation()
    {
        QFETCH(QJsonObject, record);
        QFETCH(QJsonArray, applied);
        QFETCH(QString, kind);
        QFETCH(QString, value);
        m_pos->answerData(record);
        m_pos->answerPayload(
            u"draftOrderCalculate"_s, {{u"calculatedDraftOrder"_s, QJsonObject{{u"platformDiscounts"_s, applied}}}});
        const auto discount = awaited(m_pos->client.validateDiscount(u"TAKE10"_s, shopifyOrder()));
        QCOMPARE(discount.ok(), !kind.isEmpty());
        QCOMPARE(m_pos->asked(0), wanted(u"code"_s));
        if (discount) {
            QCOMPARE(discount->kind, kind);
            QCOMPARE(discount->value, value);
        } else {
            QCOMPARE(discount.error().kind, Error::Kind::NotFound);
        }
    }

    void customersAreFoundByWhatIsUnique_data()
    {
        QTest::addColumn<CustomerQuery>("query");
        QTest::addColumn<QString>("file");
        CustomerQuery phone;
        phone.phone = u"4155550142"_s;
        CustomerQuery email;
        email.email = u" rosa@example.com "_s;
        CustomerQuery id;
        id.id = CustomerId(u"gid://shopify/Customer/5501"_s);
        CustomerQuery name;
        name.firstName = u"Rosa"_s;
        name.lastName = u"Va\"le"_s;
        QTest::newRow("phone") << phone << u"findcustomer-phone"_s;
        QTest::newRow("email") << email << u"findcustomer-email"_s;
        QTest::newRow("id") << id << u"findcustomer-id"_s;
        QTest::newRow("name") << name << u"searchcustomers"_s;
        QTest::newRow("half a name") << CustomerQuery{{}, {}, {}, u"Rosa"_s, {}} << QString();
    }
    void customersAreFoundByWhatIsUnique()
    {
        QFETCH(CustomerQuery, query);
        QFETCH(QString, file);
        m_pos->answerFile(u"customer.in.json"_s);
        const auto found = awaited(m_pos->client.findCustomer(query));
        if (file.isEmpty()) {
            QCOMPARE(found.error().kind, Error::Kind::Invalid);
            return;
        }
        QCOMPARE(m_pos->asked(0), wanted(file));
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().contact.phone, u"4155550142"_s);
        QVERIFY(found->first().medical && !found->first().banned);
    }

    void nobodyIsAnAnswerAndNamesMayBeHidden()
    {
        CustomerQuery query;
        query.phone = u"4155550142"_s;
        m_pos->answerData({{u"customerByIdentifier"_s, QJsonValue()}});
        QCOMPARE(awaited(m_pos->client.findCustomer(query))->size(), 0);
        // Without Shopify's approval the fields are empty and an error stands beside them.
        const QJsonObject hidden{{u"id"_s, u"gid://shopify/Customer/5501"_s}, {u"firstName"_s, QJsonValue()}};
        m_pos->failTop(u"ACCESS_DENIED"_s, {{u"data"_s, QJsonObject{{u"customerByIdentifier"_s, hidden}}}});
        const auto found = awaited(m_pos->client.findCustomer(query));
        QVERIFY2(found, "an error about a field is not one about the answer");
        QCOMPARE(found->size(), 1);
    }

    void aCustomerWhoIsThereAlreadyIsTheOne()
    {
        Customer customer;
        customer.contact = shopifyRosa();
        customer.medical = true;
        m_pos->refuse(u"customerCreate"_s, u"Phone has already been taken"_s);
        m_pos->answerFile(u"customer.in.json"_s);
        QCOMPARE(awaited(m_pos->client.createCustomer(customer))->id.toString(), u"gid://shopify/Customer/5501"_s);
        QCOMPARE(m_pos->asked(0), wanted(u"createcustomer"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"findcustomer-phone"_s));
        m_pos->http.fail(Error::Kind::InDoubt); // Made, and the answer lost.
        m_pos->answerFile(u"customer.in.json"_s);
        QVERIFY(awaited(m_pos->client.createCustomer(customer)));
        m_pos->refuse(u"customerCreate"_s, u"Email is invalid"_s);
        m_pos->answerData({{u"customerByIdentifier"_s, QJsonValue()}});
        m_pos->answerData({{u"customerByIdentifier"_s, QJsonValue()}});
        QCOMPARE(awaited(m_pos->client.createCustomer(customer)).error().kind, Error::Kind::Rejected);
        customer.contact.phone = u"0123"_s;
        QCOMPARE(awaited(m_pos->client.createCustomer(customer)).error().field, u"customer.phone"_s);
    }

    void theCatalogueComesPageByPage()
    {
        m_pos->answerFile(u"products.in.json"_s);
        const auto first = awaited(m_pos->client.catalogPage({}));
        QCOMPARE(m_pos->asked(0), wanted(u"products"_s));
        QCOMPARE(first->next, u"cursor-2"_s);
        QCOMPARE(first->products.size(), 2);
        QVERIFY(first->carriesStock);
        CatalogRequest changedOnly{m_pos->clock.now(), first->next};
        m_pos->answer(noProducts());
        const auto last = awaited(m_pos->client.catalogPage(changedOnly));
        QCOMPARE(m_pos->asked(1), wanted(u"products-changed"_s));
        QCOMPARE(last->next, QString());
    }

    void variantsBeyondAPageAreFetched()
    {
        auto product =
            jsonFixture(u"shopify/products.in.json"_s).value("data"_L1)["products"_L1]["nodes"_L1][0].toObject();
        const auto nodes = product["variants"_L1].toObject()["nodes"_L1].toArray();
        const auto page = [&](bool more, int which) {
            const QJsonObject info{{u"hasNextPage"_s, more}, {u"endCursor"_s, u"v-50"_s}};
            return QJsonObject{{u"pageInfo"_s, info}, {u"nodes"_s, QJsonArray{nodes[which]}}};
        };
        product[u"variants"_s] = page(true, 0);
        m_pos->answerData({{u"product"_s, product}});
        m_pos->answerData({{u"product"_s, QJsonObject{{u"variants"_s, page(false, 1)}}}});
        const auto whole = awaited(m_pos->client.product(ProductId(u"gid://shopify/Product/7001"_s)));
        QCOMPARE(whole->values.size(), 2);
        QCOMPARE(m_pos->asked(0), wanted(u"product"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"productvariants"_s));
        m_pos->answerData({{u"product"_s, QJsonValue()}});
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"x"_s))).error().kind, Error::Kind::NotFound);
    }

    void tooCostlyAPageIsHalved()
    {
        m_pos->failTop(u"MAX_COST_EXCEEDED"_s);
        m_pos->failTop(u"MAX_COST_EXCEEDED"_s);
        m_pos->answer(noProducts());
        QVERIFY(awaited(m_pos->client.catalogPage({})));
        QList<int> sizes;
        for (qsizetype i = 0; i < m_pos->http.requests.size(); ++i)
            sizes.append(m_pos->sent(i).value("variables"_L1)["first"_L1].toInt());
        QCOMPARE(sizes, (QList<int>{10, 5, 2}));
    }

    void pagesGrowWhileTheyAreCheap()
    {
        for (int i = 0; i < 3; ++i) {
            m_pos->answer(noProducts(cost(i == 1 ? 400 : 100, 2000)));
            QVERIFY(awaited(m_pos->client.catalogPage({})));
        }
        QList<int> sizes;
        for (qsizetype i = 0; i < 3; ++i)
            sizes.append(m_pos->sent(i).value("variables"_L1)["first"_L1].toInt());
        QCOMPARE(sizes, (QList<int>{10, 15, 15}));
    }

    void theCatalogueLeavesPointsForOrders()
    {
        // 890 of 2000 points are left, a page takes 300, 600 stay for orders: 10 are to come back, at 100 a second.
        m_pos->answer(noProducts(cost(300, 890)));
        QVERIFY(awaited(m_pos->client.catalogPage({})));
        m_pos->answer(noProducts(cost(300, 2000)));
        std::optional<Result<CatalogPage>> page;
        auto pulling = Detail::keep(m_pos->client.catalogPage({}), &page);
        QCOMPARE(m_pos->http.requests.size(), 1); // It waits,
        m_pos->answerFile(u"preview.in.json"_s);
        m_pos->http.replies.swapItemsAt(0, 1);
        QVERIFY(awaited(m_pos->client.preview(shopifyOrder()))); // and a customer does not.
        QCOMPARE(m_pos->http.requests.size(), 2);
        QVERIFY(!page);
        QTRY_VERIFY(page);
        QVERIFY(page->ok());
    }

    void pointsThatRanOutDoNotEndAPull()
    {
        m_pos->failTop(u"THROTTLED"_s, {{u"extensions"_s, cost(35, 34, 40)}});
        m_pos->answer(noProducts());
        QVERIFY(awaited(m_pos->client.catalogPage({})));
        QCOMPARE(m_pos->http.requests.size(), 2);
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

    void theTestSaysWhatIsWrongAndWhoCanMendIt()
    {
        const auto failed = [&](const QJsonObject &probe, const QList<HttpHeader> &headers = {}) {
            m_pos->answer({{u"data"_s, probe}}, 200, headers);
            m_pos->answerData({{u"productsCount"_s, QJsonObject{{u"count"_s, 12}}}});
            QStringList names;
            const auto checks = awaited(m_pos->client.testConnection());
            for (const auto &check : *checks) {
                if (!check.passed)
                    names.append(check.what);
            }
            return names;
        };
        const auto probe = jsonFixture(u"shopify/probe.in.json"_s).value("data"_L1).toObject();
        const HttpHeader date("Date", "Mon, 23 Nov 2026 18:02:11 GMT");
        QCOMPARE(failed(probe, {date}), QStringList());
        QCOMPARE(m_pos->asked(0), wanted(u"probe"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"productscount"_s));
        QCOMPARE(failed(probe, {{"Date", "Mon, 23 Nov 2026 18:09:11 GMT"}}), QStringList{u"clock"_s});
        QCOMPARE(failed(probe, {date, {"X-Shopify-API-Version", "2027-01"}}), QStringList{u"version"_s});
        const QJsonObject nothing{{u"accessScopes"_s, QJsonArray{QJsonObject{{u"handle"_s, u"write_orders"_s}}}}};
        QCOMPARE(failed(changed(probe, {{u"currentAppInstallation"_s, nothing}}),
                     {date, {"X-Shopify-API-Version", "2026-10"}}),
            (QStringList{u"products"_s, u"orders"_s, u"customers"_s, u"discounts"_s}));
        QCOMPARE(failed(changed(probe,
                     {{u"locations"_s, QJsonObject{}}, {u"shop"_s, QJsonObject{{u"currencyCode"_s, u"CAD"_s}}}})),
            (QStringList{u"location"_s, u"currency"_s}));
        m_pos->http.enqueue(401, {});
        const auto refused = awaited(m_pos->client.testConnection());
        QCOMPARE(refused->first().what, u"credentials"_s);
        QVERIFY(!refused->first().passed && refused->first().advice.contains("installed in this shop"_L1));
    }
};

QTEST_GUILESS_MAIN(TestShopifyClient)
#include "tst_shopifyclient.moc"
