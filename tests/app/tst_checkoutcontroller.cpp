#include "tests/support/customershop.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;
using Step = CheckoutController::Step;

class TestCheckoutController : public QObject {
    Q_OBJECT

    static int orderCount(CustomerShop &shop) { return shop.openBook()->store->page({}, 1, 100)->total; }

    static void startAgent(CustomerShop &shop)
    {
        shop.agent.start();
        QTRY_VERIFY(shop.connection.hasAgent());
    }

    static void typeBirthday(CustomerShop &shop, const QString &digits)
    {
        for (int i = 0; i < 8; ++i)
            shop.checkout.removeDigit();
        for (const auto digit : digits)
            shop.checkout.addDigit(digit);
        shop.checkout.confirmBirthday();
    }
    static LinkCustomer born(const QString &id, const QString &birthday)
    {
        auto customer = FakeAgent::customer(id, u"Ana"_s);
        customer.setBirthday(birthday);
        return customer;
    }

private Q_SLOTS:
    void theBirthdayTellsSeveralApart_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Step>("step");
        QTest::newRow("one of them") << u"03091990"_s << Step::Review;
        QTest::newRow("none of them") << u"03091991"_s << Step::AskStaff;
        QTest::newRow("two profiles of one person") << u"05051980"_s << Step::AskStaff;
    }
    void theBirthdayTellsSeveralApart()
    {
        QFETCH(QString, typed);
        CustomerShop shop;
        shop.agent.customers =
            QList{born(u"C1"_s, u"1990-03-09"_s), born(u"C2"_s, u"1980-05-05"_s), born(u"C3"_s, u"1980-05-05"_s)};
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Birthday);
        typeBirthday(shop, typed);
        QTEST(shop.checkout.step(), "step");
    }

    void whatThePosKnowsPeopleByIsOffered()
    {
        CustomerShop shop;
        shop.agent.offer(
            LinkCapabilities(true, true, true, false, true, true, false, {u"email"_s, u"phone"_s, u"name"_s}));
        shop.agent.customers = QList{born(u"C1"_s, u"1990-03-09"_s)};
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkout.begin();
        QCOMPARE(shop.checkout.method(), CheckoutController::Method::ByEmail);
        QCOMPARE(shop.checkout.otherMethods().size(), 2);
        shop.checkout.confirmEmail(u"ana@home"_s);
        QCOMPARE(shop.checkout.problemField(), u"email"_s);
        shop.checkout.confirmEmail(u" Ana@Example.com "_s);
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        QCOMPARE(shop.agent.lastSearch, u"email ana@example.com"_s);
        QCOMPARE(shop.checkout.contactText(), u"(213) 555-0142"_s);

        shop.checkout.back();
        shop.checkout.useMethod(static_cast<int>(CheckoutController::Method::ByName));
        shop.checkout.searchName(u"Ana"_s, u"Rivera"_s);
        QCOMPARE(shop.checkout.step(), Step::Birthday);
        typeBirthday(shop, u"03091990"_s);
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        QCOMPARE(shop.agent.lastSearch, u"name Ana Rivera"_s);
    }

    void aNameWithAnotherBirthdayIsNotThatCustomer()
    {
        CustomerShop shop;
        shop.agent.offer(LinkCapabilities(true, true, true, false, true, true, false, {u"name"_s}));
        shop.agent.customers = QList{born(u"C1"_s, u"1990-03-09"_s)};
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkout.begin();
        shop.checkout.searchName(u"Ana"_s, u"Rivera"_s);
        typeBirthday(shop, u"03091985"_s);
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        shop.checkout.submit();
        QVERIFY(shop.openBook()->store->page({}, 1, 10)->orders.first().customer.isEmpty());
    }

    void guestsOrderWithANameWhereThePosAllowsIt()
    {
        CustomerShop shop;
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkout.begin();
        QVERIFY(shop.checkout.guestsAreWelcome());
        shop.checkout.orderAsGuest();
        shop.checkout.confirmName(u"Ana"_s, u"R"_s);
        QCOMPARE(shop.checkout.step(), Step::Review);
        QVERIFY(shop.checkout.contactText().isEmpty());
        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Taken);

        shop.checkout.clear();
        shop.agent.offer(LinkCapabilities(true, true, true, false, true, true, true, {u"phone"_s}));
        QTRY_VERIFY(!shop.checkout.guestsAreWelcome());
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkout.begin();
        shop.checkout.orderAsGuest();
        QCOMPARE(shop.checkout.step(), Step::Phone);
    }

    void whereNewCustomersAreSignedUpByStaffTheyAreSentThere()
    {
        auto config = CustomerShop::settings();
        config.customers.newCustomers = false;
        CustomerShop shop(CustomerShop::products(), config);
        shop.agent.customers = QList<LinkCustomer>();
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::AskStaff);
        QVERIFY(shop.checkout.staffText().contains(u"could not find you"_s));
        QCOMPARE(shop.cart.count(), 1);
    }

    void withoutAnAgentThePhoneNumberIsEnough()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.add(u"og"_s, u"og-3.5g"_s, 2));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        QVERIFY(shop.totals.totals().estimate);
        QVERIFY(!shop.totals.isPricing());
        QCOMPARE(shop.totals.totalText(), u"$77.00"_s); // 2 × $35 and 10 % tax.

        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Taken);
        QVERIFY(!shop.checkout.ticketNumber().isEmpty());
        QCOMPARE(shop.cart.count(), 0);

        const auto book = shop.openBook();
        const auto stored = book->store->page({}, 1, 10)->orders.first();
        QCOMPARE(stored.contact.phone, u"2135550142"_s);
        QCOMPARE(stored.lines.size(), 1);
        QCOMPARE(stored.lines.first().quantity, 2);
        QCOMPARE(stored.totals.total, Money(7700));
        QVERIFY(stored.totals.estimate);
    }

    void theShopKnowsTheCustomer()
    {
        CustomerShop shop;
        shop.agent.customers = QList{FakeAgent::customer(u"C1"_s, u"Ana"_s)};
        shop.agent.totals = LinkTotals(3500, 500, 270, 3270);
        startAgent(shop);
        QVERIFY(shop.cart.add(u"og"_s, u"og-3.5g"_s, 1));
        shop.checkOut();
        QCOMPARE(shop.checkout.step(), Step::Searching);
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        QCOMPARE(shop.agent.lastSearch, u"phone 2135550142"_s);
        QCOMPARE(shop.checkout.customerName(), u"Ana"_s);

        QTRY_VERIFY(!shop.totals.isPricing());
        QVERIFY(!shop.totals.totals().estimate);
        QCOMPARE(shop.totals.totalText(), u"$32.70"_s);
        QCOMPARE(shop.totals.discountText(), u"-$5.00"_s);
        QCOMPARE(shop.agent.lastCart.customerId(), u"C1"_s);

        shop.checkout.submit();
        QTRY_COMPARE(shop.agent.wakes, 1);
        const auto stored = shop.openBook()->store->page({}, 1, 10)->orders.first();
        QCOMPARE(stored.customer, CustomerId(u"C1"_s));
        QCOMPARE(stored.totals.total, Money(3270));
        QVERIFY(!stored.totals.estimate);
    }

    void howManyAreFoundDecides_data()
    {
        QTest::addColumn<QList<LinkCustomer>>("found");
        QTest::addColumn<Step>("step");
        auto banned = FakeAgent::customer(u"C1"_s, u"Ana"_s);
        banned.setBanned(true);
        auto closed = FakeAgent::customer(u"C2"_s, u"Old"_s);
        closed.setActive(false);
        const auto ana = FakeAgent::customer(u"C1"_s, u"Ana"_s);
        QTest::newRow("nobody") << QList<LinkCustomer>() << Step::Name;
        QTest::newRow("one") << QList{ana} << Step::Review;
        QTest::newRow("two") << QList{ana, FakeAgent::customer(u"C3"_s, u"Bo"_s)} << Step::Birthday;
        QTest::newRow("one banned") << QList{banned} << Step::AskStaff;
        QTest::newRow("one deactivated") << QList{closed} << Step::Name;
        QTest::newRow("one and a deactivated one") << QList{ana, closed} << Step::Review;
    }
    void howManyAreFoundDecides()
    {
        QFETCH(QList<LinkCustomer>, found);
        QFETCH(Step, step);
        CustomerShop shop;
        shop.agent.customers = found;
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), step);
    }

    void withoutPosTheCounterNeedsANameAndTheTotalIsFinal()
    {
        auto config = CustomerShop::settings();
        config.pos.vendor = u"none"_s;
        CustomerShop shop(CustomerShop::products(), config);
        QVERIFY(shop.cart.add(u"og"_s, u"og-3.5g"_s, 2));
        shop.checkOut(); // Also with no agent there: nobody could be asked anyway.
        QCOMPARE(shop.checkout.step(), Step::Name);
        shop.checkout.confirmName(u"Ana"_s, u"Rivera"_s);
        QCOMPARE(shop.checkout.step(), Step::Review);
        QVERIFY(!shop.totals.totals().estimate);
        QVERIFY(!shop.totals.isPricing());
        QCOMPARE(shop.totals.totalText(), u"$77.00"_s);
        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Taken);
        QVERIFY(!shop.checkout.ticketNumber().isEmpty());
        QVERIFY(shop.checkout.isDelivered());
    }

    void guestsGiveTheirName()
    {
        CustomerShop shop;
        shop.agent.customers = QList<LinkCustomer>();
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Name);
        shop.checkout.confirmName(u"  "_s, u"Rivera"_s);
        QCOMPARE(shop.checkout.step(), Step::Name);
        QVERIFY(!shop.checkout.problem().isEmpty());
        QCOMPARE(shop.checkout.problemField(), u"name"_s);
        shop.checkout.confirmName(u" José "_s, u"Rivera"_s);
        QCOMPARE(shop.checkout.step(), Step::Birthday);
        typeBirthday(shop, u"02301990"_s);
        QCOMPARE(shop.checkout.problemField(), u"birthday"_s);
        typeBirthday(shop, u"12312010"_s);
        QVERIFY(shop.checkout.problem().contains(u"21"_s));
        typeBirthday(shop, u"03091990"_s);
        QCOMPARE(shop.checkout.step(), Step::Review);
        shop.checkout.submit();
        const auto stored = shop.openBook()->store->page({}, 1, 10)->orders.first();
        QCOMPARE(stored.contact.firstName, u"José"_s);
        QCOMPARE(stored.contact.birthday, QDate(1990, 3, 9));
        QVERIFY(stored.customer.isEmpty());
    }

    void anAgentThatHangsStopsNobody()
    {
        CustomerShop shop; // Neither `customers` nor `totals`: it never answers.
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        QVERIFY(shop.totals.isPricing());
        QTRY_VERIFY(!shop.totals.isPricing());
        QVERIFY(shop.totals.totals().estimate);
        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Taken);
    }

    void anAgentThatDiesWhileAskedStopsNobody()
    {
        CustomerShop shop;
        startAgent(shop);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QCOMPARE(shop.checkout.step(), Step::Searching);
        shop.agent.die();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        QTRY_VERIFY(!shop.connection.hasAgent());
    }

    void pressingTwiceIsOneOrder()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        shop.checkout.submit();
        shop.checkout.submit();
        QCOMPARE(orderCount(shop), 1);
    }

    void theSameCartAgainIsAskedFor()
    {
        CustomerShop shop;
        const auto order = [&] {
            QVERIFY(shop.cart.addOnly(u"gum"_s));
            shop.checkOut();
            QTRY_COMPARE(shop.checkout.step(), Step::Review);
            shop.checkout.submit();
        };
        order();
        const auto first = shop.checkout.ticketNumber();
        shop.checkout.clear();
        order();
        QVERIFY(shop.checkout.isTwinFound());
        QCOMPARE(orderCount(shop), 1);
        shop.checkout.keepFirstOrder();
        QCOMPARE(shop.checkout.ticketNumber(), first);
        QCOMPARE(orderCount(shop), 1);

        shop.checkout.clear();
        order();
        QVERIFY(shop.checkout.isTwinFound());
        shop.checkout.orderAgain();
        QCOMPARE(shop.checkout.step(), Step::Taken);
        QCOMPARE(orderCount(shop), 2);
    }

    void pricesAreLookedAtOnceMoreBeforeTheOrder()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        auto products = CustomerShop::products();
        products[0].values[0].price = Money(2000);
        shop.setProducts(products);

        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Review);
        QVERIFY(shop.checkout.problem().contains(u"price has changed"_s));
        QCOMPARE(shop.totals.totalText(), u"$22.00"_s);
        QCOMPARE(orderCount(shop), 0);
        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Taken);
    }

    void soldOutMeanwhileIsSaidAndTheCartKept()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        auto products = CustomerShop::products();
        products[0].values[0].stock = 0;
        shop.setProducts(products);
        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Review);
        QCOMPARE(shop.cart.count(), 1);
        QCOMPARE(orderCount(shop), 0);
    }

    void anOrderThatIsNotOnDiskIsNotTaken()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        {
            const auto book = shop.openBook(); // What a full disk does to the first row of an order.
            QVERIFY(book->database->execute(
                u"CREATE TRIGGER full BEFORE INSERT ON customer_order BEGIN SELECT RAISE(FAIL, 'disk full'); END"_s));
        }
        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Review);
        QVERIFY(shop.checkout.problem().contains(u"NOT been placed"_s));
        QCOMPARE(shop.cart.count(), 1);

        QVERIFY(shop.openBook()->database->execute(u"DROP TRIGGER full"_s));
        shop.checkout.submit();
        QCOMPARE(shop.checkout.step(), Step::Taken);
        QCOMPARE(orderCount(shop), 1);
    }

    void brokenOrdersSendToTheCounterUntilTheyWork()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.kiosk.showCart();
        QFile::remove(shop.data.ordersDatabase());
        OrderDesk desk([&] { return shop.openBook(); });
        QVERIFY(!desk.isOpen());
        QVERIFY(!desk.submit(OrderId(u"x"_s), {}, {}));
        QVERIFY(startNewOrders(shop.data));
        QSignalSpy opened(&desk, &OrderDesk::openChanged);
        desk.look();
        QVERIFY(desk.isOpen());
        QCOMPARE(opened.count(), 1);
    }

    void thankYouSaysWhenThePosHasIt()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        shop.checkout.submit();
        QVERIFY(shop.checkout.orderText().contains(u"in a moment"_s));

        const auto book = shop.openBook();
        const auto order = book->store->page({}, 1, 1)->orders.first();
        QVERIFY(book->store->changeStatus(order.id, OrderStatus::PackedReady, order.version, Actor::system(), false));
        shop.desk.look();
        QCOMPARE(shop.checkout.orderText(), u"Your order is ready at the counter."_s);
    }

    void badNumbersAreAskedForAgain()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut(u"0000000000"_s);
        QCOMPARE(shop.checkout.step(), Step::Phone);
        QVERIFY(!shop.checkout.problem().isEmpty());
        shop.checkout.removeDigit();
        QVERIFY(shop.checkout.problem().isEmpty());
        QVERIFY(!shop.checkout.isPhoneComplete());
    }

    void theEndOfASessionForgetsThePerson()
    {
        CustomerShop shop;
        shop.agent.customers = QList{FakeAgent::customer(u"C1"_s, u"Ana"_s)};
        startAgent(shop);
        shop.kiosk.start();
        shop.catalog.setSearch(u"berry"_s);
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.checkOut();
        QTRY_COMPARE(shop.checkout.step(), Step::Review);
        shop.session.end();
        QCOMPARE(shop.kiosk.page(), Kiosk::Page::Start);
        QVERIFY(shop.checkout.phoneText().isEmpty());
        QVERIFY(shop.checkout.customerName().isEmpty());
        QVERIFY(shop.catalog.search().isEmpty());
        QCOMPARE(shop.cart.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCheckoutController)
#include "tst_checkoutcontroller.moc"
