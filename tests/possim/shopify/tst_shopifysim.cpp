#include "tests/possim/shopify/shopifyschema.h"
#include "tests/possim/shopify/shopifyshop.h"

#include <QTest>

using namespace Peak;
using namespace Peak::Possim;
using namespace Peak::Test;
using namespace Qt::StringLiterals;

// clang-format off
static const QString productsText = uR"(query ($first: Int!, $after: String, $q: String) {
  products(first: $first, after: $after, query: $q, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor } nodes { id title variants(first: 50) { nodes { id sku price inventoryQuantity } } } } })"_s;
static const QString stockText = uR"(query ($id: ID!, $location: ID!) { product(id: $id) { variants(first: 50) {
  pageInfo { hasNextPage } nodes { id inventoryItem { inventoryLevel(locationId: $location) { quantities(names: ["available"]) { quantity } } } } } } })"_s;
// clang-format on

/** The simulated Shopify: schema, access, pace, products and people. */
class TestShopifySim : public QObject, private ShopifyShop {
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }

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
};

QTEST_GUILESS_MAIN(TestShopifySim)
#include "tst_shopifysim.moc"
