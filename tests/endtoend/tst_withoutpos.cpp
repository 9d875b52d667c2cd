#include "tests/endtoend/eventually.h"
#include "tests/endtoend/store.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak::EndToEnd;

/** A sale in a store without a point of sale: the kiosk keeps the orders, staff work with them over the API. */
class TestWithoutPos : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Store> m_store;

    /** From the first touch to the page with the totals; nobody can be asked whose number it is. */
    static QStringList shopping()
    {
        QStringList commands = Customer::choose(u"shine blackberry bites"_s);
        commands << u"wait phoneText"_s;
        for (const auto digit : u"4155550142"_s)
            commands << u"tap key"_s + digit;
        return commands << u"tap continueButton"_s << u"type firstNameField Rosa"_s << u"type lastNameField Vale"_s
                        << u"tap nameContinueButton"_s << u"wait placeOrderButton 10000"_s
                        << u"waittext totalsNote Pay at the counter"_s;
    }

    [[nodiscard]] QJsonObject onlyOrder() const
    {
        const auto orders = m_store->orders();
        return orders.size() == 1 ? orders.first().toObject() : QJsonObject();
    }

    [[nodiscard]] int moved(const QJsonObject &order, const QString &status) const
    {
        const QJsonObject change{
            {u"customer_id"_s, order["customer_id"_L1]}, {u"ticket_id"_s, order["id"_L1]}, {u"order_status"_s, status}};
        return m_store->api("PUT", u"/api/v1/orders/status"_s, {{u"order"_s, change}}).status;
    }

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<Store>();
        QVERIFY2(m_store->openWithoutPos(), qPrintable(m_store->problem()));
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            m_store->printLogs();
        m_store.reset();
    }

    void aTouchBecomesAnOrderThatStaffWorkWith()
    {
        const auto rosa = m_store->customer();
        QVERIFY(rosa->come());
        QVERIFY2(rosa->act(shopping()), qPrintable(rosa->complaint()));
        QVERIFY(rosa->say(u"text totalText"_s).contains("28.25"_L1)); // $25.00 and the store's own 13 %.
        QVERIFY2(rosa->act({u"tap placeOrderButton"_s}), qPrintable(rosa->complaint()));
        const auto number = rosa->say(u"text ticketNumber"_s);
        QVERIFY2(!number.isEmpty(), qPrintable(rosa->complaint()));

        EVENTUALLY(onlyOrder()["ticket_number"_L1].toString(), number, 10'000);
        const auto order = onlyOrder();
        QCOMPARE(order["delivery"_L1].toString(), u"delivered"_s);
        QCOMPARE(order["amount"_L1].toString(), u"28.25"_s);
        QCOMPARE(moved(order, u"PACKED_READY"_s), 200);
        QVERIFY2(rosa->act({u"waittext orderText Your order is ready"_s}), qPrintable(rosa->complaint()));

        // The kiosk is the only place that has it.
        m_store->agent().kill();
        QVERIFY2(m_store->openAgent(), qPrintable(m_store->problem()));
        QCOMPARE(onlyOrder()["status"_L1].toString(), u"PACKED_READY"_s);
        QCOMPARE(moved(onlyOrder(), u"COMPLETED"_s), 200);
        QCOMPARE(onlyOrder()["status"_L1].toString(), u"COMPLETED"_s);
    }

    void anOrderNeedsNoAgent()
    {
        const auto rosa = m_store->customer();
        QVERIFY(rosa->come());
        QVERIFY2(rosa->act({u"wait startButton 20000"_s}), qPrintable(rosa->complaint()));
        QVERIFY(m_store->agent().end());
        QVERIFY2(rosa->act(shopping() << u"tap placeOrderButton"_s << u"wait ticketNumber"_s),
            qPrintable(rosa->complaint()));
        QVERIFY2(m_store->openAgent(), qPrintable(m_store->problem()));
        QCOMPARE(onlyOrder()["delivery"_L1].toString(), u"delivered"_s);
        QCOMPARE(onlyOrder()["status"_L1].toString(), u"AWAITING_PROCESSING"_s);
    }
};

QTEST_GUILESS_MAIN(TestWithoutPos)
#include "tst_withoutpos.moc"
