#include "tests/endtoend/eventually.h"
#include "tests/endtoend/store.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak::EndToEnd;

/** Orders of the API on their way to a point of sale that misbehaves. */
class TestDelivery : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Store> m_store;
    QList<Item> m_items;

    QString delivery(const QJsonObject &order)
    {
        return m_store->orderOf(order["id"_L1].toString())["delivery"_L1].toString();
    }
    QString status(const QJsonObject &order)
    {
        return m_store->orderOf(order["id"_L1].toString())["status"_L1].toString();
    }
    QJsonObject place(qsizetype item, const QString &customer = {}, int quantity = 1, int wait = 0)
    {
        return m_store->order(m_items.at(item), customer, quantity, wait).json()["order"_L1].toObject();
    }

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<Store>();
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        m_items = m_store->items();
        QVERIFY(m_items.size() > 20);
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            m_store->printLogs();
        m_store.reset();
    }

    void anUnclearAnswerLeavesExactlyOneTicket()
    {
        const QList<QJsonObject> faults{
            {{u"fault"_s, u"reset"_s}},
            {{u"fault"_s, u"reply_lost"_s}},
            {{u"fault"_s, u"status"_s}, {u"commit"_s, true}},
            {{u"fault"_s, u"garbage"_s}},
            {{u"fault"_s, u"truncated"_s}},
        };
        QList<QJsonObject> orders;
        for (const auto &fault : faults) {
            QJsonObject onCreate = fault;
            onCreate[u"call"_s] = u"create"_s;
            QVERIFY(!m_store->control("POST", u"faults"_s, onCreate).isEmpty());
            const auto order = place(orders.size());
            QVERIFY(!order.isEmpty());
            EVENTUALLY(delivery(order), u"in_doubt"_s, 20'000);
            orders.append(order);
        }
        // What was executed is found at the first look; what was not goes out again after the last, 43 seconds later.
        QHash<QString, int> expected;
        for (const auto &order : orders) {
            EVENTUALLY(delivery(order), u"delivered"_s, 90'000);
            expected.insert(order["reference"_L1].toString(), 1);
        }
        QCOMPARE(m_store->standings(), expected);
        QCOMPARE(m_store->tickets().size(), orders.size());
        QCOMPARE(m_store->control("GET", u"stats"_s)["creates_executed"_L1].toInt(), int(orders.size()));
    }

    void aRefusedOrderTellsWhyAndHoldsUpNobody()
    {
        m_store->control("POST", u"faults"_s,
            {{u"fault"_s, u"refuse"_s}, {u"call"_s, u"create"_s}, {u"reason"_s, u"INSUFFICIENT_QUANTITY"_s},
                {u"detail"_s, u"sold out at the till"_s}});
        const auto refused = place(0, {}, 1, 20);
        QCOMPARE(refused["delivery"_L1].toString(), u"rejected"_s);
        QVERIFY(refused["delivery_error"_L1].toString().contains("INSUFFICIENT_QUANTITY"_L1));
        for (qsizetype i = 1; i <= 3; ++i)
            QCOMPARE(place(i, {}, 1, 20)["delivery"_L1].toString(), u"delivered"_s);
        QCOMPARE(m_store->tickets().size(), 3);

        int code = -1;
        const auto listed = m_store->ctl({u"queue"_s, u"list"_s, u"--json"_s}, &code);
        QCOMPARE(code, 0);
        const auto queue = QJsonDocument::fromJson(listed).array();
        QCOMPARE(queue.size(), 1);
        QCOMPARE(queue[0]["reference"_L1].toString(), refused["reference"_L1].toString());
        QCOMPARE(queue[0]["state"_L1].toString(), u"rejected"_s);
        QVERIFY(queue[0]["error"_L1].toString().contains("INSUFFICIENT_QUANTITY"_L1));

        // The reason was mended: a person's retry delivers it.
        m_store->ctl({u"queue"_s, u"retry"_s, QString::number(queue[0]["id"_L1].toInteger())}, &code);
        QCOMPARE(code, 0);
        EVENTUALLY(delivery(refused), u"delivered"_s, 20'000);
        QCOMPARE(m_store->standings().value(refused["reference"_L1].toString()), 1);
    }

    void anExpiredTokenIsReplacedWithoutAnybodyNoticing()
    {
        QCOMPARE(m_store->order(m_items.at(0), {}, 1, 20).status, 201);
        const auto tokens = m_store->control("GET", u"stats"_s)["requests"_L1]["token"_L1].toInt();
        QVERIFY(tokens > 0);
        QVERIFY(!m_store->control("POST", u"expire-tokens"_s).isEmpty());
        for (qsizetype i = 1; i <= 4; ++i)
            QCOMPARE(m_store->order(m_items.at(i), {}, 1, 20).status, 201);
        QVERIFY(m_store->control("GET", u"stats"_s)["requests"_L1]["token"_L1].toInt() > tokens);
        QCOMPARE(m_store->tickets().size(), 5);
    }

    void twoOrdersOfOneCustomerShareATicketAndItsEnd()
    {
        const auto first = place(0, u"1301"_s, 2, 20);
        const auto second = place(0, u"1301"_s, 3, 20);
        QCOMPARE(first["delivery"_L1].toString(), u"delivered"_s);
        QCOMPARE(second["delivery"_L1].toString(), u"delivered"_s);
        QCOMPARE(second["order_id"_L1].toString(), first["order_id"_L1].toString());

        QCOMPARE(m_store->tickets().size(), 1);
        const auto ticket = m_store->tickets().first().toObject();
        QCOMPARE(ticket["external_order_number"_L1].toString(), first["reference"_L1].toString());
        QVERIFY(ticket["ticket_note"_L1].toString().contains(u"ref: "_s + second["reference"_L1].toString()));
        QCOMPARE(ticket["items"_L1].toArray().size(), 1);
        QCOMPARE(ticket["items"_L1][0]["quantity"_L1].toInt(), 5);
        QCOMPARE(ticket["items"_L1][0]["size_id"_L1].toString(), m_items.at(0).value);

        const auto path = u"tickets/%1/status"_s.arg(ticket["ticket_id"_L1].toString());
        m_store->control("POST", path, {{u"status"_s, u"CANCELED"_s}});
        EVENTUALLY(status(first), u"CANCELED"_s, 10'000);
        EVENTUALLY(status(second), u"CANCELED"_s, 10'000);

        // The next one finds that ticket closed and gets its own.
        const auto third = place(1, u"1301"_s, 1, 20);
        QCOMPARE(third["delivery"_L1].toString(), u"delivered"_s);
        QCOMPARE(m_store->tickets().size(), 2);
    }

    void aLostAnswerNeverDoublesWhatACustomerOrdered_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("fault");
        QTest::newRow("create executed, second order waiting") << u"create"_s << u"reply_lost"_s;
        QTest::newRow("merge executed") << u"update"_s << u"reply_lost"_s;
        QTest::newRow("merge executed, half an answer") << u"update"_s << u"truncated"_s;
        QTest::newRow("merge not executed") << u"update"_s << u"reset"_s;
    }

    void aLostAnswerNeverDoublesWhatACustomerOrdered()
    {
        QFETCH(QString, call);
        QFETCH(QString, fault);
        m_store->control("POST", u"faults"_s, {{u"fault"_s, fault}, {u"call"_s, call}});
        const auto first = place(0, u"1301"_s, 2);
        const auto second = place(0, u"1301"_s, 3);
        EVENTUALLY(delivery(first), u"delivered"_s, 30'000);
        EVENTUALLY(delivery(second), u"delivered"_s, 30'000);
        QCOMPARE(m_store->control("GET", u"faults"_s)["faults"_L1][0]["fired"_L1].toInt(), 1);
        QCOMPARE(m_store->tickets().size(), 1);
        const auto ticket = m_store->tickets().first().toObject();
        QCOMPARE(ticket["items"_L1].toArray().size(), 1);
        QCOMPARE(ticket["items"_L1][0]["quantity"_L1].toInt(), 5);
        QCOMPARE(m_store->standings(),
            (QHash<QString, int>{{first["reference"_L1].toString(), 1}, {second["reference"_L1].toString(), 1}}));
    }

    void aStatusSetThroughTheApiReachesTheTicket()
    {
        const auto order = place(0, u"1301"_s, 1, 20);
        QCOMPARE(order["delivery"_L1].toString(), u"delivered"_s);
        const QJsonObject change{
            {u"customer_id"_s, u"1301"_s}, {u"order_status"_s, u"CANCELED"_s}, {u"ticket_id"_s, order["order_id"_L1]}};
        QCOMPARE(m_store->api("PUT", u"/api/v1/orders/status"_s, {{u"order"_s, change}}).status, 200);
        const auto atThePos = [this] { return m_store->tickets()[0]["order_status"_L1].toString(); };
        EVENTUALLY(atThePos(), u"CANCELED"_s, 20'000);
        EVENTUALLY(delivery(order), u"delivered"_s, 10'000);
        QCOMPARE(status(order), u"CANCELED"_s);
    }

    void anAgentToldToEndDoesNotWaitForAnAnswer()
    {
        m_store->control("POST", u"faults"_s, {{u"fault"_s, u"hang"_s}, {u"call"_s, u"create"_s}});
        const auto order = place(0);
        EVENTUALLY(delivery(order), u"sending"_s, 10'000);
        EVENTUALLY(m_store->tickets().size(), qsizetype(1), 5'000);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_store->agent().end());
        QVERIFY2(timer.elapsed() < 3000, "it waited");

        QVERIFY2(m_store->openAgent(), qPrintable(m_store->problem()));
        EVENTUALLY(delivery(order), u"delivered"_s, 20'000);
        QCOMPARE(m_store->tickets().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
