#include "tests/platform/privatekeyring.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/ioctl.h>

using namespace Qt::StringLiterals;

/** What a run of peakctl left behind. */
struct Run {
    int code = -1;
    QString out;
    QString reason;
};

/** The real program as a process, with a real keyring. */
class TestPeakctl : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::unique_ptr<PrivateKeyring> m_keyring;

    QString config(const QString &store)
    {
        const QString path = m_dir.filePath(store + u".toml"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("[kiosk]\nid=7\nname='Door'\n[store]\nid=1\nname='S'\ntimezone='UTC'\ncurrency='USD'\n"
                   "[pos]\nvendor='treez'\n[pos.treez]\nbase_url='https://a.b/c'\nauth_mode='v2_token'\n"
                   "api_client_id='x'\n[secrets]\nstore='"
            + store.toUtf8() + "'\n");
        return path;
    }

    static Run runWith(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.start(QStringLiteral(PEAKCTL), arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished();
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

    Run secret(const QStringList &arguments, const QByteArray &input = {}, const QString &store = u"keychain"_s)
    {
        return runWith(QStringList{u"--config"_s, config(store), u"secret"_s} + arguments, input);
    }

    static int bytesWaiting(const QFile &pipe)
    {
        int bytes = -1;
        return ::ioctl(pipe.handle(), FIONREAD, &bytes) == 0 ? bytes : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_keyring = std::make_unique<PrivateKeyring>();
        QVERIFY2(m_keyring->startBus() && m_keyring->unlock("pw"), "needs the Debian packages dbus and gnome-keyring");
    }
    void cleanupTestCase() { m_keyring.reset(); }

    void explainsItself()
    {
        const auto help = runWith({u"--help"_s});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains(u"secret set NAME"_s));
        QVERIFY(runWith({u"--version"_s}).out.startsWith("peakctl "_L1));
    }

    void saysWhatIsWrongWithTheCommandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{u"bake"_s, u"cake"_s};
        QTest::newRow("half a command") << QStringList{u"secret"_s};
        QTest::newRow("unknown option") << QStringList{u"--bake"_s};
        QTest::newRow("option without value") << QStringList{u"--config"_s};
        QTest::newRow("set without name") << QStringList{u"--config"_s, config(u"keychain"_s), u"secret"_s, u"set"_s};
        QTest::newRow("value as an argument")
            << QStringList{u"--config"_s, config(u"keychain"_s), u"secret"_s, u"set"_s, u"pos.api_key"_s, u"s3cret"_s};
        QTest::newRow("list of something")
            << QStringList{u"--config"_s, config(u"keychain"_s), u"secret"_s, u"list"_s, u"all"_s};
    }

    void saysWhatIsWrongWithTheCommandLine()
    {
        QFETCH(QStringList, arguments);
        const auto run = runWith(arguments, "s3cret");
        QCOMPARE(run.code, 2);
        QVERIFY(!run.reason.isEmpty());
        QCOMPARE(run.out, QString());
        QVERIFY(!run.reason.contains(u"s3cret"_s));
    }

    void namesTheLineOfABadConfiguration()
    {
        const QString path = config(u"cellar"_s);
        const auto run = runWith({u"--config"_s, path, u"secret"_s, u"list"_s});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.reason.startsWith(path + u":16:7: secrets.store must be"_s), qPrintable(run.reason));
        QCOMPARE(runWith({u"--config"_s, u"/nonexistent"_s, u"secret"_s, u"list"_s}).code, 1);
    }

    void keepsSecretsAndListsTheirNames()
    {
        QCOMPARE(secret({u"list"_s}).out, QString());
        const auto first = secret({u"set"_s, u"smtp.password"_s}, "s3cret\n");
        QCOMPARE(first.reason, QString());
        QCOMPARE(first.code, 0);
        QCOMPARE(secret({u"set"_s, u"pos.api_key"_s}, "-----BEGIN\nMIIE\n").code, 0);
        QCOMPARE(secret({u"list"_s}).out, u"pos.api_key\nsmtp.password\n"_s);
    }

    void takesASecretThatComesInPieces()
    {
        QProcess process;
        process.start(
            QStringLiteral(PEAKCTL), {u"--config"_s, config(u"keychain"_s), u"secret"_s, u"set"_s, u"pii.key"_s});
        QVERIFY(process.waitForStarted());
        QFile pipe(u"/proc/%1/fd/0"_s.arg(process.processId()));
        QVERIFY(pipe.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
        process.write(QByteArray(24, 'a'));
        QVERIFY(process.waitForBytesWritten());
        QTRY_COMPARE(bytesWaiting(pipe), 0); // The program has it before the rest is there.
        process.write(QByteArray(40, 'a'));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
        QCOMPARE(process.exitCode(), 0);
    }

    void refusesBadSecrets_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("reason");
        QTest::newRow("unknown name") << u"pos.api_kye"_s << "x"_ba
                                      << u"did you mean pos.api_key?); with this configuration there are: pii.key, "
                                         "pos.api_key, pos.private_key, smtp.password"_s;
        QTest::newRow("another vendor's") << u"pos.partner_key"_s << "x"_ba << u"no secret is called"_s;
        QTest::newRow("the store's own") << u"canary"_s << "x"_ba << u"no secret is called"_s;
        QTest::newRow("empty") << u"pos.api_key"_s << ""_ba << u"there was none"_s;
        QTest::newRow("line break only") << u"pos.api_key"_s << "\n"_ba << u"there was none"_s;
        QTest::newRow("huge") << u"pos.api_key"_s << QByteArray(100'000, 'x') << u"more than 65536 bytes"_s;
        QTest::newRow("key that is none") << u"pii.key"_s << "hunter2"_ba << u"64 hexadecimal"_s;
    }

    void refusesBadSecrets()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, value);
        QFETCH(QString, reason);
        const auto run = secret({u"set"_s, name}, value);
        QCOMPARE(run.code, 1);
        QVERIFY2(run.reason.contains(reason), qPrintable(run.reason));
        QVERIFY(!run.reason.contains(u"hunter2"_s));
    }

    void neverReplacesTheKeyForPeoplesData()
    {
        QCOMPARE(secret({u"set"_s, u"pii.key"_s}, QByteArray(64, 'a')).code, 0);
        QCOMPARE(secret({u"set"_s, u"pii.key"_s}, QByteArray(64, 'a')).code, 0);
        const auto other = secret({u"set"_s, u"pii.key"_s}, QByteArray(64, 'b'));
        QCOMPARE(other.code, 1);
        QVERIFY(other.reason.contains(u"pii.key exists"_s));
    }

    void listsCredentialsButCannotChangeThem()
    {
        QTemporaryDir credentials;
        QFile file(credentials.filePath(u"pos.api_key"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(credentials.path()));
        QCOMPARE(secret({u"list"_s}, {}, u"credentials"_s).out, u"pos.api_key\n"_s);
        QCOMPARE(secret({u"set"_s, u"pos.api_key"_s}, "x", u"credentials"_s).code, 1);
        qunsetenv("CREDENTIALS_DIRECTORY");
        const auto none = secret({u"list"_s}, {}, u"credentials"_s);
        QCOMPARE(none.code, 1);
        QVERIFY(none.reason.contains(u"CREDENTIALS_DIRECTORY"_s));
    }
};

QTEST_GUILESS_MAIN(TestPeakctl)
#include "tst_peakctl.moc"
