#include "app/customer/qrcode.h"
#include "tests/support/customershop.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;

class TestTicketStatus : public QObject {
    Q_OBJECT

    static Order order(CustomerShop &shop)
    {
        shop.cart.addOnly(u"gum"_s);
        shop.checkOut();
        if (!QTest::qWaitFor([&] { return shop.checkout.step() == CheckoutController::Step::Review; }))
            qFatal("the review never comes");
        shop.checkout.submit();
        const auto taken = shop.openBook()->store->page({}, 1, 1)->orders.first();
        shop.session.end();
        return taken;
    }
    static void type(CustomerShop &shop, const QString &digits)
    {
        for (const auto digit : digits)
            shop.ticket.addDigit(digit);
        shop.ticket.lookUp();
    }
    static void startAgent(CustomerShop &shop, bool cancels)
    {
        shop.agent.offer(LinkCapabilities(true, cancels, false, false, true, true, false, {u"phone"_s}));
        shop.agent.start();
        QTRY_VERIFY(shop.connection.hasAgent());
    }

private Q_SLOTS:
    void theNumberShowsWhereTheOrderIsAndNothingOfThePerson()
    {
        CustomerShop shop;
        const auto taken = order(shop);
        shop.kiosk.showOrderStatus();
        QCOMPARE(shop.ticket.entryText(), u"7-___"_s);
        type(shop, u"001"_s);
        QVERIFY(shop.ticket.isFound());
        QCOMPARE(shop.ticket.ticketNumber(), taken.ticketNumber);
        QVERIFY(shop.ticket.statusText().contains(u"in a moment"_s));
        QVERIFY(!shop.ticket.isCancelable()); // Anybody can type a number.

        const auto book = shop.openBook();
        QVERIFY(book->store->changeStatus(taken.id, OrderStatus::PackedReady, taken.version, Actor::system(), false));
        shop.desk.look();
        QCOMPARE(shop.ticket.statusText(), u"Your order is ready at the counter."_s);
        shop.session.end();
        QVERIFY(!shop.ticket.isFound());
        QCOMPARE(shop.kiosk.page(), Kiosk::Page::Start);
    }

    void yesterdaysNumberIsNotTodays()
    {
        CustomerShop shop;
        order(shop);
        shop.clock.advance(std::chrono::hours(25));
        type(shop, u"001"_s);
        QVERIFY(!shop.ticket.isFound());
        QVERIFY(!shop.ticket.problem().isEmpty());
    }

    void wrongNumbersAreLimitedAlsoAcrossSessions()
    {
        CustomerShop shop;
        order(shop);
        for (int i = 0; i < TicketStatus::MaxTries; ++i) {
            type(shop, u"999"_s);
            shop.ticket.clear();
        }
        type(shop, u"001"_s);
        QVERIFY(!shop.ticket.isFound());
        QVERIFY(shop.ticket.problem().contains(u"Too many"_s));
        shop.clock.advance(TicketStatus::tryWindow);
        shop.ticket.clear();
        type(shop, u"001"_s);
        QVERIFY(shop.ticket.isFound());
    }

    void whoHasTheCodeMayCancelBeforePreparation_data()
    {
        QTest::addColumn<bool>("posCancels");
        QTest::addColumn<OrderStatus>("status");
        QTest::addColumn<bool>("may");
        QTest::newRow("waiting") << true << OrderStatus::AwaitingProcessing << true;
        QTest::newRow("the POS cannot") << false << OrderStatus::AwaitingProcessing << false;
        QTest::newRow("being prepared") << true << OrderStatus::InProcess << false;
    }
    void whoHasTheCodeMayCancelBeforePreparation()
    {
        QFETCH(bool, posCancels);
        QFETCH(OrderStatus, status);
        QFETCH(bool, may);
        CustomerShop shop;
        const auto taken = order(shop);
        startAgent(shop, posCancels);
        if (status != taken.status)
            QVERIFY(shop.openBook()->store->changeStatus(taken.id, status, taken.version, Actor::system(), false));
        shop.ticket.scan(taken.reference.toLower() + u'\r');
        QVERIFY(shop.ticket.isFound());
        QCOMPARE(shop.ticket.isCancelable(), may);
        shop.ticket.cancelOrder();
        const auto now = shop.openBook()->store->byId(taken.id)->value();
        QCOMPARE(now.status, may ? OrderStatus::Canceled : status);
        if (may)
            QVERIFY(shop.ticket.statusText().contains(u"canceled"_s));
    }

    void staffWhoWereFasterWin()
    {
        CustomerShop shop;
        const auto taken = order(shop);
        startAgent(shop, true);
        shop.ticket.scan(taken.reference);
        QVERIFY(shop.openBook()->store->changeStatus(
            taken.id, OrderStatus::InProcess, taken.version, Actor::system(), false));
        shop.ticket.cancelOrder();
        QCOMPARE(shop.openBook()->store->byId(taken.id)->value().status, OrderStatus::InProcess);
        QVERIFY(shop.ticket.problem().contains(u"just changed"_s));
        QVERIFY(!shop.ticket.isCancelable());
    }

    void aReferenceFitsIntoACode()
    {
        const auto image = QrCode::modules(u"K7-20261123-0001-4SYB"_s);
        QCOMPARE(image.width(), 25); // Version 2: 26 bytes at level M.
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::black)); // The finder's corner.
        QCOMPARE(image.pixelColor(7, 7), QColor(Qt::white));
        QVERIFY(QrCode::modules({}).isNull());
        QVERIFY(QrCode::modules(QString(5000, u'x')).isNull());
    }
};

QTEST_GUILESS_MAIN(TestTicketStatus)
#include "tst_ticketstatus.moc"
