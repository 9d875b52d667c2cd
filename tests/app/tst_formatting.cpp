#include "app/formatting.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;

class TestFormatting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void amountsReadAsTheCustomerWritesThem_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("text");
        QTest::newRow("dollars") << qint64(123450) << u"USD"_s << u"$1,234.50"_s;
        QTest::newRow("nothing") << qint64(0) << u"USD"_s << u"$0.00"_s;
        QTest::newRow("a cent") << qint64(1) << u"USD"_s << u"$0.01"_s;
        QTest::newRow("a discount") << qint64(-500) << u"USD"_s << u"-$5.00"_s;
        QTest::newRow("the largest") << Money::Largest << u"USD"_s << u"$100,000,000.00"_s;
        QTest::newRow("other dollars") << qint64(999999) << u"CAD"_s << u"CA$9,999.99"_s;
        QTest::newRow("no minor unit") << qint64(1500) << u"JPY"_s << u"JPY\u00a01,500"_s;
    }
    void amountsReadAsTheCustomerWritesThem()
    {
        QFETCH(qint64, minor);
        QFETCH(QString, currency);
        const auto code = Currency::fromCode(currency);
        QVERIFY(code);
        QTEST(Formatting().money(Money(minor, *code)), "text");
    }

    void strengthHasItsOwnUnit_data()
    {
        QTest::addColumn<qint64>("thousandths");
        QTest::addColumn<bool>("percent");
        QTest::addColumn<QString>("text");
        QTest::newRow("percent") << qint64(21400) << true << u"21.4%"_s;
        QTest::newRow("whole percent") << qint64(83000) << true << u"83%"_s;
        QTest::newRow("fine percent") << qint64(50) << true << u"0.05%"_s;
        QTest::newRow("milligrams") << qint64(100000) << false << u"100 mg"_s;
    }
    void strengthHasItsOwnUnit()
    {
        QFETCH(qint64, thousandths);
        QFETCH(bool, percent);
        const auto unit = percent ? Potency::Unit::Percent : Potency::Unit::Milligrams;
        QTEST(Formatting().potency({thousandths, unit}), "text");
    }

    void weightChangesToGrams()
    {
        QCOMPARE(Formatting().weight(850), u"850 mg"_s);
        QCOMPARE(Formatting().weight(28'500), u"28.5 g"_s);
    }

    void detailsLeaveOutWhatIsUnknown()
    {
        Product product;
        QCOMPARE(Formatting().details(product), QString());
        product.strain = u"INDICA_HYBRID"_s;
        product.thc = Potency{21400, Potency::Unit::Percent};
        QCOMPARE(Formatting().details(product), u"Indica hybrid · THC 21.4%"_s);
    }

    void unknownCategoriesKeepTheirWord()
    {
        QCOMPARE(Formatting().category(u"PREROLL"_s), u"Pre-rolls"_s);
        QCOMPARE(Formatting().category(u"MAGIC_BEANS"_s), u"Magic beans"_s);
    }

    void phoneGrowsInItsGrouping_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("area") << u"213"_s << u"213"_s;
        QTest::newRow("begun") << u"21355"_s << u"(213) 55"_s;
        QTest::newRow("whole") << u"2135550142"_s << u"(213) 555-0142"_s;
    }
    void phoneGrowsInItsGrouping()
    {
        QFETCH(QString, digits);
        QTEST(Formatting::phone(digits), "text");
    }
};

QTEST_GUILESS_MAIN(TestFormatting)
#include "tst_formatting.moc"
