#include "tests/possim/flowhub/flowhubshop.h"

#include <QTemporaryDir>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::Got;
using Test::SimClient;

/** The life of an order in the simulated Flowhub. */
class TestFlowhubOrders : public QObject, private Test::FlowhubShop {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { prepare(); }

    void ordersAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<int>("status");
        const auto items = [](const QJsonObject &one) { return QJsonObject{{u"orderItems"_s, QJsonArray{one}}}; };
        const auto person = [](const QJsonObject &one) { return QJsonObject{{u"customer"_s, one}}; };
        const QJsonObject rosaVale{{u"firstName"_s, u"Rosa"_s}, {u"lastName"_s, u"Vale"_s}};
        auto badPhone = rosaVale;
        badPhone["phone"_L1] = u"4155550142"_s;
        auto medical = rosaVale;
        medical["medRecOrBoth"_L1] = u"med"_s;
        auto card = medical;
        card["medId"_L1] = u"MED-1"_s;
        card["medExp"_L1] = u"2030-01-01"_s;
        QTest::newRow("fine") << QJsonObject{} << 200;
        QTest::newRow("medical with a card") << person(card) << 200;
        QTest::newRow("no time") << QJsonObject{{u"externalCreatedAt"_s, u"today"_s}} << 422;
        QTest::newRow("null member") << QJsonObject{{u"cartDiscountNote"_s, QJsonValue::Null}} << 422;
        QTest::newRow("phone without +1") << person(badPhone) << 422;
        QTest::newRow("medical without a card") << person(medical) << 422;
        QTest::newRow("type") << QJsonObject{{u"orderType"_s, u"walk-in"_s}} << 422;
        QTest::newRow("stranger") << QJsonObject{{u"customerId"_s, u"nobody"_s}} << 422;
        QTest::newRow("no items") << QJsonObject{{u"orderItems"_s, QJsonArray()}} << 422;
        QTest::newRow("unknown product") << items(line(u"no-such"_s)) << 422;
        QTest::newRow("nothing of it") << items(line(edible().id, 0)) << 422;
        QTest::newRow("more than there is") << items(line(edible().id, 5000)) << 400;
    }
    void ordersAreRefused()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(int, status);
        auto body = order({line(edible().id)});
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = create(body);
        QCOMPARE(got.status, status);
        QCOMPARE(m_host->simulator().tickets().size(), status == 200);
        if (status == 400)
            QVERIFY(got.headers.value("content-type").startsWith("text/plain"));
        else if (status == 422)
            QVERIFY(got.json()["errors"_L1][0].isString());
    }

    void anOrderIsMadeReadAndListed()
    {
        const auto item = edible();
        const auto stock = [&] {
            int pieces = 0;
            for (const auto &row : rowsOf(item.id))
                pieces += row["quantity"_L1].toInt();
            return pieces;
        };
        const auto before = stock();
        const auto got = create(order({line(item.id, 2)})).json();
        QCOMPARE(got["customerExternalId"_L1].toString(), u"shopper-1"_s);
        QCOMPARE(got["status"_L1].toString(), u"new"_s);
        QCOMPARE(got.size(), 3);
        QCOMPARE(stock(), before - 2);
        QCOMPARE(statusOf(got["orderId"_L1].toString()).json(), got);
        const auto sale = listed().json()["orders"_L1][0].toObject();
        QCOMPARE(sale["orderId"_L1], got["orderId"_L1]);
        QCOMPARE(sale["orderStatus"_L1].toString(), u"Pending"_s);
        QCOMPARE(sale["totals"_L1]["SubTotal"_L1].toInteger(), *item.priceCents * 2);
        QCOMPARE(sale["itemsInCart"_L1][0]["quantity"_L1].toInt(), 2);
        created();
        const auto second = listed(u"?order_by=desc"_s).json()["orders"_L1][0].toObject();
        QVERIFY(second["totals"_L1].toObject().contains("subTotal"_L1));
        QCOMPARE(second["orderStatus"_L1].toString(), u"pending"_s);
    }

    void listsAreNarrowed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("found");
        const auto place = u"findByLocationId/"_s + importId;
        // 2026-11-23 02:00 UTC is still the day before in the store.
        QTest::newRow("store's day") << place + u"?created_after=2026-11-22&created_before=2026-11-22"_s << 3;
        QTest::newRow("next day") << place + u"?created_after=2026-11-23"_s << 0;
        QTest::newRow("page") << place + u"?page=2&page_size=2"_s << 1;
        QTest::newRow("customer") << u"findByCustomerId/"_s + rosa << 3;
        QTest::newRow("other customer") << u"findByCustomerId/nobody"_s << 0;
        QTest::newRow("phone") << u"findByPhoneNumber?phone_number=4155550142"_s << 3;
        QTest::newRow("timestamp") << place + u"?created_after=2026-11-22T00:00:00Z"_s << -1;
    }
    void listsAreNarrowed()
    {
        QFETCH(QString, path);
        QFETCH(int, found);
        m_clock.setWall(fromMs(QDateTime::fromString(u"2026-11-23T02:00:00Z"_s, Qt::ISODate).toMSecsSinceEpoch()));
        signIn();
        for (int i = 0; i < 3; ++i)
            created();
        const auto got = m_keys.get(m_base + u"/v1/orders/"_s + path);
        QCOMPARE(got.status, found < 0 ? 404 : 200);
        QCOMPARE(got.body.contains("yyyy-mm-dd"), found < 0);
        QCOMPARE(got.json()["orders"_L1].toArray().size(), qMax(found, 0));
    }

    void openOrdersMayShowLateOrNever()
    {
        m_host->behaviour().visibilityDelayMs = 15'000;
        const auto id = created();
        QCOMPARE(listed().json()["total"_L1].toInt(), 0);
        QCOMPARE(statusOf(id).status, 200);
        m_clock.advance(std::chrono::seconds(15));
        QCOMPARE(listed().json()["total"_L1].toInt(), 1);
        m_host->behaviour().visibilityDelayMs = -1;
        QCOMPARE(listed().json()["total"_L1].toInt(), 0);
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"sold"_s}});
        QCOMPARE(listed().json()["total"_L1].toInt(), 1);
    }

    void staffMoveAnOrderAnywhere_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<bool>("isOver");
        for (const auto &word : {u"inQueue"_s, u"started"_s, u"ready"_s, u"inTransit"_s})
            QTest::addRow("%s", qPrintable(word)) << word << false;
        for (const auto &word : {u"delivered"_s, u"sold"_s, u"unableToComplete"_s, u"unableToVerify"_s, u"deleted"_s})
            QTest::addRow("%s", qPrintable(word)) << word << true;
    }
    void staffMoveAnOrderAnywhere()
    {
        QFETCH(QString, status);
        QFETCH(bool, isOver);
        const auto id = created();
        QCOMPARE(control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, status}}).status, 200);
        QCOMPARE(statusOf(id).json()["status"_L1].toString(), status);
        const auto sale = listed().json()["orders"_L1][0].toObject();
        QCOMPARE(!sale["completedOn"_L1].isNull(), isOver);
        const auto amended = m_bearer.send("PATCH", m_base + u"/orders/"_s + id,
            QJsonDocument(order({line(edible().id, 3)})).toJson(QJsonDocument::Compact));
        QCOMPARE(amended.status, status == "inQueue"_L1 ? 200 : 400);
        QCOMPARE(control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"eaten"_s}}).status, 400);
        const auto forced = control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"eaten"_s}, {u"force"_s, true}});
        QCOMPARE(forced.json()["status"_L1].toString(), u"eaten"_s);
    }

    void postbackIsAskedForAgain()
    {
        QCOMPARE(m_bearer.post(m_base + u"/orderPostback/"_s + created(), {}).status, 204);
        QCOMPARE(m_bearer.post(m_base + u"/orderPostback/nothing"_s, {}).status, 404);
    }

    void aLostReplyLeavesTheOrder()
    {
        control(u"faults"_s, {{u"fault"_s, u"reply_lost"_s}, {u"call"_s, u"create"_s}});
        QCOMPARE(create(order({line(edible().id)})).status, 0);
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
        QCOMPARE(listed().json()["total"_L1].toInt(), 1);
    }

    void ordersSurviveARestart()
    {
        const QTemporaryDir directory;
        const auto state = directory.filePath(u"orders.jsonl"_s);
        m_host.reset();
        startHost(state);
        const auto id = created();
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"started"_s}});
        m_host.reset();
        startHost(state);
        QCOMPARE(statusOf(id).json()["status"_L1].toString(), u"started"_s);
        m_host.reset();
        startHost();
    }
};

QTEST_GUILESS_MAIN(TestFlowhubOrders)
#include "tst_flowhuborders.moc"
