#include "core/storage/catalogstore.h"
#include "sync/catalog/catalogwriter.h"
#include "tests/support/diskimage.h"
#include "tests/support/diskrecorder.h"
#include "tests/support/products.h"
#include "tests/sync/powerlossday.h"

#include <QDirIterator>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

namespace {
// clang-format off
constexpr std::pair<const char *, Loss> losses[] = {
    {"nothing is lost", Loss::Nothing},
    {"all that was not synced is lost", Loss::Everything},
    {"names without their contents", Loss::Contents},
    {"contents without their names", Loss::Names},
    {"the last write of each file is torn", Loss::TheLastTorn},
    {"some of it is there, torn and out of order", Loss::Some},
    {"the same for names", Loss::SomeUnordered},
};
// clang-format on

struct Cut {
    qsizetype made; ///< Calls to the disk before the power went.
    quint32 seed;
};

int fromEnvironment(const char *name, int otherwise)
{
    bool given = false;
    const int value = qEnvironmentVariableIntValue(name, &given);
    return given ? value : otherwise;
}
} // namespace

/**
 * The power goes: whatever no sync has made certain is lost, torn or out of order. Here the kiosk's calls to the disk
 * are recorded once, and then the disk is made as it may be found after each of them; the product opens it again, and
 * what it has is compared with what the world was told. A sample of these disks is tried, the same one every time:
 *     PEAK_POWERCUT_ROUNDS=100 tries a hundred times as many (0: each crash point in each way of loss, once),
 *     PEAK_POWERCUT_SEED=7 others.
 */
class TestPowerLoss : public QObject {
    Q_OBJECT

private:
    const int m_rounds = fromEnvironment("PEAK_POWERCUT_ROUNDS", 1);
    std::mt19937 m_random{static_cast<unsigned>(fromEnvironment("PEAK_POWERCUT_SEED", 20'261'123))};

    quint32 nextSeed() { return static_cast<quint32>(m_random()); }

    QTemporaryDir m_root;
    Recording m_day;

    QList<Cut> sample(qsizetype calls, int size)
    {
        QList<Cut> cuts;
        if (m_rounds == 0) {
            for (qsizetype made = 0; made <= calls; ++made)
                cuts.append({made, nextSeed()});
        }
        for (int i = 0; i < size * m_rounds; ++i)
            cuts.append({static_cast<qsizetype>(m_random() % static_cast<quint64>(calls + 1)), nextSeed()});
        return cuts;
    }

    /** What is wrong after the next start. */
    static QStringList afterCut(const Recording &day, Cut cut, Loss loss)
    {
        QTemporaryDir disk;
        if (!DiskImage(day.calls, cut.made, loss, cut.seed).writeTo(disk.path()))
            return {u"the disk could not be made"_s};
        const auto moment = day.ledger.at(cut.made);
        ScratchBook book(*DataDirectory::prepare(disk.filePath(u"data/shop"_s)));
        auto wrong = findBrokenPromises(book, moment);
        if (wrong.isEmpty())
            wrong = findLostOrDoubled(book, moment.tickets);
        return wrong;
    }

    static QStringList afterCuts(const Recording &day, const QList<Cut> &cuts, Loss loss)
    {
        QStringList all;
        for (const auto &cut : cuts) {
            const auto wrong = afterCut(day, cut, loss);
            if (!wrong.isEmpty())
                all.append(u"power gone after %1 of %2 calls, seed %3: %4"_s.arg(cut.made)
                               .arg(day.calls.size())
                               .arg(cut.seed)
                               .arg(wrong.join(u", "_s)));
        }
        return all;
    }

    static DataDirectory shopIn(const QTemporaryDir &root)
    {
        return *DataDirectory::prepare(QDir(root.path()).canonicalPath() + u"/data/shop"_s);
    }

    /** What the catalogue at `path` shows; nothing when it is neither one of `known` nor empty. */
    static std::optional<QStringList> shownIn(const QString &path, const QMap<qint64, QStringList> &known)
    {
        const auto database = openCatalogForReading(path, u"app"_s);
        if (!database)
            return std::nullopt;
        CatalogStore store(**database);
        const auto state = store.state();
        const auto products = store.products({.limit = 1000});
        const auto check = (*database)->quickCheck();
        if (!state || !products || !check || *check != "ok"_L1)
            return std::nullopt;
        QStringList shown;
        for (const auto &product : *products)
            shown.append(product.id.toString() + u':' + product.name);
        shown.sort();
        return shown == known.value(state->generation) ? std::optional(shown) : std::nullopt;
    }

    static QMap<QString, QByteArray> contentsOf(const QString &root)
    {
        QMap<QString, QByteArray> contents;
        QDirIterator each(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (!file.fileName().endsWith("-shm"_L1) && file.open(QIODevice::ReadOnly))
                contents[QDir(root).relativeFilePath(file.fileName())] = file.readAll();
        }
        return contents;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"peak.*=false"_s); // Thousands of starts.
        m_day = recordDay(QDir(m_root.path()).canonicalPath(), {});
    }

    void theRecordMissesNothing()
    {
        QTemporaryDir copy;
        QVERIFY(DiskImage(m_day.calls, m_day.calls.size(), Loss::Nothing, 1).writeTo(copy.path()));
        QCOMPARE(contentsOf(copy.path()), contentsOf(m_root.path()));
        QVERIFY(m_day.calls.size() > 500);
        QCOMPARE(m_day.ledger.promises(), 10);
    }

    void everyPromiseIsKept_data()
    {
        QTest::addColumn<Loss>("loss");
        for (const auto &[name, loss] : losses)
            QTest::newRow(name) << loss;
    }

    void everyPromiseIsKept()
    {
        QFETCH(Loss, loss);
        const auto cuts = sample(m_day.calls.size(), 20);
        const auto wrong = afterCuts(m_day, cuts, loss);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        qInfo("%lld disks", static_cast<long long>(cuts.size()));
    }

    void aSyncThatFailedBreaksNoPromise_data()
    {
        QTest::addColumn<bool>("appBeside");
        QTest::newRow("the agent alone") << false;
        QTest::newRow("the app beside it") << true;
    }

    /** What the kernel could not write it takes for written: no later sync brings it back. */
    void aSyncThatFailedBreaksNoPromise()
    {
        QFETCH(bool, appBeside);
        int disks = 0;
        int failures = 0;
        for (int n = 1;; n += m_rounds == 1 ? 4 : 1) {
            QTemporaryDir root;
            const auto day = recordDay(QDir(root.path()).canonicalPath(), {.appBeside = appBeside, .failingSync = n});
            if (!day.syncFailed)
                break;
            ++failures;
            const auto cuts = sample(day.calls.size(), 4);
            disks += static_cast<int>(cuts.size());
            const auto wrong = afterCuts(day, cuts, losses[static_cast<size_t>(n) % std::size(losses)].second);
            QVERIFY2(wrong.isEmpty(), qPrintable(u"sync %1 failed: %2"_s.arg(n).arg(wrong.join(u'\n'))));
        }
        qInfo("%d failed syncs, %d disks", failures, disks);
        QVERIFY(failures >= 10);
    }

    /** These kiosks break their promises, so that it is known that the tests would notice. */
    void aKioskThatDoesNotSyncIsFoundOut_data()
    {
        QTest::addColumn<Syncing>("syncing");
        QTest::addColumn<QList<DiskCall::Kind>>("ignored");
        using enum DiskCall::Kind;
        QTest::newRow("synchronous = NORMAL") << Syncing::Normal << QList<DiskCall::Kind>{};
        QTest::newRow("synchronous = OFF") << Syncing::Off << QList<DiskCall::Kind>{};
        QTest::newRow("the directory is never synced") << Syncing::Full << QList<DiskCall::Kind>{SyncDirectory};
        QTest::newRow("files are never synced") << Syncing::Full << QList<DiskCall::Kind>{Sync};
    }

    void aKioskThatDoesNotSyncIsFoundOut()
    {
        QFETCH(Syncing, syncing);
        QFETCH(QList<DiskCall::Kind>, ignored);
        QTemporaryDir root;
        auto day = recordDay(QDir(root.path()).canonicalPath(), {.syncing = syncing});
        for (auto &call : day.calls) {
            if (ignored.contains(call.kind))
                call = {.kind = DiskCall::Kind::Sync}; // Of no file.
        }
        const auto cuts = sample(day.calls.size(), 20);
        const auto wrong = afterCuts(day, cuts, Loss::Everything);
        qInfo("%lld of %lld disks break a promise", static_cast<long long>(wrong.size()),
            static_cast<long long>(cuts.size()));
        QVERIFY(wrong.size() >= 5);
    }

    void whatIsSetAsideIsNotLostOnTheWay_data()
    {
        QTest::addColumn<bool>("damaged");
        QTest::newRow("a person begins anew") << false;
        QTest::newRow("a damaged file") << true;
    }

    /** The log goes with its file; never is the one opened as if there had not been the other. */
    void whatIsSetAsideIsNotLostOnTheWay()
    {
        QFETCH(bool, damaged);
        QTemporaryDir root;
        const DataDirectory data = shopIn(root);
        {
            ScratchBook book(data);
            book.add(ScratchBook::request(u"C-1"_s));
            QVERIFY(book.database->checkpoint().ok());
            QVERIFY(rememberOrders(*book.database, data).ok());
            book.add(ScratchBook::request(u"C-2"_s)); // In the log only, and the marker is older.
        }
        if (damaged) {
            QFile file(data.ordersDatabase());
            QVERIFY(file.open(QIODevice::ReadWrite) && file.write("Not a database. ") == 16);
        }
        const auto before = contentsOf(root.path());
        const QByteArray file = before.value(u"data/shop/orders.db"_s);
        const QByteArray log = before.value(u"data/shop/orders.db-wal"_s);
        QVERIFY(!log.isEmpty());

        DiskRecorder::start(QDir(root.path()).canonicalPath());
        const qsizetype first = DiskRecorder::position();
        QCOMPARE(openOrders(data, u"agent"_s).ok(), !damaged);
        const qsizetype decided = DiskRecorder::position();
        QVERIFY(startNewOrders(data).ok());
        const qsizetype begun = DiskRecorder::position();
        ScratchBook book(data);
        const Order late = book.add();
        const qsizetype promised = DiskRecorder::position();
        const auto calls = DiskRecorder::stop();

        QList<qsizetype> cuts;
        for (qsizetype made = first; made <= begun; ++made)
            cuts.append(made);
        for (const auto &cut : sample(calls.size() - begun - 1, 20))
            cuts.append(begun + 1 + cut.made);
        for (const auto made : cuts) {
            const auto &[name, loss] = losses[nextSeed() % std::size(losses)];
            const auto where = u"%1, after %2 of %3 calls"_s.arg(QLatin1StringView(name)).arg(made).arg(calls.size());
            QTemporaryDir disk;
            QVERIFY(DiskImage(calls, made, loss, nextSeed()).writeTo(disk.path()));
            const auto there = contentsOf(disk.path()).values();
            QVERIFY2(there.contains(file) && there.contains(log), qPrintable(u"gone: "_s + where));

            const ScratchBook next(shopIn(disk));
            const int orders = next.database ? next.orders->page({}, 1, 10)->total : -1;
            const bool refused = !next.database;
            const bool old = !damaged && orders == 2;
            const bool anew = orders == 1 && next.orders->byId(late.id)->has_value();
            const bool right = made < decided ? old || (damaged && refused)
                : made < begun                ? old || refused || orders == 0
                : made < promised             ? orders == 0 || anew
                                              : anew;
            QVERIFY2(right, qPrintable(where + u' ' + next.refusal));
        }
    }

    /** It may be an older one, or be made anew; never half of one, and the next pull always puts it right. */
    void theCatalogueIsWholeOrMadeAnew()
    {
        QTemporaryDir root;
        const QString path = shopIn(root).catalogDatabase();
        Instant now = fromMs(1'795'456'931'000);
        auto products = manyProducts(40);
        QMap<qint64, QStringList> known{{0, {}}};
        const auto pull = [&](CatalogWriter &writer) {
            now += std::chrono::minutes(1);
            const auto pulled =
                writer.begin().andThen([&](Ok) { return writer.stage(pageOf(products)); }).andThen([&](Ok) {
                    return writer.apply(PullKind::Full, now);
                });
            QStringList names;
            for (const auto &product : std::as_const(products))
                names.append(product.id.toString() + u':' + product.name);
            names.sort();
            return pulled.map([&](const CatalogChange &change) {
                known[change.generation] = names;
                return true;
            });
        };
        DiskRecorder::start(QDir(root.path()).canonicalPath());
        for (int start = 0; start < 3; ++start) {
            CatalogWriter writer(path);
            QVERIFY(writer.open().ok());
            for (int i = 0; i < 3; ++i) {
                products[5 * start + i].name += u" again"_s;
                QVERIFY(pull(writer).ok());
            }
        }
        const auto calls = DiskRecorder::stop();
        for (const auto &[name, loss] : losses) {
            const auto cuts = sample(calls.size(), 5);
            for (const auto &cut : cuts) {
                QTemporaryDir disk;
                QVERIFY(DiskImage(calls, cut.made, loss, cut.seed).writeTo(disk.path()));
                const QString found = shopIn(disk).catalogDatabase();
                const auto where =
                    u"%1, after %2 of %3 calls"_s.arg(QLatin1StringView(name)).arg(cut.made).arg(calls.size());
                CatalogWriter writer(found);
                QVERIFY2(writer.open().ok(), qPrintable(where));
                auto shown = shownIn(found, known);
                QVERIFY2(shown.has_value(), qPrintable(where));
                auto expected = known;
                std::swap(expected, known);
                QVERIFY2(pull(writer).ok(), qPrintable(where));
                shown = shownIn(found, known);
                std::swap(expected, known);
                QVERIFY2(shown && shown->size() == 40, qPrintable(where));
            }
        }
    }
};

int main(int argc, char **argv)
{
    if (QDir(u"/dev/shm"_s).exists())
        qputenv("TMPDIR", "/dev/shm"); // The loss is made here, not by a disk.
    if (fromEnvironment("PEAK_POWERCUT_ROUNDS", 1) != 1)
        qputenv("QTEST_FUNCTION_TIMEOUT", "86400000"); // A day instead of five minutes.
    QCoreApplication application(argc, argv);
    TestPowerLoss test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_powerloss.moc"
