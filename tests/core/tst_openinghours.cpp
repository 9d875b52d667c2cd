#include "core/openinghours.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

static OpeningHours nightShop()
{
    OpeningHours hours;
    hours.open(Qt::Monday, *OpeningHours::Span::parse(u"09:00-21:00"));
    hours.open(Qt::Saturday, *OpeningHours::Span::parse(u"18:00-02:00"));
    hours.close(Qt::Sunday);
    return hours;
}

class TestOpeningHours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsSpans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");

        // clang-format off
        QTest::newRow("a day")           << u"09:00-21:30"_s   << true  << 540 << 1290;
        QTest::newRow("one digit")       << u"9:00 - 21:30"_s  << true  << 540 << 1290;
        QTest::newRow("until midnight")  << u"10:00-24:00"_s   << true  << 600 << 1440;
        QTest::newRow("past midnight")   << u"18:00-02:00"_s   << true  << 1080 << 120;
        QTest::newRow("an hour of none") << u"25:00-26:00"_s   << false << 0 << 0;
        QTest::newRow("minutes of none") << u"09:60-10:00"_s   << false << 0 << 0;
        QTest::newRow("after 24")        << u"09:00-24:01"_s   << false << 0 << 0;
        QTest::newRow("begins at 24")    << u"24:00-02:00"_s   << false << 0 << 0;
        QTest::newRow("words")           << u"nine to five"_s  << false << 0 << 0;
        QTest::newRow("nothing")         << QString()          << false << 0 << 0;
        // clang-format on
    }

    void readsSpans()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        QFETCH(int, from);
        QFETCH(int, to);
        const auto span = OpeningHours::Span::parse(text);
        QCOMPARE(span.has_value(), valid);
        QCOMPARE(span.value_or(OpeningHours::Span{0, 0}), (OpeningHours::Span{from, to}));
    }

    void isOpenWhenItSays_data()
    {
        QTest::addColumn<QDateTime>("at");
        QTest::addColumn<bool>("open");
        QTest::addColumn<QDateTime>("next");

        // The second of March 2026 is a Monday.
        const QDateTime saturday({2026, 3, 7}, {18, 0});
        const QDateTime monday({2026, 3, 2}, {9, 0});
        // clang-format off
        QTest::newRow("too early")          << QDateTime({2026, 3, 2}, {8, 59})  << false << monday;
        QTest::newRow("the first minute")   << monday                            << true  << saturday;
        QTest::newRow("the last minute")    << QDateTime({2026, 3, 2}, {20, 59}) << true  << saturday;
        QTest::newRow("a minute too late")  << QDateTime({2026, 3, 2}, {21, 0})  << false << saturday;
        QTest::newRow("a day nobody named") << QDateTime({2026, 3, 3}, {12, 0})  << false << saturday;
        QTest::newRow("before midnight")    << QDateTime({2026, 3, 7}, {23, 30}) << true  << monday.addDays(7);
        QTest::newRow("after midnight")     << QDateTime({2026, 3, 8}, {1, 59})  << true  << monday.addDays(7);
        QTest::newRow("the night is over")  << QDateTime({2026, 3, 8}, {2, 0})   << false << monday.addDays(7);
        // clang-format on
    }

    void isOpenWhenItSays()
    {
        QFETCH(QDateTime, at);
        QFETCH(bool, open);
        QFETCH(QDateTime, next);
        QCOMPARE(nightShop().isOpenAt(at), open);
        QCOMPARE(nightShop().nextOpening(at), next);
    }

    void withoutHoursAShopIsAlwaysOpen() { QVERIFY(OpeningHours().isOpenAt(QDateTime({2026, 3, 2}, {3, 0}))); }

    void aShopThatIsAlwaysClosedNeverOpens()
    {
        OpeningHours hours;
        hours.close(Qt::Monday);
        QVERIFY(!hours.isOpenAt(QDateTime({2026, 3, 2}, {12, 0})));
        QVERIFY(!hours.nextOpening(QDateTime({2026, 3, 2}, {12, 0})).isValid());
    }
};

QTEST_GUILESS_MAIN(TestOpeningHours)
#include "tst_openinghours.moc"
