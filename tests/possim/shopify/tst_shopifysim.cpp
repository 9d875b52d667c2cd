#include "tests/possim/host.h"
#include "tests/possim/shopify/graphqlvalidator.h"
#include "tests/possim/shopify/shopifyschema.h"
#include "tests/possim/shopify/shopifysearch.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Peak;
using namespace Peak::Possim;
using namespace Peak::Test;
using namespace Qt::StringLiterals;

// clang-format off
static const QString createText = uR"(mutation ($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
  draftOrder { id name status ready tags customAttributes { key value } discountCodes warnings { errorCode message }
    subtotalPriceSet { shopMoney { amount currencyCode } } totalTaxSet { shopMoney { amount } }
    totalPriceSet { shopMoney { amount } } order { id } }
  userErrors { field message } } })"_s;
static const QString updateText = uR"(mutation ($id: ID!, $input: DraftOrderInput!) { draftOrderUpdate(id: $id, input: $input) {
  draftOrder { id tags totalPriceSet { shopMoney { amount } } } userErrors { field message } } })"_s;
static const QString completeText = uR"(mutation ($id: ID!, $pending: Boolean!) {
  draftOrderComplete(id: $id, paymentPending: $pending) {
    draftOrder { id status order { id displayFinancialStatus displayFulfillmentStatus } } userErrors { field message } } })"_s;
static const QString cancelText = uR"(mutation ($id: ID!) { orderCancel(orderId: $id, reason: STAFF, restock: true) {
  job { id done } orderCancelUserErrors { field message code } } })"_s;
static const QString previewText = uR"(mutation ($input: DraftOrderInput!) { draftOrderCalculate(input: $input) {
  calculatedDraftOrder { totalDiscountsSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } }
    totalPriceSet { shopMoney { amount } } platformDiscounts { code } warnings { message } } userErrors { message } } })"_s;
static const QString findText = uR"(query ($q: String) { draftOrders(first: 10, query: $q) { nodes { id tags } } })"_s;
static const QString readText = uR"(query ($ids: [ID!]!) { nodes(ids: $ids) {
  ... on Order { id cancelledAt displayFulfillmentStatus tags fulfillments(first: 10) { displayStatus } }
  ... on DraftOrder { id status ready order { id } } } })"_s;
static const QString productsText = uR"(query ($first: Int!, $after: String, $q: String) {
  products(first: $first, after: $after, query: $q, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor } nodes { id title variants(first: 50) { nodes { id sku price inventoryQuantity } } } } })"_s;
static const QString stockText = uR"(query ($id: ID!, $location: ID!) { product(id: $id) { variants(first: 50) {
  pageInfo { hasNextPage } nodes { id inventoryItem { inventoryLevel(locationId: $location) { quantities(names: ["available"]) { quantity } } } } } } })"_s;
// clang-format on

class ShopifySimTest : public QObject {
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<Host> m_host;
    SimClient m_client;
    QList<StockItem> m_items;

    static QString catalogPath() { return QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json"); }

    void startHost(const QString &stateFile = {})
    {
        HostOptions options;
        options.vendor = u"shopify"_s;
        options.catalogPath = catalogPath();
        options.stateFile = stateFile;
        options.rateLimited = false;
        m_host = std::make_unique<Host>(options, m_clock);
        QVERIFY(m_host->start().ok());
        m_client.headers = {{"X-Shopify-Access-Token", "k-1234"}};
    }

    Got ask(const QString &query, const QJsonObject &variables = {}, const QString &version = u"2026-10"_s)
    {
        return m_client.post(m_host->baseUrl() + u"/admin/api/%1/graphql.json"_s.arg(version),
            {{u"query"_s, query}, {u"variables"_s, variables}});
    }
    /** The payload of the only root field. */
    QJsonValue payload(const QString &query, const QJsonObject &variables = {})
    {
        const auto data = ask(query, variables).data().toObject();
        return data.isEmpty() ? QJsonValue() : data.begin().value();
    }
    static QString codeOf(const Got &got) { return got.json()["errors"_L1][0]["extensions"_L1]["code"_L1].toString(); }
    static QString refusalOf(const QJsonValue &payload) { return payload["userErrors"_L1][0]["message"_L1].toString(); }
    static QString amountOf(const QJsonValue &bag) { return bag["shopMoney"_L1]["amount"_L1].toString(); }

    StockItem ordinary(int stock = 20) const
    {
        for (const auto &item : m_items) {
            if (item.category == "EDIBLE"_L1 && item.priceCents && !item.saleCents && item.stock >= stock
                && !item.medicalOnly && item.active && !item.hidden)
                return item;
        }
        return {};
    }
    /** The global id of a size of the catalogue file, found as a client would. */
    QString variantOf(const StockItem &item)
    {
        const auto all = m_host->simulator().setStock({{u"id"_s, item.id}, {u"quantity"_s, item.stock}});
        return all ? (*all)["id"_L1].toString() : QString();
    }
    static QJsonObject own(const QJsonObject &settings) { return {{u"vendor"_s, settings}}; }
    QJsonObject input(const QString &variant, int quantity = 1, const QString &reference = u"K7-20261123-0001-ABCD"_s)
    {
        return {{u"lineItems"_s, QJsonArray{QJsonObject{{u"variantId"_s, variant}, {u"quantity"_s, quantity}}}},
            {u"tags"_s, QJsonArray{u"kiosk"_s, QString(u"kiosk-ref-"_s + reference)}},
            {u"customAttributes"_s, QJsonArray{QJsonObject{{u"key"_s, u"kiosk_ref"_s}, {u"value"_s, reference}}}}};
    }
    QString createdDraft(const QString &reference = u"K7-20261123-0001-ABCD"_s)
    {
        const auto made = payload(createText, {{u"input"_s, input(variantOf(ordinary()), 2, reference)}});
        return made["draftOrder"_L1]["id"_L1].toString();
    }
    QString completedOrder()
    {
        const auto done = payload(completeText, {{u"id"_s, createdDraft()}, {u"pending"_s, true}});
        return done["draftOrder"_L1]["order"_L1]["id"_L1].toString();
    }
    QJsonValue node(const QString &id) { return ask(readText, {{u"ids"_s, QJsonArray{id}}}).data()["nodes"_L1][0]; }

private Q_SLOTS:
    void initTestCase()
    {
        m_items = readCatalog(catalogPath()).valueOr({});
        QVERIFY(m_items.size() > 1000);
    }
    void init()
    {
        if (!m_host)
            startHost();
        QVERIFY(m_host->reset().ok());
        m_client.headers = {{"X-Shopify-Access-Token", "k-1234"}};
    }

    void whatTheSchemaDoesNotKnowIsRefused_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QJsonObject>("variables");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QString &query, const QJsonObject &variables, const QString &code) {
            QTest::newRow(name) << query << variables << code;
        };
        const QJsonObject none;
        row("no GraphQL", u"{ shop { name "_s, none, u"PARSE_ERROR"_s);
        row("field", u"{ shop { name colour } }"_s, none, u"undefinedField"_s);
        row("argument", u"{ shop(id: 1) { name } }"_s, none, u"argumentNotAccepted"_s);
        row("missing argument", u"{ draftOrder { id } }"_s, none, u"missingRequiredArguments"_s);
        row("no selection", u"{ shop }"_s, none, u"selectionMismatch"_s);
        row("selection of a leaf", u"{ shop { name { x } } }"_s, none, u"selectionMismatch"_s);
        row("enum as a text", u"{ products(first: 1, sortKey: \"ID\") { nodes { id } } }"_s, none,
            u"argumentLiteralsIncompatible"_s);
        row("unknown enum word", u"{ products(first: 1, sortKey: SIZE) { nodes { id } } }"_s, none,
            u"argumentLiteralsIncompatible"_s);
        row("fragment on nothing", u"{ node(id: \"gid://shopify/Order/1\") { ... on Ordr { id } } }"_s, none,
            u"undefinedType"_s);
        row("undeclared variable", u"{ draftOrder(id: $id) { id } }"_s, none, u"variableNotDefined"_s);
        row("variable of another type", u"query ($id: String!) { draftOrder(id: $id) { id } }"_s,
            {{u"id"_s, u"gid://shopify/DraftOrder/1"_s}}, u"variableMismatch"_s);
        row("member of an input", createText, {{u"input"_s, QJsonObject{{u"tag"_s, u"kiosk"_s}}}},
            u"INVALID_VARIABLE"_s);
        row("quantity as a text", createText,
            {{u"input"_s, QJsonObject{{u"lineItems"_s, QJsonArray{QJsonObject{{u"quantity"_s, u"1"_s}}}}}}},
            u"INVALID_VARIABLE"_s);
        row("missing variable", createText, none, u"INVALID_VARIABLE"_s);
        row("id that is none", u"query ($id: ID!) { draftOrder(id: $id) { id } }"_s, {{u"id"_s, u"seven"_s}},
            u"INVALID_VARIABLE"_s);
        row("connection without a size", u"{ products { nodes { id } } }"_s, none, u"BAD_REQUEST"_s);
        row("search key", u"{ products(first: 1, query: \"stauts:active\") { nodes { id } } }"_s, none,
            u"BAD_SEARCH"_s);
    }
    void whatTheSchemaDoesNotKnowIsRefused()
    {
        QFETCH(QString, query);
        QFETCH(QJsonObject, variables);
        QFETCH(QString, code);
        const auto got = ask(query, variables);
        QCOMPARE(got.status, 200);
        QCOMPARE(codeOf(got), code);
        QVERIFY(got.data().isNull() || got.data().isUndefined());
    }

    void everyTypeOfTheExcerptIsDefined()
    {
        for (const auto &type : shopifySchema().types()) {
            for (const auto &field : type.fields) {
                QVERIFY2(shopifySchema().find(field.type.innermost()), qPrintable(type.name + u'.' + field.name));
                for (const auto &argument : field.arguments)
                    QVERIFY2(shopifySchema().find(argument.type.innermost()), qPrintable(argument.name));
            }
            for (const auto &input : type.inputs)
                QVERIFY2(shopifySchema().find(input.type.innermost()), qPrintable(input.name));
        }
    }

    void anAnswerHasExactlyWhatWasAskedFor()
    {
        const auto got = ask(u"query Q($no: Boolean!) { store: shop { ...Names currencyCode @skip(if: $no) } "
                             "locations(first: 1) { nodes { __typename name } } } fragment Names on Shop { name }"_s,
            {{u"no"_s, true}});
        const QJsonObject location{{u"__typename"_s, u"Location"_s}, {u"name"_s, u"Harbor Street"_s}};
        const QJsonObject expected{{u"store"_s, QJsonObject{{u"name"_s, u"Harbor Street"_s}}},
            {u"locations"_s, QJsonObject{{u"nodes"_s, QJsonArray{location}}}}};
        QCOMPARE(got.data().toObject(), expected);
    }

    void aTokenIsGivenForTheRightSecretAndEnds()
    {
        SimClient form;
        form.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        const auto url = m_host->baseUrl() + u"/admin/oauth/access_token"_s;
        QCOMPARE(
            form.send("POST", url, "grant_type=client_credentials&client_id=ACME-CLIENT&client_secret=no").status, 400);
        QVERIFY(m_host->behaviour().change({{u"announce_token_life"_s, true}}).ok());
        const auto reply =
            form.send("POST", url, "grant_type=client_credentials&client_id=ACME-CLIENT&client_secret=k-1234").json();
        QCOMPARE(reply["expires_in"_L1].toInt(), 7199);
        m_client.headers = {{"X-Shopify-Access-Token", reply["access_token"_L1].toString().toLatin1()}};
        QCOMPARE(ask(u"{ shop { name } }"_s).status, 200);
        m_clock.advance(std::chrono::seconds(7200));
        QCOMPARE(ask(u"{ shop { name } }"_s).status, 401);
    }

    void versionsFallForward_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QByteArray>("served");
        QTest::newRow("current") << u"2026-10"_s << QByteArray("2026-10");
        QTest::newRow("older") << u"2026-01"_s << QByteArray("2026-01");
        QTest::newRow("retired") << u"2022-01"_s << QByteArray("2025-10");
    }
    void versionsFallForward()
    {
        QFETCH(QString, asked);
        QFETCH(QByteArray, served);
        QCOMPARE(ask(u"{ shop { name } }"_s, {}, asked).headers.value("x-shopify-api-version"), served);
    }

    void scopesAreGivenOneByOne()
    {
        QVERIFY(m_host->behaviour().change(own({{u"all_scopes"_s, false}})).ok());
        const auto got = ask(createText, {{u"input"_s, input(u"gid://shopify/ProductVariant/8001"_s)}});
        QCOMPARE(codeOf(got), u"ACCESS_DENIED"_s);
        QCOMPARE(m_host->simulator().createsExecuted(), 0);
        const auto scopes =
            ask(u"{ currentAppInstallation { accessScopes { handle } } }"_s).data()["currentAppInstallation"_L1];
        QCOMPARE(scopes["accessScopes"_L1].toArray().size(), 2);
    }

    void pagesGoOnToTheEndAndChangesAreFound()
    {
        QSet<QString> seen;
        QJsonValue after;
        qsizetype variants = 0;
        do {
            const auto page = payload(productsText, {{u"first"_s, 100}, {u"after"_s, after}});
            for (const auto &product : page["nodes"_L1].toArray()) {
                seen.insert(product["id"_L1].toString());
                variants += product["variants"_L1]["nodes"_L1].toArray().size();
            }
            after = page["pageInfo"_L1]["hasNextPage"_L1].toBool() ? page["pageInfo"_L1]["endCursor"_L1] : QJsonValue();
        } while (after.isString());
        QCOMPARE(variants, m_items.size());
        QCOMPARE(seen.size(), payload(u"{ productsCount { count } }"_s)["count"_L1].toInteger());

        m_clock.advance(std::chrono::seconds(60));
        QVERIFY(m_host->simulator().changeProduct({{u"id"_s, ordinary().id}, {u"price"_s, u"9.5"_s}}).ok());
        const auto since = toDateTime(m_clock.now()).addSecs(-30).toString(Qt::ISODate);
        const auto changed =
            payload(productsText, {{u"first"_s, 100}, {u"q"_s, QString(u"updated_at:>='%1'"_s.arg(since))}});
        QCOMPARE(changed["nodes"_L1].toArray().size(), 1);
        QCOMPARE(changed["nodes"_L1][0]["variants"_L1]["nodes"_L1][0]["price"_L1].toString(), u"9.50"_s);
    }

    void aProductMayHaveMoreVariantsThanAPage()
    {
        const auto product = m_host->simulator().changeProduct({{u"id"_s, ordinary().id}, {u"more_variants"_s, 60}});
        QVERIFY(product.ok());
        const QJsonObject variables{{u"id"_s, (*product)["id"_L1]}, {u"location"_s, u"gid://shopify/Location/501"_s}};
        const auto variants = payload(stockText, variables)["variants"_L1];
        QCOMPARE(variants["nodes"_L1].toArray().size(), 50);
        QVERIFY(variants["pageInfo"_L1]["hasNextPage"_L1].toBool());
        const auto level = variants["nodes"_L1][0]["inventoryItem"_L1]["inventoryLevel"_L1];
        QVERIFY(level["quantities"_L1][0]["quantity"_L1].isDouble());
    }

    void anotherLocationHasNothing()
    {
        const auto id = payload(u"{ products(first: 1) { nodes { id } } }"_s)["nodes"_L1][0]["id"_L1];
        const auto variants =
            payload(stockText, {{u"id"_s, id}, {u"location"_s, u"gid://shopify/Location/502"_s}})["variants"_L1];
        QVERIFY(variants["nodes"_L1][0]["inventoryItem"_L1]["inventoryLevel"_L1].isNull());
    }

    void aDearQueryIsRefusedAndTooManyAreThrottled()
    {
        const auto wide =
            u"query ($n: Int!) { products(first: $n) { nodes { id options { name } variants(first: 250) { "
            "nodes { id metafields(first: 250) { nodes { key } } } } } } }"_s;
        QCOMPARE(codeOf(ask(wide, {{u"n"_s, 250}})), u"MAX_COST_EXCEEDED"_s);
        QVERIFY(m_host->behaviour()
                    .change({{u"rate_limited"_s, true}, {u"vendor"_s, QJsonObject{{u"cost_restore_rate"_s, 1}}}})
                    .ok());
        const auto first =
            ask(u"{ shop { name } locations(first: 9) { nodes { id } } }"_s).json()["extensions"_L1]["cost"_L1];
        QCOMPARE(first["requestedQueryCost"_L1].toInt(), 4);
        QCOMPARE(first["actualQueryCost"_L1].toInt(), 3);
        QCOMPARE(first["throttleStatus"_L1]["maximumAvailable"_L1].toDouble(), 20.0);
        QCOMPARE(codeOf(ask(wide, {{u"n"_s, 2}})), u"THROTTLED"_s);
        QCOMPARE(ask(wide, {{u"n"_s, 2}}).json()["extensions"_L1]["cost"_L1]["actualQueryCost"_L1], QJsonValue());
    }

    void aDraftIsPricedCompletedOnceAndTakesStock()
    {
        const auto item = ordinary();
        const auto made = payload(createText, {{u"input"_s, input(variantOf(item), 2)}})["draftOrder"_L1];
        const auto cents = 2 * *item.priceCents;
        const auto tax = (cents * 130'000 + 500'000) / 1'000'000;
        QCOMPARE(amountOf(made["subtotalPriceSet"_L1]).toDouble(), double(cents) / 100);
        QCOMPARE(amountOf(made["totalPriceSet"_L1]).toDouble(), double(cents + tax) / 100);
        QVERIFY(made["order"_L1].isNull());

        const QJsonObject variables{{u"id"_s, made["id"_L1]}, {u"pending"_s, true}};
        const auto done = payload(completeText, variables)["draftOrder"_L1];
        QCOMPARE(done["status"_L1].toString(), u"COMPLETED"_s);
        QCOMPARE(done["order"_L1]["displayFinancialStatus"_L1].toString(), u"PENDING"_s);
        QVERIFY(!refusalOf(payload(completeText, variables)).isEmpty());
        QVERIFY(!refusalOf(payload(updateText, {{u"id"_s, made["id"_L1]}, {u"input"_s, input(variantOf(item))}}))
                     .isEmpty());
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
        QCOMPARE(m_host->simulator().tickets().size(), 1);
    }

    void stockGoesOutWithAnOrderAndComesBackWhenItIsCancelled()
    {
        const auto item = ordinary();
        const auto variant = variantOf(item);
        const auto left = [&] {
            return payload(u"query ($id: ID!) { productVariant(id: $id) { inventoryQuantity } }"_s,
                {{u"id"_s, variant}})["inventoryQuantity"_L1]
                .toInt();
        };
        const auto order = completedOrder();
        QCOMPARE(left(), item.stock - 2);
        QVERIFY(payload(cancelText, {{u"id"_s, order}})["orderCancelUserErrors"_L1].toArray().isEmpty());
        QVERIFY(node(order)["cancelledAt"_L1].isString());
        QCOMPARE(left(), item.stock);
        QCOMPARE(
            payload(cancelText, {{u"id"_s, order}})["orderCancelUserErrors"_L1][0]["code"_L1].toString(), u"INVALID"_s);
    }

    void aReservationHoldsUntilItsTime()
    {
        const auto item = ordinary();
        auto wanted = input(variantOf(item), item.stock);
        wanted["reserveInventoryUntil"_L1] = toDateTime(m_clock.now()).addSecs(600).toString(Qt::ISODate);
        QVERIFY(payload(createText, {{u"input"_s, wanted}})["draftOrder"_L1].isObject());
        QVERIFY(!refusalOf(payload(createText, {{u"input"_s, wanted}})).isEmpty());
        m_clock.advance(std::chrono::seconds(601));
        wanted["reserveInventoryUntil"_L1] = toDateTime(m_clock.now()).addSecs(600).toString(Qt::ISODate);
        QVERIFY(payload(createText, {{u"input"_s, wanted}})["draftOrder"_L1].isObject());
    }

    void whatCannotBeSoldIsRefused_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<int>("quantity");
        QTest::newRow("unknown variant") << u"gid://shopify/ProductVariant/1"_s << 1;
        QTest::newRow("no piece") << u"gid://shopify/ProductVariant/8001"_s << 0;
    }
    void whatCannotBeSoldIsRefused()
    {
        QFETCH(QString, variant);
        QFETCH(int, quantity);
        const auto made = payload(createText, {{u"input"_s, input(variant, quantity)}});
        QVERIFY(made["draftOrder"_L1].isNull());
        QVERIFY(!refusalOf(made).isEmpty());
        QCOMPARE(m_host->simulator().createsExecuted(), 0);
    }

    void moreThanThereIsCannotBeCompleted()
    {
        const auto item = ordinary();
        const auto made = payload(createText, {{u"input"_s, input(variantOf(item), item.stock + 1)}});
        const auto done = payload(completeText, {{u"id"_s, made["draftOrder"_L1]["id"_L1]}, {u"pending"_s, true}});
        QVERIFY(refusalOf(done).contains(item.name));
    }

    void codesApplyOrWarn_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("status");
        QTest::addColumn<bool>("applies");
        QTest::newRow("valid") << u"welcome10"_s << u"ACTIVE"_s << true;
        QTest::newRow("expired") << u"EXPIRED"_s << u"EXPIRED"_s << false;
        QTest::newRow("not yet") << u"SOON"_s << u"SCHEDULED"_s << false;
        QTest::newRow("too little bought") << u"BIG10"_s << u"ACTIVE"_s << false;
        QTest::newRow("unknown") << u"NOPE"_s << QString() << false;
    }
    void codesApplyOrWarn()
    {
        QFETCH(QString, code);
        QFETCH(QString, status);
        QFETCH(bool, applies);
        const auto node = payload(u"query ($code: String!) { codeDiscountNodeByCode(code: $code) { codeDiscount { "
                                  "... on DiscountCodeBasic { status } } } }"_s,
            {{u"code"_s, code}});
        QCOMPARE(node["codeDiscount"_L1]["status"_L1].toString(), status);
        auto wanted = input(variantOf(ordinary()));
        wanted["discountCodes"_L1] = QJsonArray{code};
        const auto preview = payload(previewText, {{u"input"_s, wanted}})["calculatedDraftOrder"_L1];
        QCOMPARE(preview["platformDiscounts"_L1].toArray().size(), applies ? 1 : 0);
        QCOMPARE(preview["warnings"_L1].toArray().size(), applies ? 0 : 1);
        QCOMPARE(amountOf(preview["totalDiscountsSet"_L1]) != "0.0"_L1, applies);
        QCOMPARE(m_host->simulator().tickets().size(), 0);
    }

    void filteredListsLagBehindUnfilteredOnes()
    {
        QVERIFY(m_host->behaviour().change({{u"visibility_delay_ms"_s, 5000}}).ok());
        const auto draft = createdDraft();
        const QJsonObject byTag{{u"q"_s, u"tag:kiosk-ref-K7-20261123-0001-ABCD"_s}};
        QCOMPARE(payload(findText)["nodes"_L1][0]["id"_L1].toString(), draft);
        QCOMPARE(payload(findText, byTag)["nodes"_L1].toArray().size(), 0);
        m_clock.advance(std::chrono::seconds(5));
        QCOMPARE(payload(findText, byTag)["nodes"_L1].toArray().size(), 1);
    }

    void backgroundWorkTakesItsTime()
    {
        QVERIFY(m_host->behaviour().change(own({{u"job_delay_ms"_s, 2000}})).ok());
        const auto draft = createdDraft();
        QVERIFY(!node(draft)["ready"_L1].toBool());
        const QJsonObject variables{{u"id"_s, draft}, {u"pending"_s, true}};
        QVERIFY(!refusalOf(payload(completeText, variables)).isEmpty());
        m_clock.advance(std::chrono::seconds(2));
        const auto order = payload(completeText, variables)["draftOrder"_L1]["order"_L1]["id"_L1].toString();
        QVERIFY(!payload(cancelText, {{u"id"_s, order}})["job"_L1]["done"_L1].toBool());
        QVERIFY(node(order)["cancelledAt"_L1].isNull());
        m_clock.advance(std::chrono::seconds(2));
        QVERIFY(node(order)["cancelledAt"_L1].isString());
    }

    void tagsAreAddedAndRemovedOneByOne()
    {
        const auto order = completedOrder();
        const auto text =
            u"mutation ($id: ID!, $add: [String!]!, $remove: [String!]!) { tagsRemove(id: $id, tags: $remove) "
            "{ userErrors { message } } tagsAdd(id: $id, tags: $add) { userErrors { message } } }"_s;
        QCOMPARE(
            ask(text,
                {{u"id"_s, order}, {u"add"_s, QJsonArray{u"kiosk-status-x"_s}}, {u"remove"_s, QJsonArray{u"kiosk"_s}}})
                .status,
            200);
        const auto tags = node(order)["tags"_L1].toVariant().toStringList();
        QVERIFY(tags.contains(u"kiosk-status-x"_s));
        QVERIFY(tags.contains(u"kiosk-ref-K7-20261123-0001-ABCD"_s));
        QVERIFY(!tags.contains(u"kiosk"_s));
    }

    void staffMoveAnOrder_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("fulfillment");
        QTest::addColumn<QString>("step");
        QTest::newRow("in progress") << u"IN_PROGRESS"_s << u"IN_PROGRESS"_s << QString();
        QTest::newRow("on hold") << u"ON_HOLD"_s << u"ON_HOLD"_s << QString();
        QTest::newRow("packed") << u"READY_FOR_PICKUP"_s << u"UNFULFILLED"_s << u"READY_FOR_PICKUP"_s;
        QTest::newRow("on the way") << u"OUT_FOR_DELIVERY"_s << u"FULFILLED"_s << u"OUT_FOR_DELIVERY"_s;
        QTest::newRow("done") << u"FULFILLED"_s << u"FULFILLED"_s << QString();
    }
    void staffMoveAnOrder()
    {
        QFETCH(QString, word);
        QFETCH(QString, fulfillment);
        QFETCH(QString, step);
        const auto order = completedOrder();
        QVERIFY(m_host->simulator().moveTicket(order, {{u"status"_s, word}}).ok());
        QCOMPARE(node(order)["displayFulfillmentStatus"_L1].toString(), fulfillment);
        QCOMPARE(node(order)["fulfillments"_L1][0]["displayStatus"_L1].toString(), step);
        QVERIFY(!m_host->simulator().moveTicket(order, {{u"status"_s, u"LOST"_s}}).ok());
        QVERIFY(m_host->simulator().moveTicket(order, {{u"status"_s, u"DELETED"_s}}).ok());
        QVERIFY(node(order).isNull());
    }

    void customersAreFoundNoneOneOrSeveral_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("count");
        QTest::newRow("none") << u"phone:+14155550199"_s << 0;
        QTest::newRow("one") << u"phone:+14155550142"_s << 1;
        QTest::newRow("several") << u"phone:+14155550150"_s << 2;
        QTest::newRow("by e-mail") << u"email:\"rosa@example.com\""_s << 1;
    }
    void customersAreFoundNoneOneOrSeveral()
    {
        QFETCH(QString, query);
        QFETCH(int, count);
        const auto found =
            payload(u"query ($q: String!) { customers(first: 10, query: $q) { nodes { id } } }"_s, {{u"q"_s, query}});
        QCOMPARE(found["nodes"_L1].toArray().size(), count);
    }

    void aPhoneBelongsToOneCustomer()
    {
        const auto text = u"mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id "
                          "defaultPhoneNumber { phoneNumber } } userErrors { field message } } }"_s;
        const QJsonObject dana{{u"firstName"_s, u"Dana"_s}, {u"phone"_s, u"+15085550142"_s}};
        QCOMPARE(
            payload(text, {{u"input"_s, dana}})["customer"_L1]["defaultPhoneNumber"_L1]["phoneNumber"_L1].toString(),
            u"+15085550142"_s);
        QVERIFY(refusalOf(payload(text, {{u"input"_s, dana}})).contains("already been taken"_L1));
        const auto found =
            payload(u"query ($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { firstName } }"_s,
                {{u"i"_s, QJsonObject{{u"phoneNumber"_s, u"+15085550142"_s}}}});
        QCOMPARE(found["firstName"_L1].toString(), u"Dana"_s);
    }

    void refusalsHaveTheShapeOfTheCall()
    {
        m_host->faults().add(
            *Fault::fromJson({{u"fault"_s, u"refuse"_s}, {u"call"_s, u"create"_s}, {u"detail"_s, u"no"_s}}));
        QCOMPARE(refusalOf(payload(createText, {{u"input"_s, input(variantOf(ordinary()))}})), u"no"_s);
        m_host->faults().add(*Fault::fromJson({{u"fault"_s, u"refuse"_s}, {u"reason"_s, u"THROTTLED"_s}}));
        QCOMPARE(codeOf(ask(u"{ shop { name } }"_s)), u"THROTTLED"_s);
        m_host->faults().add(*Fault::fromJson({{u"fault"_s, u"refuse"_s}, {u"reason"_s, u"402"_s}}));
        QCOMPARE(ask(u"{ shop { name } }"_s).status, 402);
        QCOMPARE(m_host->simulator().createsExecuted(), 0);
    }

    void aCreateWhoseReplyIsLostIsThereAllTheSame()
    {
        m_host->faults().add(*Fault::fromJson({{u"fault"_s, u"reply_lost"_s}, {u"call"_s, u"create"_s}}));
        QCOMPARE(ask(createText, {{u"input"_s, input(variantOf(ordinary()))}}).status, 0);
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
        QCOMPARE(payload(findText)["nodes"_L1].toArray().size(), 1);
    }

    void draftsAndOrdersSurviveARestart()
    {
        QTemporaryDir folder;
        startHost(folder.filePath(u"state"_s));
        const auto order = completedOrder();
        startHost(folder.filePath(u"state"_s));
        QCOMPARE(node(order)["displayFulfillmentStatus"_L1].toString(), u"UNFULFILLED"_s);
        QVERIFY(createdDraft() != m_host->simulator().tickets()[0]["id"_L1].toString());
        m_host.reset();
    }
};

QTEST_GUILESS_MAIN(ShopifySimTest)
#include "tst_shopifysim.moc"
