#include "tests/support/customershop.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;

/** Narrowing the catalogue down, and finding out of an empty list. */
class TestFilterModel : public QObject {
    Q_OBJECT

    static QStringList titles(const ChoiceModel &choices, bool onlyChosen = false)
    {
        QStringList all;
        for (const auto &choice : choices.choices()) {
            if (choice.chosen || !onlyChosen)
                all.append(choice.title);
        }
        return all;
    }

    static void pick(ChoiceModel &choices, const QString &title)
    {
        const auto row = titles(choices).indexOf(title);
        QVERIFY2(row >= 0, qPrintable(title + u" is not among "_s + titles(choices).join(u", "_s)));
        choices.pick(static_cast<int>(row));
    }

    static QList<Product> products()
    {
        auto gummies = plainProduct(u"gum"_s, u"Berry Gummies"_s, 1850, 3);
        gummies.category = u"EDIBLE"_s;
        gummies.brand = u"Wyld"_s;
        gummies.thc = Potency{100'000, Potency::Unit::Milligrams};
        auto kush = plainProduct(u"kush"_s, u"Purple Kush"_s, 3500, 9);
        kush.strain = u"INDICA"_s;
        kush.thc = Potency{27'000, Potency::Unit::Percent};
        kush.tags = {u"sleepy"_s, u"staff pick"_s};
        auto haze = plainProduct(u"haze"_s, u"Silver Haze"_s, 5200, 0);
        haze.strain = u"SATIVA"_s;
        haze.brand = u"Émile"_s;
        haze.values[0].salePrice = Money(4100);
        auto dream = plainProduct(u"dream"_s, u"Blue Dream"_s, 3000, 4);
        dream.strain = u"SATIVA"_s;
        dream.brand = u"acme"_s;
        dream.thc = Potency{18'000, Potency::Unit::Percent};
        return {gummies, kush, haze, dream};
    }

private Q_SLOTS:
    void onlyWhatOccursInTheCategoryIsOffered()
    {
        CustomerShop shop(products());
        auto &filters = *shop.catalog.filters();
        shop.catalog.setCategory(u"EDIBLE"_s);
        filters.prepare();
        QCOMPARE(filters.group(2)->count(), 0); // No strain.
        QVERIFY(titles(*filters.group(3)).contains(u"THC: 100 mg or more"_s));
        QVERIFY(!titles(*filters.sorts()).contains(u"THC %: highest first"_s));
        shop.catalog.setCategory({});
        QCOMPARE(titles(*filters.group(2)), (QStringList{u"Sativa"_s, u"Indica"_s}));
        QVERIFY(titles(*filters.sorts()).contains(u"THC %: highest first"_s));
    }

    void filtersAddUpAndGoOneByOne()
    {
        CustomerShop shop(products());
        auto &filters = *shop.catalog.filters();
        filters.prepare();
        pick(*filters.group(2), u"Sativa"_s);
        QCOMPARE(shop.catalog.total(), 2);
        pick(*filters.group(1), u"$40 to $60"_s);
        QCOMPARE(shop.catalog.total(), 1);
        QCOMPARE(titles(*filters.active()), (QStringList{u"$40 to $60"_s, u"Sativa"_s}));
        QCOMPARE(titles(*filters.group(1), true), QStringList{u"$40 to $60"_s});
        pick(*filters.active(), u"$40 to $60"_s);
        QCOMPARE(titles(*filters.active()), QStringList{u"Sativa"_s});
        QCOMPARE(shop.catalog.total(), 2);
        filters.clear();
        QCOMPARE(shop.catalog.total(), 4);
        QVERIFY(shop.catalog.isWhole());
    }

    void brandsAreOfferedByLetter()
    {
        CustomerShop shop(products());
        auto &filters = *shop.catalog.filters();
        filters.prepareBrands();
        auto &brands = *filters.brands();
        QVERIFY(!titles(brands).contains(u"Émile"_s)); // Nothing of it is in stock.
        QCOMPARE(brands.letters().last(), u"W"_s);
        QCOMPARE(brands.choices().at(brands.rowOfLetter(u"W"_s)).title, u"Wyld"_s);
        shop.catalog.setSearch(u"kush"_s);
        pick(brands, u"Wyld"_s);
        QCOMPARE(shop.catalog.search(), QString());
        QCOMPARE(shop.catalog.total(), 1);
        QCOMPARE(titles(*filters.active()), QStringList{u"Wyld"_s});
    }

    void anEmptyListNamesTheFilterThatCostsMost()
    {
        CustomerShop shop(products());
        auto &filters = *shop.catalog.filters();
        filters.prepare();
        pick(*filters.group(2), u"Sativa"_s);
        pick(*filters.group(1), u"$100 or more"_s);
        QCOMPARE(shop.catalog.count(), 0);
        QCOMPARE(shop.catalog.relief(), u"$100 or more"_s);
        QCOMPARE(shop.catalog.reliefProducts(), 2);
        shop.catalog.relieve();
        QCOMPARE(shop.catalog.count(), 2);
        QCOMPARE(shop.catalog.relief(), QString());
    }

    void aMisspelledSearchSaysWhatWasMeant()
    {
        CustomerShop shop(products());
        shop.catalog.setSearch(u"gumies"_s);
        QCOMPARE(shop.catalog.count(), 0);
        QCOMPARE(shop.catalog.meant(), u"gummies"_s);
        shop.catalog.searchMeant();
        QCOMPARE(shop.catalog.search(), u"gummies"_s);
        QCOMPARE(shop.catalog.count(), 1);
        QCOMPARE(shop.catalog.meant(), QString());
    }

    void shelvesHoldWhatIsInStock()
    {
        CustomerShop shop(products());
        QCOMPARE(shop.catalog.featured()->count(), 1);
        QCOMPARE(shop.catalog.onSale()->count(), 0); // The one on sale is sold out.
        QCOMPARE(shop.reader.highlights(5).valueOr({}).size(), 1);
        shop.catalog.showFeatured();
        QCOMPARE(shop.catalog.total(), 1);
        QCOMPARE(titles(*shop.catalog.filters()->active()), QStringList{u"Featured"_s});
    }

    void theShopsOrderOfCategoriesComesFirst()
    {
        auto config = CustomerShop::settings();
        config.categoryOrder = {u"gear"_s, u"edible"_s};
        auto sold = products();
        sold.append(plainProduct(u"grinder"_s, u"Grinder"_s, 900, 2));
        sold.last().category = u"GEAR"_s;
        CustomerShop shop(sold, config);
        QStringList words;
        for (int i = 0; i < shop.catalog.categories()->rowCount(); ++i)
            words.append(
                shop.catalog.categories()->data(shop.catalog.categories()->index(i), CategoryModel::Word).toString());
        QCOMPARE(words, (QStringList{u""_s, u"GEAR"_s, u"EDIBLE"_s, u"FLOWER"_s}));
        QCOMPARE(CategoryModel::iconOf(u"GEAR"_s), u"merch"_s);
    }

    void nothingOfTheLastCustomerIsLeft()
    {
        CustomerShop shop(products());
        shop.kiosk.start();
        shop.catalog.filters()->prepare();
        shop.catalog.setSearch(u"haze"_s);
        pick(*shop.catalog.filters()->group(2), u"Sativa"_s);
        pick(*shop.catalog.filters()->sorts(), u"Price: highest first"_s);
        shop.session.end();
        QVERIFY(shop.catalog.isWhole());
        QCOMPARE(shop.catalog.filters()->sortTitle(), u"A–Z"_s);
        QCOMPARE(shop.catalog.filters()->active()->count(), 0);
    }

    void backFromASimilarProductLeadsToTheList()
    {
        CustomerShop shop(products());
        shop.kiosk.start();
        shop.kiosk.showProduct(u"kush"_s);
        QVERIFY(shop.product.similar()->count() > 0);
        shop.kiosk.showProduct(u"dream"_s);
        QCOMPARE(shop.product.name(), u"Blue Dream"_s);
        shop.kiosk.back();
        QCOMPARE(shop.kiosk.page(), Kiosk::Page::Catalogue);
    }
};

QTEST_GUILESS_MAIN(TestFilterModel)
#include "tst_filtermodel.moc"
