#include "platform/keychainsecretstore.h"
#include "tests/platform/privatekeyring.h"
#include "tests/platform/processstore.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace Peak;
using namespace Qt::StringLiterals;

/** Against a real gnome-keyring on a bus of its own. */
class TestKeychainSecretStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PrivateKeyring> m_keyring;
    const QString m_name = u"pos.api_key"_s;

    ProcessStore store() const { return ProcessStore(m_keyring->marker()); }

    void isBroken(Error::Kind kind, const QString &what)
    {
        QVERIFY2(kind == Error::Kind::Storage, qPrintable(u"%1: %2"_s.arg(what, toWord(kind))));
    }
    /** Whatever is asked, the answer is "broken" and nothing is lost or made anew. */
    void everythingIsBroken()
    {
        auto secrets = store();
        const auto read = secrets.read(m_name);
        const auto absent = secrets.read(u"smtp.password"_s);
        const auto written = secrets.write(u"smtp.password"_s, "new");
        const auto names = secrets.names();
        QVERIFY(!read && !absent && !written && !names);
        isBroken(read.error().kind, u"read"_s);
        isBroken(absent.error().kind, u"read of an absent one"_s);
        isBroken(written.error().kind, u"write"_s);
        isBroken(names.error().kind, u"names"_s);
        QVERIFY(!read.error().message.contains(u"s3cret"_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        // One bus for all: libsecret connects once in the life of a process.
        m_keyring = std::make_unique<PrivateKeyring>();
        QVERIFY2(m_keyring->startBus(), "needs the Debian packages dbus and gnome-keyring");
    }

    void init()
    {
        m_keyring->killDaemon();
        QDir(QFileInfo(m_keyring->file()).path()).removeRecursively();
        QFile::remove(m_keyring->marker());
        QVERIFY(m_keyring->unlock("pw1"));
        QVERIFY(!QFile::exists(m_keyring->marker()));
    }

    void cleanupTestCase() { m_keyring.reset(); }

    void isEmptyAtFirst()
    {
        auto secrets = store();
        QCOMPARE(secrets.read(m_name).error().kind, Error::Kind::NotFound);
        QCOMPARE(*secrets.names(), QStringList());
        QVERIFY(!QFile::exists(m_keyring->marker()));
    }

    void keepsSecrets_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("word") << "s3cret"_ba;
        QTest::newRow("PEM") << "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"_ba;
        QTest::newRow("bytes") << "\x00\xff\n\x80"_ba;
        QTest::newRow("largest") << QByteArray(LargestSecret, 'x');
    }

    void keepsSecrets()
    {
        QFETCH(QByteArray, value);
        auto secrets = store();
        const auto written = secrets.write(m_name, value);
        QVERIFY2(written.ok(), written ? "" : qPrintable(written.error().message));
        QCOMPARE(*secrets.read(m_name), value);
        QCOMPARE(*secrets.names(), QStringList{m_name});
        QVERIFY(QFile::exists(m_keyring->marker()));
        QCOMPARE(secrets.read(u"smtp.password"_s).error().kind, Error::Kind::NotFound);
    }

    void replacesAndListsSecrets()
    {
        auto secrets = store();
        for (const auto &name : {u"smtp.password"_s, u"pii.key"_s, m_name, m_name})
            QVERIFY(secrets.write(name, "old " + name.toUtf8()).ok());
        QVERIFY(secrets.write(m_name, "new").ok());
        QCOMPARE(*secrets.read(m_name), "new"_ba);
        QCOMPARE(*secrets.read(u"pii.key"_s), "old pii.key"_ba);
        QCOMPARE(*secrets.names(), (QStringList{u"pii.key"_s, m_name, u"smtp.password"_s}));
    }

    void survivesARestartOfTheDaemon()
    {
        QVERIFY(store().write(m_name, "s3cret").ok());
        QVERIFY(m_keyring->unlock("pw1"));
        QCOMPARE(*store().read(m_name), "s3cret"_ba);
        QCOMPARE(store().read(u"smtp.password"_s).error().kind, Error::Kind::NotFound);
    }

    void saysBrokenAfterTheDaemonWasKilled()
    {
        QVERIFY(store().write(m_name, "s3cret").ok());
        m_keyring->killDaemon();
        everythingIsBroken(); // The bus has started another daemon: it is locked.
        QVERIFY(m_keyring->daemonPid() > 0);

        QVERIFY(m_keyring->unlock("pw1"));
        QCOMPARE(*store().read(m_name), "s3cret"_ba);
        QCOMPARE(*store().names(), QStringList{m_name});
    }

    void saysBrokenWhenLocked()
    {
        QVERIFY(store().write(m_name, "s3cret").ok());
        QVERIFY(m_keyring->unlock("wrong"));
        everythingIsBroken();

        QVERIFY(m_keyring->unlock("pw1"));
        QCOMPARE(*store().read(m_name), "s3cret"_ba);
    }

    void saysBrokenWhenTheFileIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("garbage") << "garbage"_ba;
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("gone") << QByteArray();
    }

    void saysBrokenWhenTheFileIs()
    {
        QFETCH(QByteArray, content);
        QVERIFY(store().write(m_name, "s3cret").ok());
        m_keyring->killDaemon();
        QVERIFY(QFile::remove(m_keyring->file()));
        if (!content.isNull()) {
            QFile file(m_keyring->file());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        QVERIFY(m_keyring->unlock("pw1"));
        everythingIsBroken();
    }

    void enrolsAgainOnlyAfterAPersonRemovedTheMarker()
    {
        QVERIFY(store().write(m_name, "s3cret").ok());
        m_keyring->killDaemon();
        QVERIFY(QFile::remove(m_keyring->file()));
        QVERIFY(m_keyring->unlock("pw1"));
        everythingIsBroken();

        QVERIFY(QFile::remove(m_keyring->marker()));
        QCOMPARE(store().read(m_name).error().kind, Error::Kind::NotFound);
        QVERIFY(store().write(m_name, "again").ok());
        QCOMPARE(*store().read(m_name), "again"_ba);
    }

    void leavesTheMarkerAgainWhenItWasLost()
    {
        QVERIFY(store().write(m_name, "s3cret").ok());
        QVERIFY(QFile::remove(m_keyring->marker()));
        QCOMPARE(*store().read(m_name), "s3cret"_ba);
        QVERIFY(QFile::exists(m_keyring->marker()));
    }

    void writesNothingWithoutAMarker()
    {
        ProcessStore secrets(u"/proc/nowhere/marker"_s);
        const auto written = secrets.write(m_name, "s3cret");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Storage);
    }

    void refusesNamesOfItsOwnEntries_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("canary") << u"canary"_s;
        QTest::newRow("index") << u"index"_s;
        QTest::newRow("line break") << u"a\nb"_s;
        QTest::newRow("empty") << QString();
    }

    void refusesNamesOfItsOwnEntries()
    {
        QFETCH(QString, name);
        QCOMPARE(store().read(name).error().kind, Error::Kind::Invalid);
        QCOMPARE(store().write(name, "x").error().kind, Error::Kind::Invalid);
        QCOMPARE(store().write(m_name, QByteArray()).error().kind, Error::Kind::Invalid);
        QCOMPARE(store().write(m_name, QByteArray(LargestSecret + 1, 'x')).error().kind, Error::Kind::Invalid);
    }

    void givesUpOnAKeyringThatHangs()
    {
        QVERIFY(store().write(m_name, "s3cret").ok());
        const auto pid = static_cast<pid_t>(m_keyring->daemonPid());
        QVERIFY(::kill(pid, SIGSTOP) == 0);
        const auto read = ProcessStore(m_keyring->marker(), 100).read(m_name);
        ::kill(pid, SIGCONT);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Storage);
        QCOMPARE(*store().read(m_name), "s3cret"_ba);
    }

    void saysBrokenWithoutABus()
    {
        QVERIFY(store().write(m_name, "s3cret").ok());
        const auto bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        everythingIsBroken();
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        QCOMPARE(*store().read(m_name), "s3cret"_ba);
    }

    void saysBrokenInAProcessThatOutlivesTheDaemon()
    {
        KeychainSecretStore secrets(m_keyring->marker());
        QVERIFY(secrets.write(m_name, "s3cret").ok());
        QCOMPARE(*secrets.read(m_name), "s3cret"_ba);
        m_keyring->killDaemon();

        QCOMPARE(secrets.read(m_name).error().kind, Error::Kind::Storage);
        QCOMPARE(secrets.read(u"smtp.password"_s).error().kind, Error::Kind::Storage);
        QCOMPARE(secrets.write(m_name, "new").error().kind, Error::Kind::Storage);
        QVERIFY(m_keyring->unlock("pw1"));
        QCOMPARE(*store().read(m_name), "s3cret"_ba);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (const int served = ProcessStore::serve(app.arguments()); served >= 0)
        return served;
    TestKeychainSecretStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychainsecretstore.moc"
