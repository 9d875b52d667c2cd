#include "core/logging.h"
#include "core/redaction.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestLogging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redactsSecretsAndPeople_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");

        // clang-format off
        QTest::newRow("e-mail") << u"mail to ann.o'neil+x@shop.example.com failed"_s << u"mail to [redacted] failed"_s;
        QTest::newRow("e-mail with umlaut") << u"<jörg@bücher.de>"_s << u"<[redacted]>"_s;
        QTest::newRow("phone") << u"phone 4155550123."_s << u"phone [redacted]."_s;
        QTest::newRow("phone in JSON") << u"{\"phone\":\"4155550123\"}"_s << u"{\"phone\":\"[redacted]\"}"_s;
        QTest::newRow("phone in an address") << u"/customer/phone/4155550123?x=1"_s << u"/customer/phone/[redacted]?x=1"_s;
        QTest::newRow("phone with dashes") << u"415-555-0123"_s << u"[redacted]"_s;
        QTest::newRow("phone with dots") << u"415.555.0123"_s << u"[redacted]"_s;
        QTest::newRow("phone with spaces") << u"call 415 555 0123 now"_s << u"call [redacted] now"_s;
        QTest::newRow("phone with brackets") << u"(415) 555-0123"_s << u"[redacted]"_s;
        QTest::newRow("phone with country") << u"+1 415-555-0123 +14155550123"_s << u"[redacted] [redacted]"_s;
        QTest::newRow("bearer") << u"Authorization: Bearer abc.DEF-123_x"_s << u"Authorization: Bearer [redacted]"_s;
        QTest::newRow("basic") << u"authorization: basic dXNlcjpwYXNz"_s << u"authorization: basic [redacted]"_s;
        QTest::newRow("jwt") << u"got eyJhbGciOi.eyJzdWIiOi.c2ln here"_s << u"got [redacted] here"_s;
        QTest::newRow("apikey in an address") << u"/token?apikey=abc&x=1"_s << u"/token?apikey=[redacted]&x=1"_s;
        QTest::newRow("api_key in a form") << u"api_key = 's3cret' end"_s << u"api_key = '[redacted]' end"_s;
        QTest::newRow("access token in JSON") << u"{\"access_token\": \"a\\\"b\", \"n\":1}"_s << u"{\"access_token\": \"[redacted]\", \"n\":1}"_s;
        QTest::newRow("key in a header") << u"X-Api-Key: 0123456789abcdef0"_s << u"X-Api-Key: [redacted]"_s;
        QTest::newRow("password") << u"password=hunter2"_s << u"password=[redacted]"_s;
        QTest::newRow("PEM") << u"key -----BEGIN RSA PRIVATE KEY-----\nMIIE\n4155\n-----END RSA PRIVATE KEY----- end"_s << u"key [redacted] end"_s;
        QTest::newRow("PEM cut short") << u"-----BEGIN PRIVATE KEY-----\nMIIE"_s << u"[redacted]"_s;
        QTest::newRow("hex key") << u"key 00112233445566778899aabbccddeeff!"_s << u"key [redacted]!"_s;
        QTest::newRow("several") << u"a@b.co 4155550123"_s << u"[redacted] [redacted]"_s;
        // clang-format on
    }

    void redactsSecretsAndPeople()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(redact(text), expected);
    }

    void leavesLookAlikesAlone_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("reference") << u"order K7-20261123-0042-9F3C delivered"_s;
        QTest::newRow("reference of digits") << u"K7-20261123-0042-2345"_s;
        QTest::newRow("reference of a long sequence") << u"K7-20261123-4155550123-2345"_s;
        QTest::newRow("uuid") << u"018f3c5e-7b1a-7c3d-9e2f-0123456789ab"_s;
        QTest::newRow("uuid of digits") << u"01234567-8901-7234-8567-890123456789"_s;
        QTest::newRow("ticket") << u"ticket 0042, POS ticket 5OVF6G"_s;
        QTest::newRow("ticket with digits") << u"T4155550123 T-4155550123"_s;
        QTest::newRow("long POS number") << u"gid 4503604527154551"_s;
        QTest::newRow("instant") << u"2026-11-23T12:55:11.123Z"_s;
        QTest::newRow("milliseconds") << u"next_try_ms 1795438511123"_s;
        QTest::newRow("seconds") << u"since 1795438511"_s;
        QTest::newRow("address") << u"127.0.0.1:8480 192.168.100.200"_s;
        QTest::newRow("fraction") << u"18.3066363066 0.4155550123"_s;
        QTest::newRow("amount") << u"4155550.12 USD"_s;
        QTest::newRow("short hex") << u"hash 9f3c2a1b"_s;
        QTest::newRow("talk of tokens") << u"the bearer token was refused"_s;
        QTest::newRow("name of a secret") << u"secret pos.api_key: not found"_s;
        QTest::newRow("at sign") << u"3 @ 12.50, kiosk@door"_s;
        QTest::newRow("empty") << QString();
    }

    void leavesLookAlikesAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(redact(text), text);
    }

    void writesOneLinePerMessage_data()
    {
        QTest::addColumn<QtMsgType>("type");
        QTest::addColumn<LogFormat>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("line");

        // clang-format off
        QTest::newRow("plain") << QtInfoMsg << LogFormat::Plain << u"ready"_s << "2026-11-23T12:55:11.007Z info peak.x: ready\n"_ba;
        QTest::newRow("debug") << QtDebugMsg << LogFormat::Journal << u"a"_s << "<7>peak.x: a\n"_ba;
        QTest::newRow("info") << QtInfoMsg << LogFormat::Journal << u"a"_s << "<6>peak.x: a\n"_ba;
        QTest::newRow("warning") << QtWarningMsg << LogFormat::Journal << u"a"_s << "<4>peak.x: a\n"_ba;
        QTest::newRow("critical") << QtCriticalMsg << LogFormat::Journal << u"a"_s << "<3>peak.x: a\n"_ba;
        QTest::newRow("fatal") << QtFatalMsg << LogFormat::Journal << u"a"_s << "<2>peak.x: a\n"_ba;
        QTest::newRow("line break") << QtInfoMsg << LogFormat::Journal << u"a\r\n<2>forged\t"_s << "<6>peak.x: a\\r\\n<2>forged\\t\n"_ba;
        QTest::newRow("terminal") << QtInfoMsg << LogFormat::Journal << u"\x1b[2J\x7f\u0085"_s << "<6>peak.x: \\x1b[2J\\x7f\\x85\n"_ba;
        QTest::newRow("Unicode lines") << QtInfoMsg << LogFormat::Journal << u"a\u2028b"_s << "<6>peak.x: a\\u2028b\n"_ba;
        QTest::newRow("percent sign") << QtInfoMsg << LogFormat::Journal << u"%1 %2 %3"_s << "<6>peak.x: %1 %2 %3\n"_ba;
        QTest::newRow("UTF-8") << QtInfoMsg << LogFormat::Journal << u"é"_s << u"<6>peak.x: é\n"_s.toUtf8();
        QTest::newRow("redacted") << QtInfoMsg << LogFormat::Journal << u"a@b.co"_s << "<6>peak.x: [redacted]\n"_ba;
        // clang-format on
    }

    void writesOneLinePerMessage()
    {
        QFETCH(QtMsgType, type);
        QFETCH(LogFormat, format);
        QFETCH(QString, text);
        QFETCH(QByteArray, line);
        const QDateTime now({2026, 11, 23}, {12, 55, 11, 7}, Qt::UTC);

        QCOMPARE(logLine(type, u"peak.x"_s, text, format, now), line);
    }

    void writesToStderrAsItsReaderWants_data()
    {
        QTest::addColumn<bool>("toJournal");
        QTest::addColumn<QRegularExpression>("expected");
        const auto plain =
            uR"(\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warning peak\.sync\.outbox: for \[redacted\]\\n<2>x\n\z)"_s;
        QTest::newRow("stderr is the journal")
            << true << QRegularExpression(uR"(\A<4>peak\.sync\.outbox: for \[redacted\]\\n<2>x\n\z)"_s);
        QTest::newRow("stderr leads elsewhere") << false << QRegularExpression(plain);
    }

    void writesToStderrAsItsReaderWants()
    {
        QFETCH(bool, toJournal);
        QFETCH(QRegularExpression, expected);
        const QTemporaryDir dir;
        QFile log(dir.filePath(u"log"_s));
        QVERIFY(log.open(QIODevice::ReadWrite));
        struct stat info { };
        QCOMPARE(::fstat(log.handle(), &info), 0);
        const quint64 inode = info.st_ino + (toJournal ? 0 : 1);

        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"JOURNAL_STREAM"_s, u"%1:%2"_s.arg(info.st_dev).arg(inode));
        process.setProcessEnvironment(environment);
        process.setStandardErrorFile(log.fileName());
        process.start(QCoreApplication::applicationFilePath(), {u"--log"_s});
        QVERIFY(process.waitForFinished());

        const auto written = QString::fromUtf8(log.readAll());
        QVERIFY2(expected.match(written).hasMatch(), qPrintable(written));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == "--log"_L1) {
        installLogging();
        qCDebug(lcOutbox) << "not on unless asked for";
        qCWarning(lcOutbox, "for %s\n<2>x", "ann@example.com");
        return 0;
    }
    TestLogging test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_logging.moc"
