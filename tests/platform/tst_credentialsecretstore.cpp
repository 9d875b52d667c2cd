#include "platform/credentialsecretstore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestCredentialSecretStore : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    CredentialSecretStore m_store{m_dir.path()};

    void put(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void cleanup()
    {
        for (const auto &name : QDir(m_dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System))
            QVERIFY(QFile::remove(m_dir.filePath(name)) || QDir(m_dir.path()).rmdir(name));
    }

    void readsASecret_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("plain") << "s3cret"_ba
                               << "s3cret"_ba;
        QTest::newRow("line break") << "s3cret\n"_ba
                                    << "s3cret"_ba;
        QTest::newRow("DOS line break") << "s3cret\r\n"_ba
                                        << "s3cret"_ba;
        QTest::newRow("only one is cut off") << "s3cret\n\n"_ba
                                             << "s3cret\n"_ba;
        QTest::newRow("spaces stay") << " s3cret \n"_ba
                                     << " s3cret "_ba;
        QTest::newRow("PEM") << "-----BEGIN KEY-----\nMIIE\n-----END KEY-----\n"_ba
                             << "-----BEGIN KEY-----\nMIIE\n-----END KEY-----"_ba;
        QTest::newRow("bytes") << "\x00\xff\x80"_ba
                               << "\x00\xff\x80"_ba;
        QTest::newRow("largest") << QByteArray(LargestSecret, 'x') << QByteArray(LargestSecret, 'x');
    }

    void readsASecret()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, secret);
        put(u"pos.api_key"_s, content);

        const auto read = m_store.read(u"pos.api_key"_s);
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, secret);
    }

    void tellsAbsentFromBroken_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("absent") << QByteArray() << Error::Kind::NotFound;
        QTest::newRow("empty") << ""_ba << Error::Kind::Storage;
        QTest::newRow("only a line break") << "\n"_ba << Error::Kind::Storage;
        QTest::newRow("too large") << QByteArray(LargestSecret + 2, 'x') << Error::Kind::Storage;
        QTest::newRow("endless") << QByteArray(10 * LargestSecret, 'x') << Error::Kind::Storage;
    }

    void tellsAbsentFromBroken()
    {
        QFETCH(QByteArray, content);
        QFETCH(Error::Kind, kind);
        if (!content.isNull())
            put(u"pos.api_key"_s, content);

        const auto read = m_store.read(u"pos.api_key"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, kind);
        QVERIFY(!read.error().message.contains(u"xxx"_s));
    }

    void readsPlainFilesOnly()
    {
        put(u"real"_s, "s3cret");
        QVERIFY(QFile::link(m_dir.filePath(u"real"_s), m_dir.filePath(u"link"_s)));
        QVERIFY(QDir(m_dir.path()).mkdir(u"folder"_s));
        QCOMPARE(::mkfifo(qPrintable(m_dir.filePath(u"pipe"_s)), 0600), 0);

        for (const auto &name : {u"link"_s, u"folder"_s, u"pipe"_s}) {
            const auto read = m_store.read(name);
            QVERIFY(!read);
            QCOMPARE(read.error().kind, Error::Kind::Storage);
        }
        QCOMPARE(*m_store.names(), QStringList{u"real"_s});
    }

    void refusesWhatIsNoName_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &name : {u""_s, u"."_s, u".."_s, u"../pii.key"_s, u"/etc/passwd"_s, u"a/b"_s, u"a..b"_s,
                 u".a"_s, u"a."_s, u"A"_s, u"a b"_s, u"a\n"_s, u"ä"_s, u"a\0b"_s, QString(65, u'a')})
            QTest::newRow(qPrintable(u"'%1'"_s.arg(name))) << name;
    }

    void refusesWhatIsNoName()
    {
        QFETCH(QString, name);
        const auto read = m_store.read(name);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Invalid);
    }

    void listsNamesSorted()
    {
        for (const auto &name : {u"smtp.password"_s, u"pii.key"_s, u"pos.api_key"_s, u"Strange Name"_s})
            put(name, "x");
        QCOMPARE(*m_store.names(), (QStringList{u"pii.key"_s, u"pos.api_key"_s, u"smtp.password"_s}));
    }

    void writesNothing()
    {
        const auto written = m_store.write(u"pos.api_key"_s, "x");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Unsupported);
        QVERIFY(QDir(m_dir.path()).isEmpty());
    }

    void saysWhenTheDirectoryIsGone()
    {
        CredentialSecretStore store(m_dir.filePath(u"gone"_s));
        QCOMPARE(store.read(u"pii.key"_s).error().kind, Error::Kind::Storage);
        QCOMPARE(store.names().error().kind, Error::Kind::Storage);
    }

    void opensTheStoreOfTheConfiguration()
    {
        put(u"pii.key"_s, "k");
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(m_dir.path()));
        const auto store = openSecretStore(u"credentials"_s);
        QVERIFY(store.ok());
        QCOMPARE(*(*store)->read(u"pii.key"_s), "k"_ba);

        qunsetenv("CREDENTIALS_DIRECTORY");
        QCOMPARE(openSecretStore(u"credentials"_s).error().kind, Error::Kind::Storage);
        QCOMPARE(openSecretStore(u"file"_s).error().kind, Error::Kind::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestCredentialSecretStore)
#include "tst_credentialsecretstore.moc"
