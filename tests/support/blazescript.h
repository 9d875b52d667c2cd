#pragma once

#include "sync/pos/blaze/blazeclient.h"

#include "tests/support/fixtures.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

#include <QJsonArray>

namespace Peak {

inline BlazeSettings blazeSettings()
{
    BlazeSettings settings;
    settings.base = QUrl(QStringLiteral("https://api.partners.example"));
    settings.partnerKey = "partner-1";
    settings.developerKey = "developer-1";
    settings.partnerHeaders = {"x-api-key", "partner_key"};
    settings.inventoryIds = {QStringLiteral("inv-floor")};
    settings.kioskId = 7;
    return settings;
}

inline OrderLine blazeLine(const QString &value, int quantity)
{
    OrderLine line;
    line.value = ProductValueId(value);
    line.product = ProductId(value.section(QLatin1Char(':'), 0, 0));
    line.quantity = quantity;
    return line;
}

/** The order of tests/data/blaze/prepare.out.json. */
inline Order blazeOrder()
{
    Order order;
    order.reference = QStringLiteral("K7-20261123-0042-9F3C");
    order.ticketNumber = QStringLiteral("042");
    order.kioskId = 7;
    order.customer = CustomerId(QStringLiteral("6400aa11bb22cc33dd44ee55"));
    order.lines = {blazeLine(QStringLiteral("5f1b0c9e2b7a4d0001a1b2c3:ONE_EIGHTTH"), 1),
        blazeLine(QStringLiteral("5f1b0c9e2b7a4d0001a1b2d4"), 2)};
    order.notes = QStringLiteral("no stems please");
    order.discountCode = QStringLiteral("TAKE10");
    return order;
}

inline Contact blazeGuest()
{
    return {QStringLiteral("Rosa"), QStringLiteral("Vale"), QStringLiteral("4155550142"),
        QStringLiteral("rosa@example.com"), QDate(1991, 2, 11)};
}

inline Order blazeGuestOrder(const Contact &contact)
{
    auto order = blazeOrder();
    order.customer = CustomerId();
    order.contact = contact;
    return order;
}

/** What queries.out.json lists under a heading. */
inline QStringList blazeQueries(const char *heading)
{
    return jsonFixture(QStringLiteral("blaze/queries.out.json"))[QLatin1StringView(heading)].toVariant().toStringList();
}

/** A fixture with some members changed. */
inline QJsonObject blazeJson(const char *name, const QJsonObject &changes = {})
{
    auto json = jsonFixture(QStringLiteral("blaze/") + QLatin1StringView(name));
    for (auto it = changes.begin(); it != changes.end(); ++it)
        json[it.key()] = it.value();
    return json;
}

/** The prepared cart after it was submitted, and after what happened to it since. */
inline QJsonObject placedCart(const QJsonObject &changes = {})
{
    auto cart = blazeJson("prepared.in.json",
        {{QStringLiteral("cartStatus"), QStringLiteral("Placed")}, {QStringLiteral("placed"), true},
            {QStringLiteral("trackingStatus"), QStringLiteral("Placed")},
            {QStringLiteral("orderNo"), QStringLiteral("10087")},
            {QStringLiteral("orderPlacedTime"), qint64(1795446245000)}});
    for (auto it = changes.begin(); it != changes.end(); ++it)
        cart[it.key()] = it.value();
    return cart;
}

/** A BLAZE client that talks to a script. */
struct ScriptedBlaze {
    ManualClock clock;
    ScriptedTransport http;
    BlazeClient client{blazeSettings(), http, clock};

    /** "GET /store" of all requests. */
    [[nodiscard]] QStringList calls() const
    {
        const QString base = QStringLiteral("https://api.partners.example/api/v1/partner");
        QStringList all;
        for (const auto &request : http.requests)
            all.append(QString::fromLatin1(request.method + ' ' + request.url.toEncoded()).remove(base));
        return all;
    }
    [[nodiscard]] QJsonObject sent(qsizetype n) const
    {
        return QJsonDocument::fromJson(http.requests.value(n).body).object();
    }
    void answer(const QJsonObject &json, int status = 200)
    {
        http.enqueue(status, QJsonDocument(json).toJson(QJsonDocument::Compact));
    }
    void answerList(const QJsonArray &values) { answer({{QStringLiteral("values"), values}}); }
    void answerFile(const char *name)
    {
        http.enqueue(200, fixture(QStringLiteral("blaze/") + QLatin1StringView(name)));
    }
    void refuse(int status, const QString &message = QStringLiteral("no"))
    {
        answer({{QStringLiteral("error"), QStringLiteral("x")}, {QStringLiteral("message"), message},
                   {QStringLiteral("status"), status}},
            status);
    }
    void prepared()
    {
        answerFile("cart.in.json");
        answerFile("prepared.in.json");
    }
};

} // namespace Peak
