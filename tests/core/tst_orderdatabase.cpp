#include "core/storage/orderdatabase.h"

#include "core/storage/orderschema.h"
#include "tests/support/scratchbook.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestOrderDatabase : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;

    QString path() const { return m_book->data.ordersDatabase(); }
    QStringList brokenFiles() const
    {
        return QDir(m_book->data.path()).entryList({u"orders.db.broken-*"_s}, QDir::Files, QDir::Name);
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
    }
    void removeFiles() const
    {
        for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(path() + suffix);
    }
    /** Orders in the main file, nothing in the WAL. */
    void fill(int orders)
    {
        for (int i = 0; i < orders; ++i)
            m_book->add();
        QVERIFY(m_book->database->checkpoint().ok());
        QVERIFY(rememberOrders(*m_book->database, m_book->data).ok());
        m_book->close();
    }
    int ordersThere() const { return m_book->orders->page({}, 1, 100)->total; }

private Q_SLOTS:
    void init() { m_book = std::make_unique<ScratchBook>(); }

    void aNewKioskGetsANewDatabaseAndFindsItAgain()
    {
        const Order order = m_book->add();
        QVERIFY(m_book->open());
        QCOMPARE(m_book->order(order.id).reference, order.reference);
    }

    void aDatabaseThatVanishedIsNeverReplacedByItself_data()
    {
        QTest::addColumn<bool>("empty");
        QTest::newRow("missing") << false;
        QTest::newRow("zero length") << true;
    }

    void aDatabaseThatVanishedIsNeverReplacedByItself()
    {
        QFETCH(bool, empty);
        fill(1);
        removeFiles();
        if (empty)
            QVERIFY(write(path(), {}));
        for (int start = 0; start < 2; ++start)
            QVERIFY(!m_book->open());
        QVERIFY(QFileInfo(path()).size() == 0);
        QVERIFY(startNewOrders(m_book->data).ok());
        QVERIFY(m_book->open());
        QCOMPARE(ordersThere(), 0);
    }

    void aForeignOrUnreadableFileIsSetAsideAndKept_data()
    {
        QTest::addColumn<bool>("sqlite");
        QTest::addColumn<bool>("marked");
        QTest::newRow("garbage") << false << true;
        QTest::newRow("garbage on a new kiosk") << false << false;
        QTest::newRow("another program's database") << true << true;
        QTest::newRow("another program's database on a new kiosk") << true << false;
    }

    void aForeignOrUnreadableFileIsSetAsideAndKept()
    {
        QFETCH(bool, sqlite);
        QFETCH(bool, marked);
        m_book->close();
        removeFiles();
        if (!marked)
            QVERIFY(QFile::remove(m_book->data.path() + u"/orders.db.id"_s));
        if (sqlite) {
            Database other(path(), u"other"_s, {.applicationId = 5});
            QVERIFY(other.open({{1, {u"CREATE TABLE other (x)"_s}}}).ok());
        } else {
            QVERIFY(write(path(), QByteArray(10'000, 'x')));
        }
        const QByteArray before = contentOf(path());
        QVERIFY(!m_book->open());
        QCOMPARE(brokenFiles().filter(QRegularExpression(u"Z$"_s)).size(), 1);
        QCOMPARE(contentOf(m_book->data.path() + u'/' + brokenFiles().first()).size(), before.size());
        QVERIFY(!QFile::exists(path()));
        for (int start = 0; start < 2; ++start)
            QVERIFY(!m_book->open()); // It stays so until a person decides.
        QVERIFY(!QFile::exists(path()));
    }

    void anotherKiosksDatabaseIsRefused()
    {
        fill(1);
        ScratchBook other;
        other.add();
        QVERIFY(other.database->checkpoint().ok());
        other.close();
        removeFiles();
        QVERIFY(QFile::copy(other.data.ordersDatabase(), path()));
        QVERIFY(!m_book->open());
        QVERIFY(QFile::exists(path()));
        QVERIFY(m_book->refusal.contains(u"not this kiosk's"));
    }

    void anOldCopyThatWasPutBackIsRefused()
    {
        fill(1);
        const QByteArray old = contentOf(path());
        QVERIFY(m_book->open());
        fill(2);
        removeFiles();
        QVERIFY(write(path(), old));
        QVERIFY(!m_book->open());
        QVERIFY2(m_book->refusal.contains(u"older than it was"), qPrintable(m_book->refusal));
    }

    void aWalThatWasLostIsNoticed()
    {
        fill(1);
        QVERIFY(m_book->open());
        m_book->add();
        QVERIFY(rememberOrders(*m_book->database, m_book->data).ok());
        m_book->close();
        QVERIFY(QFile::remove(path() + u"-wal"_s));
        QVERIFY(!m_book->open());
    }

    void aLostMarkerIsMadeAgain()
    {
        fill(1);
        const QString marker = m_book->data.path() + u"/orders.db.id"_s;
        QVERIFY(QFile::remove(marker));
        QVERIFY(m_book->open());
        QCOMPARE(ordersThere(), 1);
        QVERIFY(QFile::exists(marker));
        m_book->close();
        removeFiles();
        QVERIFY(!m_book->open());
    }

    void aTruncatedFileIsSetAside_data()
    {
        QTest::addColumn<int>("percent");
        for (int percent = 5; percent < 100; percent += 5)
            QTest::addRow("%d %%", percent) << percent;
    }

    void aTruncatedFileIsSetAside()
    {
        QFETCH(int, percent);
        fill(5);
        const QByteArray whole = contentOf(path());
        QVERIFY(write(path(), whole.first(whole.size() * percent / 100)));
        QVERIFY(!m_book->open());
        QVERIFY(!QFile::exists(path()));
        QVERIFY(!brokenFiles().isEmpty());
        QVERIFY(!m_book->open());
    }

    /** At 200 places in turn: either every order can still be listed, or the file is refused; never "empty and happy".
     */
    void flippedBytesNeverLoseOrdersSilently()
    {
        fill(5);
        const QByteArray whole = contentOf(path());
        const QByteArray marker = contentOf(m_book->data.path() + u"/orders.db.id"_s);
        int refused = 0;
        for (int i = 0; i < 200; ++i) {
            QByteArray flipped = whole;
            const qsizetype at = i < 100 ? i : (i - 100) * (whole.size() - 32) / 100;
            for (qsizetype j = at; j < at + 32; ++j)
                flipped[j] = static_cast<char>(~flipped[j]);
            removeFiles();
            QVERIFY(write(path(), flipped));
            QVERIFY(write(m_book->data.path() + u"/orders.db.id"_s, marker));
            if (!m_book->open()) {
                ++refused;
                continue;
            }
            const auto listed = m_book->database->number(u"SELECT count(*) FROM customer_order"_s);
            QVERIFY2(!listed || *listed == 5, qPrintable(u"offset %1"_s.arg(at)));
            std::ignore = m_book->orders->page({}, 1, 100);
            m_book->close();
        }
        QVERIFY2(refused >= 50, qPrintable(QString::number(refused)));
    }

    void whatIsSetAsideKeepsItsWal()
    {
        fill(1);
        QVERIFY(m_book->open());
        const Order late = m_book->add(); // In the WAL only.
        m_book->close();
        QVERIFY(QFileInfo(path() + u"-wal"_s).size() > 0);
        const auto aside = startNewOrders(m_book->data);
        QVERIFY(aside.ok());
        QVERIFY(QFile::exists(*aside));
        QVERIFY(QFileInfo(*aside + u"-wal"_s).size() > 0);
        Database old(*aside, u"old"_s, {.gated = true, .applicationId = orderApplicationId});
        QVERIFY(old.open({{1, {}}}).ok());
        QCOMPARE(
            old.number(u"SELECT count(*) FROM customer_order WHERE uuid = ?"_s, {late.id.toString()}).valueOr(-1), 1);
    }

    void whatIsSetAsideTwiceInASecondHasTwoNames()
    {
        m_book->close();
        const auto first = startNewOrders(m_book->data);
        QVERIFY(m_book->open());
        m_book->close();
        const auto second = startNewOrders(m_book->data);
        QVERIFY(first.ok());
        QVERIFY(second.ok());
        QVERIFY(*first != *second);
        QVERIFY(QFile::exists(*first));
        QVERIFY(QFile::exists(*second));
    }

    void aWalWithoutItsFileIsKeptToo()
    {
        fill(1);
        QVERIFY(m_book->open());
        m_book->add();
        m_book->close();
        QVERIFY(QFile::remove(path()));
        const auto aside = startNewOrders(m_book->data);
        QVERIFY(aside.ok());
        QVERIFY(QFileInfo(*aside + u"-wal"_s).size() > 0);
        QVERIFY(m_book->open());
    }

    void anOpenConnectionWritesNothingAfterTheFileWasSetAside()
    {
        m_book->add();
        const auto aside = startNewOrders(m_book->data);
        QVERIFY(aside.ok());
        const auto refused =
            m_book->orders->submit(m_book->orders->newOrderId(), ScratchBook::request(), ScratchBook::totals());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Storage);
        QVERIFY(!QFile::exists(path()));
        QVERIFY(m_book->open());
        QCOMPARE(ordersThere(), 0);
        m_book->add();
        QCOMPARE(ordersThere(), 1);
    }

    void theMarkerNeverKeepsAnHonestDatabaseOut()
    {
        for (int i = 0; i < 5; ++i) {
            m_book->add();
            QVERIFY(rememberOrders(*m_book->database, m_book->data).ok());
            m_book->add();
            QVERIFY2(m_book->open(), qPrintable(m_book->refusal));
        }
        QCOMPARE(ordersThere(), 10);
    }
};

QTEST_GUILESS_MAIN(TestOrderDatabase)
#include "tst_orderdatabase.moc"
