#include "tests/support/customershop.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;
using Source = CartTotals::Source;

class TestCartTotals : public QObject {
    Q_OBJECT

    static void startAgent(CustomerShop &shop)
    {
        shop.agent.offer(LinkCapabilities(true, true, true, true, true, true, false, {u"phone"_s}));
        shop.agent.start();
        QTRY_VERIFY(shop.connection.isOnline());
        QTRY_VERIFY(shop.discount.isOffered());
    }

private Q_SLOTS:
    void whoKnowsTheTaxesDecides_data()
    {
        QTest::addColumn<QString>("vendor");
        QTest::addColumn<bool>("taxes");
        QTest::addColumn<Source>("source");
        QTest::addColumn<QString>("tax");
        QTest::newRow("no POS") << u"none"_s << true << Source::Final << u"$1.85"_s;
        QTest::newRow("local taxes") << u"treez"_s << true << Source::LocalTaxes << u"$1.85"_s;
        QTest::newRow("prices alone") << u"treez"_s << false << Source::WithoutTaxes << QString();
    }
    void whoKnowsTheTaxesDecides()
    {
        QFETCH(QString, vendor);
        QFETCH(bool, taxes);
        auto config = CustomerShop::settings();
        config.pos.vendor = vendor;
        if (!taxes)
            config.taxes = {};
        CustomerShop shop(CustomerShop::products(), config);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        QTEST(shop.totals.source(), "source");
        QTEST(shop.totals.taxText(), "tax");
    }

    void thePosIsAskedWhileSomebodyLooksAndOnceForABurst()
    {
        CustomerShop shop;
        startAgent(shop);
        shop.agent.totals = LinkTotals(5550, 0, 50, 5600);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        QVERIFY(!shop.totals.isPricing());
        QCOMPARE(shop.agent.previews, 0);
        shop.kiosk.showCart();
        shop.cart.setQuantity(0, 2);
        shop.cart.setQuantity(0, 3);
        QVERIFY(shop.totals.isPricing());
        QTRY_COMPARE(shop.totals.totalText(), u"$56.00"_s);
        QCOMPARE(shop.totals.source(), Source::Pos);
        QVERIFY(shop.agent.previews <= 2);
        QCOMPARE(shop.agent.lastCart.lines().first().quantity(), 3);
    }

    void aCodeCountsOnceThePosKnowsIt()
    {
        CustomerShop shop;
        startAgent(shop);
        shop.agent.totals = LinkTotals(1850, 185, 50, 1715);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.kiosk.showCart();
        shop.discount.apply(u"  SPRING  10 "_s);
        QCOMPARE(shop.discount.state(), DiscountCode::State::Checking);
        QTRY_COMPARE(shop.discount.state(), DiscountCode::State::Accepted);
        QCOMPARE(shop.agent.lastCode, u"SPRING 10"_s);
        QCOMPARE(shop.discount.text(), u"10 % off"_s);
        QTRY_COMPARE(shop.agent.lastCart.discountCode(), u"SPRING 10"_s);
        QTRY_COMPARE(shop.totals.discountText(), u"-$1.85"_s);
    }

    void aCodeThatIsNotKnownOrCannotBeCheckedCountsNothing_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<DiscountCode::State>("state");
        QTest::newRow("unknown") << u"not_found"_s << DiscountCode::State::Refused;
        QTest::newRow("refused") << u"rejected"_s << DiscountCode::State::Refused;
        QTest::newRow("POS away") << u"unreachable"_s << DiscountCode::State::Later;
    }
    void aCodeThatIsNotKnownOrCannotBeCheckedCountsNothing()
    {
        QFETCH(QString, kind);
        CustomerShop shop;
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.agent.failure = LinkFailure(kind, u"no"_s);
        shop.discount.apply(u"X"_s);
        QTRY_VERIFY(shop.discount.state() != DiscountCode::State::Checking);
        QTEST(shop.discount.state(), "state");
        QVERIFY(!shop.discount.text().isEmpty());
        QVERIFY(shop.totals.discountCode().isEmpty());
    }

    void withoutItsAgentTheShopStillOffersCodesAndSaysWhereTheyGo()
    {
        CustomerShop shop;
        QVERIFY(!shop.discount.isOffered());
        startAgent(shop);
        shop.agent.die();
        QTRY_VERIFY(!shop.connection.hasAgent());
        QVERIFY(shop.discount.isOffered());
        shop.discount.apply(u"X"_s);
        QTRY_COMPARE(shop.discount.state(), DiscountCode::State::Later);
        QVERIFY(shop.discount.text().contains(u"counter"_s));
    }

    void codeAndNoteGoWithTheOrderAndThenAway()
    {
        CustomerShop shop;
        startAgent(shop);
        shop.agent.customers = QList{FakeAgent::customer(u"C1"_s, u"Ana"_s)};
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.discount.apply(u"SPRING"_s);
        QTRY_COMPARE(shop.discount.state(), DiscountCode::State::Accepted);
        shop.checkout.setNote(u"  Gift bag,\u0007 please\u202e. "_s + QString(600, u'x'));
        QCOMPARE(shop.checkout.note().size(), 500);
        QVERIFY(shop.checkout.note().startsWith(u"Gift bag, please. x"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), CheckoutController::Step::Review);
        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), CheckoutController::Step::Taken);
        const auto stored = shop.openBook()->store->page({}, 1, 10)->orders.first();
        QCOMPARE(stored.discountCode, u"SPRING"_s);
        QVERIFY(stored.notes.startsWith(u"Gift bag"_s));
        shop.session.end();
        QVERIFY(shop.checkout.note().isEmpty());
        QVERIFY(shop.discount.code().isEmpty());
        QVERIFY(shop.totals.discountCode().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCartTotals)
#include "tst_carttotals.moc"
