#include "core/purchaselimits.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

static OrderLine line(const QString &category, int quantity, qint64 mg, qint64 thcMg = 0)
{
    OrderLine made;
    made.category = category;
    made.quantity = quantity;
    made.unitWeight = Weight::milligrams(mg);
    made.unitThcMg = thcMg;
    return made;
}

static PurchaseLimit ounce()
{
    return {u"ounce"_s, 28'500, PurchaseLimit::Measure::WeightMg, PurchaseLimit::AppliesTo::Everyone,
        {{u"FLOWER"_s, 1000}, {u"EXTRACT"_s, 3500}}};
}

class TestPurchaseLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsUpWhatCounts_data()
    {
        QTest::addColumn<QList<OrderLine>>("lines");
        QTest::addColumn<qint64>("used");
        QTest::addColumn<bool>("exceeded");
        QTest::addColumn<QList<qsizetype>>("named");
        using Lines = QList<OrderLine>;
        using Named = QList<qsizetype>;

        // clang-format off
        QTest::newRow("empty cart") << Lines{} << qint64(0) << false << Named{};
        QTest::newRow("equal is allowed") << Lines{line(u"FLOWER"_s, 1, 28'500)} << qint64(28'500) << false << Named{0};
        QTest::newRow("a milligram over") << Lines{line(u"FLOWER"_s, 1, 28'501)} << qint64(28'501) << true << Named{0};
        QTest::newRow("pieces count") << Lines{line(u"FLOWER"_s, 9, 3500)} << qint64(31'500) << true << Named{0};
        QTest::newRow("factor") << Lines{line(u"EXTRACT"_s, 1, 1000)} << qint64(3500) << false << Named{0};
        QTest::newRow("sizes of a product and categories add up") << Lines{line(u"FLOWER"_s, 2, 7000), line(u"FLOWER"_s, 1, 3500), line(u"EXTRACT"_s, 3, 1000)} << qint64(28'000) << false << Named{0, 1, 2};
        QTest::newRow("other categories do not count") << Lines{line(u"MERCH"_s, 99, 1'000'000), line(u"FLOWER"_s, 1, 1)} << qint64(1) << false << Named{1};
        QTest::newRow("no weight, no use") << Lines{line(u"FLOWER"_s, 5, 0)} << qint64(0) << false << Named{};
        QTest::newRow("THC is no weight") << Lines{line(u"FLOWER"_s, 5, 0, 100'000)} << qint64(0) << false << Named{};
        QTest::newRow("half a milligram over is over") << Lines{line(u"FLOWER"_s, 1, 28'497), line(u"EXTRACT"_s, 1, 1)} << qint64(28'501) << true << Named{0, 1};
        QTest::newRow("ten tonnes, 99 times") << Lines{line(u"EXTRACT"_s, 99, Weight::LargestMg)} << Weight::LargestMg * 99 * 7 / 2 << true << Named{0};
        // clang-format on
    }

    void addsUpWhatCounts()
    {
        QFETCH(QList<OrderLine>, lines);
        QFETCH(qint64, used);
        QFETCH(bool, exceeded);
        QFETCH(QList<qsizetype>, named);
        const auto uses = limitUses(lines, {ounce()}, false);
        QCOMPARE(uses.size(), 1);
        QCOMPARE(uses[0].name, u"ounce"_s);
        QCOMPARE(uses[0].usedMg, used);
        QCOMPARE(uses[0].maximumMg, 28'500);
        QCOMPARE(uses[0].exceeded(), exceeded);
        QCOMPARE(uses[0].lines, named);
    }

    void appliesToTheRightCustomers_data()
    {
        QTest::addColumn<PurchaseLimit::AppliesTo>("to");
        QTest::addColumn<bool>("medical");
        QTest::addColumn<bool>("applies");
        using enum PurchaseLimit::AppliesTo;
        QTest::newRow("everyone, adult") << Everyone << false << true;
        QTest::newRow("everyone, medical") << Everyone << true << true;
        QTest::newRow("adults, adult") << Adult << false << true;
        QTest::newRow("adults, medical") << Adult << true << false;
        QTest::newRow("patients, adult") << Medical << false << false;
        QTest::newRow("patients, medical") << Medical << true << true;
    }

    void appliesToTheRightCustomers()
    {
        QFETCH(PurchaseLimit::AppliesTo, to);
        QFETCH(bool, medical);
        QFETCH(bool, applies);
        auto limit = ounce();
        limit.appliesTo = to;
        QCOMPARE(limitUses({}, {limit}, medical).size(), applies ? 1 : 0);
    }

    void countsOneLineTowardsSeveralLimits()
    {
        const PurchaseLimit thc{
            u"thc"_s, 1000, PurchaseLimit::Measure::ThcMg, PurchaseLimit::AppliesTo::Everyone, {{u"EXTRACT"_s, 1000}}};
        const auto uses = limitUses({line(u"EXTRACT"_s, 2, 1000, 501)}, {ounce(), thc}, true);
        QCOMPARE(uses.size(), 2);
        QCOMPARE(uses[0].usedMg, 7000);
        QVERIFY(!uses[0].exceeded());
        QCOMPARE(uses[1].name, u"thc"_s);
        QCOMPARE(uses[1].usedMg, 1002);
        QVERIFY(uses[1].exceeded());
    }
};

QTEST_APPLESS_MAIN(TestPurchaseLimits)
#include "tst_purchaselimits.moc"
