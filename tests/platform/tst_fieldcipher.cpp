#include "platform/fieldcipher.h"

#include <QSet>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

static QByteArray testKey() { return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"; }

class TestFieldCipher : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FieldCipher> m_cipher = std::move(*FieldCipher::fromHex(testKey()));
    const FieldName m_field{u"order_customer"_s, u"r1"_s, u"first_name"_s};
    const QByteArray m_rowKey = *m_cipher->newRowKey(m_field.table, m_field.row);

    void cannotOpen(const QByteArray &rowKey, const FieldName &field, const QByteArray &sealed)
    {
        const auto opened = m_cipher->open(rowKey, field, sealed);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Storage);
    }

private Q_SLOTS:
    void opensWhatItSealed_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::newRow("name") << u"Ann"_s;
        QTest::newRow("other letters") << u"Zoë 王 🙂"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("one character") << u"x"_s;
        QTest::newRow("with a zero") << u"a\0b"_s;
        QTest::newRow("long") << QString(100'000, u'n');
    }

    void opensWhatItSealed()
    {
        QFETCH(QString, plain);
        const auto sealed = m_cipher->seal(m_rowKey, m_field, plain);
        QVERIFY(sealed.ok());
        const auto opened = m_cipher->open(m_rowKey, m_field, *sealed);
        QVERIFY(opened.ok());
        QCOMPARE(*opened, plain);
        QCOMPARE(sealed->isEmpty(), plain.isEmpty());
    }

    // Made with another implementation (Python's cryptography), so that a database outlives changes in here.
    void opensWhatAnotherImplementationSealed()
    {
        const auto rowKey =
            QByteArray::fromHex("01000102030405060708090a0b786c8c6b82e18428b6be118258077dff2d6fd12bc41284197"
                                "1b50d497115bcfcc5c30572bfb54b876cd0864f1b55432b");
        const auto sealed = QByteArray::fromHex("010c0d0e0f1011121314151617f6d3ee76e98ea6030d1bfae5f86b08616010031e");
        QCOMPARE(m_cipher->open(rowKey, m_field, sealed).valueOr(u"unreadable"_s), u"Zoë"_s);
        QCOMPARE(m_cipher->blindIndex(u"phone"_s, u"4155550123"_s).toHex(),
            "f0164ce354485dadbdd26ac7a0c4adc288f3c38ee3a73133c0df52b8e49fff42"_ba);
    }

    void neverSealsTheSameWayTwice()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(*m_cipher->seal(m_rowKey, m_field, u"Ann"_s));
        QCOMPARE(seen.size(), 1000);
        QVERIFY(*m_cipher->newRowKey(u"t"_s, u"r"_s) != *m_cipher->newRowKey(u"t"_s, u"r"_s));
    }

    void hidesThePlainText() { QVERIFY(!m_cipher->seal(m_rowKey, m_field, u"Ann Onymous"_s)->contains("Ann")); }

    void noticesEachFlippedBit()
    {
        const auto sealed = *m_cipher->seal(m_rowKey, m_field, u"Ann"_s);
        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            auto changed = sealed;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            cannotOpen(m_rowKey, m_field, changed);
        }
        for (qsizetype bit = 0; bit < m_rowKey.size() * 8; ++bit) {
            auto changed = m_rowKey;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            cannotOpen(changed, m_field, sealed);
        }
    }

    void noticesEachMissingByte()
    {
        const auto sealed = *m_cipher->seal(m_rowKey, m_field, u"Ann"_s);
        for (qsizetype size = 1; size < sealed.size(); ++size)
            cannotOpen(m_rowKey, m_field, sealed.first(size));
        cannotOpen(m_rowKey, m_field, sealed + 'x');
        for (qsizetype size = 0; size < m_rowKey.size(); ++size)
            cannotOpen(m_rowKey.first(size), m_field, sealed);
    }

    void noticesAValueThatWasMoved_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("column");
        QTest::newRow("to another table") << u"staff"_s << u"r1"_s << u"first_name"_s;
        QTest::newRow("to another row") << u"order_customer"_s << u"r2"_s << u"first_name"_s;
        QTest::newRow("to another column") << u"order_customer"_s << u"r1"_s << u"last_name"_s;
        QTest::newRow("along the seam of two names") << u"order_customerr"_s << u"1"_s << u"first_name"_s;
    }

    void noticesAValueThatWasMoved()
    {
        QFETCH(QString, table);
        QFETCH(QString, row);
        QFETCH(QString, column);
        const auto sealed = *m_cipher->seal(m_rowKey, m_field, u"Ann"_s);
        cannotOpen(m_rowKey, {table, row, column}, sealed);
        cannotOpen(*m_cipher->newRowKey(table, row), {table, row, column}, sealed);
    }

    void readsNothingWithAnotherKey()
    {
        const auto sealed = *m_cipher->seal(m_rowKey, m_field, u"Ann"_s);
        const auto other = FieldCipher::fromHex(FieldCipher::makeKey());
        QVERIFY(other.ok());
        QVERIFY(!(*other)->open(m_rowKey, m_field, sealed));
        cannotOpen(*m_cipher->newRowKey(m_field.table, m_field.row), m_field, sealed);
        QVERIFY((*other)->blindIndex(u"phone"_s, u"1"_s) != m_cipher->blindIndex(u"phone"_s, u"1"_s));
    }

    void indexesTheSameValueTheSameWay()
    {
        const auto phone = m_cipher->blindIndex(u"phone"_s, u"4155550123"_s);
        QCOMPARE(phone.size(), 32);
        QCOMPARE((*FieldCipher::fromHex(testKey()))->blindIndex(u"phone"_s, u"4155550123"_s), phone);
        QVERIFY(m_cipher->blindIndex(u"phone"_s, u"4155550124"_s) != phone);
        QVERIFY(m_cipher->blindIndex(u"email"_s, u"4155550123"_s) != phone);
        QVERIFY(m_cipher->blindIndex(u"phon"_s, u"e4155550123"_s) != phone);
        QVERIFY(m_cipher->blindIndex(u"phone"_s, QString()).isEmpty());
    }

    void refusesAKeyThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << testKey().chopped(1);
        QTest::newRow("half") << testKey().first(32);
        QTest::newRow("long") << testKey() + "00";
        QTest::newRow("a letter beyond f") << testKey().replace(10, 1, "g");
        QTest::newRow("space") << testKey().replace(10, 1, " ");
        QTest::newRow("raw bytes") << QByteArray::fromHex(testKey());
        QTest::newRow("sign bit") << QByteArray(64, '\xe9');
    }

    void refusesAKeyThatIsNone()
    {
        QFETCH(QByteArray, key);
        const auto cipher = FieldCipher::fromHex(key);
        QVERIFY(!cipher);
        QCOMPARE(cipher.error().kind, Error::Kind::Invalid);
        if (!key.isEmpty())
            QVERIFY(!cipher.error().message.contains(QString::fromLatin1(key)));
    }

    void takesCapitalsInTheKey()
    {
        const auto cipher = FieldCipher::fromHex(testKey().toUpper());
        QVERIFY(cipher.ok());
        QCOMPARE((*cipher)->blindIndex(u"k"_s, u"v"_s), m_cipher->blindIndex(u"k"_s, u"v"_s));
    }

    void makesANewKeyEachTime()
    {
        QCOMPARE(FieldCipher::makeKey().size(), 64);
        QVERIFY(FieldCipher::makeKey() != FieldCipher::makeKey());
    }
};

QTEST_GUILESS_MAIN(TestFieldCipher)
#include "tst_fieldcipher.moc"
