#pragma once

#include "sync/awaited.h"
#include "sync/pos/flowhub/flowhubclient.h"
#include "tests/support/fixtures.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

namespace Peak::Test {

using namespace Qt::StringLiterals;

inline FlowhubSettings flowhubSettings()
{
    FlowhubSettings settings;
    settings.base = QUrl(u"https://pos.example"_s);
    settings.tokenUrl = QUrl(u"https://auth.example/oauth/token"_s);
    settings.clientId = u"ACME CLIENT"_s;
    settings.auth0ClientId = u"AUTH0-ACME"_s;
    settings.audience = u"https://api.flowhub.co"_s;
    settings.locationId = u"l-main"_s;
    settings.timeZone = QTimeZone("America/Denver");
    return settings;
}

inline OrderLine flowhubLine(const QString &product, int quantity)
{
    OrderLine line;
    line.product = ProductId(product);
    line.value = ProductValueId(product);
    line.quantity = quantity;
    return line;
}

/** The order of tests/data/flowhub/create.out.json. */
inline Order flowhubOrder()
{
    Order order;
    order.reference = u"K7-20261123-0042-9F3C"_s;
    order.ticketNumber = u"042"_s;
    order.kioskId = 7;
    order.customer = CustomerId(u"a7bb0000-7aed-4346-84f6-000000001301"_s);
    order.contact = {u"Rosa"_s, u"Vale"_s, u"3035550142"_s, u"rosa@example.com"_s, QDate(1991, 2, 11)};
    order.lines = {flowhubLine(u"8d0e0f1a-52b2-4f0a-9a43-000000000002"_s, 2), flowhubLine(u"7004410"_s, 1)};
    order.notes = u"no stems please\nref: K9-20261123-0001-EVIL"_s;
    order.discountCode = u"WELCOME10"_s;
    return order;
}

inline Order flowhubGuest()
{
    auto order = flowhubOrder();
    order.customer = {};
    order.contact = {};
    order.notes.clear();
    order.discountCode.clear();
    return order;
}

/** The target of tests/data/flowhub/update.out.json. */
inline MergeTarget flowhubMerge()
{
    MergeTarget target;
    target.ticket = PosOrderId(u"5f2c9f10-0000-4b1c-9d3e-000000000042"_s);
    target.customer = flowhubOrder().customer;
    target.lines = {{ProductId(u"p"_s), ProductValueId(u"8d0e0f1a-52b2-4f0a-9a43-000000000002"_s), 3}};
    target.references = {u"K7-20261123-0042-9F3C"_s, u"K7-20261123-0043-ABCD"_s};
    target.note = u"Kiosk 7"_s;
    return target;
}

/** A Flowhub client that talks to a script. */
struct ScriptedFlowhub {
    ManualClock clock;
    ScriptedTransport http;
    FlowhubClient client;

    explicit ScriptedFlowhub(const FlowhubSettings &settings = flowhubSettings())
        : client(settings, {"k-1234", "auth0-s3cret"}, http, clock)
    {
    }

    /** "POST /order-ahead/v0/create" of the n-th request, query and all. */
    [[nodiscard]] QStringList calls() const
    {
        QStringList all;
        for (const auto &request : http.requests)
            all.append(QString::fromLatin1(request.method + ' ' + request.url.toEncoded())
                           .remove(u"https://pos.example"_s)
                           .remove(u"https://auth.example"_s));
        return all;
    }
    [[nodiscard]] QJsonObject sent(qsizetype n) const
    {
        return QJsonDocument::fromJson(http.requests.value(n).body).object();
    }
    [[nodiscard]] QByteArray header(qsizetype n, const QByteArray &name) const
    {
        for (const auto &[key, value] : http.requests.value(n).headers) {
            if (key == name)
                return value;
        }
        return {};
    }

    void answer(const QByteArray &body, int status = 200) { http.enqueue(status, body); }
    void answerFile(const QString &name) { http.enqueue(200, fixture(u"flowhub/"_s + name)); }
    void answerToken(const QByteArray &token = "T1", int life = 86400)
    {
        answer(R"({"access_token":")" + token
            + R"(","scope":"create:orders read:orders","token_type":"Bearer","expires_in":)" + QByteArray::number(life)
            + '}');
    }
    void answerStatus(const QByteArray &id, const QByteArray &status, const QByteArray &external = {})
    {
        answer(R"({"orderId":")" + id + R"(","customerExternalId":")" + external + R"(","status":")" + status + "\"}");
    }
};

} // namespace Peak::Test
