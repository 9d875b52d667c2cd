#include "core/picturename.h"
#include "tests/support/customershop.h"

#include <QSignalSpy>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

/** How pictures reach what the screens show: files come and go, the catalogue stays. */
class TestPictureFolder : public QObject {
    Q_OBJECT

private:
    static QList<Product> products()
    {
        auto products = CustomerShop::products();
        products[0].images = {u"https://shop.example/1"_s, u"https://shop.example/2"_s};
        return products;
    }

    static QString fileOf(const CustomerShop &shop, int number)
    {
        return shop.data.pictures() + u'/' + pictureName(u"https://shop.example/%1"_s.arg(number));
    }

    static bool bring(CustomerShop &shop, int number)
    {
        QFile file(fileOf(shop, number));
        const bool made = QDir().mkpath(shop.data.pictures()) && file.open(QIODevice::WriteOnly);
        shop.reader.look();
        return made;
    }

    static QString urlOf(const CustomerShop &shop, int number)
    {
        return QUrl::fromLocalFile(fileOf(shop, number)).toString();
    }

    static QStringList shown(const CatalogModel &catalog)
    {
        QStringList all;
        for (int row = 0; row < catalog.count(); ++row)
            all.append(catalog.index(row).data(CatalogModel::Picture).toString());
        return all;
    }

private Q_SLOTS:
    void onlyTheCardWhosePictureCameChanges()
    {
        CustomerShop shop(products());
        QCOMPARE(shown(shop.catalog), (QStringList{{}, {}, {}, {}}));
        QSignalSpy changed(&shop.catalog, &CatalogModel::dataChanged);
        QVERIFY(bring(shop, 1));
        QCOMPARE(shown(shop.catalog), (QStringList{{}, urlOf(shop, 1), {}, {}})); // By name: the gummies are second.
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 1);
        QCOMPARE(changed[0][2].value<QList<int>>(), QList<int>{CatalogModel::Picture});
        shop.reader.look();
        QCOMPARE(changed.size(), 1);
    }

    void theNextPictureStandsInForAMissingOne()
    {
        CustomerShop shop(products());
        QVERIFY(bring(shop, 2));
        QCOMPARE(shown(shop.catalog).at(1), urlOf(shop, 2));
        QVERIFY(bring(shop, 1));
        QCOMPARE(shown(shop.catalog).at(1), urlOf(shop, 1));
        QVERIFY(QFile::remove(fileOf(shop, 1)));
        shop.reader.look();
        QCOMPARE(shown(shop.catalog).at(1), urlOf(shop, 2));
    }

    void anOpenProductGetsItsPicturesAsTheyCome()
    {
        CustomerShop shop(products());
        shop.kiosk.showProduct(u"gum"_s);
        QVERIFY(shop.product.pictures().isEmpty());
        QSignalSpy changed(&shop.product, &ProductModel::picturesChanged);
        QVERIFY(bring(shop, 2));
        QVERIFY(bring(shop, 1));
        QCOMPARE(shop.product.pictures(), (QStringList{urlOf(shop, 1), urlOf(shop, 2)}));
        QCOMPARE(changed.size(), 2);
        shop.kiosk.showProduct(u"og"_s);
        QVERIFY(shop.product.pictures().isEmpty());
    }

    void theCartShowsThem()
    {
        CustomerShop shop(products());
        shop.kiosk.quickAdd(u"gum"_s);
        QSignalSpy changed(&shop.cart, &CartModel::dataChanged);
        QVERIFY(bring(shop, 1));
        QCOMPARE(shop.cart.index(0).data(CartModel::Picture).toString(), urlOf(shop, 1));
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPictureFolder)
#include "tst_picturefolder.moc"
