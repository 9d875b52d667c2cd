#include "core/storage/database.h"
#include "tests/support/faultyvfs.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Peak;
using namespace Qt::StringLiterals;

static const std::vector<Migration> schema{
    {1, {u"CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, size INTEGER) STRICT"_s}},
};
static const std::vector<Migration> grownSchema{
    schema.front(),
    {2,
        {u"ALTER TABLE thing ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'"_s,
            u"CREATE INDEX by_name ON thing (name)"_s}},
};
constexpr int ours = 0x1234;

class TestDatabase : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;

    std::unique_ptr<Database> open(
        DatabaseOptions options = {.gated = true, .applicationId = ours}, const std::vector<Migration> &steps = schema)
    {
        auto database = std::make_unique<Database>(m_path, u"test"_s, options);
        const auto opened = database->open(steps);
        m_error = opened ? QString() : opened.error().message;
        return opened ? std::move(database) : nullptr;
    }
    static Result<Ok> add(Database &database, const QString &name)
    {
        return database.write(
            [&] { return database.execute(u"INSERT INTO thing (name, size) VALUES (?, 1)"_s, {name}); });
    }
    static qint64 count(Database &database) { return database.number(u"SELECT count(*) FROM thing"_s).valueOr(-1); }

    QString m_error;

private Q_SLOTS:
    void initTestCase() { FaultyVfs::install(); }

    void init()
    {
        FaultyVfs::heal();
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"thing.db"_s);
    }

    void setsWhatItPromises_data()
    {
        QTest::addColumn<bool>("durable");
        QTest::addColumn<bool>("gated");
        QTest::addColumn<qint64>("synchronous");
        QTest::addColumn<qint64>("autocheckpoint");

        QTest::newRow("orders") << true << true << qint64(2) << qint64(0);
        QTest::newRow("catalogue") << false << false << qint64(1) << qint64(1000);
        QTest::newRow("one writer, durable") << true << false << qint64(2) << qint64(1000);
    }

    void setsWhatItPromises()
    {
        QFETCH(bool, durable);
        QFETCH(bool, gated);
        const auto database = open({.durable = durable, .gated = gated, .applicationId = ours});
        QVERIFY(database);
        const auto mode = database->row(u"PRAGMA journal_mode"_s, {}, [](const Row &row) { return row.text(0); });
        QCOMPARE(**mode, u"wal"_s);
        QTEST(database->number(u"PRAGMA synchronous"_s).valueOr(-1), "synchronous");
        QTEST(database->number(u"PRAGMA wal_autocheckpoint"_s).valueOr(-1), "autocheckpoint");
        QCOMPARE(database->number(u"PRAGMA foreign_keys"_s).valueOr(-1), 1);
        QCOMPARE(database->number(u"PRAGMA trusted_schema"_s).valueOr(-1), gated ? 0 : 1); // FTS5 in triggers needs it.
    }

    void closingTheLastConnectionDoesNotCheckpoint()
    {
        auto database = open();
        QVERIFY(add(*database, u"a"_s).ok());
        database.reset();
        QVERIFY(QFileInfo(m_path + u"-wal"_s).size() > 0);
        database = open();
        QCOMPARE(count(*database), 1);
    }

    void theSettingsSurviveReopeningAfterAnError()
    {
        const auto database = open();
        QVERIFY(add(*database, u"a"_s).ok());
        FaultyVfs::failAt(FaultyVfs::Call::Sync, 1, SQLITE_IOERR_FSYNC);
        const auto failed = add(*database, u"b"_s);
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, Error::Kind::InDoubt);
        FaultyVfs::heal();

        QVERIFY(add(*database, u"c"_s).ok());
        QCOMPARE(database->number(u"PRAGMA synchronous"_s).valueOr(-1), 2);
        QCOMPARE(database->number(u"PRAGMA wal_autocheckpoint"_s).valueOr(-1), 0);
        QCOMPARE(database->number(u"SELECT count(*) FROM thing WHERE name IN ('a', 'c')"_s).valueOr(-1), 2);
    }

    void aConnectionThatCannotBeReopenedYetIsTriedAgain()
    {
        const auto database = open();
        QVERIFY(add(*database, u"a"_s).ok());
        FaultyVfs::failAt(FaultyVfs::Call::Write, 1, SQLITE_IOERR_WRITE, FaultyVfs::Lasting::FromThenOn);
        QVERIFY(!add(*database, u"b"_s));
        const QString hidden = m_path + u".hidden"_s;
        QVERIFY(QFile::rename(m_path, hidden));
        QVERIFY(!add(*database, u"c"_s));
        QVERIFY(!QFile::exists(m_path)); // Reopening never makes a new file.
        QVERIFY(QFile::rename(hidden, m_path));
        FaultyVfs::heal();
        QVERIFY(add(*database, u"d"_s).ok());
        QCOMPARE(count(*database), 2);
    }

    void nothingIsWrittenWhenAnyWriteFails_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("input/output error") << SQLITE_IOERR_WRITE;
        QTest::newRow("disk full") << SQLITE_FULL;
    }

    void nothingIsWrittenWhenAnyWriteFails()
    {
        QFETCH(int, code);
        int runs = 0;
        for (int n = 1;; ++n, ++runs) {
            init();
            const auto database = open();
            QVERIFY(add(*database, u"before"_s).ok());
            FaultyVfs::failAt(FaultyVfs::Call::Write, n, code);
            const auto done = add(*database, QString(20'000, u'x'));
            const bool failed = FaultyVfs::hasFailed();
            FaultyVfs::heal();
            QCOMPARE(done.ok(), !failed);
            QCOMPARE(count(*database), failed ? 1 : 2);
            QVERIFY(add(*database, u"after"_s).ok()); // The connection has healed.
            QCOMPARE(*database->quickCheck(), u"ok"_s);
            if (!failed)
                break;
        }
        QVERIFY(runs > 5);
    }

    void nothingGoesOnAfterTheConnectionWasLostWithinATransaction()
    {
        const auto database = open();
        const auto outcome = database->write([&]() -> Result<Ok> {
            if (auto one = database->execute(u"INSERT INTO thing (name) VALUES ('one')"_s); !one)
                return one;
            // Larger than the page cache, so that it is written, and fails, before the end of the transaction.
            FaultyVfs::failAt(FaultyVfs::Call::Write, 1, SQLITE_IOERR_WRITE);
            const auto large = database->execute(u"INSERT INTO thing (name) SELECT hex(randomblob(8000)) FROM "
                                                 "(WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n "
                                                 "WHERE i < 600) SELECT i FROM n)"_s);
            if (large)
                return Error{Error::Kind::Invalid, u"nothing failed"_s};
            // A careless caller who goes on must not write outside of the transaction.
            std::ignore = database->execute(u"INSERT INTO thing (name) VALUES ('two')"_s);
            return Ok{};
        });
        QVERIFY(!outcome);
        QVERIFY(outcome.error().kind != Error::Kind::Invalid);
        QCOMPARE(count(*database), 0);
    }

    void anErrorInTheBodyRollsEverythingBack()
    {
        const auto database = open();
        const auto outcome = database->write([&]() -> Result<Ok> {
            std::ignore = database->execute(u"INSERT INTO thing (name) VALUES ('one')"_s);
            return Error{Error::Kind::Invalid, u"no"_s};
        });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Error::Kind::Invalid);
        QCOMPARE(count(*database), 0);
        QVERIFY(add(*database, u"a"_s).ok());
    }

    void aPartOfATransactionSharesItsFate_data()
    {
        QTest::addColumn<bool>("outerYes");
        QTest::addColumn<bool>("innerYes");
        QTest::addColumn<qint64>("kept");
        QTest::newRow("both say yes") << true << true << qint64(2);
        QTest::newRow("the part says no, the whole does not mind") << true << false << qint64(0);
        QTest::newRow("the whole says no") << false << true << qint64(0);
    }

    void aPartOfATransactionSharesItsFate()
    {
        QFETCH(bool, outerYes);
        QFETCH(bool, innerYes);
        const auto database = open();
        const auto say = [](bool yes) { return yes ? Result<Ok>(Ok{}) : Error{Error::Kind::Invalid, u"no"_s}; };
        const auto outcome = database->write([&] {
            std::ignore = add(*database, u"a"_s);
            std::ignore = database->write([&] {
                std::ignore = add(*database, u"b"_s);
                return say(innerYes);
            });
            return say(outerYes);
        });
        QCOMPARE(outcome.ok(), outerYes && innerYes);
        QTEST(count(*database), "kept");
        QVERIFY(add(*database, u"c"_s).ok());
    }

    void aFileThatIsNotOursIsRefused_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("another program's") << u"PRAGMA application_id = 99"_s;
        QTest::newRow("nobody's, with tables") << u"CREATE TABLE other (x)"_s;
    }

    void aFileThatIsNotOursIsRefused()
    {
        QFETCH(QString, statement);
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(m_path);
            QVERIFY(other.open());
            QVERIFY(!QSqlQuery(other).exec(u"SELECT nothing"_s));
            QSqlQuery query(other);
            QVERIFY(query.exec(statement));
            if (statement.startsWith(u"PRAGMA"))
                QVERIFY(query.exec(u"CREATE TABLE other (x)"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        Database database(m_path, u"test"_s, {.applicationId = ours});
        QVERIFY(!database.open(schema));
        QVERIFY(database.damaged());
    }

    void garbageIsDamaged()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        Database database(m_path, u"test"_s, {.applicationId = ours});
        QVERIFY(!database.open(schema));
        QVERIFY(database.damaged());
    }

    void bringsAnOldSchemaUpToDateAndReadsANewerOne()
    {
        QVERIFY(add(*open(), u"a"_s).ok());
        const auto grown = open({.gated = true, .applicationId = ours}, grownSchema);
        QVERIFY(grown);
        QCOMPARE(grown->number(u"PRAGMA user_version"_s).valueOr(-1), 2);
        QCOMPARE(grown->number(u"SELECT count(*) FROM thing WHERE colour = 'red'"_s).valueOr(-1), 1);
        const auto rolledBack = open();
        QVERIFY(rolledBack);
        QVERIFY(add(*rolledBack, u"b"_s).ok());
        QCOMPARE(rolledBack->number(u"PRAGMA user_version"_s).valueOr(-1), 2);
    }

    void aMigrationHappensWholeOrNotAtAll()
    {
        for (int n = 1;; ++n) {
            init();
            QVERIFY(add(*open(), u"a"_s).ok());
            FaultyVfs::failAt(FaultyVfs::Call::Write, n, SQLITE_IOERR_WRITE);
            const bool migrated = open({.gated = true, .applicationId = ours}, grownSchema) != nullptr;
            const bool failed = FaultyVfs::hasFailed();
            FaultyVfs::heal();
            const auto database = open({.gated = true, .applicationId = ours}, grownSchema);
            QVERIFY2(database, qPrintable(m_error));
            QCOMPARE(database->number(u"SELECT count(*) FROM thing WHERE colour = 'red'"_s).valueOr(-1), 1);
            if (!failed) {
                QVERIFY(migrated);
                QVERIFY(n > 3);
                break;
            }
        }
    }

    void aReadOnlyConnectionReadsAndWritesNothing()
    {
        const auto writer = open();
        QVERIFY(add(*writer, u"a"_s).ok());
        const auto reader = open({.readOnly = true, .applicationId = ours});
        QVERIFY(reader);
        QCOMPARE(count(*reader), 1);
        QVERIFY(!add(*reader, u"b"_s));
        QVERIFY(!reader->execute(u"DELETE FROM thing"_s));
        QCOMPARE(count(*writer), 1);
    }

    void nothingIsNullAndEmptyIsEmpty()
    {
        const auto database = open();
        QVERIFY(add(*database, QString()).ok());
        QVERIFY(add(*database, u""_s).ok());
        QCOMPARE(database->number(u"SELECT count(*) FROM thing WHERE name IS NULL"_s).valueOr(-1), 1);
        const auto names = database->rows(u"SELECT name FROM thing ORDER BY id"_s, {},
            [](const Row &row) { return std::pair(row.isNull(0), row.text(0)); });
        QCOMPARE(names->size(), 2);
        QCOMPARE(names->at(0), std::pair(true, QString()));
        QCOMPARE(names->at(1), std::pair(false, QString()));
        QCOMPARE(database->number(u"SELECT max(size) FROM thing WHERE 0"_s).valueOr(-1), 0);
    }

    void othersCommitsShowInTheVersionOwnOnesDoNot()
    {
        const auto one = open();
        const auto other = open();
        const auto before = one->dataVersion();
        QVERIFY(add(*one, u"mine"_s).ok());
        QCOMPARE(one->dataVersion().valueOr(-1), before.valueOr(-2));
        QVERIFY(add(*other, u"theirs"_s).ok());
        QVERIFY(one->dataVersion().valueOr(-1) != before.valueOr(-2));
    }

    void aFileThatWasReplacedIsRefusedForGood()
    {
        const auto database = open();
        QVERIFY(add(*database, u"a"_s).ok());
        for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::rename(m_path + suffix, m_path + u".aside"_s + suffix));
        QVERIFY(!add(*database, u"b"_s));
        QVERIFY(!QFile::exists(m_path));
        QVERIFY(add(*open(), u"new"_s).ok());
        QVERIFY(!add(*database, u"c"_s));
        QVERIFY(!database->dataVersion());
        QCOMPARE(count(*open()), 1);
    }

    void aConsistentReadSeesOneState()
    {
        const auto reader = open();
        const auto writer = open();
        QVERIFY(add(*writer, u"a"_s).ok());
        const auto seen = reader->consistently([&]() -> Result<std::pair<qint64, qint64>> {
            const qint64 before = count(*reader);
            if (const auto added = add(*writer, u"b"_s); !added)
                return added.error();
            return std::pair(before, count(*reader));
        });
        QVERIFY(seen.ok());
        QCOMPARE(*seen, std::pair(qint64(1), qint64(1)));
        QCOMPARE(count(*reader), 2);
    }

    void aCheckpointThatAReaderHoldsUpSaysSo()
    {
        const auto reader = open();
        const auto writer = open();
        QVERIFY(writer->execute(u"PRAGMA busy_timeout = 10"_s).ok());
        QVERIFY(add(*writer, u"a"_s).ok());
        const auto outcome = reader->consistently([&]() -> Result<bool> {
            count(*reader);
            if (const auto added = add(*writer, u"b"_s); !added)
                return added.error();
            return writer->checkpoint().ok();
        });
        QVERIFY(outcome.ok());
        QCOMPARE(*outcome, false);
        QVERIFY(writer->checkpoint(1'000'000).ok()); // Smaller: nothing to do.
        QVERIFY(writer->walBytes() > 0);
        QVERIFY(writer->checkpoint().ok());
        QCOMPARE(writer->walBytes(), 0);
    }

    void aLogThatGrewLargeIsMovedAndWrittenOver()
    {
        const auto writer = open();
        for (int i = 0; i < 20; ++i)
            QVERIFY(add(*writer, QString::number(i)).ok());
        const auto size = writer->walBytes();
        QVERIFY(writer->checkpoint(1).ok());
        QVERIFY(add(*writer, u"over"_s).ok());
        QCOMPARE(writer->walBytes(), size);
        QCOMPARE(count(*writer), 21);
        QVERIFY(writer->checkpoint().ok());
        QCOMPARE(writer->walBytes(), 0);
        QCOMPARE(count(*open()), 21);
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
