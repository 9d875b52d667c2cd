#include "tests/support/customershop.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;

class TestCatalogModel : public QObject {
    Q_OBJECT

    static QVariant at(const QAbstractItemModel &model, int row, int role)
    {
        return model.data(model.index(row, 0), role);
    }

    static QList<Product> many(int count)
    {
        QList<Product> products;
        for (int i = 0; i < count; ++i)
            products.append(plainProduct(u"p%1"_s.arg(i), u"Product %1"_s.arg(i, 4, 10, QChar(u'0')), 1000, 5));
        return products;
    }

private Q_SLOTS:
    void cardsSayWhatAProductCosts()
    {
        CustomerShop shop;
        QCOMPARE(shop.catalog.count(), 4);
        QCOMPARE(at(shop.catalog, 0, CatalogModel::Name), u"Alpine OG"_s);
        QCOMPARE(at(shop.catalog, 0, CatalogModel::Price), u"from $12.00"_s);
        QCOMPARE(at(shop.catalog, 0, CatalogModel::OneOption), false);
        QCOMPARE(at(shop.catalog, 1, CatalogModel::Price), u"$18.50"_s);
        QCOMPARE(at(shop.catalog, 2, CatalogModel::SoldOut), true);
        QCOMPARE(at(shop.catalog, 3, CatalogModel::MedicalOnly), true);
    }

    void searchNarrowsWithEachLetter()
    {
        CustomerShop shop;
        QSignalSpy restarted(&shop.catalog, &CatalogModel::restarted);
        shop.catalog.setSearch(u"ber"_s);
        QCOMPARE(shop.catalog.count(), 1);
        QCOMPARE(at(shop.catalog, 0, CatalogModel::Name), u"Berry Gummies"_s);
        shop.catalog.setSearch(u"berx"_s);
        QCOMPARE(shop.catalog.count(), 0);
        QVERIFY(shop.catalog.isAvailable());
        shop.catalog.setSearch(QString());
        QCOMPARE(shop.catalog.count(), 4);
        QCOMPARE(restarted.count(), 3);
    }

    void categoriesThatHaveSomethingAreOffered()
    {
        CustomerShop shop;
        auto &categories = *shop.catalog.categories();
        QCOMPARE(categories.rowCount(), 3);
        QCOMPARE(at(categories, 0, CategoryModel::Title), u"All"_s);
        QCOMPARE(at(categories, 1, CategoryModel::Title), u"Flower"_s);
        QCOMPARE(at(categories, 2, CategoryModel::Title), u"Topicals"_s);
        shop.catalog.setCategory(u"TOPICAL"_s);
        QCOMPARE(shop.catalog.count(), 1);
    }

    void longListsComeInPages()
    {
        CustomerShop shop(many(120));
        QCOMPARE(shop.catalog.count(), CatalogModel::PageSize);
        const QAbstractItemModelTester tester(&shop.catalog, QAbstractItemModelTester::FailureReportingMode::QtTest);
        while (shop.catalog.canFetchMore({}))
            shop.catalog.fetchMore({});
        QCOMPARE(shop.catalog.count(), 120);
        QCOMPARE(at(shop.catalog, 119, CatalogModel::Name), u"Product 0119"_s);
    }

    void newPricesAppearWithoutLosingThePlace()
    {
        CustomerShop shop(many(120));
        shop.catalog.fetchMore({});
        QSignalSpy reset(&shop.catalog, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&shop.catalog, &QAbstractItemModel::dataChanged);

        auto dearer = many(120);
        dearer[60].values[0].price = Money(9999);
        shop.setProducts(dearer);
        shop.reader.look();

        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shop.catalog.count(), 96);
        QCOMPARE(at(shop.catalog, 60, CatalogModel::Price), u"$99.99"_s);
    }

    void aCatalogueThatComesLaterIsFound()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"catalog.db"_s);
        CatalogReader reader(path);
        const Formatting formatting;
        CatalogModel model(reader, formatting, StoreConfig());
        QVERIFY(!model.isAvailable());
        QVERIFY(fillCatalog(path, many(3)));
        reader.look();
        QVERIFY(model.isAvailable());
        QCOMPARE(model.count(), 3);
    }

    void aFileInPlaceOfTheOldOneIsRead()
    {
        CustomerShop shop;
        for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(shop.data.catalogDatabase() + suffix);
        shop.setProducts(many(7));
        shop.reader.look();
        QCOMPARE(shop.catalog.count(), 7);
    }

    void theChosenSizeSurvivesNewPrices()
    {
        CustomerShop shop;
        shop.product.load(u"og"_s);
        QCOMPARE(shop.product.chosen(), 0);
        shop.product.choose(1);
        shop.product.setQuantity(4);
        QCOMPARE(shop.product.amountText(), u"$140.00"_s);

        auto products = CustomerShop::products();
        products[3].values[1].price = Money(4000);
        products[3].values[1].stock = 3;
        shop.setProducts(products);
        shop.reader.look();

        QCOMPARE(shop.product.valueId(), u"og-3.5g"_s);
        QCOMPARE(shop.product.quantity(), 3);
        QCOMPARE(shop.product.amountText(), u"$120.00"_s);
    }

    void whatIsSoldOutCannotBeChosen()
    {
        CustomerShop shop;
        shop.product.load(u"out"_s);
        QVERIFY(shop.product.isFound());
        QCOMPARE(shop.product.chosen(), -1);
        QCOMPARE(shop.product.maximum(), 0);
        shop.product.choose(0);
        QCOMPARE(shop.product.chosen(), -1);
    }
};

QTEST_GUILESS_MAIN(TestCatalogModel)
#include "tst_catalogmodel.moc"
