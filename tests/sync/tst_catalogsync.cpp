#include "sync/catalog/catalogsync.h"
#include "sync/awaited.h"
#include "tests/support/manualclock.h"
#include "tests/support/products.h"
#include "tests/support/scriptedposclient.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCatalogSync : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    std::unique_ptr<ScriptedPosClient> m_pos;
    std::unique_ptr<CatalogSync> m_sync;

    QString path() const { return m_dir->filePath(u"catalog.db"_s); }
    CatalogState state() const
    {
        const auto database = openCatalogForReading(path(), u"test"_s);
        return database ? CatalogStore(**database).state().valueOr({}) : CatalogState();
    }
    void answer(const QList<Product> &products, const QString &next = {})
    {
        CatalogPage page = pageOf(products);
        page.next = next;
        m_pos->catalogPages.outcomes.enqueue(page);
    }

private Q_SLOTS:
    void init()
    {
        m_sync.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_pos = std::make_unique<ScriptedPosClient>();
        m_sync = std::make_unique<CatalogSync>(*m_pos, m_clock, path(), 600s);
        QVERIFY(m_sync->open().ok());
    }
    void cleanup() { m_sync.reset(); }

    void pagesBecomeOneCatalogue()
    {
        QSignalSpy changed(m_sync.get(), &CatalogSync::catalogChanged);
        answer(manyProducts(30).first(20), u"2"_s);
        answer(manyProducts(30).last(10));
        const auto change = awaited(m_sync->pull(PullKind::Full));
        QVERIFY(change.ok());
        QCOMPARE(change->added, 30);
        QCOMPARE(m_pos->catalogPages.asked.size(), 2);
        QVERIFY(m_pos->catalogPages.asked[0].cursor.isEmpty());
        QCOMPARE(m_pos->catalogPages.asked[1].cursor, u"2"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(state().visibleProducts, 30);

        answer(manyProducts(30));
        QVERIFY(awaited(m_sync->pull(PullKind::Full)).ok());
        QCOMPARE(changed.size(), 1); // Nothing new, nothing to reload.
    }

    void aFeedThatBreaksOffChangesNothing()
    {
        answer(manyProducts(30));
        QVERIFY(awaited(m_sync->pull(PullKind::Full)).ok());
        answer(manyProducts(20), u"2"_s);
        m_pos->catalogPages.fail(Error::Kind::Unreachable, u"gone in the middle"_s);
        const auto failed = awaited(m_sync->pull(PullKind::Full));
        QCOMPARE(failed.error().kind, Error::Kind::Unreachable);
        QCOMPARE(state().visibleProducts, 30);
        QCOMPARE(state().generation, 1);
        QCOMPARE(state().lastError, u"gone in the middle"_s);

        answer(manyProducts(30));
        QVERIFY(awaited(m_sync->pull(PullKind::Full)).ok());
        QVERIFY(state().lastError.isEmpty());
        QCOMPARE(state().generation, 1); // What the broken pull had staged is forgotten.
    }

    void changesAreAskedForSinceTheLastPull_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<qint64>("sinceSeconds");
        QTest::newRow("later") << qint64(300) << qint64(-60);
        QTest::newRow("at once") << qint64(0) << qint64(-60);
        QTest::newRow("clock set back by an hour") << qint64(-3600) << qint64(-3660);
    }

    void changesAreAskedForSinceTheLastPull()
    {
        QFETCH(qint64, seconds);
        QFETCH(qint64, sinceSeconds);
        const Instant start = m_clock.now();
        answer(manyProducts(3));
        QVERIFY(awaited(m_sync->pull(PullKind::Full)).ok());
        m_clock.setWall(start + std::chrono::seconds(seconds));
        answer({});
        QVERIFY(awaited(m_sync->pull(PullKind::Changed)).ok());
        m_clock.setWall(start);
        QVERIFY(!m_pos->catalogPages.asked[0].changedSince);
        QCOMPARE(m_pos->catalogPages.asked[1].changedSince, std::optional(start + std::chrono::seconds(sinceSeconds)));
        QCOMPARE(state().visibleProducts, 3);
    }

    void theTimerPullsOnceAtTheStart()
    {
        answer(manyProducts(3));
        QSignalSpy changed(m_sync.get(), &CatalogSync::catalogChanged);
        m_sync->start();
        QTRY_COMPARE(changed.size(), 1);
        m_sync->stop();
        QCOMPARE(m_pos->catalogPages.asked.size(), 1);
    }

    void singleProductsAreReadAgainAndMissingOnesSkipped()
    {
        answer(manyProducts(30));
        QVERIFY(awaited(m_sync->pull(PullKind::Full)).ok());
        const auto asOf = state().asOf;
        m_clock.advance(1h);
        m_pos->products.outcomes.enqueue(makeProduct(u"P-1"_s, u"Product 1"_s, 2));
        m_pos->products.fail(Error::Kind::NotFound);
        QSignalSpy changed(m_sync.get(), &CatalogSync::catalogChanged);
        QCoro::waitFor(m_sync->refresh({ProductId(u"P-1"_s), ProductId(u"P-2"_s)}));
        QCOMPARE(changed.size(), 1);
        const auto database = openCatalogForReading(path(), u"test"_s);
        CatalogStore store(**database);
        const auto first = store.product(ProductId(u"P-1"_s));
        QCOMPARE((*first)->values.first().stock, 2);
        const auto second = store.product(ProductId(u"P-2"_s));
        QCOMPARE((*second)->values.first().stock, 5);
        QCOMPARE(state().asOf, asOf);
    }

    void aSecondPullWaitsForTheFirst()
    {
        m_pos->catalogPages.holds = true;
        QList<bool> outcomes;
        const auto note = [&](const Result<CatalogChange> &change) { outcomes.append(change.ok()); };
        auto first = m_sync->pull(PullKind::Full).then(note);
        auto second = m_sync->pull(PullKind::Full).then(note);
        QTRY_COMPARE(m_pos->catalogPages.held(), size_t(1));
        QCOMPARE(m_pos->catalogPages.asked.size(), 1);
        m_pos->catalogPages.answerHeld(pageOf(manyProducts(3)));
        QTRY_COMPARE(m_pos->catalogPages.asked.size(), 2);
        QTRY_COMPARE(m_pos->catalogPages.held(), size_t(1));
        m_pos->catalogPages.answerHeld(pageOf(manyProducts(3)));
        QTRY_COMPARE(outcomes, (QList<bool>{true, true}));
    }
};

QTEST_GUILESS_MAIN(TestCatalogSync)
#include "tst_catalogsync.moc"
