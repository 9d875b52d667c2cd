#pragma once

#include "sync/api/apiserver.h"
#include "tests/support/jsontext.h"
#include "tests/support/testshop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

namespace Peak {

using namespace Qt::StringLiterals;

/**
 * The HTTP API over loopback, on real files, with a scripted POS behind it. Every answer is checked for the shape all
 * answers have and for what none may hold.
 */
class ApiFixture : public QObject {
protected:
    struct Reply {
        int status = 0;
        QByteArray body;
        QJsonObject json;
        QHash<QByteArray, QByteArray> headers; ///< Lower case.

        [[nodiscard]] QJsonObject order() const { return json["order"_L1].toObject(); }
        [[nodiscard]] QJsonObject error() const { return json["error"_L1].toObject(); }
        [[nodiscard]] QString code() const { return error()["code"_L1].toString(); }
        [[nodiscard]] QStringList fields() const { return error()["fields"_L1].toObject().keys(); }
    };
    using Headers = QList<QPair<QByteArray, QByteArray>>;

    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<Metrics> m_metrics;
    std::unique_ptr<ApiServer> m_api;
    std::unique_ptr<QNetworkAccessManager> m_network;
    quint16 m_port = 0;
    QByteArray m_token;

    void open()
    {
        const auto opened = m_shop->open();
        QVERIFY2(opened.ok(), qPrintable(opened ? QString() : opened.error().message));
        m_token =
            newToken(u"tablet"_s, {Scope::OrdersRead, Scope::OrdersWrite, Scope::CatalogRead, Scope::MetricsRead});
        m_api = std::make_unique<ApiServer>(m_shop->config, m_shop->clock, *m_shop->catalog, *m_metrics,
            OrderParts{*m_shop->orders, *m_shop->outbox, *m_shop->tokens, *m_shop->service});
        listen();
    }

    void listen()
    {
        const auto port = m_api->listen();
        QVERIFY(port.ok());
        m_port = *port;
    }

    QByteArray newToken(const QString &name, const QSet<Scope> &scopes)
    {
        return m_shop->tokens->create(name, scopes).valueOr({}).toLatin1();
    }

    /** Sends and waits. Whatever comes back has to have the shape of the API and none of our secrets. */
    Reply send(const QByteArray &method, const QString &path, const QByteArray &body = {}, const Headers &more = {})
    {
        QNetworkRequest request(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("Authorization", "Bearer " + m_token);
        for (const auto &[name, value] : more)
            request.setRawHeader(name, value);
        // As a custom verb HEAD would have Qt wait for the body it announces.
        const std::unique_ptr<QNetworkReply> reply(
            method == "HEAD" ? m_network->head(request) : m_network->sendCustomRequest(request, method, body));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(10'000);
        const auto answer = read(*reply);
        [&] { check(answer, method); }();
        return answer;
    }

    static Reply read(QNetworkReply &reply)
    {
        Reply answer;
        answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply.readAll();
        answer.json = QJsonDocument::fromJson(answer.body).object();
        for (const auto &[name, value] : reply.rawHeaderPairs())
            answer.headers.insert(name.toLower(), value);
        return answer;
    }

    void check(const Reply &answer, const QByteArray &method) const
    {
        QVERIFY2(answer.status >= 200, "no answer");
        for (const QByteArray &secret : {m_token, QByteArray("SELECT"), QByteArray("SQL"), QByteArray("sqlite")})
            QVERIFY2(secret.isEmpty() || !answer.body.contains(secret), answer.body.constData());
        if (method == "HEAD" || answer.headers["content-type"].startsWith("text/plain"))
            return;
        QVERIFY(answer.headers["content-type"].startsWith("application/json"));
        QVERIFY2(!answer.json.isEmpty(), answer.body.constData());
        if (answer.status >= 400)
            checkError(answer);
        if (answer.json.contains("order"_L1))
            checkOrder(answer.order());
    }

    static void checkError(const Reply &answer)
    {
        QVERIFY(!answer.code().isEmpty());
        QVERIFY(!answer.error()["message"_L1].toString().isEmpty());
        const auto fields = answer.error()["fields"_L1].toObject();
        for (const auto &messages : fields) {
            QVERIFY(messages.isArray() && !messages.toArray().isEmpty());
            QVERIFY(messages.toArray().first().isString());
        }
    }

    static void checkOrder(const QJsonObject &order)
    {
        QStringList names{u"id"_s, u"reference"_s, u"ticket_number"_s, u"order_id"_s, u"store_id"_s, u"kiosk_id"_s,
            u"customer_id"_s, u"status"_s, u"delivery"_s, u"delivery_error"_s, u"amount"_s, u"currency"_s,
            u"estimate"_s, u"items"_s, u"notes"_s, u"version"_s, u"created_at"_s, u"updated_at"_s, u"printed_date"_s,
            u"printed_id"_s};
        names.sort();
        QCOMPARE(QStringList(order.keys()), names);
        QVERIFY(orderStatusOf(order["status"_L1].toString()));
        QVERIFY(deliveryOf(order["delivery"_L1].toString()));
        QVERIFY(order["items"_L1].isArray() && order["estimate"_L1].isBool());
    }

    Reply create(const QByteArray &order, const QString &query = {}, const Headers &more = {})
    {
        return send("POST", u"/api/v1/7/orders"_s + query, "{\"order\":" + order + "}", more);
    }

    static QByteArray cart(const QByteArray &customer = {}, const QByteArray &quantity = "2")
    {
        const QByteArray who = customer.isEmpty() ? QByteArray() : "\"customer_id\":\"" + customer + "\",";
        return "{" + who + json("'items':[{'product_id':'P-1','quantity':") + quantity + "}]}";
    }

    void setUp()
    {
        m_shop = std::make_unique<TestShop>();
        m_shop->pos.acceptEverything();
        m_metrics = std::make_unique<Metrics>();
        m_network = std::make_unique<QNetworkAccessManager>();
    }

    void tearDown()
    {
        m_network.reset();
        m_api.reset();
        m_shop.reset();
        m_metrics.reset();
    }
};

} // namespace Peak
