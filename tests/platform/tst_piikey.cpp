#include "platform/piikey.h"

#include <QHash>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Peak;
using namespace Qt::StringLiterals;

/** Secrets in memory, with the failures a real store has. */
class MemoryStore final : public SecretStore {
public:
    QHash<QString, QByteArray> entries;
    std::optional<Error::Kind> readFailure;
    std::optional<Error::Kind> writeFailure;

    Result<QByteArray> read(const QString &name) override
    {
        if (readFailure)
            return Error{*readFailure, u"broken"_s};
        if (!entries.contains(name))
            return Error{Error::Kind::NotFound, u"none"_s};
        return entries.value(name);
    }
    Result<Ok> write(const QString &name, const QByteArray &value) override
    {
        if (writeFailure)
            return Error{*writeFailure, u"read-only"_s};
        entries.insert(name, value);
        return Ok{};
    }
    Result<QStringList> names() override { return QStringList(entries.keys()); }
};

class TestPiiKey : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    const DataDirectory m_data = *DataDirectory::prepare(m_dir.path());

private Q_SLOTS:
    void makesTheKeyOnceAndKeepsIt()
    {
        MemoryStore store;
        const auto first = openFieldCipher(store, m_data, false);
        QVERIFY(first.ok());
        QCOMPARE(store.entries.value(u"pii.key"_s).size(), 64);
        const auto second = openFieldCipher(store, m_data, true);
        QVERIFY(second.ok());
        QCOMPARE((*second)->blindIndex(u"k"_s, u"v"_s), (*first)->blindIndex(u"k"_s, u"v"_s));
    }

    void neverMakesASecondKey_data()
    {
        QTest::addColumn<bool>("enrolled");
        QTest::addColumn<std::optional<Error::Kind>>("readFailure");
        QTest::addColumn<std::optional<Error::Kind>>("writeFailure");
        QTest::addColumn<Error::Kind>("expected");
        const std::optional<Error::Kind> none;

        // clang-format off
        QTest::newRow("key gone, data there") << true << none << none << Error::Kind::Storage;
        QTest::newRow("store broken") << false << std::optional(Error::Kind::Storage) << none << Error::Kind::Storage;
        QTest::newRow("store broken, data there") << true << std::optional(Error::Kind::Storage) << none << Error::Kind::Storage;
        QTest::newRow("read-only store without key") << false << none << std::optional(Error::Kind::Unsupported) << Error::Kind::Unsupported;
        QTest::newRow("store that does not keep") << false << none << std::optional(Error::Kind::Storage) << Error::Kind::Storage;
        // clang-format on
    }

    void neverMakesASecondKey()
    {
        QFETCH(bool, enrolled);
        QFETCH(std::optional<Error::Kind>, readFailure);
        QFETCH(std::optional<Error::Kind>, writeFailure);
        QFETCH(Error::Kind, expected);
        MemoryStore store;
        store.readFailure = readFailure;
        store.writeFailure = writeFailure;

        const auto cipher = openFieldCipher(store, m_data, enrolled);
        QVERIFY(!cipher);
        QCOMPARE(cipher.error().kind, expected);
        QVERIFY(store.entries.isEmpty());
    }

    void refusesAKeyThatIsNone()
    {
        MemoryStore store;
        store.entries.insert(u"pii.key"_s, "hunter2");
        QCOMPARE(openFieldCipher(store, m_data, false).error().kind, Error::Kind::Invalid);
        QCOMPARE(store.entries.value(u"pii.key"_s), "hunter2"_ba);
    }
};

QTEST_GUILESS_MAIN(TestPiiKey)
#include "tst_piikey.moc"
