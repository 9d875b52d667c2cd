#include "sync/catalog/catalogwriter.h"
#include "core/storage/catalogschema.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/products.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <sqlite3.h>
#include <thread>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCatalogWriter : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    std::unique_ptr<CatalogWriter> m_writer;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<CatalogStore> m_store;
    Instant m_now = fromMs(1'795'456'931'000);

    Result<CatalogChange> pull(const QList<Product> &products, PullKind kind = PullKind::Full)
    {
        m_now += 1min;
        return m_writer->begin().andThen([&](Ok) { return m_writer->stage(pageOf(products)); }).andThen([&](Ok) {
            return m_writer->apply(kind, m_now);
        });
    }
    /** Added, changed, sold out; -1s when it failed. */
    QList<int> counts(const QList<Product> &products, PullKind kind = PullKind::Full)
    {
        const auto change = pull(products, kind);
        return change ? QList<int>{change->added, change->changed, change->soldOut} : QList<int>{-1, -1, -1};
    }
    void read()
    {
        auto opened = openCatalogForReading(m_path, u"test"_s);
        QVERIFY(opened.ok());
        m_database = std::move(*opened);
        m_store = std::make_unique<CatalogStore>(*m_database);
    }
    std::optional<Product> product(const QString &id) { return m_store->product(ProductId(id)).valueOr(std::nullopt); }
    qint64 generation() { return m_store->state()->generation; }

private Q_SLOTS:
    void initTestCase() { FaultyVfs::install(); }

    void init()
    {
        FaultyVfs::heal();
        m_store.reset();
        m_database.reset();
        m_writer.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"catalog.db"_s);
        m_writer = std::make_unique<CatalogWriter>(m_path);
        QVERIFY(m_writer->open().ok());
        read();
    }

    void onlyWhatDiffersIsWritten()
    {
        auto products = manyProducts(5);
        QCOMPARE(counts(products), (QList<int>{5, 0, 0}));
        const qint64 first = generation();
        const auto asOf = m_store->productAsOf(products[1].id);
        QCOMPARE(counts(products), (QList<int>{0, 0, 0}));
        QCOMPARE(generation(), first); // Readers need not reload.
        QCOMPARE(m_store->state()->asOf, std::optional(m_now));

        products[2].values[0].price = Money(1);
        products.append(makeProduct(u"P-9"_s, u"New"_s));
        QCOMPARE(counts(products), (QList<int>{1, 1, 0}));
        QCOMPARE(generation(), first + 1);
        QCOMPARE(product(u"P-2"_s), std::optional(products[2]));
        QCOMPARE(*m_store->productAsOf(products[1].id), *asOf);
        QCOMPARE(*m_store->productAsOf(products[2].id), std::optional(m_now));
    }

    void manyProductsComeOutInTheOrderTheyCame()
    {
        auto products = manyProducts(1'000);
        std::ranges::reverse(products);
        QCOMPARE(counts(products), QList<int>({1'000, 0, 0}));
        QCOMPARE(counts(products), QList<int>({0, 0, 0}));
        for (auto i = 0; i < products.size(); i += 3)
            products[i].name += u" new"_s;
        QCOMPARE(counts(products), QList<int>({0, 334, 0}));
        const auto stored = m_database->rows(
            u"SELECT product_id FROM product ORDER BY id"_s, {}, [](const Row &row) { return row.text(0); });
        QVERIFY(stored.ok());
        QCOMPARE(stored->size(), 1'000);
        for (auto i = 0; i < products.size(); ++i) {
            QCOMPARE(stored->at(i), products[i].id.toString());
            QCOMPARE(product(stored->at(i))->name, products[i].name);
        }
    }

    void whatGoesInComesOut()
    {
        Product full = makeProduct(u"P-1"_s, u"Zoë's \"Haze\" 🌿"_s);
        full.strain = u"SATIVA"_s;
        full.description = u"line\nline"_s;
        full.thc = Potency{21'400, Potency::Unit::Percent};
        full.cbd = Potency{10'000, Potency::Unit::Milligrams};
        full.images = {u"https://example.com/1.jpg"_s, u"https://example.com/2.jpg"_s};
        full.tags = {u"sale"_s, u"new"_s};
        full.medicalOnly = true;
        ProductValue second = full.values.first();
        second.id = ProductValueId(u"P-1-w"_s);
        second.salePrice = Money(750);
        second.thcMg = 120;
        second.priceIsFrom = true;
        full.values.append(second);
        QVERIFY(pull({full}).ok());
        QCOMPARE(product(u"P-1"_s), std::optional(full));
    }

    void whatIsMissingFromAFullFeedIsSoldOut_data()
    {
        QTest::addColumn<int>("quietPulls");
        for (int pulls = 0; pulls <= 3; ++pulls)
            QTest::addRow("after %d pulls without news", pulls) << pulls;
    }

    void whatIsMissingFromAFullFeedIsSoldOut()
    {
        QFETCH(int, quietPulls);
        auto products = manyProducts(4);
        QVERIFY(pull(products).ok());
        for (int i = 0; i < quietPulls; ++i)
            QCOMPARE(counts(products), (QList<int>{0, 0, 0}));
        const auto gone = products.takeLast();
        QCOMPARE(counts(products), (QList<int>{0, 0, 1}));
        QCOMPARE(product(u"P-3"_s)->values.first().stock, 0);
        QVERIFY(product(u"P-3"_s)->visible);
        QCOMPARE(product(u"P-2"_s)->values.first().stock, 5);
        QCOMPARE(counts(products), (QList<int>{0, 0, 0}));
        products.append(gone); // As it was: its hash must not keep it out.
        QCOMPARE(counts(products), (QList<int>{0, 1, 0}));
        QCOMPARE(product(u"P-3"_s), std::optional(gone));
    }

    void aPartialFeedSellsNothingOut_data()
    {
        QTest::addColumn<PullKind>("kind");
        QTest::newRow("changes") << PullKind::Changed;
        QTest::newRow("single products") << PullKind::Some;
    }

    void aPartialFeedSellsNothingOut()
    {
        QFETCH(PullKind, kind);
        QVERIFY(pull(manyProducts(4)).ok());
        const auto asOf = m_store->state()->asOf;
        QVERIFY(m_writer->noteFailure(u"the POS was away"_s).ok());
        QCOMPARE(counts({makeProduct(u"P-0"_s, u"Other"_s)}, kind), (QList<int>{0, 1, 0}));
        QCOMPARE(product(u"P-3"_s)->values.first().stock, 5);
        const auto state = m_store->state();
        QCOMPARE(state->lastError.isEmpty(), kind == PullKind::Changed); // One product says nothing about the rest.
        QCOMPARE(state->asOf == asOf, kind == PullKind::Some);
    }

    void whatWasMissingForAWeekIsHiddenAndComesBack()
    {
        auto products = manyProducts(2) + QList<Product>{makeProduct(u"P-2"_s, u"Sold out"_s, 0)};
        QVERIFY(pull(products).ok());
        const auto rest = products.first(1);
        QCOMPARE(counts(rest), (QList<int>{0, 0, 1}));
        m_now += std::chrono::days(6);
        QCOMPARE(counts(rest), (QList<int>{0, 0, 0}));
        QCOMPARE(m_store->state()->visibleProducts, 3);
        m_now += std::chrono::days(2);
        const qint64 before = generation();
        QVERIFY(pull(rest).ok());
        QCOMPARE(m_store->state()->visibleProducts, 1);
        QVERIFY(generation() > before);
        QVERIFY(!product(u"P-1"_s)->visible); // An order may still name it.
        QVERIFY(pull(products).ok());
        QCOMPARE(m_store->state()->visibleProducts, 3);
        QCOMPARE(product(u"P-2"_s), std::optional(products[2]));
    }

    void anImplausiblySmallFeedChangesNothing_data()
    {
        QTest::addColumn<int>("known");
        QTest::addColumn<int>("sent");
        QTest::addColumn<bool>("taken");
        QTest::newRow("half") << 20 << 10 << true;
        QTest::newRow("less than half") << 20 << 9 << false;
        QTest::newRow("nothing of many") << 40 << 0 << false;
        QTest::newRow("few of few") << 19 << 1 << true;
        QTest::newRow("nothing of few") << 3 << 0 << false;
        QTest::newRow("nothing of nothing") << 0 << 0 << true;
    }

    void anImplausiblySmallFeedChangesNothing()
    {
        QFETCH(int, known);
        QFETCH(int, sent);
        QVERIFY(pull(manyProducts(known)).ok());
        const auto change = pull(manyProducts(sent));
        QTEST(change.ok(), "taken");
        if (change)
            return;
        QCOMPARE(change.error().kind, Error::Kind::Rejected);
        QCOMPARE(m_store->count({.inStockOnly = true}).valueOr(-1), known);
        QVERIFY(m_writer->apply(PullKind::Full, m_now, true).ok()); // A person says that it is right.
        QCOMPARE(m_store->count({.inStockOnly = true}).valueOr(-1), sent);
    }

    void badProductsAreSetAsideAndTheRestGoesIn()
    {
        CatalogPage page = pageOf(manyProducts(2));
        page.products.append(makeProduct(u"P-0"_s, u"Twice"_s));
        page.products.append(makeProduct(QString(), u"No id"_s));
        Product nothing = makeProduct(u"P-7"_s, u"Nothing to buy"_s);
        nothing.values.clear();
        page.products.append(nothing);
        Product unnamed = makeProduct(u"P-8"_s, u"Value without id"_s);
        unnamed.values.first().id = ProductValueId();
        page.products.append(unnamed);
        page.setAside = {{u"P-6"_s, u"Bad"_s, u"the price is no number"_s}};
        QVERIFY(m_writer->stage(page).ok());
        const auto change = m_writer->apply(PullKind::Full, m_now);
        QVERIFY2(change.ok(), change ? "" : qPrintable(change.error().message));
        QCOMPARE(change->added, 3);
        QCOMPARE(change->setAside, 4);
        QCOMPARE(m_store->setAside()->size(), 4);
        QCOMPARE(product(u"P-0"_s)->name, u"Product 0"_s);
        QVERIFY(pull(manyProducts(2)).ok());
        QCOMPARE(m_store->setAside()->size(), 0);
    }

    void aFeedWithoutStockKeepsTheStockWeKnow()
    {
        QVERIFY(pull(manyProducts(2)).ok());
        CatalogPage page = pageOf({makeProduct(u"P-0"_s, u"Renamed"_s, 0), makeProduct(u"P-5"_s, u"Unknown"_s, 99)});
        page.carriesStock = false;
        QVERIFY(m_writer->begin().ok());
        QVERIFY(m_writer->stage(page).ok());
        QVERIFY(m_writer->apply(PullKind::Changed, m_now).ok());
        QCOMPARE(product(u"P-0"_s)->name, u"Renamed"_s);
        QCOMPARE(product(u"P-0"_s)->values.first().stock, 5);
        QCOMPARE(product(u"P-5"_s)->values.first().stock, 0);
    }

    void aDiskThatFailsAnywhereChangesNothingOrAll()
    {
        for (int n = 1;; n += 1) {
            init();
            QVERIFY(pull(manyProducts(30)).ok());
            FaultyVfs::failAt(FaultyVfs::Call::Write, n, n % 2 ? SQLITE_FULL : SQLITE_IOERR_WRITE);
            const bool applied = pull(manyProducts(30, 7)).ok();
            const bool failed = FaultyVfs::hasFailed();
            FaultyVfs::heal();
            read();
            const auto stock = m_database->number(u"SELECT count(DISTINCT stock) FROM product_value"_s);
            QCOMPARE(stock.valueOr(-1), 1);
            if (applied)
                QCOMPARE(product(u"P-0"_s)->values.first().stock, 7);
            QVERIFY(pull(manyProducts(30, 8)).ok()); // And it works again, without a restart.
            QCOMPARE(product(u"P-29"_s)->values.first().stock, 8);
            if (!failed) {
                QVERIFY(n > 5);
                break;
            }
        }
    }

    void aBrokenFileIsMadeNew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("garbage") << QByteArray(10'000, 'x');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a torn database") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\0');
    }

    void aBrokenFileIsMadeNew()
    {
        QFETCH(QByteArray, content);
        QVERIFY(pull(manyProducts(3)).ok());
        m_store.reset();
        m_database.reset();
        m_writer.reset();
        QFile::remove(m_path + u"-wal"_s);
        QFile::remove(m_path + u"-shm"_s);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        m_writer = std::make_unique<CatalogWriter>(m_path);
        QVERIFY(m_writer->open().ok());
        QVERIFY(pull(manyProducts(3)).ok());
        read();
        QCOMPARE(m_store->count({}).valueOr(-1), 3);
    }

    void aDiskThatFailsIsNoReasonToThrowTheCatalogueAway()
    {
        QVERIFY(pull(manyProducts(3)).ok());
        m_writer.reset();
        m_store.reset();
        m_database.reset();
        FaultyVfs::failAt(FaultyVfs::Call::Read, 1, SQLITE_IOERR_READ, FaultyVfs::Lasting::FromThenOn);
        m_writer = std::make_unique<CatalogWriter>(m_path);
        QVERIFY(!m_writer->open());
        FaultyVfs::heal();
        read();
        QCOMPARE(m_store->count({}).valueOr(-1), 3);
    }

    void readersNeverSeeHalfACatalogue()
    {
        QVERIFY(pull(manyProducts(300, 1)).ok());
        std::atomic<bool> stop = false;
        std::atomic<int> looks = 0;
        std::atomic<int> torn = 0;
        std::thread reader([&] {
            const auto database = openCatalogForReading(m_path, u"reader"_s);
            CatalogStore store(**database);
            while (!stop) {
                const auto products = store.products({.limit = 1000});
                QSet<int> stocks;
                for (const auto &one : products.valueOr({}))
                    stocks.insert(one.values.first().stock);
                torn += stocks.size() == 1 && products->size() == 300 ? 0 : 1;
                ++looks;
            }
        });
        for (int stock = 2; stock < 12 || looks < 10; ++stock) {
            if (!pull(manyProducts(300, stock))) {
                ++torn;
                break;
            }
        }
        stop = true;
        reader.join();
        QCOMPARE(torn, 0);
        QVERIFY(looks >= 10);
    }
};

QTEST_GUILESS_MAIN(TestCatalogWriter)
#include "tst_catalogwriter.moc"
