#pragma once

#include "sync/pos/leaflogix/leaflogixclient.h"

#include "tests/support/fixtures.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

#include <QJsonArray>

namespace Peak {

inline LeaflogixSettings leaflogixSettings()
{
    LeaflogixSettings settings;
    settings.base = QUrl(QStringLiteral("https://pos.example"));
    settings.consumerKey = "7c0f0e9e-0d2a-4a53-9f0e-8f6a1f1f0c11";
    settings.orderSource = QStringLiteral("In-Store");
    settings.timeZone = QTimeZone("America/Los_Angeles");
    return settings;
}

inline OrderLine leaflogixLine(const QString &product, const QString &value, int quantity)
{
    OrderLine line;
    line.product = ProductId(product);
    line.value = ProductValueId(value);
    line.quantity = quantity;
    return line;
}

/** The order of tests/data/leaflogix/submit.out.json. */
inline Order leaflogixOrder()
{
    Order order;
    order.reference = QStringLiteral("K7-20261123-0042-9F3C");
    order.ticketNumber = QStringLiteral("042");
    order.kioskId = 7;
    order.customer = CustomerId(QStringLiteral("55120"));
    order.notes = QStringLiteral("no stems please");
    const auto flower = QStringLiteral("171097");
    const auto gummies = QStringLiteral("171767");
    order.lines = {leaflogixLine(flower, flower, 2), leaflogixLine(gummies, gummies, 1)};
    return order;
}

/** A Leaflogix client that talks to a script. */
struct ScriptedLeaflogix {
    ManualClock clock;
    ScriptedTransport http;
    LeaflogixClient client;

    explicit ScriptedLeaflogix(LeaflogixSettings settings = leaflogixSettings())
        : client(std::move(settings), http, clock, "location", "integrator")
    {
    }

    /** "POST /preorder/submit" of the n-th request, query and all. */
    [[nodiscard]] QString call(qsizetype n) const
    {
        const auto request = http.requests.value(n);
        return QString::fromLatin1(request.method + ' ' + request.url.toEncoded())
            .remove(QStringLiteral("https://pos.example"));
    }
    [[nodiscard]] QStringList calls() const
    {
        QStringList all;
        for (qsizetype i = 0; i < http.requests.size(); ++i)
            all.append(call(i));
        return all;
    }
    [[nodiscard]] QJsonObject sent(qsizetype n) const
    {
        return QJsonDocument::fromJson(http.requests.value(n).body).object();
    }
    void answer(const QString &file) { http.enqueue(200, fixture(QStringLiteral("leaflogix/") + file)); }
    /** status.in.json with some members changed. */
    void answerStatus(const QJsonObject &changes = {})
    {
        http.enqueue(200, QJsonDocument(QJsonArray{status(changes)}).toJson(QJsonDocument::Compact));
    }
    static QJsonObject status(const QJsonObject &changes = {})
    {
        auto order = QJsonDocument::fromJson(fixture(QStringLiteral("leaflogix/status.in.json"))).array()[0].toObject();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            order[it.key()] = it.value();
        return order;
    }
};

// What is sent, as tests/data/leaflogix has it, and orders to talk about.

inline QString leaflogixQuery(const QString &name)
{
    return jsonFixture(QStringLiteral("leaflogix/queries.out.json")).value(name).toString();
}

inline QStringList leaflogixQueries(const QStringList &names)
{
    QStringList all;
    for (const auto &name : names)
        all.append(leaflogixQuery(name));
    return all;
}

inline QJsonObject leaflogixOut(const QString &file) { return jsonFixture(QStringLiteral("leaflogix/") + file); }

inline Order leaflogixGuest()
{
    auto order = leaflogixOrder();
    order.customer = {};
    order.contact = {QStringLiteral("Rosa"), QStringLiteral("Vale"), QStringLiteral("4155550142"),
        QStringLiteral("rosa@example.com"), QDate(1991, 2, 11)};
    return order;
}

inline MergeTarget leaflogixTarget()
{
    const auto line = [](const QString &id, int quantity) {
        return TargetLine{ProductId(id), ProductValueId(id), quantity};
    };
    MergeTarget target;
    target.ticket = PosOrderId(QStringLiteral("184467"));
    target.customer = CustomerId(QStringLiteral("55120"));
    target.before = {line(QStringLiteral("171097"), 2), line(QStringLiteral("171767"), 1)};
    target.lines = {line(QStringLiteral("171097"), 3), line(QStringLiteral("171767"), 1)};
    target.references = {QStringLiteral("K7-20261123-0042-9F3C"), QStringLiteral("K7-20261123-0043-AAAA")};
    target.note = QStringLiteral("Kiosk 7, order 042");
    return target;
}

inline QJsonArray leaflogixPositions(const QList<double> &quantities)
{
    QJsonArray items;
    for (const auto quantity : quantities)
        items.append(
            QJsonObject{{QStringLiteral("productName"), QStringLiteral("x")}, {QStringLiteral("quantity"), quantity}});
    return items;
}

} // namespace Peak
