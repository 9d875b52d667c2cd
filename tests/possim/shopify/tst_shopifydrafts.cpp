#include "tests/possim/shopify/shopifyshop.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Peak::Possim;
using namespace Peak::Test;
using namespace Qt::StringLiterals;

// clang-format off
static const QString updateText = uR"(mutation ($id: ID!, $input: DraftOrderInput!) { draftOrderUpdate(id: $id, input: $input) {
  draftOrder { id tags totalPriceSet { shopMoney { amount } } } userErrors { field message } } })"_s;
static const QString cancelText = uR"(mutation ($id: ID!) { orderCancel(orderId: $id, reason: STAFF, restock: true) {
  job { id done } orderCancelUserErrors { field message code } } })"_s;
static const QString previewText = uR"(mutation ($input: DraftOrderInput!) { draftOrderCalculate(input: $input) {
  calculatedDraftOrder { totalDiscountsSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } }
    totalPriceSet { shopMoney { amount } } platformDiscounts { code } warnings { message } } userErrors { message } } })"_s;
static const QString findText = uR"(query ($q: String) { draftOrders(first: 10, query: $q) { nodes { id tags } } })"_s;
// clang-format on

/** The life of a draft and its order in the simulated Shopify. */
class TestShopifyDrafts : public QObject, private ShopifyShop {
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }

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

QTEST_GUILESS_MAIN(TestShopifyDrafts)
#include "tst_shopifydrafts.moc"
