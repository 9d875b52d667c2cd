#include "core/spelling.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestSpelling : public QObject {
    Q_OBJECT

private:
    const Spelling m_spelling{{{u"gummies"_s, 90}, {u"blue"_s, 40}, {u"glue"_s, 60}, {u"blueberry"_s, 12},
        {u"cartridge"_s, 70}, {u"kush"_s, 50}, {u"gmo"_s, 3}, {u"strawberry"_s, 9}, {u"no1"_s, 5}, {u"brulee"_s, 1}}};

private Q_SLOTS:
    void theNearestWordIsMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("unfinished");
        QTest::addColumn<QStringList>("expected");
        // clang-format off
        QTest::newRow("a letter missing")           << u"gumies"_s     << false << QStringList{u"gummies"_s};
        QTest::newRow("a letter too many")          << u"gummmies"_s   << false << QStringList{u"gummies"_s};
        QTest::newRow("a wrong letter")             << u"gummues"_s    << false << QStringList{u"gummies"_s};
        QTest::newRow("a wrong first letter")       << u"cush"_s       << false << QStringList{u"kush"_s};
        QTest::newRow("swapped neighbours")         << u"bleu"_s       << false << QStringList{u"blue"_s};
        QTest::newRow("in the middle of four")      << u"kxsh"_s       << false << QStringList{u"kush"_s};
        QTest::newRow("two errors in a long word")  << u"bluebery"_s   << false << QStringList{u"blueberry"_s};
        QTest::newRow("two errors in ten letters")  << u"stawbery"_s   << false << QStringList{u"strawberry"_s};
        QTest::newRow("two errors in seven")        << u"gumyes"_s     << false << QStringList{};
        QTest::newRow("three letters")              << u"gmx"_s        << false << QStringList{};
        QTest::newRow("the same first letter wins") << u"bluf"_s       << false << QStringList{u"blue"_s};
        QTest::newRow("both are near")              << u"xlue"_s       << false << QStringList{u"glue"_s, u"blue"_s};
        QTest::newRow("unfinished")                 << u"cartrig"_s    << true  << QStringList{u"cartridge"_s};
        QTest::newRow("unfinished, but not said so") << u"cartrig"_s   << false << QStringList{};
        QTest::newRow("digits")                     << u"no11"_s       << false << QStringList{};
        QTest::newRow("nothing like it")            << u"zzzzzzzz"_s   << true  << QStringList{};
        QTest::newRow("nothing typed")              << u""_s           << true  << QStringList{};
        QTest::newRow("longer than any word")       << u"z"_s.repeated(100) << true << QStringList{};
        // clang-format on
    }

    void theNearestWordIsMeant()
    {
        QFETCH(QString, typed);
        QFETCH(bool, unfinished);
        QTEST(m_spelling.nearest(typed, unfinished, 5), "expected");
    }

    void beginningsAreKnown()
    {
        QVERIFY(m_spelling.knowsStart(u"gum"_s));
        QVERIFY(m_spelling.knowsStart(u"strawberry"_s));
        QVERIFY(!m_spelling.knowsStart(u"strawberrys"_s));
        QVERIFY(!m_spelling.knowsStart(u"zz"_s));
    }

    void typedTextIsFoldedIntoWords()
    {
        QCOMPARE(Spelling::words(u" Crème-BRÛLÉE, 1:1 "_s), (QStringList{u"creme"_s, u"brulee"_s, u"1"_s, u"1"_s}));
    }
};

QTEST_GUILESS_MAIN(TestSpelling)
#include "tst_spelling.moc"
