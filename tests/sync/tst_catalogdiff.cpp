#include "sync/catalog/catalogdiff.h"
#include "sync/catalog/productblob.h"
#include "tests/support/products.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestCatalogDiff : public QObject {
    Q_OBJECT

private:
    using Change = std::function<void(Product &)>;

private Q_SLOTS:
    void everythingThatIsStoredChangesTheHash_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("name", [](Product &product) { product.name += u'x'; });
        row("a letter from name to brand", [](Product &product) {
            product.brand.prepend(product.name.back());
            product.name.chop(1);
        });
        row("category", [](Product &product) { product.category = u"EDIBLE"_s; });
        row("strain", [](Product &product) { product.strain = u"INDICA"_s; });
        row("description", [](Product &product) { product.description = u"x"_s; });
        row("thc of 0", [](Product &product) { product.thc = Potency(); });
        row("cbd of 0", [](Product &product) { product.cbd = Potency(); });
        row("images", [](Product &product) { product.images = {u"a"_s}; });
        row("tags", [](Product &product) { product.tags = {u"a"_s}; });
        row("visible", [](Product &product) { product.visible = false; });
        row("medical", [](Product &product) { product.medicalOnly = true; });
        row("no values", [](Product &product) { product.values.clear(); });
        row("price", [](Product &product) { product.values[0].price = Money(1); });
        row("currency", [](Product &product) { product.values[0].price = Money(1000, *Currency::fromCode(u"CAD")); });
        row("sale at the same price", [](Product &product) { product.values[0].salePrice = product.values[0].price; });
        row("label", [](Product &product) { product.values[0].label = u"7G"_s; });
        row("value id", [](Product &product) { product.values[0].id = ProductValueId(u"x"_s); });
        row("weight", [](Product &product) { product.values[0].weight = Weight(); });
        row("thc in it", [](Product &product) { product.values[0].thcMg = 1; });
        row("stock", [](Product &product) { product.values[0].stock = 4; });
        row("tier price", [](Product &product) { product.values[0].priceIsFrom = true; });
    }

    void everythingThatIsStoredChangesTheHash()
    {
        QFETCH(Change, change);
        const Product before = makeProduct(u"P-1"_s, u"Haze"_s);
        Product after = before;
        QCOMPARE(contentHash(after), contentHash(before));
        change(after);
        QVERIFY(contentHash(after) != contentHash(before));
        QCOMPARE(ProductBlob::fromBytes(ProductBlob::toBytes(after)), after);
    }

    void stockThatMustNotBeBelievedIsReplaced()
    {
        const Product known = makeProduct(u"P-1"_s, u"Haze"_s, 5);
        Product fed = makeProduct(u"P-1"_s, u"Haze"_s, 77);
        fed.values.append(makeProduct(u"P-x"_s, u""_s, 9).values.first());
        QCOMPARE(withKnownStock(fed, known).values[0].stock, 5);
        QCOMPARE(withKnownStock(fed, known).values[1].stock, 0);
        QCOMPARE(withKnownStock(fed, std::nullopt).values[0].stock, 0);
        fed.visible = false;
        QCOMPARE(withKnownStock(fed, known).values[0].stock, 0);
    }
};

QTEST_GUILESS_MAIN(TestCatalogDiff)
#include "tst_catalogdiff.moc"
