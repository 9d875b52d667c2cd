#include "tests/possim/leaflogix/leaflogixshop.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;

/** The life of a pre-order in the simulated Dutchie POS. */
class TestLeaflogixOrders : public QObject, private Test::LeaflogixShop {
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }

    void cartsArePricedForOneCustomerOrType_data()
    {
        QTest::addColumn<QJsonObject>("who");
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("status");
        QTest::newRow("customer") << QJsonObject{{u"customerId"_s, 1301}} << 1 << 200;
        QTest::newRow("type") << QJsonObject{{u"CustomerTypeId"_s, 1}} << 1 << 200;
        QTest::newRow("both") << QJsonObject{{u"customerId"_s, 1301}, {u"customerTypeId"_s, 1}} << 1 << 400;
        QTest::newRow("neither") << QJsonObject{} << 1 << 400;
        QTest::newRow("product twice") << QJsonObject{{u"customerId"_s, 1301}} << 2 << 400;
        QTest::newRow("unknown customer") << QJsonObject{{u"customerId"_s, 9}} << 1 << 400;
    }

    void cartsArePricedForOneCustomerOrType()
    {
        QFETCH(QJsonObject, who);
        QFETCH(int, times);
        QFETCH(int, status);
        QJsonArray cart;
        for (int i = 0; i < times; ++i)
            cart.append(line(edible(), 2).first());
        who["cart"_L1] = cart;
        const auto got = post(u"/preorder/price-cart"_s, who);
        QCOMPARE(got.status, status);
        if (status == 200) {
            QCOMPARE(got.json().value("subTotal"_L1).toDouble(), 42.0);
            QCOMPARE(got.json().value("total"_L1).toDouble(), 47.46);
        } else {
            QVERIFY(!got.body.isEmpty() && !got.body.startsWith('{')); // A bare text.
        }
    }

    void submitAnswersInAllItsShapes_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("number") << u"number"_s << QByteArray("184467");
        QTest::newRow("text") << u"text"_s << QByteArray("\"184467\"");
        QTest::newRow("object") << u"object"_s << QByteArray(R"({"orderId":184467,"transactionId":991})");
        QTest::newRow("pre-order") << u"preorder"_s << QByteArray(R"({"PreOrderId":184467})");
        QTest::newRow("array") << u"array"_s << QByteArray(R"([{"orderId":184467,"transactionId":991}])");
        QTest::newRow("empty") << u"empty"_s << QByteArray();
    }

    void submitAnswersInAllItsShapes()
    {
        QFETCH(QString, shape);
        QFETCH(QByteArray, body);
        set(u"submit_reply"_s, shape);
        const auto got = post(u"/preorder/submit"_s, order(line(edible())));
        QCOMPARE(got.status, 200);
        QCOMPARE(got.body, body);
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
    }

    void aRepeatedKeyMakesNothing()
    {
        const auto id = submit();
        QCOMPARE(submit(), id);
        set(u"repeat_refused"_s, true);
        const auto refused = post(u"/preorder/submit"_s, order(line(edible())));
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.json().value("message"_L1).toString().contains(u"duplicate"_s, Qt::CaseInsensitive));
        QVERIFY(submit(u"K7-20261123-0002"_s) != id);
        QCOMPARE(m_host->simulator().createsExecuted(), 2);
        m_client.headers.removeLast(); // Without ConsumerKey the body's key alone does not count.
        set(u"repeat_refused"_s, false);
        QVERIFY(submit() != id);
    }

    void badOrdersAreRefusedWithTheProperty_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("property");
        const auto change = [](const QString &name, const QJsonValue &value) { return QJsonObject{{name, value}}; };
        QTest::newRow("no customer") << change(u"customerId"_s, QJsonValue::Null) << u"CustomerId"_s;
        QTest::newRow("unknown customer") << change(u"customerId"_s, 9) << u"CustomerId"_s;
        QTest::newRow("banned") << change(u"customerId"_s, 1304) << u"CustomerId"_s;
        QTest::newRow("no items") << change(u"items"_s, QJsonArray()) << u"Items"_s;
        QTest::newRow("unknown product") << change(u"items"_s, line(9)) << u"ProductId"_s;
        QTest::newRow("quantity 0") << change(u"items"_s, line(170'000, 0)) << u"Quantity"_s;
        QTest::newRow("too many") << change(u"items"_s, line(170'000, 5000)) << u"Quantity"_s;
        const QJsonObject expired{{u"redemptionType"_s, u"LeafLogix"_s}, {u"redemptionId"_s, u"EXPIRED"_s}};
        QTest::newRow("expired code") << change(u"redemptions"_s, QJsonArray{expired}) << u"Redemptions"_s;
    }

    void badOrdersAreRefusedWithTheProperty()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, property);
        auto body = order(line(edible()));
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = post(u"/preorder/submit"_s, body);
        QCOMPARE(got.status, 400);
        const auto errors = got.json().value("propertyErrors"_L1).toArray();
        QCOMPARE(errors.at(0).toObject().value("propertyName"_L1).toString(), property);
        QCOMPARE(m_host->simulator().createsExecuted(), 0);
    }

    void statusTellsNeitherNotesNorProducts()
    {
        const auto id = submit();
        const auto seen = status(id);
        QCOMPARE(seen.value("status"_L1).toString(), u"Submitted"_s);
        QCOMPARE(seen.value("total"_L1).toDouble(), 23.73);
        QVERIFY(!seen.contains("notes"_L1) && !seen.contains("transactionReference"_L1));
        QVERIFY(!seen.value("items"_L1).toArray().at(0).toObject().contains("productId"_L1));
        QCOMPARE(get(u"/preorder/Status?PreOrderId=9"_s).body, "[]");
        QCOMPARE(get(u"/preorder/Status?includeLineItems=true"_s).status, 400);
        set(u"status_object"_s, true);
        QCOMPARE(get(u"/preorder/Status?PreOrderId=%1"_s.arg(id)).json().value("preOrderId"_L1).toInt(), id);
        m_clock.advance(std::chrono::hours(24 * 14 + 1));
        QCOMPARE(get(u"/preorder/Status?PreOrderId=%1"_s.arg(id)).body, "[]");
    }

    void onlyOpenOrdersAreListedAndLateWhereThatIsSet()
    {
        m_host->behaviour().visibilityDelayMs = 5000;
        const auto first = submit(u"a"_s);
        const auto second = submit(u"b"_s);
        QCOMPARE(get(u"/preorder/Status"_s).body, "[]");
        m_clock.advance(std::chrono::seconds(5));
        const auto open = list(get(u"/preorder/Status"_s));
        QCOMPARE(open.size(), 2);
        QCOMPARE(open.first().toObject().value("preOrderId"_L1).toInt(), second);
        control(u"tickets/%1/status"_s.arg(first), {{u"status"_s, u"Complete"_s}});
        QCOMPARE(list(get(u"/preorder/Status"_s)).size(), 1);
    }

    void ordersCanBeChangedUntilTheyAreFilled()
    {
        const auto product = edible();
        const auto before = available(product);
        const auto id = submit();
        QCOMPARE(available(product), before - 1);
        const auto change = [&](int order, double quantity) {
            return post(u"/preorder/update"_s, {{u"orderId"_s, order}, {u"items"_s, line(product, quantity)}});
        };
        const auto done = change(id, 3);
        QCOMPARE(done.status, 200);
        QVERIFY(done.body.isEmpty());
        QCOMPARE(available(product), before - 3);
        QCOMPARE(change(9, 1).status, 404);
        QCOMPARE(change(id, 0).status, 400);
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"Filled"_s}});
        QVERIFY(!status(id).value("isUpdateable"_L1).toBool());
        const auto late = change(id, 1);
        QCOMPARE(late.status, 400);
        QVERIFY(late.body.isEmpty());
    }

    void cancelingLetsThePiecesGo()
    {
        const auto product = edible();
        const auto before = available(product);
        const auto id = submit();
        const QJsonObject body{{u"orderId"_s, id}, {u"cancellationReason"_s, u"Customer left"_s}};
        const auto done = post(u"/preorder/cancel"_s, body);
        QCOMPARE(done.status, 200);
        QCOMPARE(done.body.toInt(), id);
        QCOMPARE(available(product), before);
        QCOMPARE(status(id).value("status"_L1).toString(), u"Cancelled"_s);
        const auto again = post(u"/preorder/cancel"_s, body);
        QCOMPARE(again.status, 400);
        QVERIFY(again.body.isEmpty());
        QCOMPARE(post(u"/preorder/cancel"_s, {{u"orderId"_s, 9}}).status, 404);
    }

    void staffRejectWithAReasonAndInAnySpelling()
    {
        const auto id = submit();
        const auto path = u"tickets/%1/status"_s.arg(id);
        QCOMPARE(control(path, {{u"status"_s, u"partially_filled"_s}}).status, 200);
        QCOMPARE(status(id).value("status"_L1).toString(), u"partially_filled"_s);
        QCOMPARE(control(path, {{u"status"_s, u"Teleported"_s}}).status, 400);
        QCOMPARE(control(path, {{u"status"_s, u"Teleported"_s}, {u"force"_s, true}}).status, 200);
        control(path, {{u"status"_s, u"Cancelled"_s}, {u"rejected_reason"_s, u"No ID"_s}});
        QCOMPARE(status(id).value("rejectedReason"_L1).toString(), u"No ID"_s);
    }

    void ordersCanWalkByThemselves()
    {
        set(u"walk_seconds"_s, 10);
        const auto id = submit();
        for (const auto &word : {u"Submitted"_s, u"Processing"_s, u"Filled"_s, u"Complete"_s, u"Complete"_s}) {
            QCOMPARE(status(id).value("status"_L1).toString(), word);
            m_clock.advance(std::chrono::seconds(10));
        }
    }

    void reportingAndDeliveriesValidateInTheirOwnWay()
    {
        for (const auto &path : {u"/Deliveries?PreOrderId=1&TransactionId=2"_s, u"/reporting/transactions"_s}) {
            const auto got = get(path);
            QCOMPARE(got.status, 400);
            QVERIFY(got.json().contains("isValid"_L1));
        }
        const auto id = submit();
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"Complete"_s}});
        const auto sold = list(get(u"/reporting/transactions?TransactionId=991&IncludeOrderIds=true"_s));
        QCOMPARE(sold.size(), 1);
        QCOMPARE(sold.first().toObject().value("orderIds"_L1).toArray().at(0).toInt(), id);
        set(u"reporting_off"_s, true);
        QCOMPARE(get(u"/reporting/transactions?TransactionId=991"_s).status, 503);
    }

    void ordersSurviveARestart()
    {
        QTemporaryDir folder;
        HostOptions options;
        options.vendor = u"leaflogix"_s;
        options.catalogPath = catalogPath();
        options.stateFile = folder.filePath(u"orders.jsonl"_s);
        const auto first = std::make_unique<Host>(options, m_clock);
        QVERIFY(first->start().ok());
        const auto body = order(line(edible()));
        const auto id = m_client.post(first->baseUrl() + u"/preorder/submit"_s, body).body;
        Host second(options, m_clock);
        QVERIFY(second.start().ok());
        QCOMPARE(second.simulator().tickets().size(), 1);
        QCOMPARE(m_client.post(second.baseUrl() + u"/preorder/submit"_s, body).body, id);
        QCOMPARE(second.simulator().tickets().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLeaflogixOrders)
#include "tst_leaflogixorders.moc"
