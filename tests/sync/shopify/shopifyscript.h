#pragma once

#include "sync/pos/shopify/shopifyclient.h"
#include "tests/support/fixtures.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

#include <QJsonArray>

namespace Peak {

inline ShopifySettings shopifySettings(bool completeDrafts = true)
{
    ShopifySettings settings;
    settings.base = QUrl(QStringLiteral("https://harbor.myshopify.example"));
    settings.authBase = settings.base;
    settings.auth = ShopifySettings::Auth::Static;
    settings.clientId = QStringLiteral("app 1");
    settings.version = QStringLiteral("2026-10");
    settings.location = QStringLiteral("gid://shopify/Location/55");
    settings.completeDrafts = completeDrafts;
    settings.thc = {QStringLiteral("cannabis"), QStringLiteral("thc")};
    settings.cbd = {QStringLiteral("cannabis"), QStringLiteral("cbd")};
    settings.strain = {QStringLiteral("cannabis"), QStringLiteral("strain_type")};
    settings.medicalTag = QStringLiteral("medical");
    settings.timeZone = QTimeZone("America/Los_Angeles");
    return settings;
}

/** A Shopify client that talks to a script. */
struct ScriptedShopify {
    ManualClock clock;
    ScriptedTransport http;
    ShopifyClient client;

    explicit ScriptedShopify(const ShopifySettings &settings = shopifySettings())
        : client(settings, http, clock, "shpat_secret")
    {
    }

    [[nodiscard]] QJsonObject sent(qsizetype n) const
    {
        return QJsonDocument::fromJson(http.requests.value(n).body).object();
    }
    [[nodiscard]] QString operation(qsizetype n) const
    {
        return sent(n).value(QLatin1StringView("operationName")).toString();
    }
    [[nodiscard]] QStringList operations() const
    {
        QStringList all;
        for (qsizetype i = 0; i < http.requests.size(); ++i)
            all.append(operation(i));
        return all;
    }
    /** What was sent, without the document: as the .out.json files have it. */
    [[nodiscard]] QJsonObject asked(qsizetype n) const
    {
        auto body = sent(n);
        body.remove(QLatin1StringView("query"));
        return body;
    }

    void answer(const QJsonObject &json, int status = 200, const QList<HttpHeader> &headers = {})
    {
        http.enqueue(status, QJsonDocument(json).toJson(QJsonDocument::Compact), headers);
    }
    void answerData(const QJsonObject &data) { answer({{QStringLiteral("data"), data}}); }
    void answerFile(const QString &name) { http.enqueue(200, fixture(QStringLiteral("shopify/") + name)); }
    /** One mutation's payload. */
    void answerPayload(const QString &root, QJsonObject payload)
    {
        if (!payload.contains(QLatin1StringView("userErrors")))
            payload[QLatin1StringView("userErrors")] = QJsonArray();
        answerData({{root, payload}});
    }
    void refuse(const QString &root, const QString &message)
    {
        const QJsonObject error{{QStringLiteral("field"), QJsonValue()}, {QStringLiteral("message"), message}};
        answerPayload(root, {{QStringLiteral("userErrors"), QJsonArray{error}}});
    }
    void failTop(const QString &code, const QJsonObject &more = {})
    {
        QJsonObject document{{QStringLiteral("data"), QJsonValue()}};
        const QJsonObject error{{QStringLiteral("message"), QStringLiteral("no")},
            {QStringLiteral("extensions"), QJsonObject{{QStringLiteral("code"), code}}}};
        document[QLatin1StringView("errors")] = QJsonArray{error};
        for (auto it = more.begin(); it != more.end(); ++it)
            document[it.key()] = it.value();
        answer(document);
    }
};

/** `object` with some members replaced. */
inline QJsonObject changed(QJsonObject object, const QJsonObject &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it)
        object[it.key()] = it.value();
    return object;
}

inline QJsonObject shopifyOrderJson(const QJsonObject &changes = {})
{
    const auto data = jsonFixture(QStringLiteral("shopify/order.in.json")).value(QStringLiteral("data"));
    return changed(data[QStringLiteral("order")].toObject(), changes);
}

inline QJsonObject shopifyDraftJson(const QJsonObject &changes = {})
{
    const auto data = jsonFixture(QStringLiteral("shopify/draft-created.in.json")).value(QStringLiteral("data"));
    return changed(data[QStringLiteral("draftOrderCreate")][QStringLiteral("draftOrder")].toObject(), changes);
}

inline QJsonObject shopifyCompletedDraft(const QJsonObject &orderChanges = {})
{
    return shopifyDraftJson({{QStringLiteral("status"), QStringLiteral("COMPLETED")},
        {QStringLiteral("order"), shopifyOrderJson(orderChanges)}});
}

inline QJsonObject asDraft(const QJsonObject &draft) { return {{QStringLiteral("draftOrder"), draft}}; }

inline OrderLine shopifyLine(const QString &product, const QString &variant, int quantity)
{
    OrderLine line;
    line.product = ProductId(QStringLiteral("gid://shopify/Product/") + product);
    line.value = ProductValueId(QStringLiteral("gid://shopify/ProductVariant/") + variant);
    line.quantity = quantity;
    return line;
}

/** The order of tests/data/shopify/createdraft.out.json. */
inline Order shopifyOrder()
{
    Order order;
    order.reference = QStringLiteral("K7-20261123-0042-9F3C");
    order.ticketNumber = QStringLiteral("042");
    order.kioskId = 7;
    order.customer = CustomerId(QStringLiteral("gid://shopify/Customer/5501"));
    order.lines = {shopifyLine(QStringLiteral("7001"), QStringLiteral("8001"), 2),
        shopifyLine(QStringLiteral("7002"), QStringLiteral("8010"), 1)};
    order.notes = QStringLiteral("no stems please");
    order.discountCode = QStringLiteral("TAKE10");
    return order;
}

inline Contact shopifyRosa()
{
    return Contact{QStringLiteral("Rosa"), QStringLiteral("Vale"), QStringLiteral("4155550142"),
        QStringLiteral("rosa@example.com"), QDate(1991, 2, 11)};
}

/** A second order of the same customer that joins the open draft. */
inline MergeTarget shopifyMerge()
{
    auto more = shopifyOrder();
    more.lines.first().quantity = 3;
    MergeTarget target;
    target.ticket = PosOrderId(QStringLiteral("gid://shopify/DraftOrder/60001"));
    target.customer = shopifyOrder().customer;
    target.before = targetLines(shopifyOrder().lines);
    target.lines = targetLines(more.lines);
    target.references = {QStringLiteral("K7-20261123-0042-9F3C"), QStringLiteral("K7-20261123-0043-ABCD")};
    return target;
}

/** The order 70001 with a change to make. */
inline StatusChange shopifyChange(OrderStatus to)
{
    StatusChange change{shopifyOrder(), to};
    change.order.posOrder = PosOrderId(QStringLiteral("gid://shopify/Order/70001"));
    return change;
}

} // namespace Peak
