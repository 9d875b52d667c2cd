#include "core/productfilter.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using Kind = FilterPart::Kind;

class TestProductFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPartCanBeAddedSeenAndRemoved_data()
    {
        QTest::addColumn<FilterPart>("part");
        QTest::newRow("featured") << FilterPart{Kind::Featured};
        QTest::newRow("on sale") << FilterPart{Kind::OnSale};
        QTest::newRow("in stock") << FilterPart{Kind::InStock};
        QTest::newRow("brand") << FilterPart{Kind::Brand, u"Wyld"_s};
        QTest::newRow("price") << FilterPart{Kind::Price, u"2000-4000"_s};
        QTest::newRow("price from") << FilterPart{Kind::Price, u"2000-"_s};
        QTest::newRow("price to") << FilterPart{Kind::Price, u"-4000"_s};
        QTest::newRow("strain") << FilterPart{Kind::Strain, u"INDICA"_s};
        QTest::newRow("THC in percent") << FilterPart{Kind::Thc, u"%20000-25000"_s};
        QTest::newRow("THC in mg") << FilterPart{Kind::Thc, u"mg-10000"_s};
        QTest::newRow("CBD") << FilterPart{Kind::Cbd, u"%1000-"_s};
        QTest::newRow("size") << FilterPart{Kind::Size, u"3500 mg"_s};
        QTest::newRow("tag") << FilterPart{Kind::Tag, u"relaxed"_s};
    }

    void aPartCanBeAddedSeenAndRemoved()
    {
        QFETCH(FilterPart, part);
        const ProductQuery before{.text = u"blue"_s, .category = u"FLOWER"_s};
        const auto with = ProductFilter::with(before, part);
        QCOMPARE(ProductFilter::partsOf(with), QList{part});
        QCOMPARE(ProductFilter::with(with, part), with);
        QCOMPARE(ProductFilter::without(with, part), before);
    }

    void strainsAddUpAndPricesTakeTurns()
    {
        ProductQuery query;
        for (const auto &part : {FilterPart{Kind::Strain, u"INDICA"_s}, FilterPart{Kind::Strain, u"SATIVA"_s},
                 FilterPart{Kind::Price, u"-2000"_s}, FilterPart{Kind::Price, u"2000-4000"_s}})
            query = ProductFilter::with(query, part);
        QCOMPARE(query.strains, (QStringList{u"INDICA"_s, u"SATIVA"_s}));
        QCOMPARE(query.price, (Range{2000, 4000}));
        QCOMPARE(ProductFilter::without(query, {Kind::Strain, u"INDICA"_s}).strains, QStringList{u"SATIVA"_s});
    }

    void aKeyThatIsNoRangeIsOpen()
    {
        QVERIFY(ProductFilter::rangeOf(u"cheap"_s).isOpen());
        QVERIFY(ProductFilter::rangeOf({}).isOpen());
        QVERIFY(ProductFilter::potencyOf({}).thousandths.isOpen());
    }
};

QTEST_GUILESS_MAIN(TestProductFilter)
#include "tst_productfilter.moc"
