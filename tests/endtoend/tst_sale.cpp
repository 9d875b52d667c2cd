#include "tests/endtoend/eventually.h"
#include "tests/endtoend/store.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak::EndToEnd;

namespace {
constexpr auto wanted = "&Shine Blackberry Bites"_L1; // One product, one size, $25.00.
const QString rosasPhone = u"4155550142"_s;
const QString rosasId = u"1301"_s;
} // namespace

/** Somebody buys something: the real app, the real agent, and a point of sale that keeps what it was told. */
class TestSale : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Store> m_store;

    /** From the first touch to the page with the totals. */
    static QStringList shopping()
    {
        return Customer::choose(u"shine blackberry bites"_s) + Customer::identify(rosasPhone);
    }

    [[nodiscard]] QJsonObject onlyOrder() const
    {
        const auto orders = m_store->orders();
        return orders.size() == 1 ? orders.first().toObject() : QJsonObject();
    }

    [[nodiscard]] QString delivery() const { return onlyOrder()["delivery"_L1].toString(); }

private Q_SLOTS:
    void init() { m_store = std::make_unique<Store>(); }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            m_store->printLogs();
        m_store.reset();
    }

    void aTouchBecomesATicketAndTheTicketsStatusComesBack()
    {
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        // Another tax than the kiosk's own estimate, so that it shows whose totals are on the screen.
        m_store->control("PUT", u"settings"_s, {{u"tax_ppm"_s, 200'000}});
        const auto rosa = m_store->customer();
        QVERIFY(rosa->come());

        QVERIFY2(rosa->act(shopping()), qPrintable(rosa->complaint()));
        QVERIFY2(rosa->act({u"waittext totalsNote Pay at the counter"_s}), qPrintable(rosa->complaint()));
        QVERIFY(rosa->say(u"text totalText"_s).contains("30.00"_L1));
        QVERIFY2(rosa->act({u"tap placeOrderButton"_s}), qPrintable(rosa->complaint()));
        const auto number = rosa->say(u"text ticketNumber"_s);
        QVERIFY2(!number.isEmpty(), qPrintable(rosa->complaint()));

        EVENTUALLY(delivery(), u"delivered"_s, 20'000);
        const auto order = onlyOrder();
        QCOMPARE(order["ticket_number"_L1].toString(), number);
        QCOMPARE(order["amount"_L1].toString(), u"30.00"_s);
        QCOMPARE(m_store->tickets().size(), 1);
        const auto ticket = m_store->tickets().first().toObject();
        QCOMPARE(ticket["external_order_number"_L1].toString(), order["reference"_L1].toString());
        QCOMPARE(ticket["ticket_id"_L1].toString(), order["order_id"_L1].toString());
        QCOMPARE(ticket["customer_id"_L1].toInteger(), rosasId.toLongLong());
        QCOMPARE(ticket["items"_L1].toArray().size(), 1);
        const auto line = ticket["items"_L1].toArray().first().toObject();
        QVERIFY(line["product_size_name"_L1].toString().startsWith(wanted));
        QCOMPARE(line["quantity"_L1].toInt(), 1);

        const auto path = u"tickets/%1/status"_s.arg(ticket["ticket_id"_L1].toString());
        m_store->control("POST", path, {{u"status"_s, u"PACKED_READY"_s}});
        EVENTUALLY(onlyOrder()["status"_L1].toString(), u"PACKED_READY"_s, 10'000);
        QVERIFY2(rosa->act({u"waittext orderText Your order is ready"_s}), qPrintable(rosa->complaint()));
    }

    void anOutageDuringTheSaleOnlyDelaysIt_data()
    {
        QTest::addColumn<bool>("posIsDown");
        QTest::newRow("the POS is switched off") << true;
        QTest::newRow("the agent is stopped") << false;
    }

    void anOutageDuringTheSaleOnlyDelaysIt()
    {
        QFETCH(bool, posIsDown);
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        const auto rosa = m_store->customer();
        QVERIFY(rosa->come());
        QVERIFY2(rosa->act(Customer::choose(u"shine blackberry bites"_s)), qPrintable(rosa->complaint()));

        if (posIsDown)
            m_store->pos().kill();
        else
            QVERIFY(m_store->agent().end());
        QVERIFY2(rosa->act(Customer::identify(rosasPhone)), qPrintable(rosa->complaint()));
        QVERIFY2(rosa->act({u"wait offlineLabel 15000"_s, u"waittext totalsNote The counter tells you"_s,
                     u"tap placeOrderButton"_s, u"wait ticketNumber"_s}),
            qPrintable(rosa->complaint()));

        QVERIFY2(posIsDown ? m_store->openPos() : m_store->openAgent(), qPrintable(m_store->problem()));
        EVENTUALLY(delivery(), u"delivered"_s, 40'000);
        QCOMPARE(onlyOrder()["customer_id"_L1].toString(), rosasId);
        QCOMPARE(m_store->standings(), (QHash<QString, int>{{onlyOrder()["reference"_L1].toString(), 1}}));
        QVERIFY2(rosa->act({u"waitgone offlineLabel 15000"_s, u"waittext orderText The counter has your order"_s}),
            qPrintable(rosa->complaint()));
    }

    void aKioskThatDiesBeforeTheThankYouHasTakenTheOrderOnce()
    {
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        const auto rosa = m_store->customer();
        QVERIFY(rosa->come());
        QVERIFY2(rosa->act(shopping()), qPrintable(rosa->complaint()));
        QVERIFY2(m_store->agent().end(), "the agent does not end by itself");
        const auto last = rosa->say(u"submit-and-exit"_s);
        QVERIFY2(last.startsWith("submitted"_L1), qPrintable(rosa->complaint()));
        QTRY_VERIFY(!rosa->kiosk().isRunning());
        QCOMPARE(m_store->tickets().size(), 0);

        QVERIFY2(m_store->openAgent(), qPrintable(m_store->problem()));
        const auto next = m_store->customer();
        QVERIFY(next->come());
        QVERIFY2(next->act({u"wait startButton 20000"_s}), qPrintable(next->complaint()));
        EVENTUALLY(delivery(), u"delivered"_s, 20'000);
        QVERIFY(last.endsWith(onlyOrder()["ticket_number"_L1].toString()));
        QCOMPARE(m_store->standings(), (QHash<QString, int>{{onlyOrder()["reference"_L1].toString(), 1}}));
    }
};

QTEST_GUILESS_MAIN(TestSale)
#include "tst_sale.moc"
