#include "core/weight.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestWeight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsGrams_data()
    {
        QTest::addColumn<QString>("grams");
        QTest::addColumn<qint64>("mg");
        QTest::newRow("eighth") << u"3.5"_s << qint64(3500);
        QTest::newRow("ounce") << u"28.349523"_s << qint64(28'350);
        QTest::newRow("half a milligram") << u"0.0005"_s << qint64(1);
        QTest::newRow("under half a milligram") << u"0.00049"_s << qint64(0);
        QTest::newRow("exponent") << u"1e3"_s << qint64(1'000'000);
        QTest::newRow("nothing") << u"0"_s << qint64(0);
        QTest::newRow("ten tonnes") << u"10000000"_s << Weight::LargestMg;
    }

    void readsGrams()
    {
        QFETCH(QString, grams);
        QFETCH(qint64, mg);
        const auto weight = Weight::fromGrams(grams);
        QVERIFY(weight.ok());
        QCOMPARE(weight->mg(), mg);
    }

    void refusesWhatIsNoWeight_data()
    {
        QTest::addColumn<QString>("grams");
        for (const auto &grams : {u""_s, u"3.5g"_s, u"3,5"_s, u"1/8"_s, u"10000000.001"_s, u"1e400"_s, u"nan"_s})
            QTest::newRow(qPrintable(u"'%1'"_s.arg(grams))) << grams;
    }

    void refusesWhatIsNoWeight()
    {
        QFETCH(QString, grams);
        const auto weight = Weight::fromGrams(grams);
        QVERIFY(!weight);
        QCOMPARE(weight.error().kind, Error::Kind::Malformed);
    }

    void addsAndCompares()
    {
        const auto eighth = Weight::milligrams(3500);
        QCOMPARE((eighth + eighth).mg(), 7000);
        QCOMPARE((eighth * 99).mg(), 346'500);
        QVERIFY(Weight().isZero() && !eighth.isZero());
        QVERIFY(eighth < eighth * 2 && eighth == Weight::milligrams(3500));
        QVERIFY((Weight::milligrams(Weight::LargestMg) * (99 * 50)).mg() > 0);
    }
};

QTEST_APPLESS_MAIN(TestWeight)
#include "tst_weight.moc"
