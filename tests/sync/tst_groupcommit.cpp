#include "sync/outbox/groupcommit.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/scratchbook.h"

#include <QCoroTask>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestGroupCommit : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;
    QStringList m_done;

    /** Writes one event of that name and says when it is on disk. */
    QCoro::Task<void> write(GroupCommit &group, QString name, bool fails = false)
    {
        auto turn = group.join([this, name, fails]() -> Result<Ok> {
            if (fails)
                return Error{Error::Kind::Conflict, u"refused"_s};
            return m_book->database->execute(u"INSERT INTO setting(key, value) VALUES (?, 'x')"_s, {name});
        });
        const auto written = co_await turn;
        m_done.append(written ? name : u"not "_s + name);
    }

private Q_SLOTS:
    void initTestCase() { FaultyVfs::install(); }
    void init()
    {
        FaultyVfs::heal();
        m_book = std::make_unique<ScratchBook>();
        m_done.clear();
        FaultyVfs::watch();
    }

    void everybodyWhoCouldJoinIsOneSync()
    {
        GroupCommit group(*m_book->outbox, [] { return 3; });
        write(group, u"a"_s);
        write(group, u"b"_s);
        QVERIFY(m_done.isEmpty());
        write(group, u"c"_s);
        QVERIFY(m_done.isEmpty()); // Never within the call: the caller may not be ready to go on.
        QCoreApplication::processEvents();
        QCOMPARE(m_done, QStringList({u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(FaultyVfs::writesBeforeSyncs().size(), 1);
    }

    void whoIsAloneIsNotKeptWaiting()
    {
        GroupCommit group(*m_book->outbox, [] { return 100; });
        write(group, u"a"_s);
        QTRY_COMPARE(m_done, QStringList({u"a"_s}));
    }

    void theRefusedOneCostsTheOthersNothing()
    {
        GroupCommit group(*m_book->outbox, [] { return 3; });
        write(group, u"a"_s);
        write(group, u"b"_s, true);
        write(group, u"c"_s);
        QCoreApplication::processEvents();
        QCOMPARE(m_done, QStringList({u"a"_s, u"not b"_s, u"c"_s}));
    }

    void whoStillWaitsAtTheEndIsTold()
    {
        {
            GroupCommit group(*m_book->outbox, [] { return 2; });
            write(group, u"a"_s);
        }
        QCOMPARE(m_done, QStringList({u"not a"_s}));
    }
};

QTEST_GUILESS_MAIN(TestGroupCommit)
#include "tst_groupcommit.moc"
