#include "core/pricing.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

static OrderLine line(qint64 cents, int quantity, const QString &category)
{
    OrderLine made;
    made.quantity = quantity;
    made.unitPrice = Money(cents);
    made.category = category;
    return made;
}

static TaxTable taxes()
{
    return {{{u"State"_s, 88'750}, {u"City"_s, 45'000}},
        {{u"FLOWER"_s, {{u"Excise"_s, 150'000}, {u"Local"_s, 100'000}}}, {u"MERCH"_s, {{u"Free"_s, 0}}}}};
}

class TestPricing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheLowestTaxThatApplies_data()
    {
        QTest::addColumn<QString>("category");
        QTest::addColumn<qint64>("rate");
        QTest::newRow("the category's lowest") << u"FLOWER"_s << qint64(100'000);
        QTest::newRow("a category free of tax") << u"MERCH"_s << qint64(0);
        QTest::newRow("the store's lowest") << u"EDIBLE"_s << qint64(45'000);
        QTest::newRow("another spelling is another category") << u"flower"_s << qint64(45'000);
        QTest::newRow("no category") << QString() << qint64(45'000);
    }

    void takesTheLowestTaxThatApplies()
    {
        QFETCH(QString, category);
        QFETCH(qint64, rate);
        QCOMPARE(taxes().rateFor(category), rate);
    }

    void taxesNothingWithoutATable()
    {
        QVERIFY(TaxTable().isEmpty());
        QCOMPARE(TaxTable().rateFor(u"FLOWER"_s), 0);
        const TaxTable emptyCategory{{{u"State"_s, 10}}, {{u"FLOWER"_s, {}}}};
        QCOMPARE(emptyCategory.rateFor(u"FLOWER"_s), 10);
    }

    void estimatesTotals_data()
    {
        QTest::addColumn<QList<OrderLine>>("lines");
        QTest::addColumn<qint64>("subTotal");
        QTest::addColumn<qint64>("taxTotal");

        // clang-format off
        QTest::newRow("empty cart") << QList<OrderLine>{} << qint64(0) << qint64(0);
        QTest::newRow("one line") << QList{line(3500, 2, u"FLOWER"_s)} << qint64(7000) << qint64(700);
        QTest::newRow("each line is rounded on its own") << QList{line(10, 1, u"EDIBLE"_s), line(10, 1, u"EDIBLE"_s), line(12, 1, u"EDIBLE"_s)} << qint64(32) << qint64(1);
        QTest::newRow("the pieces of a line are rounded together") << QList{line(10, 3, u"EDIBLE"_s)} << qint64(30) << qint64(1);
        QTest::newRow("mixed") << QList{line(1000, 1, u"FLOWER"_s), line(2000, 1, u"MERCH"_s), line(999, 2, u"EDIBLE"_s)} << qint64(4998) << qint64(190);
        QTest::newRow("free of charge") << QList{line(0, 99, u"FLOWER"_s)} << qint64(0) << qint64(0);
        // clang-format on
    }

    void estimatesTotals()
    {
        QFETCH(QList<OrderLine>, lines);
        QFETCH(qint64, subTotal);
        QFETCH(qint64, taxTotal);
        const auto totals = estimateTotals(lines, taxes(), {});
        QCOMPARE(totals.subTotal.minor(), subTotal);
        QCOMPARE(totals.taxTotal.minor(), taxTotal);
        QCOMPARE(totals.discountTotal.minor(), 0);
        QCOMPARE(totals.total.minor(), subTotal + taxTotal);
        QVERIFY(totals.estimate);
    }
};

QTEST_APPLESS_MAIN(TestPricing)
#include "tst_pricing.moc"
