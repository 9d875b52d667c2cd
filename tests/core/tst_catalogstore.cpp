#include "core/storage/catalogstore.h"
#include "sync/catalog/catalogwriter.h"
#include "tests/support/products.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestCatalogStore : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    const QString m_path = m_dir.filePath(u"catalog.db"_s);
    std::unique_ptr<Database> m_database;
    std::unique_ptr<CatalogStore> m_store;
    const Instant m_pulled = fromMs(1'795'456'931'000);

    static Product product(const QString &id, const QString &name, const QString &brand, const QString &category,
        const QStringList &tags, qint64 cents, int stock)
    {
        Product made = makeProduct(id, name, stock, cents);
        made.brand = brand;
        made.category = category;
        made.tags = tags;
        return made;
    }
    QString found(const ProductQuery &query)
    {
        const auto products = m_store->products(query);
        if (!products)
            return u"error: "_s + products.error().message;
        QStringList ids;
        for (const auto &one : *products)
            ids.append(one.id.toString());
        return ids.join(u' ');
    }
    QString foundSorted(const QString &text)
    {
        QStringList ids = found({.text = text}).split(u' ', Qt::SkipEmptyParts);
        ids.sort();
        return ids.join(u' ');
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(openCatalogForReading(m_path, u"early"_s).error().kind, Error::Kind::NotFound);
        CatalogWriter writer(m_path);
        QVERIFY(writer.open().ok());
        Product hidden = product(u"h"_s, u"Blue Hidden"_s, u"Acme"_s, u"FLOWER"_s, {}, 100, 9);
        hidden.visible = false;
        QVERIFY(
            writer
                .stage(pageOf({
                    product(u"a"_s, u"Blue Dream"_s, u"Harbor Farms"_s, u"FLOWER"_s, {u"sale"_s, u"new"_s}, 3000, 5),
                    product(u"b"_s, u"Blueberry Gummies"_s, u"Wyld"_s, u"EDIBLE"_s, {u"sale"_s}, 1800, 0),
                    product(u"c"_s, u"Crème Brûlée"_s, u"Café Nord"_s, u"FLOWER"_s, {u"top shelf"_s}, 5000, 1),
                    product(u"d"_s, u"dream Weaver 1:1"_s, u"Blue Ridge"_s, u"TINCTURE"_s, {}, 2500, 7),
                    product(u"e"_s, u"OG-Kush \"Special\" (indoor)"_s, u"O'Neil"_s, u"FLOWER"_s, {}, 4000, 3),
                    hidden,
                }))
                .ok());
        QVERIFY(writer.apply(PullKind::Full, m_pulled).ok());
        auto opened = openCatalogForReading(m_path, u"test"_s);
        QVERIFY(opened.ok());
        m_database = std::move(*opened);
        m_store = std::make_unique<CatalogStore>(*m_database);
    }

    void searchFindsEveryWordAsAStart_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        // clang-format off
        QTest::newRow("a prefix")                 << u"blu"_s                    << u"a b d"_s;
        QTest::newRow("two words, any order")     << u"dream blue"_s             << u"a d"_s;
        QTest::newRow("brand and name")           << u"harb dr"_s                << u"a"_s;
        QTest::newRow("no middle of a word")      << u"berry"_s                  << u""_s;
        QTest::newRow("upper case")               << u"BLUEBERRY"_s              << u"b"_s;
        QTest::newRow("category")                 << u"tinct"_s                  << u"d"_s;
        QTest::newRow("tag")                      << u"shelf"_s                  << u"c"_s;
        QTest::newRow("diacritics left out")      << u"creme brulee"_s           << u"c"_s;
        QTest::newRow("diacritics typed")         << u"CRÈME"_s                  << u"c"_s;
        QTest::newRow("diacritics decomposed")    << u"cre\u0300me bru\u0302le"_s << u"c"_s;
        QTest::newRow("one letter")               << u"w"_s                      << u"b d"_s;
        QTest::newRow("hyphen")                   << u"og-kush"_s                << u"e"_s;
        QTest::newRow("quotes")                   << u"\"special\""_s            << u"e"_s;
        QTest::newRow("a lone quote")             << u"dream\""_s                << u"a d"_s;
        QTest::newRow("apostrophe")               << u"o'neil"_s                 << u"e"_s;
        QTest::newRow("star")                     << u"dre*"_s                   << u"a d"_s;
        QTest::newRow("near")                     << u"NEAR(blue dream)"_s       << u""_s;
        QTest::newRow("minus")                    << u"-blue"_s                  << u"a b d"_s;
        QTest::newRow("or is a word")             << u"blue OR kush"_s           << u""_s;
        QTest::newRow("not is a word")            << u"NOT blue"_s               << u""_s;
        QTest::newRow("a column filter")          << u"name:blue"_s              << u""_s;
        QTest::newRow("ratio")                    << u"1:1"_s                    << u"d"_s;
        QTest::newRow("caret and braces")         << u"^{blue} + dream"_s        << u"a d"_s;
        QTest::newRow("only signs")               << u"\"*-()"_s                 << u""_s;
        QTest::newRow("emoji")                    << u"🌿"_s                     << u""_s;
        QTest::newRow("emoji beside a word")      << u"🌿 kush"_s                << u"e"_s;
        QTest::newRow("only a combining mark")    << u"\u0301"_s                 << u""_s;
        QTest::newRow("a zero character")         << QString(u"blue"_s + QChar(0) + u"dream"_s) << u"a d"_s;
        QTest::newRow("half of a surrogate pair") << QString(u"blue "_s + QChar(0xd83c)) << u"a b d"_s;
        QTest::newRow("half a pair and a quote")  << QString(u"\"blue "_s + QChar(0xd83c)) << u"a b d"_s;
        QTest::newRow("hidden products")          << u"hidden"_s                 << u""_s;
        // clang-format on
    }

    void searchFindsEveryWordAsAStart()
    {
        QFETCH(QString, typed);
        QTEST(foundSorted(typed), "expected");
        QCOMPARE(
            m_store->count({.text = typed}).valueOr(-1), foundSorted(typed).split(u' ', Qt::SkipEmptyParts).size());
    }

    void aMegabyteOfTextIsAQuestionLikeAnyOther()
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(foundSorted(QString(1'000'000, u'x')), QString());
        QCOMPARE(foundSorted(u"blue "_s.repeated(200'000)), u"a b d"_s);
        QVERIFY(timer.elapsed() < 2000);
    }

    void theBetterMatchComesFirst()
    {
        QVERIFY(found({.text = u"dream"_s}).startsWith(u"a") || found({.text = u"dream"_s}).startsWith(u"d"));
        QCOMPARE(found({.text = u"blue"_s}).last(1), u"d"_s); // In the brand it weighs less than in the name.
    }

    void listsAreSortedAndFiltered_data()
    {
        QTest::addColumn<ProductQuery>("query");
        QTest::addColumn<QString>("expected");
        QTest::newRow("by name, whatever the case") << ProductQuery{} << u"a b c d e"_s;
        QTest::newRow("cheapest first") << ProductQuery{.sort = ProductSort::PriceUp} << u"b d a e c"_s;
        QTest::newRow("dearest first") << ProductQuery{.sort = ProductSort::PriceDown} << u"c e a d b"_s;
        QTest::newRow("category") << ProductQuery{.category = u"FLOWER"_s} << u"a c e"_s;
        QTest::newRow("category in another case") << ProductQuery{.category = u"flower"_s} << u""_s;
        QTest::newRow("brand") << ProductQuery{.brand = u"Wyld"_s} << u"b"_s;
        QTest::newRow("one tag") << ProductQuery{.tags = {u"sale"_s}} << u"a b"_s;
        QTest::newRow("all tags") << ProductQuery{.tags = {u"sale"_s, u"new"_s}} << u"a"_s;
        QTest::newRow("half a tag") << ProductQuery{.tags = {u"top"_s}} << u""_s;
        QTest::newRow("in stock") << ProductQuery{.inStockOnly = true} << u"a c d e"_s;
        QTest::newRow("text and category") << ProductQuery{.text = u"blue"_s, .category = u"EDIBLE"_s} << u"b"_s;
        QTest::newRow("second page") << ProductQuery{.offset = 2, .limit = 2} << u"c d"_s;
        QTest::newRow("beyond the end") << ProductQuery{.offset = 20} << u""_s;
        QTest::newRow("updated since") << ProductQuery{.updatedSince = m_pulled} << u"a b c d e"_s;
        QTest::newRow("updated later") << ProductQuery{.updatedSince = m_pulled + Milliseconds(1)} << u""_s;
        QTest::newRow("SQL in a brand") << ProductQuery{.brand = u"' OR 1 --"_s} << u""_s;
    }

    void listsAreSortedAndFiltered()
    {
        QFETCH(ProductQuery, query);
        QTEST(found(query), "expected");
        ProductQuery all = query;
        all.offset = 0;
        all.limit = 100;
        QCOMPARE(m_store->count(query).valueOr(-1), found(all).split(u' ', Qt::SkipEmptyParts).size());
    }

    void countsPerCategoryLeaveHiddenOnesOut()
    {
        const auto categories = m_store->categories();
        QCOMPARE(categories->size(), 3);
        QCOMPARE(categories->at(1).category, u"FLOWER"_s);
        QCOMPARE(categories->at(1).products, 3);
    }

    void aHiddenProductCanStillBeNamed()
    {
        const auto hidden = m_store->product(ProductId(u"h"_s));
        QVERIFY(hidden->has_value());
        QVERIFY(!(*hidden)->visible);
        QVERIFY(!m_store->product(ProductId(u"nope"_s))->has_value());
        QVERIFY(!m_store->product(ProductId())->has_value());
    }

    void theStateTellsHowOldItIs()
    {
        const auto state = m_store->state();
        QCOMPARE(state->generation, 1);
        QCOMPARE(state->asOf, std::optional(m_pulled));
        QCOMPARE(state->fullAsOf, std::optional(m_pulled));
        QCOMPARE(state->visibleProducts, 5);
        QVERIFY(state->lastError.isEmpty());
    }

    void anotherProgramsFileIsNotRead()
    {
        const QString other = m_dir.filePath(u"other.db"_s);
        {
            Database foreign(other, u"other"_s, {.applicationId = 5});
            QVERIFY(foreign.open({{1, {u"CREATE TABLE product (x)"_s}}}).ok());
        }
        QCOMPARE(openCatalogForReading(other, u"test"_s).error().kind, Error::Kind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestCatalogStore)
#include "tst_catalogstore.moc"
