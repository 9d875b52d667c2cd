#include "core/order.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

using Lines = QList<TargetLine>;

static TargetLine target(const QString &product, const QString &value, int quantity)
{
    return {ProductId(product), ProductValueId(value), quantity};
}

class TestOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mergesByProductAndValue_data()
    {
        QTest::addColumn<Lines>("before");
        QTest::addColumn<Lines>("added");
        QTest::addColumn<Lines>("merged");
        const auto gram = target(u"p1"_s, u"1g"_s, 1);
        const auto eighth = target(u"p1"_s, u"3.5g"_s, 2);
        const auto other = target(u"p2"_s, u"1g"_s, 3);

        // clang-format off
        QTest::newRow("nothing and nothing") << Lines{} << Lines{} << Lines{};
        QTest::newRow("onto nothing") << Lines{} << Lines{gram} << Lines{gram};
        QTest::newRow("nothing added") << Lines{gram} << Lines{} << Lines{gram};
        QTest::newRow("same product and value") << Lines{gram} << Lines{gram} << Lines{target(u"p1"_s, u"1g"_s, 2)};
        QTest::newRow("same product, other value") << Lines{gram} << Lines{eighth} << Lines{gram, eighth};
        QTest::newRow("same value, other product") << Lines{gram} << Lines{other} << Lines{gram, other};
        QTest::newRow("sorted") << Lines{other} << Lines{eighth, gram} << Lines{gram, eighth, other};
        QTest::newRow("twice within one") << Lines{} << Lines{gram, other, gram} << Lines{target(u"p1"_s, u"1g"_s, 2), other};
        QTest::newRow("names that only look joined") << Lines{target(u"a"_s, u"bc"_s, 1)} << Lines{target(u"ab"_s, u"c"_s, 1)} << Lines{target(u"a"_s, u"bc"_s, 1), target(u"ab"_s, u"c"_s, 1)};
        QTest::newRow("no value") << Lines{target(u"p1"_s, {}, 1)} << Lines{gram} << Lines{target(u"p1"_s, {}, 1), gram};
        // clang-format on
    }

    void mergesByProductAndValue()
    {
        QFETCH(Lines, before);
        QFETCH(Lines, added);
        QFETCH(Lines, merged);
        QCOMPARE(mergedLines(before, added), merged);
        QCOMPARE(mergedLines(added, before), merged);
        QCOMPARE(mergedLines(merged, {}), merged);
    }

    void namesAnOrdersLinesAsAPosDoes()
    {
        OrderLine eighth;
        eighth.product = ProductId(u"p1"_s);
        eighth.value = ProductValueId(u"3.5g"_s);
        eighth.quantity = 2;
        eighth.name = u"Blue Dream 3.5G"_s;
        auto again = eighth;
        again.quantity = 1;
        auto gram = eighth;
        gram.value = ProductValueId(u"1g"_s);

        QCOMPARE(
            targetLines({eighth, gram, again}), (Lines{target(u"p1"_s, u"1g"_s, 2), target(u"p1"_s, u"3.5g"_s, 3)}));
        QCOMPARE(targetLines({}), Lines{});
    }

    void pricesALine()
    {
        OrderLine line;
        line.unitPrice = Money(1831);
        line.quantity = 99;
        QCOMPARE(line.amount().minor(), 181'269);
        line.quantity = 0;
        QVERIFY(line.amount().isZero());
    }

    void knowsWhenNobodyLeftTheirName()
    {
        QVERIFY(Contact().isEmpty());
        Contact born;
        born.birthday = QDate(1990, 1, 1);
        QVERIFY(!born.isEmpty());
        Contact called;
        called.phone = u"4155550123"_s;
        QVERIFY(!called.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestOrder)
#include "tst_order.moc"
