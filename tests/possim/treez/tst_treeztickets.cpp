#include "tests/possim/treezshop.h"

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::SimClient;

/** The life of a ticket in the simulated Treez. */
class TestTreezTickets : public QObject, private Test::TreezShop {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { prepare(); }

    void aTicketIsMadeReadAndListed()
    {
        const auto item = edible();
        const auto ticket = created(order({line(item.id, 2)}));
        const auto before = *item.priceCents * 2;
        const auto tax = (before * 13 + 50) / 100;
        QCOMPARE(qRound64(ticket["sub_total"_L1].toDouble() * 100), before);
        QCOMPARE(qRound64(ticket["tax_total"_L1].toDouble() * 100), tax);
        QCOMPARE(qRound64(ticket["total"_L1].toDouble() * 100), before + tax);
        QCOMPARE(ticket["order_number"_L1].toString().size(), 6);
        QCOMPARE(ticket["customer_id"_L1].toInt(), 1301);
        const auto id = ticket["ticket_id"_L1].toString();
        QCOMPARE(listed(u"/ticket/"_s + id).first().toObject(), ticket);
        const auto byNumber = m_client.get(m_base + u"/ticket/ordernumber/"_s + ticket["order_number"_L1].toString());
        QCOMPARE(byNumber.data().toObject(), ticket);
        QCOMPARE(listed(u"/ticket/customer/1301/page/1/pagesize/50"_s).size(), 1);
        QCOMPARE(listed(u"/ticket/status/AWAITING_PROCESSING/page/1/pagesize/50"_s).size(), 1);
        QCOMPARE(listed(u"/ticket/opendate/2026-11-23/page/1/pagesize/50"_s).size(), 1);
        QCOMPARE(listed(u"/ticket/opendate/2026-11-24/page/1/pagesize/50"_s).size(), 0);
        const auto mixedUp = m_client.get(m_base + u"/ticket/"_s + ticket["order_number"_L1].toString());
        QCOMPARE(mixedUp.status, 400);
        QCOMPARE(mixedUp.reason(), u"TICKET_NOT_FOUND"_s);
        QCOMPARE(mixedUp.json()["ticketList"_L1], QJsonValue(QJsonArray()));
    }

    void ordersAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("reason");
        const auto item = edible().id;
        const auto items = [](const QJsonObject &one) { return QJsonObject{{u"items"_s, QJsonArray{one}}}; };
        const auto flower = [this] {
            for (const auto &one : m_items) {
                if (one.category == "FLOWER"_L1 && one.amount == 3.5 && one.stock > 9 && !one.medicalOnly
                    && one.priceCents)
                    return one.id;
            }
            return QString();
        }();
        QTest::newRow("no type") << QJsonObject{{u"type"_s, QJsonValue()}} << u"MODEL_VALIDATION_FAIL"_s;
        QTest::newRow("odd source") << QJsonObject{{u"order_source"_s, u"MOON"_s}} << u"INCORRECT_VALUE"_s;
        QTest::newRow("odd status") << QJsonObject{{u"order_status"_s, u"PACKED"_s}} << u"INVALID_TICKET_STATUS"_s;
        QTest::newRow("no uuid") << items(line(u"shoe"_s)) << u"TICKET_FORMAT_ERROR"_s;
        QTest::newRow("quantity 0") << items(line(item, 0)) << u"TICKET_FORMAT_ERROR"_s;
        QTest::newRow("unknown product") << items(line(u"6b0c2f0e-0d0e-4f43-9a55-0f6d1c4f1a01"_s))
                                         << u"PRODUCT_NOT_FOUND"_s;
        QTest::newRow("deactivated product")
            << items(line(awkward(u"Last Year's Lollipop"_s).id)) << u"PRODUCT_NOT_FOUND"_s;
        QTest::newRow("sold out") << items(line(awkward(u"Sold Out Chocolate"_s).id)) << u"INSUFFICIENT_QUANTITY"_s;
        QTest::newRow("more than there is") << items(line(item, 500)) << u"INSUFFICIENT_QUANTITY"_s;
        QTest::newRow("over the limit") << items(line(flower, 9)) << u"PURCHASE_LIMIT_EXCEEDED"_s;
        QTest::newRow("unknown customer") << QJsonObject{{u"customer_id"_s, u"99"_s}} << u"CUSTOMER_DOESNT_EXIST"_s;
        QTest::newRow("banned customer") << QJsonObject{{u"customer_id"_s, u"1304"_s}} << u"INVALID_REQUEST"_s;
        QTest::newRow("merged customer") << QJsonObject{{u"customer_id"_s, u"1307"_s}} << u"INVALID_REQUEST"_s;
        QTest::newRow("expired coupon") << QJsonObject{{u"coupon_codes"_s, QJsonArray{u"EXPIRED"_s}}}
                                        << u"INVALID_REQUEST"_s;
        QTest::newRow("payment") << QJsonObject{{u"payments"_s, QJsonArray{QJsonObject{}}}} << u"INVALID_REQUEST"_s;
    }
    void ordersAreRefused()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, reason);
        auto body = order({line(edible().id)});
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = create(body);
        QCOMPARE(got.status, 400);
        QCOMPARE(got.reason(), reason);
        QCOMPARE(m_host->simulator().tickets().size(), 0);
    }

    void stockFollowsTheTicket()
    {
        const auto item = edible();
        control(u"stock"_s, {{u"id"_s, item.id}, {u"quantity"_s, 10}});
        auto body = order({line(item.id, 3)});
        const auto id = created(body)["ticket_id"_L1].toString();
        QCOMPARE(stockOf(item.id), 7);
        const auto update = m_base + u"/ticket/update/"_s + id;
        body["items"_L1] = QJsonArray{line(item.id, 10)};
        QCOMPARE(m_client.put(update, body).status, 200);
        QCOMPARE(stockOf(item.id), 0);
        body["items"_L1] = QJsonArray{line(item.id, 11)};
        QCOMPARE(m_client.put(update, body).reason(), u"INSUFFICIENT_QUANTITY"_s);
        body.remove(u"items"_s);
        body["order_status"_L1] = u"CANCELED"_s;
        QCOMPARE(m_client.put(update, body).status, 200);
        QCOMPARE(stockOf(item.id), 10);
        QCOMPARE(m_client.put(update, body).reason(), u"INVALID_TICKET_STATUS"_s);
    }

    void updateReplacesTheContent()
    {
        const auto item = edible();
        auto body = order({line(item.id, 3)});
        const auto id = created(body)["ticket_id"_L1].toString();
        body["items"_L1] = QJsonArray{line(item.id, 1)};
        body["ticket_note"_L1] = u"ref: K7-2"_s;
        const auto after = m_client.put(m_base + u"/ticket/update/"_s + id, body).data();
        QCOMPARE(after["items"_L1].toArray().size(), 1);
        QCOMPARE(after["items"_L1][0]["quantity"_L1].toInt(), 1);
        QCOMPARE(after["ticket_note"_L1].toString(), u"ref: K7-2"_s);
        QCOMPARE(after["external_order_number"_L1].toString(), u"K7-20261123-0001-ABCD"_s);
    }

    void aPaidTicketStaysAsItIs()
    {
        auto body = order({line(edible().id)});
        const auto ticket = created(body);
        const auto url = m_base + u"/ticket/update/"_s + ticket["ticket_id"_L1].toString();
        body.remove(u"items"_s);
        body["order_status"_L1] = u"COMPLETED"_s;
        QCOMPARE(m_client.put(url, body).reason(), u"INVALID_TICKET_STATUS"_s);
        const QJsonObject payment{{u"payment_source"_s, u"KIOSK"_s}, {u"payment_method"_s, u"CASH"_s},
            {u"amount_paid"_s, ticket["total"_L1]}};
        body["payments"_L1] = QJsonArray{payment};
        QCOMPARE(m_client.put(url, body).status, 200);
        QCOMPARE(m_client.put(url, body).reason(), u"INVALID_TICKET_STATUS"_s);
        QCOMPARE(listed(u"/ticket/closedate/2026-11-23/page/1/pagesize/50"_s).size(), 1);
    }

    void previewStoresNothing()
    {
        m_host->behaviour().previewDiffersCents = 37;
        const auto body = order({line(edible().id, 2)});
        const auto preview = m_client.post(m_base + u"/ticket/previewticket"_s, body).data();
        QCOMPARE(preview["order_status"_L1].toString(), u"PREVIEW"_s);
        QVERIFY(preview["order_number"_L1].isNull());
        QCOMPARE(m_host->simulator().tickets().size(), 0);
        const auto ticket = created(body);
        QCOMPARE(qRound64((preview["total"_L1].toDouble() - ticket["total"_L1].toDouble()) * 100), 37);
    }

    void couponsAndFeesCount_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("off"); // Of two pieces.
        const auto two = edible().priceCents.value_or(0) * 2;
        QTest::newRow("percent") << u"WELCOME10"_s << (two * 10 + 50) / 100;
        QTest::newRow("amount") << u"FIVE"_s << qint64(500);
        QTest::newRow("unknown") << u"NOSUCH"_s << qint64(0);
    }
    void couponsAndFeesCount()
    {
        QFETCH(QString, code);
        QFETCH(qint64, off);
        auto body = order({line(edible().id, 2)});
        body["coupon_codes"_L1] = QJsonArray{code};
        body["fees"_L1] = QJsonArray{QJsonObject{{u"type"_s, u"DELIVERY"_s}, {u"total_amount"_s, 5.5}}};
        const auto ticket = created(body);
        const auto cents = [&](QLatin1StringView name) { return qRound64(ticket[name].toDouble() * 100); };
        QCOMPARE(cents("discount_total"_L1), -off);
        QCOMPARE(cents("sub_total"_L1), *edible().priceCents * 2 - off);
        QCOMPARE(cents("total"_L1), cents("sub_total"_L1) + cents("tax_total"_L1) + 550);
        QCOMPARE(ticket["items"_L1].toArray().last()["product_type"_L1].toString(), u"NON-INV"_s);
    }

    void listsHavePages()
    {
        const auto item = edible(40);
        for (int i = 0; i < 3; ++i) {
            created(order({line(item.id)}, u"K7-%1"_s.arg(i)));
            m_clock.advance(std::chrono::seconds(1));
        }
        const auto first = m_client.get(m_base + u"/ticket/customer/1301/page/1/pagesize/2"_s).json();
        QCOMPARE(first["pageElements"_L1].toInt(), 2);
        QCOMPARE(first["totalElements"_L1].toInt(), 3);
        QCOMPARE(first["ticketList"_L1][0]["external_order_number"_L1].toString(), u"K7-2"_s);
        QCOMPARE(listed(u"/ticket/customer/1301/page/2/pagesize/2"_s).size(), 1);
        QCOMPARE(listed(u"/ticket/customer/1301/page/3/pagesize/2"_s).size(), 0);
        const auto tooMany = m_client.get(m_base + u"/ticket/customer/1301/page/1/pagesize/51"_s);
        QCOMPARE(tooMany.reason(), u"RESPONSE_LIMIT_EXCEEDS"_s);
        const auto ascending = listed(
            u"/ticket/status/AWAITING_PROCESSING/page/1/pagesize/50?sort_by_field=lastUpdatedAt&sort_order=asc"_s);
        QCOMPARE(ascending.first()["external_order_number"_L1].toString(), u"K7-0"_s);
    }

    void changesAreListed()
    {
        const auto ticket = created(order({line(edible().id)}));
        m_clock.advance(std::chrono::seconds(10));
        const auto stamp = toDateTime(m_clock.now()).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'"_s);
        m_clock.advance(std::chrono::seconds(10));
        for (const auto &form :
            {u"/ticket/lastUpdated/after/%1/page/1/pagesize/50"_s, u"/ticket/lastUpdated/%1/page/1/pagesize/50"_s})
            QCOMPARE(listed(form.arg(stamp)).size(), 0);
        control(u"tickets/%1/status"_s.arg(ticket["ticket_id"_L1].toString()), {{u"status"_s, u"IN_PROCESS"_s}});
        QCOMPARE(listed(u"/ticket/lastUpdated/after/%1/page/1/pagesize/50"_s.arg(stamp)).size(), 1);
        const auto old =
            m_client.get(m_base + u"/ticket/lastUpdated/after/2026-09-01T00:00:00.000Z/page/1/pagesize/50"_s);
        QCOMPARE(old.status, 400);
    }

    void staffMoveTicketsBothWays()
    {
        const auto id = created(order({line(edible().id)}))["ticket_id"_L1].toString();
        const auto move = [&](const QString &status) {
            return control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, status}, {u"note"_s, u"by Ana"_s}}).status;
        };
        for (const auto &status : {u"PACKED_READY"_s, u"AWAITING_PROCESSING"_s, u"REMOVED"_s, u"IN_PROCESS"_s}) {
            QCOMPARE(move(status), 200);
            QCOMPARE(listed(u"/ticket/"_s + id).first()["order_status"_L1].toString(), status);
        }
        QCOMPARE(move(u"NONSENSE"_s), 400);
        QCOMPARE(control(u"tickets/none/status"_s, {}).status, 404);
        const auto history = m_client.get(m_base + u"/ticket/history/"_s + id).data().toArray();
        QCOMPARE(history.size(), 5);
        QCOMPARE(history.last()["status"_L1].toString(), u"IN_PROCESS"_s);
    }

    void newTicketsCanBeInvisibleForAWhile()
    {
        m_host->behaviour().visibilityDelayMs = 5000;
        const auto id = created(order({line(edible().id)}))["ticket_id"_L1].toString();
        const auto search = u"/ticket/customer/1301/page/1/pagesize/50"_s;
        QCOMPARE(listed(search).size(), 0);
        QCOMPARE(listed(u"/ticket/"_s + id).size(), 1);
        m_clock.advance(std::chrono::seconds(5));
        QCOMPARE(listed(search).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTreezTickets)
#include "tst_treeztickets.moc"
