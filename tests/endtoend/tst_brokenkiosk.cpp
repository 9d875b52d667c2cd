#include "tests/endtoend/eventually.h"
#include "tests/endtoend/store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <cerrno>
#include <sched.h>
#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace Peak::EndToEnd;

namespace {
/** A file of zeros until nothing more fits. */
bool fillUp(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    while (file.write(QByteArray(4096, '\0')) == 4096) { }
    return errno == ENOSPC;
}

bool overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size();
}
/** All that is in the write-ahead log goes into the file itself, where it can be harmed. */
bool checkpoint(const QString &path)
{
    const auto name = u"harm"_s;
    bool done = false;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        done = database.open() && QSqlQuery(database).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    }
    QSqlDatabase::removeDatabase(name);
    return done;
}

using Harm = bool (*)(const QString &path);

bool harmHeader(const QString &path) { return checkpoint(path) && overwrite(path, 0, QByteArray(64, 'x')); }

bool harmPage(const QString &path) { return checkpoint(path) && overwrite(path, 100, QByteArray(3000, '\xee')); }

bool harmLog(const QString &path) { return QFile::remove(path + u"-wal"_s); }

bool harmAll(const QString &path) { return checkpoint(path) && QFile::resize(path, 0); }

bool removeFile(const QString &path) { return checkpoint(path) && QFile::remove(path); }
} // namespace

/** Disks, files and settings that are not as they should be. */
class TestBrokenKiosk : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Store> m_store;

    static QStringList shopping()
    {
        return Customer::choose(u"shine blackberry bites"_s) + Customer::identify(u"4155550142"_s);
    }

    /** The data directory on a disk of its own, seen by this test and its programs only. */
    bool mountSmallDisk()
    {
        const auto directory = QFile::encodeName(m_store->file(u"data"_s));
        return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
            && ::mount("tmpfs", directory.constData(), "tmpfs", 0, "size=24m") == 0;
    }

    int readiness() { return m_store->api("GET", u"/readyz"_s).status; }

private Q_SLOTS:
    void init() { m_store = std::make_unique<Store>(); }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            m_store->printLogs();
        const auto directory = QFile::encodeName(m_store->file(u"data"_s));
        m_store->agent().kill();
        ::umount2(directory.constData(), MNT_DETACH); // Where it is a disk of its own.
        m_store.reset();
    }

    void aFullDiskIsToldToTheCustomerAndPasses()
    {
        if (!mountSmallDisk())
            QSKIP("mounting a small disk needs root");
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        const auto rosa = m_store->customer();
        QVERIFY(rosa->come());
        QVERIFY2(rosa->act(shopping()), qPrintable(rosa->complaint()));
        QVERIFY(fillUp(m_store->dataFile(u"filler"_s)));
        QVERIFY2(rosa->act({u"tap placeOrderButton"_s, u"waittext reviewProblem NOT been placed"_s}),
            qPrintable(rosa->complaint()));
        QVERIFY(QFile::remove(m_store->dataFile(u"filler"_s)));
        QCOMPARE(m_store->orders().size(), 0);
        QCOMPARE(m_store->tickets().size(), 0);

        // Room again: the same touch now takes it, once.
        QVERIFY2(rosa->act({u"tap placeOrderButton"_s, u"wait ticketNumber"_s}), qPrintable(rosa->complaint()));
        EVENTUALLY(m_store->tickets().size(), qsizetype(1), 20'000);
        QCOMPARE(m_store->orders().size(), 1);
    }

    void aFileThatMayNotGrowIsToldToTheCustomer()
    {
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        const auto rosa = m_store->customer();
        constexpr qint64 largest =
            20'000; // More than the kiosk's log, less than what the next order would be written to.
        QVERIFY(QFile(m_store->dataFile(u"orders.db-wal"_s)).size() > largest);
        rosa->kiosk().limitFiles(largest);
        QVERIFY(rosa->come());
        QVERIFY2(rosa->act(shopping()), qPrintable(rosa->complaint()));
        QVERIFY2(rosa->act({u"tap placeOrderButton"_s, u"waittext reviewProblem NOT been placed"_s}),
            qPrintable(rosa->complaint()));
        QCOMPARE(rosa->say(u"count ticketNumber"_s), u"0"_s);
        QCOMPARE(m_store->orders().size(), 0);
        QCOMPARE(m_store->tickets().size(), 0);
    }

    void withoutItsOrderFileTheKioskSendsPeopleToTheCounter_data()
    {
        QTest::addColumn<Harm>("harm");
        QTest::addColumn<bool>("isSetAside");
        QTest::newRow("header overwritten") << Harm{harmHeader} << true;
        QTest::newRow("first page overwritten") << Harm{harmPage} << true;
        QTest::newRow("write-ahead log gone") << Harm{harmLog} << false;
        QTest::newRow("empty") << Harm{harmAll} << false;
        QTest::newRow("gone") << Harm{removeFile} << false;
    }

    void withoutItsOrderFileTheKioskSendsPeopleToTheCounter()
    {
        QFETCH(Harm, harm);
        QFETCH(bool, isSetAside);
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        QCOMPARE(m_store->order(m_store->items().first(), {}, 1, 20).status, 201);
        QVERIFY(m_store->agent().end());
        QVERIFY(harm(m_store->dataFile(u"orders.db"_s)));

        QVERIFY2(m_store->openAgent(), qPrintable(m_store->problem()));
        EVENTUALLY(readiness(), 503, 5'000);
        QCOMPARE(m_store->order({u"x"_s, u"y"_s, {}}).status, 503);
        const auto rosa = m_store->customer();
        QVERIFY(rosa->come());
        QVERIFY2(rosa->act({u"wait counterText 20000"_s}), qPrintable(rosa->complaint()));
        QCOMPARE(rosa->say(u"count startButton"_s), u"0"_s);
        const auto aside = QDir(m_store->file(u"data"_s)).entryList({u"orders.db.broken-*Z"_s});
        QCOMPARE(aside.size(), isSetAside ? 1 : 0);
        if (isSetAside)
            QVERIFY(m_store->agent().log().contains(aside.first().toUtf8()));
    }

    void aBrokenCatalogueIsFetchedAgain()
    {
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        const auto before = m_store->items().size();
        QVERIFY(m_store->agent().end());
        QVERIFY(overwrite(m_store->dataFile(u"catalog.db"_s), 0, QByteArray(5000, 'x')));
        QVERIFY2(m_store->openAgent(), qPrintable(m_store->problem()));
        EVENTUALLY(readiness(), 200, 60'000);
        QCOMPARE(m_store->items().size(), before);
    }

    void malformedSettingsAreNamedByTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("place");
        QTest::newRow("no TOML") << "[kiosk]"_ba
                                 << "[kiosk"_ba << u":1:7: "_s;
        QTest::newRow("unknown key") << "name = \"Front door\""_ba
                                     << "nmae = \"Front door\""_ba << u":3:1: "_s;
        QTest::newRow("wrong type") << "id = 42"_ba
                                    << "id = \"42\""_ba << u":6:6: "_s;
    }

    void malformedSettingsAreNamedByTheirPlace()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, place);
        QVERIFY(m_store->changeConfig(before, after));
        const auto expected = (m_store->file(u"kiosk.toml"_s) + place).toUtf8();
        for (const auto &path : {QStringLiteral(PEAK_AGENT), QStringLiteral(PEAK_KIOSK)}) {
            Program program(path, m_store->file(QFileInfo(path).fileName() + u".log"_s));
            QVERIFY(program.start(m_store->options()));
            QCOMPARE(program.waitForEnd(), 1);
            QVERIFY2(program.log().contains(expected), program.log().constData());
        }
        int code = -1;
        const auto said = m_store->ctl({u"queue"_s, u"list"_s}, &code);
        QCOMPARE(code, 1);
        QVERIFY2(said.contains(expected), said.constData());
    }

    void aSecondAgentOnTheSameDataRefuses()
    {
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        Program second(QStringLiteral(PEAK_AGENT), m_store->file(u"second.log"_s));
        QVERIFY(second.start(m_store->options()));
        QCOMPARE(second.waitForEnd(), 1);
        QVERIFY2(second.log().contains("another agent"), second.log().constData());
        QCOMPARE(m_store->order(m_store->items().first(), {}, 1, 20).status, 201);
    }
};

QTEST_GUILESS_MAIN(TestBrokenKiosk)
#include "tst_brokenkiosk.moc"
