#pragma once

#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <memory>

namespace Peak::Test {

using namespace Possim;
using namespace Qt::StringLiterals;

// clang-format off
inline const QString createText = uR"(mutation ($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
  draftOrder { id name status ready tags customAttributes { key value } discountCodes warnings { errorCode message }
    subtotalPriceSet { shopMoney { amount currencyCode } } totalTaxSet { shopMoney { amount } }
    totalPriceSet { shopMoney { amount } } order { id } }
  userErrors { field message } } })"_s;
inline const QString completeText = uR"(mutation ($id: ID!, $pending: Boolean!) {
  draftOrderComplete(id: $id, paymentPending: $pending) {
    draftOrder { id status order { id displayFinancialStatus displayFulfillmentStatus } } userErrors { field message } } })"_s;
inline const QString readText = uR"(query ($ids: [ID!]!) { nodes(ids: $ids) {
  ... on Order { id cancelledAt displayFulfillmentStatus tags fulfillments(first: 10) { displayStatus } }
  ... on DraftOrder { id status ready order { id } } } })"_s;
// clang-format on

/** A simulated Shopify in this process, and an app with a token. Base of the tests, one shop each. */
class ShopifyShop {
protected:
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

    /** As new: before every test. */
    void prepare()
    {
        m_items = m_items.isEmpty() ? readCatalog(catalogPath()).valueOr({}) : m_items;
        QVERIFY(m_items.size() > 1000);
        if (!m_host)
            startHost();
        QVERIFY(m_host->reset().ok());
        m_client.headers = {{"X-Shopify-Access-Token", "k-1234"}};
    }
};

} // namespace Peak::Test
