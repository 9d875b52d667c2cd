#include "core/storage/database.h"
#include "core/storage/writegate.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** Another process that takes the gate and keeps it until it is killed. */
class Holder {
public:
    explicit Holder(const QString &databasePath)
    {
        int pipes[2] = {};
        if (::pipe(pipes) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            WriteGate gate(databasePath);
            const auto pass = gate.enter();
            const char word = pass ? 'y' : 'n';
            std::ignore = ::write(pipes[1], &word, 1);
            for (;;)
                ::pause();
        }
        char word = 'n';
        m_holds = ::read(pipes[0], &word, 1) == 1 && word == 'y';
        ::close(pipes[0]);
        ::close(pipes[1]);
    }
    Holder(const Holder &) = delete;
    Holder &operator=(const Holder &) = delete;
    ~Holder() { kill(); }

    [[nodiscard]] bool holds() const { return m_holds; }
    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }

private:
    pid_t m_pid = 0;
    bool m_holds = false;
};

class TestWriteGate : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    const QString m_path = m_dir.filePath(u"orders.db"_s);

private Q_SLOTS:
    void aSecondGateIsRefusedUntilTheFirstPassGoes()
    {
        WriteGate one(m_path);
        WriteGate other(m_path);
        {
            const auto pass = one.enter();
            QVERIFY(pass.ok());
            const auto refused = other.enter(0ms);
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, Error::Kind::Storage);
        }
        QVERIFY(other.enter(0ms).ok());
    }

    void threadsGoThroughOneAtATime()
    {
        constexpr int rounds = 300;
        int counter = 0; // Not atomic: only the gate protects it.
        int failures = 0;
        const auto work = [&] {
            WriteGate gate(m_path);
            for (int i = 0; i < rounds; ++i) {
                const auto pass = gate.enter(30s);
                if (!pass) {
                    ++failures;
                    continue;
                }
                const int seen = counter;
                std::this_thread::yield();
                counter = seen + 1;
            }
        };
        std::thread one(work);
        std::thread other(work);
        one.join();
        other.join();
        QCOMPARE(failures, 0);
        QCOMPARE(counter, 2 * rounds);
    }

    void anotherProcessKeepsUsOutAndItsDeathLetsUsIn()
    {
        Holder holder(m_path);
        QVERIFY(holder.holds());
        WriteGate gate(m_path);
        QElapsedTimer waited;
        waited.start();
        const auto refused = gate.enter(50ms);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Storage);
        QVERIFY(waited.elapsed() >= 50);

        holder.kill();
        QVERIFY(gate.enter(0ms).ok());
    }

    void aPassCanBeMovedAndIsReleasedOnce()
    {
        WriteGate one(m_path);
        WriteGate other(m_path);
        auto pass = one.enter();
        QVERIFY(pass.ok());
        {
            const WriteGate::Pass moved = std::move(*pass);
            QVERIFY(!other.enter(0ms));
        }
        QVERIFY(other.enter(0ms).ok());
    }

    /** What happens when this is missing is in tst_powerloss. */
    void whatOneDistrustsTheOtherMovesBeforeItWrites()
    {
        Database other(m_path, u"other"_s, {.gated = true, .applicationId = 7});
        QVERIFY(other.open({{1, {u"CREATE TABLE thing (n INTEGER) STRICT"_s}}}).ok());
        for (int i = 0; i < 20; ++i)
            QVERIFY(other.write([&] { return other.execute(u"INSERT INTO thing VALUES (1)"_s); }).ok());
        const qint64 before = other.walBytes();

        WriteGate gate(m_path);
        {
            const auto pass = gate.enter();
            QVERIFY(pass.ok());
            QVERIFY(!gate.logIsDistrusted());
            QVERIFY(gate.distrustLog().ok());
            QVERIFY(gate.logIsDistrusted());
        }
        QVERIFY(other.write([&] { return other.execute(u"INSERT INTO thing VALUES (1)"_s); }).ok());
        QVERIFY(!gate.logIsDistrusted());
        QVERIFY(other.walBytes() < before);
        QCOMPARE(other.number(u"SELECT count(*) FROM thing"_s).valueOr(-1), 21);
    }

    void aCheckpointWaitsForTheGate()
    {
        const auto open = [&] {
            auto database =
                std::make_unique<Database>(m_path, u"test"_s, DatabaseOptions{.gated = true, .applicationId = 7});
            const bool opened = database->open({{1, {u"CREATE TABLE thing (n INTEGER) STRICT"_s}}}).ok();
            return opened ? std::move(database) : nullptr;
        };
        QVERIFY(open());
        QVERIFY(QFileInfo(m_path + u"-wal"_s).size() > 0);
        Holder holder(m_path);
        QVERIFY(holder.holds());

        auto checkpoint = std::async(std::launch::async, [&] {
            const auto database = open(); // A connection belongs to its thread.
            return database && database->checkpoint().ok();
        });
        QCOMPARE(checkpoint.wait_for(150ms), std::future_status::timeout);
        QVERIFY(QFileInfo(m_path + u"-wal"_s).size() > 0);
        holder.kill();
        QVERIFY(checkpoint.get());
        QCOMPARE(QFileInfo(m_path + u"-wal"_s).size(), 0);
    }

    void aPathThatCannotBeMadeIsAnError()
    {
        WriteGate gate(u"/nonexistent/folder/orders.db"_s);
        const auto refused = gate.enter(0ms);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestWriteGate)
#include "tst_writegate.moc"
