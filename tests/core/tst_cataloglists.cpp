#include "core/storage/catalogschema.h"
#include "core/storage/searchcorrection.h"
#include "tests/support/democatalog.h"
#include "tests/support/products.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

static Potency percent(qint64 number) { return {number * 1000, Potency::Unit::Percent}; }

static Potency milligrams(qint64 number) { return {number * 1000, Potency::Unit::Milligrams}; }

/** How customers narrow the catalogue down, and what it offers them for that. */
class TestCatalogLists : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<CatalogStore> m_store;

    static Product made(const QString &id, const QString &category, const QString &strain, qint64 cents)
    {
        auto product = makeProduct(id, u"Name "_s + id, 5, cents);
        product.category = category;
        product.strain = strain;
        return product;
    }

    static QList<Product> products()
    {
        auto a = made(u"a"_s, u"FLOWER"_s, u"INDICA"_s, 3000);
        a.thc = percent(28);
        a.tags = {u"relaxed"_s, u"sleepy"_s};
        auto b = made(u"b"_s, u"FLOWER"_s, u"SATIVA"_s, 3300);
        b.thc = percent(18);
        b.cbd = percent(2);
        b.tags = {u"relaxed"_s, u"featured"_s};
        b.brand = u"acme"_s;
        auto c = made(u"c"_s, u"EDIBLE"_s, u"INDICA"_s, 2000);
        c.thc = milligrams(100);
        c.tags = {u"relaxed"_s};
        c.brand = u"Wyld"_s;
        c.values[0].weight = {};
        c.values[0].label = u"100mg 10-Pack"_s;
        auto d = made(u"d"_s, u"EDIBLE"_s, u"SATIVA"_s, 1800);
        d.thc = milligrams(10);
        d.cbd = milligrams(10);
        d.brand = u"Wyld"_s;
        d.values[0].salePrice = Money(1500);
        d.values[0].weight = {};
        d.values[0].label = u"100MG 10-pack"_s;
        auto e = made(u"e"_s, u"FLOWER"_s, u"INDICA"_s, 0);
        e.brand = u"Gone"_s;
        e.values[0].stock = 0;
        e.values[0].weight = Weight::milligrams(1000);
        e.values[0].label = u"1G"_s;
        auto f = made(u"f"_s, u"FLOWER"_s, u"INDICA"_s, 9000);
        f.name = u"Blueberry Cartridge Crème"_s;
        auto second = f.values[0];
        second.id = ProductValueId(u"f-2"_s);
        second.weight = Weight::milligrams(7000);
        second.label = u"1/4oz"_s;
        second.price = Money(16'000);
        f.values.append(second);
        auto hidden = made(u"h"_s, u"FLOWER"_s, u"INDICA"_s, 100);
        hidden.visible = false;
        hidden.tags = {u"relaxed"_s, u"featured"_s};
        hidden.brand = u"Hidden"_s;
        return {a, b, c, d, e, f, hidden};
    }

    static QString idsOf(const Result<QList<Product>> &products)
    {
        if (!products)
            return u"error: "_s + products.error().message;
        QStringList ids;
        for (const auto &one : *products)
            ids.append(one.id.toString());
        return ids.join(u' ');
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto path = m_dir.filePath(u"catalog.db"_s);
        QVERIFY(fillCatalog(path, products()).ok());
        auto opened = openCatalogForReading(path, u"test"_s);
        QVERIFY(opened.ok());
        m_database = std::move(*opened);
        m_store = std::make_unique<CatalogStore>(*m_database);
    }

    void filtersAndSortsMeetTheirProducts_data()
    {
        QTest::addColumn<ProductQuery>("query");
        QTest::addColumn<QString>("expected");
        // clang-format off
        QTest::newRow("price from")           << ProductQuery{.price = {3000, {}}}                    << u"f a b"_s;
        QTest::newRow("price to, not with it") << ProductQuery{.price = {{}, 2000}}                   << u"d e"_s;
        QTest::newRow("the sale price counts") << ProductQuery{.price = {1500, 1501}}                 << u"d"_s;
        QTest::newRow("one strain")           << ProductQuery{.strains = {u"SATIVA"_s}}               << u"b d"_s;
        QTest::newRow("two strains")          << ProductQuery{.strains = {u"SATIVA"_s, u"INDICA"_s}}  << u"f a b c d e"_s;
        QTest::newRow("THC in percent")       << ProductQuery{.thc = {Potency::Unit::Percent, {10'000, {}}}}    << u"a b"_s;
        QTest::newRow("THC in mg")            << ProductQuery{.thc = {Potency::Unit::Milligrams, {{}, 50'000}}} << u"d"_s;
        QTest::newRow("CBD in percent")       << ProductQuery{.cbd = {Potency::Unit::Percent, {0, {}}}}         << u"b"_s;
        QTest::newRow("on sale")              << ProductQuery{.onSale = true}                         << u"d"_s;
        QTest::newRow("featured")             << ProductQuery{.featured = true}                       << u"b"_s;
        QTest::newRow("in stock")             << ProductQuery{.category = u"FLOWER"_s, .inStockOnly = true} << u"f a b"_s;
        QTest::newRow("a size by weight")     << ProductQuery{.sizes = {u"3500 mg"_s}}                << u"f a b"_s;
        QTest::newRow("a size by its words")  << ProductQuery{.sizes = {u"100mg 10-pack"_s}}          << u"c d"_s;
        QTest::newRow("the second option's size") << ProductQuery{.sizes = {u"7000 mg"_s}}            << u"f"_s;
        QTest::newRow("all tags")             << ProductQuery{.tags = {u"relaxed"_s, u"sleepy"_s}}    << u"a"_s;
        QTest::newRow("all of it")            << ProductQuery{.text = u"name"_s, .category = u"FLOWER"_s, .tags = {u"relaxed"_s},
                                                     .price = {0, 3100}}                              << u"a"_s;
        QTest::newRow("cheapest, no price last") << ProductQuery{.sort = ProductSort::PriceUp}        << u"d c a b f e"_s;
        QTest::newRow("dearest, no price last") << ProductQuery{.sort = ProductSort::PriceDown}       << u"f b a c d e"_s;
        QTest::newRow("THC % down")           << ProductQuery{.sort = ProductSort::ThcPercentDown}    << u"a b f c d e"_s;
        QTest::newRow("THC % up")             << ProductQuery{.sort = ProductSort::ThcPercentUp}      << u"b a f c d e"_s;
        QTest::newRow("THC mg down")          << ProductQuery{.sort = ProductSort::ThcMgDown}         << u"c d f a b e"_s;
        QTest::newRow("CBD mg up")            << ProductQuery{.sort = ProductSort::CbdMgUp}           << u"d f a b c e"_s;
        QTest::newRow("a search by price")    << ProductQuery{.text = u"name"_s, .sort = ProductSort::PriceUp} << u"d c a b e"_s;
        // clang-format on
    }

    void filtersAndSortsMeetTheirProducts()
    {
        QFETCH(ProductQuery, query);
        QFETCH(QString, expected);
        QCOMPARE(idsOf(m_store->products(query)), expected);
        QCOMPARE(m_store->count(query).valueOr(-1), expected.split(u' ').size());
    }

    void brandsAreThoseWithSomethingToSell()
    {
        const QList<WordCount> expected{{u"acme"_s, 1}, {u"Harbor Farms"_s, 2}, {u"Wyld"_s, 2}};
        QCOMPARE(m_store->brands().valueOr({}), expected);
        QCOMPARE(m_store->brands(u"EDIBLE"_s).valueOr({}), QList{expected.last()});
    }

    void tagsStrainsAndSizesAreThoseOfTheCategory()
    {
        QCOMPARE(m_store->tags(u"FLOWER"_s).valueOr({}),
            (QList<WordCount>{{u"relaxed"_s, 2}, {u"featured"_s, 1}, {u"sleepy"_s, 1}}));
        QCOMPARE(m_store->strains().valueOr({}), (QList<WordCount>{{u"INDICA"_s, 4}, {u"SATIVA"_s, 2}}));
        QCOMPARE(m_store->sizes(u"FLOWER"_s).valueOr({}),
            (QList<SizeCount>{{u"3500 mg"_s, 3500, u"3.5G"_s, 3}, {u"1000 mg"_s, 1000, u"1G"_s, 1},
                {u"7000 mg"_s, 7000, u"1/4oz"_s, 1}}));
        QCOMPARE(m_store->sizes(u"EDIBLE"_s).valueOr({}).value(0).products, 2);
        QCOMPARE(m_store->potencyUnits(u"FLOWER"_s).valueOr({}), (PotencyUnits{true, false, true, false}));
        QCOMPARE(m_store->potencyUnits(u"NOTHING"_s).valueOr({}), PotencyUnits());
    }

    void similarOnesAreOfTheKindThenNearInPriceThenAlikeInUse()
    {
        // f is of the same category and strain, b within a fifth of the price, c shares a tag.
        QCOMPARE(idsOf(m_store->similar(ProductId(u"a"_s), 10)), u"f b c"_s);
        QCOMPARE(idsOf(m_store->similar(ProductId(u"a"_s), 1)), u"f"_s);
        QCOMPARE(idsOf(m_store->similar(ProductId(u"nope"_s), 5)), QString());
    }

    void aMisspelledSearchIsPutRight_data()
    {
        QTest::addColumn<ProductQuery>("query");
        QTest::addColumn<QString>("expected");
        // clang-format off
        QTest::newRow("one word")              << ProductQuery{.text = u"bluebery"_s}         << u"blueberry"_s;
        QTest::newRow("while typing")          << ProductQuery{.text = u"cratri"_s}           << u"cartridge"_s;
        QTest::newRow("beside a right one")    << ProductQuery{.text = u"Creme catridge"_s}   << u"creme cartridge"_s;
        QTest::newRow("a word that is finished") << ProductQuery{.text = u"cartr "_s}         << u""_s;
        QTest::newRow("where it finds nothing") << ProductQuery{.text = u"bluebery"_s, .category = u"EDIBLE"_s} << u""_s;
        QTest::newRow("nothing like it")       << ProductQuery{.text = u"zzzzz"_s}            << u""_s;
        QTest::newRow("nothing typed")         << ProductQuery{}                              << u""_s;
        // clang-format on
    }

    void aMisspelledSearchIsPutRight()
    {
        QFETCH(ProductQuery, query);
        SearchCorrection correction(*m_store);
        QTEST(correction.correct(query).valueOr(u"error"_s), "expected");
    }

    void changedTagsAreFoundAndOldOnesAreNot()
    {
        const auto path = m_dir.filePath(u"changing.db"_s);
        auto product = makeProduct(u"x"_s, u"Changing"_s);
        product.tags = {u"old"_s, u"old"_s, u"kept"_s};
        QVERIFY(fillCatalog(path, {product}).ok());
        product.tags = {u"kept"_s, u"new"_s};
        QVERIFY(fillCatalog(path, {product}).ok());
        const auto database = openCatalogForReading(path, u"test"_s);
        QVERIFY(database.ok());
        CatalogStore store(**database);
        QCOMPARE(store.tags().valueOr({}), (QList<WordCount>{{u"kept"_s, 1}, {u"new"_s, 1}}));
        QCOMPARE(store.count({.tags = {u"old"_s}}).valueOr(-1), 0);
    }

    void firstPicturesComeBeforeSecondOnes()
    {
        const auto path = m_dir.filePath(u"pictures.db"_s);
        const auto pictured = [](const QString &id, int stock, const QStringList &images) {
            auto product = makeProduct(id, id, stock);
            product.images = images;
            return product;
        };
        auto hidden = pictured(u"h"_s, 5, {u"hidden"_s});
        hidden.visible = false;
        QVERIFY(fillCatalog(path,
            {pictured(u"out"_s, 0, {u"o1"_s, u"a2"_s}), pictured(u"a"_s, 5, {u"a1"_s, u"a2"_s, u"a3"_s}), hidden,
                pictured(u"none"_s, 5, {}), pictured(u"b"_s, 5, {u"a1"_s, u"b2"_s})})
                    .ok());
        const auto database = openCatalogForReading(path, u"test"_s);
        CatalogStore store(**database);
        QCOMPARE(store.pictures(2).valueOr({}), (QStringList{u"a1"_s, u"o1"_s, u"a2"_s, u"b2"_s}));
        QCOMPARE(store.pictures(3).valueOr({}).last(), u"a3"_s);
    }

    void aCatalogueOfTheFirstSchemaIsBroughtUpToDate()
    {
        const auto path = m_dir.filePath(u"old.db"_s);
        QVERIFY(fillCatalog(path, products()).ok());
        {
            // As the first version left it.
            Database old(path, u"old"_s, {.durable = false, .applicationId = catalogApplicationId});
            QVERIFY(old.open(catalogSchema()).ok());
            for (const auto &sql :
                {u"DROP TABLE product_word"_s, u"DROP TRIGGER product_tagged"_s, u"DROP TRIGGER product_tagged_anew"_s,
                    u"DROP TABLE product_tag"_s, u"DROP INDEX product_value_size"_s,
                    u"ALTER TABLE product_value DROP COLUMN size"_s, u"DROP INDEX product_facts"_s,
                    u"ALTER TABLE product DROP COLUMN on_sale"_s, u"PRAGMA user_version = 1"_s})
                QVERIFY2(old.execute(sql).ok(), qPrintable(sql));
        }
        QCOMPARE(openCatalogForReading(path, u"early"_s).error().kind, Error::Kind::NotFound);
        const auto database = openCatalogForWriting(path, u"test"_s);
        QVERIFY2(database.ok(), database ? "" : qPrintable(database.error().message));
        CatalogStore store(**database);
        QCOMPARE(idsOf(store.products({.onSale = true})), u"d"_s);
        QCOMPARE(idsOf(store.products({.tags = {u"sleepy"_s}})), u"a"_s);
        QCOMPARE(idsOf(store.products({.sizes = {u"7000 mg"_s}})), u"f"_s);
    }
};

QTEST_GUILESS_MAIN(TestCatalogLists)
#include "tst_cataloglists.moc"
