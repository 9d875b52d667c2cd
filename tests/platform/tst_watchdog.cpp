#include "platform/watchdog.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** systemd's end of the notification socket. */
class ServiceManager {
public:
    ServiceManager() : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        const auto path = m_dir.filePath(u"notify"_s).toLocal8Bit();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.constData(), sizeof(address.sun_path));
        m_bound = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
        qputenv("NOTIFY_SOCKET", path);
    }
    ~ServiceManager()
    {
        ::close(m_socket);
        qunsetenv("NOTIFY_SOCKET");
    }
    ServiceManager(const ServiceManager &) = delete;
    ServiceManager &operator=(const ServiceManager &) = delete;

    bool isBound() const { return m_bound; }
    /** The next message; empty when there is none. */
    QByteArray next()
    {
        QByteArray message(1000, '\0');
        const auto size = ::recv(m_socket, message.data(), static_cast<size_t>(message.size()), 0);
        return size < 0 ? QByteArray() : message.first(size);
    }

private:
    QTemporaryDir m_dir;
    int m_socket;
    bool m_bound = false;
};

class TestWatchdog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        qunsetenv("WATCHDOG_USEC");
        qunsetenv("WATCHDOG_PID");
    }

    void tellsSystemdWhatHappens()
    {
        ServiceManager systemd;
        QVERIFY(systemd.isBound());
        Watchdog watchdog;
        watchdog.ready();
        QCOMPARE(systemd.next(), "READY=1"_ba);
        watchdog.report(u"3 orders waiting\nREADY=1"_s);
        QCOMPARE(systemd.next(), "STATUS=3 orders waiting READY=1"_ba);
        watchdog.stopping();
        QCOMPARE(systemd.next(), "STOPPING=1"_ba);
        QCOMPARE(watchdog.interval(), 0ms);
    }

    void givesSignsOfLifeOnceReady()
    {
        ServiceManager systemd;
        QVERIFY(systemd.isBound());
        qputenv("WATCHDOG_USEC", "20000");
        qputenv("WATCHDOG_PID", QByteArray::number(::getpid()));
        Watchdog watchdog;
        QCOMPARE(watchdog.interval(), 10ms);
        QCoreApplication::processEvents();
        QCOMPARE(systemd.next(), QByteArray());
        watchdog.ready();
        QCOMPARE(systemd.next(), "READY=1"_ba);
        QTRY_COMPARE(systemd.next(), "WATCHDOG=1"_ba);
        QTRY_COMPARE(systemd.next(), "WATCHDOG=1"_ba);
    }

    void leavesSignsOfAnotherProcessAlone()
    {
        qputenv("WATCHDOG_USEC", "20000");
        qputenv("WATCHDOG_PID", "1");
        QCOMPARE(Watchdog().interval(), 0ms);
    }

    void staysQuietWithoutSystemd()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        Watchdog watchdog;
        watchdog.ready();
        watchdog.report(u"fine"_s);
        watchdog.stopping();
        QCOMPARE(watchdog.interval(), 0ms);
    }
};

QTEST_GUILESS_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
