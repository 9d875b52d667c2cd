#include "tests/support/customershop.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;

class TestCartModel : public QObject {
    Q_OBJECT

    static QString problem(const CartModel &cart, int row)
    {
        return cart.data(cart.index(row), CartModel::ProblemRole).toString();
    }

private Q_SLOTS:
    void sameOptionsJoinAndOthersStandAlone()
    {
        CustomerShop shop;
        const QAbstractItemModelTester tester(&shop.cart, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 1));
        QVERIFY(shop.cart.add(u"og"_s, u"og-3.5g"_s, 1));
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 2));
        QCOMPARE(shop.cart.count(), 2);
        QCOMPARE(shop.cart.pieces(), 4);
        QCOMPARE(shop.cart.amountText(), u"$71.00"_s);
        QVERIFY(shop.cart.isReady());
    }

    void noMoreThanThereAreGoesIn()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.add(u"gum"_s, u"gum-1"_s, 2));
        QVERIFY(shop.cart.notice().isEmpty());
        QVERIFY(shop.cart.add(u"gum"_s, u"gum-1"_s, 5));
        QCOMPARE(shop.cart.pieces(), 3);
        QVERIFY(shop.cart.notice().contains(u"Only 3 left"_s));
        QVERIFY(!shop.cart.add(u"gum"_s, u"gum-1"_s, 1));
        shop.cart.setQuantity(0, 99);
        QCOMPARE(shop.cart.pieces(), 3);
        QVERIFY(shop.cart.isReady());
    }

    void whatCannotBeBoughtDoesNotGoIn_data()
    {
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("value");
        QTest::newRow("sold out") << u"out"_s << u"out-1"_s;
        QTest::newRow("unknown") << u"nothing"_s << u"nothing-1"_s;
        QTest::newRow("another product's size") << u"gum"_s << u"og-1g"_s;
    }
    void whatCannotBeBoughtDoesNotGoIn()
    {
        QFETCH(QString, product);
        QFETCH(QString, value);
        CustomerShop shop;
        QVERIFY(!shop.cart.add(product, value, 1));
        QCOMPARE(shop.cart.count(), 0);
        QVERIFY(!shop.cart.notice().isEmpty());
    }

    void thePlusOfACardNeedsAProductWithoutAChoice()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        QVERIFY(!shop.cart.addOnly(u"og"_s));
        QCOMPARE(shop.cart.pieces(), 1);
    }

    void zeroPiecesRemoveTheLine()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        shop.cart.setQuantity(0, 0);
        QCOMPARE(shop.cart.count(), 0);
        QVERIFY(!shop.cart.isReady());
    }

    void theCatalogueTakesBackAtTheLine()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.add(u"gum"_s, u"gum-1"_s, 3));
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 1));
        auto products = CustomerShop::products();
        products[0].values[0].stock = 1;
        products[3].visible = false;
        shop.setProducts(products);
        shop.reader.look();

        QCOMPARE(problem(shop.cart, 0), u"Only 1 left."_s);
        QVERIFY(problem(shop.cart, 1).contains(u"no longer on our menu"_s));
        QVERIFY(!shop.cart.isReady());

        shop.cart.remove(1);
        shop.cart.setQuantity(0, 1);
        QVERIFY(shop.cart.isReady());
    }

    void aNewPriceIsNotFineUntilItWasSeen()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"gum"_s));
        QVERIFY(shop.cart.recheck());
        auto products = CustomerShop::products();
        products[0].values[0].price = Money(2000);
        shop.setProducts(products);
        QVERIFY(!shop.cart.recheck());
        QVERIFY(shop.cart.isReady());
        QCOMPARE(shop.cart.amountText(), u"$20.00"_s);
        QCOMPARE(shop.cart.data(shop.cart.index(0), CartModel::WasPrice).toString(), u"$18.50"_s);
        QVERIFY(shop.cart.recheck());
        QVERIFY(shop.cart.data(shop.cart.index(0), CartModel::WasPrice).toString().isEmpty());

        products[0].values[0].price = Money(2100);
        shop.setProducts(products);
        shop.reader.look(); // The catalogue says so by itself: nobody has seen it yet either.
        QVERIFY(!shop.cart.recheck());
    }

    void onlyPatientsBuyMedicalProducts()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.addOnly(u"med"_s));
        QVERIFY(shop.cart.isReady());
        shop.cart.setMedical(false);
        QVERIFY(problem(shop.cart, 0).contains(u"medical patients"_s));
        shop.cart.setMedical(true);
        QVERIFY(shop.cart.isReady());
    }

    void limitsBlockAndNameTheLines()
    {
        CustomerShop shop;
        PurchaseLimit limit;
        limit.name = u"Flower"_s;
        limit.maximumMg = 7000;
        limit.terms = {{u"FLOWER"_s, 1000}};
        shop.config.purchaseLimits = {limit};

        QVERIFY(shop.cart.add(u"og"_s, u"og-3.5g"_s, 2));
        QVERIFY(shop.cart.isReady());
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 1));
        QVERIFY(!shop.cart.isReady());
        QCOMPARE(shop.cart.limitText(), u"Flower: 8 g in your cart, 7 g allowed in one purchase."_s);
        QVERIFY(problem(shop.cart, 0).contains(u"Flower"_s));
    }

    void whatWasRemovedComesBackToItsPlace()
    {
        CustomerShop shop;
        const QAbstractItemModelTester tester(&shop.cart, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(shop.cart.add(u"gum"_s, u"gum-1"_s, 2));
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 1));
        shop.cart.remove(0);
        QCOMPARE(shop.cart.removedName(), u"Berry Gummies"_s);
        shop.cart.undoRemove();
        QVERIFY(shop.cart.removedName().isEmpty());
        QCOMPARE(shop.cart.lines().first().quantity, 2);
        QCOMPARE(shop.cart.count(), 2);

        shop.cart.remove(0);
        shop.cart.setQuantity(0, 2);
        QVERIFY(shop.cart.removedName().isEmpty());
        shop.cart.remove(0);
        shop.cart.clear();
        QVERIFY(shop.cart.removedName().isEmpty());
    }

    void theSizeOfALineCanBeChanged()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 2));
        QVERIFY(shop.cart.add(u"gum"_s, u"gum-1"_s, 1));
        shop.cart.changeOption(0, u"og-3.5g"_s);
        QCOMPARE(shop.cart.lines().first().value, ProductValueId(u"og-3.5g"_s));
        QCOMPARE(shop.cart.amountText(), u"$88.50"_s);

        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 1));
        shop.cart.changeOption(2, u"og-3.5g"_s);
        QCOMPARE(shop.cart.count(), 2);
        QCOMPARE(shop.cart.lines().first().quantity, 3);
        QVERIFY(shop.cart.removedName().isEmpty());
    }

    void theLastPiecesAreSaidBeforeTheyRunOut()
    {
        CustomerShop shop;
        const auto note = [&] { return shop.cart.data(shop.cart.index(0), CartModel::StockNote).toString(); };
        QVERIFY(shop.cart.add(u"gum"_s, u"gum-1"_s, 1));
        QVERIFY(note().contains(u'2'));
        shop.cart.setQuantity(0, 3);
        QCOMPARE(note(), u"These are the last ones"_s);
        shop.cart.clear();
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 1));
        QVERIFY(note().isEmpty());
    }

    void oneTapTakesOutWhatCannotBeBought()
    {
        CustomerShop shop;
        QVERIFY(shop.cart.add(u"gum"_s, u"gum-1"_s, 3));
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 1));
        QVERIFY(shop.cart.add(u"og"_s, u"og-3.5g"_s, 1));
        QVERIFY(shop.cart.mendText().isEmpty());
        auto products = CustomerShop::products();
        products[0].values[0].stock = 1;
        products[3].values.removeFirst();
        shop.setProducts(products);
        shop.reader.look();
        QVERIFY(shop.cart.mendText().contains(u"(1)"_s));
        shop.cart.mend();
        QVERIFY(shop.cart.isReady());
        QCOMPARE(shop.cart.count(), 2);
        QCOMPARE(shop.cart.lines().first().quantity, 1);
    }

    void limitsWarnBeforeTheyBlock_data()
    {
        QTest::addColumn<int>("pieces");
        QTest::addColumn<LimitModel::Level>("level");
        QTest::newRow("half") << 5 << LimitModel::Level::Fine;
        QTest::newRow("four fifths") << 8 << LimitModel::Level::Near;
        QTest::newRow("all") << 10 << LimitModel::Level::Full;
        QTest::newRow("over") << 11 << LimitModel::Level::Over;
    }
    void limitsWarnBeforeTheyBlock()
    {
        QFETCH(int, pieces);
        QFETCH(LimitModel::Level, level);
        CustomerShop shop;
        PurchaseLimit limit;
        limit.name = u"Flower"_s;
        limit.maximumMg = 10'000;
        limit.terms = {{u"FLOWER"_s, 1000}};
        shop.config.purchaseLimits = {limit};
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, pieces));
        QCOMPARE(shop.cart.limits()->count(), 1);
        const auto bar = shop.cart.limits()->index(0);
        QCOMPARE(bar.data(LimitModel::LevelRole).value<LimitModel::Level>(), level);
        QCOMPARE(bar.data(LimitModel::Lines).toString().contains(u"Alpine OG"_s), level != LimitModel::Level::Fine);
        QCOMPARE(shop.cart.isReady(), level != LimitModel::Level::Over);
    }

    void tooMuchForAdultsOnlyIsSaidButDoesNotBlockAPatient()
    {
        CustomerShop shop;
        PurchaseLimit limit;
        limit.name = u"Flower"_s;
        limit.maximumMg = 1000;
        limit.appliesTo = PurchaseLimit::AppliesTo::Adult;
        limit.terms = {{u"FLOWER"_s, 1000}};
        shop.config.purchaseLimits = {limit};
        QVERIFY(shop.cart.add(u"og"_s, u"og-1g"_s, 2));
        QVERIFY(shop.cart.isReady());
        QVERIFY(shop.cart.limits()->index(0).data(LimitModel::Text).toString().contains(u"medical patients"_s));
        shop.cart.setMedical(true);
        QCOMPARE(shop.cart.limits()->count(), 0);
    }

    void fiftyLinesAreTheMost()
    {
        CustomerShop shop;
        QList<Product> products;
        for (int i = 0; i < 51; ++i)
            products.append(plainProduct(u"p%1"_s.arg(i), u"P"_s, 100, 5));
        shop.setProducts(products);
        shop.reader.look();
        for (int i = 0; i < 50; ++i)
            QVERIFY(shop.cart.addOnly(u"p%1"_s.arg(i)));
        QVERIFY(!shop.cart.addOnly(u"p50"_s));
        QCOMPARE(shop.cart.count(), 50);
        QVERIFY(shop.cart.notice().contains(u"50"_s));
    }
};

QTEST_GUILESS_MAIN(TestCartModel)
#include "tst_cartmodel.moc"
