#pragma once

#include "sync/pos/treez/treezclient.h"

#include "tests/support/fixtures.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/treezsetup.h"

#include <QJsonArray>

namespace Peak {

/** Credentials without a conversation of their own, so that scripts hold only what a test is about. */
class OpenDoor final : public TreezAuth {
public:
    QCoro::Task<Result<HttpRequest>> authorise(HttpRequest request) override { co_return request; }
    bool refused(const HttpRequest &) override { return false; }
};

/** A Treez client that talks to a script. */
struct ScriptedTreez {
    ManualClock clock;
    ScriptedTransport http;
    TreezClient client{treezSettings(), http, clock, std::make_unique<OpenDoor>()};

    /** "POST /ticket/detailticket" of the n-th request, query and all. */
    [[nodiscard]] QString call(qsizetype n) const
    {
        const auto request = http.requests.value(n);
        const QString base = QString::fromLatin1(treezSettings().base.toEncoded());
        return QString::fromLatin1(request.method + ' ' + request.url.toEncoded()).remove(base);
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

    void answer(const QJsonObject &json, int status = 200)
    {
        http.enqueue(status, QJsonDocument(json).toJson(QJsonDocument::Compact));
    }
    void answerTicket(const QJsonObject &ticket)
    {
        answer({{QStringLiteral("resultCode"), QStringLiteral("SUCCESS")}, {QStringLiteral("data"), ticket}});
    }
    /** As reading by id wraps it. */
    void answerRead(const QJsonObject &ticket)
    {
        answer({{QStringLiteral("resultCode"), QStringLiteral("SUCCESS")},
            {QStringLiteral("ticketList"), QJsonArray{ticket}}});
    }
    void answerList(const QJsonArray &tickets, int total)
    {
        answer({{QStringLiteral("resultCode"), QStringLiteral("SUCCESS")},
            {QStringLiteral("pageElements"), tickets.size()}, {QStringLiteral("totalElements"), total},
            {QStringLiteral("ticketList"), tickets}});
    }
    void refuse(int status, const QString &reason, const QString &detail = {})
    {
        answer({{QStringLiteral("resultCode"), QStringLiteral("FAIL")}, {QStringLiteral("resultReason"), reason},
                   {QStringLiteral("resultDetail"), detail}, {QStringLiteral("data"), QJsonValue()}},
            status);
    }
};

/** The ticket of created.in.json with some members changed. */
inline QJsonObject treezTicket(const QJsonObject &changes = {})
{
    auto ticket = jsonFixture(QStringLiteral("treez/created.in.json"))[QStringLiteral("data")].toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it)
        ticket[it.key()] = it.value();
    return ticket;
}

/** Lines as a ticket holds them. */
inline QJsonArray treezItems(const QList<TargetLine> &lines)
{
    QJsonArray items;
    for (const auto &line : lines)
        items.append(QJsonObject{{QStringLiteral("product_id"), line.product.toString()},
            {QStringLiteral("size_id"), line.value.toString()}, {QStringLiteral("quantity"), line.quantity}});
    return items;
}

} // namespace Peak
