#include "tests/platform/privatekeyring.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

static QString secretsName() { return u"org.freedesktop.secrets"_s; }
static QString busName() { return u"the private bus"_s; }

static bool writeFile(const QString &path, const QString &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

PrivateKeyring::PrivateKeyring()
{
    for (auto *process : {&m_bus, &m_daemon})
        process->setStandardErrorFile(m_home.filePath(u"log"_s), QIODevice::Append);
    m_daemon.setStandardOutputFile(QProcess::nullDevice());
}

PrivateKeyring::~PrivateKeyring()
{
    // GDBus ends a process that loses its session bus; this one is about to end anyway.
    std::signal(SIGTERM, SIG_IGN);
    for (auto *process : {&m_daemon, &m_bus}) { // A daemon the bus started ends with it.
        process->kill();
        process->waitForFinished();
    }
}

QString PrivateKeyring::file() const { return m_home.filePath(u"data/keyrings/login.keyring"_s); }
QString PrivateKeyring::marker() const { return m_home.filePath(u"data/peak-kiosk/keychain-enrolled"_s); }

bool PrivateKeyring::writeBusFiles()
{
    const QString daemon = m_home.filePath(u"gnome-keyring-daemon"_s);
    const QString bus = uR"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=%1/bus</listen><servicedir>%1/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
)"_s;
    const QString service = u"[D-BUS Service]\nName=%1\nExec=%2 --start --foreground --components=secrets\n"_s;
    return QDir(m_home.path()).mkdir(u"services"_s)
        && QFile::copy(QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s), daemon)
        && writeFile(m_home.filePath(u"bus.conf"_s), bus.arg(m_home.path()))
        && writeFile(m_home.filePath(u"services/secrets.service"_s), service.arg(secretsName(), daemon));
}

bool PrivateKeyring::startBus()
{
    const auto home = QFile::encodeName(m_home.path());
    qputenv("HOME", home);
    qputenv("XDG_DATA_HOME", home + "/data");
    qputenv("XDG_RUNTIME_DIR", home);
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home + "/bus");
    qunsetenv("GNOME_KEYRING_CONTROL");
    if (!writeBusFiles())
        return false;
    m_bus.start(
        u"dbus-daemon"_s, {u"--config-file="_s + m_home.filePath(u"bus.conf"_s), u"--nofork"_s, u"--print-address"_s});
    // It prints its address once it listens there.
    return m_bus.waitForReadyRead()
        && QDBusConnection::connectToBus(u"unix:path="_s + m_home.filePath(u"bus"_s), busName()).isConnected();
}

bool PrivateKeyring::servesSecrets() const
{
    return QDBusConnection(busName()).interface()->isServiceRegistered(secretsName());
}

qint64 PrivateKeyring::daemonPid() const
{
    return servesSecrets() ? QDBusConnection(busName()).interface()->servicePid(secretsName()).value() : 0;
}

bool PrivateKeyring::unlock(const QByteArray &password)
{
    killDaemon();
    m_daemon.start(
        m_home.filePath(u"gnome-keyring-daemon"_s), {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    if (!m_daemon.waitForStarted())
        return false;
    m_daemon.write(password);
    m_daemon.closeWriteChannel();
    return QTest::qWaitFor([this] { return servesSecrets(); });
}

void PrivateKeyring::killDaemon()
{
    if (const qint64 pid = daemonPid(); pid > 0)
        ::kill(static_cast<pid_t>(pid), SIGKILL);
    m_daemon.waitForFinished();
    const bool gone = QTest::qWaitFor([this] { return !servesSecrets(); });
    Q_ASSERT(gone);
}
