#include "tests/support/faultyvfs.h"
#include "tests/support/scratchbook.h"

#include <QDir>
#include <QTest>

#include <sqlite3.h>

using namespace Peak;
using namespace Qt::StringLiterals;

/** What a customer is told is what the disk holds, whichever call of the file system fails. */
class TestSubmitFaults : public QObject {
    Q_OBJECT

private:
    static bool isThere(ScratchBook &book, const OrderId &id) { return book.orders->byId(id)->has_value(); }

    static void rows()
    {
        QTest::addColumn<FaultyVfs::Call>("call");
        QTest::addColumn<int>("code");
        QTest::addColumn<FaultyVfs::Lasting>("lasting");
        QTest::addColumn<bool>("appBeside");

        using enum FaultyVfs::Call;
        using enum FaultyVfs::Lasting;
        for (const bool beside : {false, true}) {
            const char *suffix = beside ? ", another connection open" : "";
            QTest::addRow("write fails once%s", suffix) << Write << SQLITE_IOERR_WRITE << Once << beside;
            QTest::addRow("write fails for good%s", suffix) << Write << SQLITE_IOERR_WRITE << FromThenOn << beside;
            QTest::addRow("disk full once%s", suffix) << Write << SQLITE_FULL << Once << beside;
            QTest::addRow("disk full for good%s", suffix) << Write << SQLITE_FULL << FromThenOn << beside;
            QTest::addRow("fsync fails once%s", suffix) << Sync << SQLITE_IOERR_FSYNC << Once << beside;
            QTest::addRow("fsync fails for good%s", suffix) << Sync << SQLITE_IOERR_FSYNC << FromThenOn << beside;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        FaultyVfs::install();
        if (QDir(u"/dev/shm"_s).exists())
            qputenv("TMPDIR", "/dev/shm"); // What is on disk counts here, not how long the disk takes.
    }
    void cleanup() { FaultyVfs::heal(); }

    void anOrderIsPromisedExactlyWhenItIsOnDisk_data() { rows(); }

    /** Fails the first, second, third … call in turn until a run gets through. */
    void anOrderIsPromisedExactlyWhenItIsOnDisk()
    {
        QFETCH(FaultyVfs::Call, call);
        QFETCH(int, code);
        QFETCH(FaultyVfs::Lasting, lasting);
        QFETCH(bool, appBeside);
        int failures = 0;
        for (int n = 1;; ++n) {
            ScratchBook book;
            const Order earlier = book.add();
            const auto beside = appBeside ? openOrders(book.data, u"app"_s) : Result(std::unique_ptr<Database>());
            QVERIFY(beside.ok());
            if (appBeside)
                QCOMPARE((*beside)->number(u"SELECT count(*) FROM customer_order"_s).valueOr(-1), 1);
            const OrderId id = book.orders->newOrderId();

            FaultyVfs::failAt(call, n, code, lasting);
            const auto submitted = book.orders->submit(id, ScratchBook::request(), ScratchBook::totals());
            const bool failed = FaultyVfs::hasFailed();
            FaultyVfs::heal();

            QVERIFY2(book.open(), qPrintable(u"call %1: %2"_s.arg(n).arg(book.refusal)));
            const bool there = isThere(book, id);
            if (submitted) {
                QVERIFY2(there, qPrintable(u"promised and lost at call %1"_s.arg(n)));
                QCOMPARE(book.order(id).reference, submitted->reference);
            } else if (submitted.error().kind == Error::Kind::Storage) {
                QVERIFY2(!there, qPrintable(u"told no, but it is there, at call %1"_s.arg(n)));
            } else {
                QCOMPARE(submitted.error().kind, Error::Kind::InDoubt);
            }
            QVERIFY(isThere(book, earlier.id));

            // The same cart again: the same end state, whatever happened before.
            const auto again = book.orders->submit(id, ScratchBook::request(), ScratchBook::totals());
            QVERIFY(again.ok());
            if (submitted)
                QCOMPARE(again->reference, submitted->reference);
            QCOMPARE(book.orders->page({}, 1, 10)->total, 2);
            QCOMPARE(book.outbox->list()->size(), 2);
            QCOMPARE(book.events->ofOrder(id)->size(), 1);
            QCOMPARE(book.order(id).lines.size(), 1);
            QCOMPARE(again->ticketNumber, u"7-002"_s);
            QCOMPARE(*book.events->firstBroken(), std::nullopt);
            if (!failed) {
                QVERIFY(submitted.ok());
                break;
            }
            ++failures;
        }
        QVERIFY(failures >= (call == FaultyVfs::Call::Write ? 10 : 1));
    }

    void oneConnectionServesAgainOnceTheDiskDoes()
    {
        ScratchBook book;
        FaultyVfs::failAt(FaultyVfs::Call::Write, 1, SQLITE_FULL, FaultyVfs::Lasting::FromThenOn);
        const OrderId id = book.orders->newOrderId();
        for (int i = 0; i < 3; ++i) {
            const auto refused = book.orders->submit(id, ScratchBook::request(), ScratchBook::totals());
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, Error::Kind::Storage); // Never a receipt, and never a doubt.
        }
        FaultyVfs::heal();
        QVERIFY(book.orders->submit(id, ScratchBook::request(), ScratchBook::totals()).ok());
        QCOMPARE(book.orders->page({}, 1, 10)->total, 1);
    }

    /** Every statement of the transaction refused in turn: nothing of the order stays. */
    void anyRefusedStatementLeavesNothing_data()
    {
        QTest::addColumn<QString>("table");
        for (const auto *table : {"customer_order", "order_item", "order_customer", "order_event", "outbox"})
            QTest::newRow(table) << QString::fromLatin1(table);
    }

    void anyRefusedStatementLeavesNothing()
    {
        QFETCH(QString, table);
        ScratchBook book;
        QVERIFY(book.database
                    ->execute(
                        u"CREATE TRIGGER refuse BEFORE INSERT ON %1 BEGIN SELECT RAISE(ABORT, 'no'); END"_s.arg(table))
                    .ok());
        const OrderId id = book.orders->newOrderId();
        const auto refused = book.orders->submit(id, ScratchBook::request(), ScratchBook::totals());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Storage);
        for (const auto *other : {"customer_order", "order_item", "order_customer", "order_event", "outbox"})
            QCOMPARE(book.database->number(u"SELECT count(*) FROM "_s + QLatin1StringView(other)).valueOr(-1), 0);
        QVERIFY(book.database->execute(u"DROP TRIGGER refuse"_s).ok());
        QCOMPARE(book.orders->submit(id, ScratchBook::request(), ScratchBook::totals())->ticketNumber, u"7-001"_s);
    }
};

QTEST_GUILESS_MAIN(TestSubmitFaults)
#include "tst_submitfaults.moc"
