#include "core/ticketnote.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestTicketNote : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatStandsInANote_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("references");
        QTest::newRow("nothing") << QString() << QString() << QStringList();
        QTest::newRow("text only") << u"call me\nlater"_s << u"call me\nlater"_s << QStringList();
        QTest::newRow("a reference only") << u"ref: K7-1"_s << u""_s << QStringList{u"K7-1"_s};
        QTest::newRow("both") << u"call me\nref: K7-1\nref: K7-2"_s << u"call me"_s
                              << QStringList{u"K7-1"_s, u"K7-2"_s};
        QTest::newRow("in between") << u"a\nref: K7-1\nb"_s << u"a\nb"_s << QStringList{u"K7-1"_s};
        QTest::newRow("spaced by a till") << u"  ref:K7-1  \r\nx"_s << u"x"_s << QStringList{u"K7-1"_s};
        QTest::newRow("not at the start of a line") << u"my ref: K7-1"_s << u"my ref: K7-1"_s << QStringList();
    }

    void readsWhatStandsInANote()
    {
        QFETCH(QString, note);
        const auto parsed = TicketNote::fromText(note);
        QTEST(parsed.text, "text");
        QTEST(parsed.references, "references");
        QCOMPARE(TicketNote::fromText(parsed.toText()), parsed);
    }
};

QTEST_APPLESS_MAIN(TestTicketNote)
#include "tst_ticketnote.moc"
