#include "core/categorykind.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestCategoryKind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shopsNamesMeanAKind_data()
    {
        QTest::addColumn<CategoryKind>("expected");
        const auto row = [](const char *name, CategoryKind kind) { QTest::newRow(name) << kind; };
        // clang-format off
        row("FLOWER",                  CategoryKind::Flower);
        row("Flower - Pre-Packaged",   CategoryKind::Flower);
        row("PREROLL",                 CategoryKind::Preroll);
        row("Pre-Rolls",               CategoryKind::Preroll);
        row("infused pre rolls",       CategoryKind::Preroll);
        row("CARTRIDGE",               CategoryKind::Vape);
        row("VAPORIZERS",              CategoryKind::Vape);
        row("Vape Cartridges 0.5g",    CategoryKind::Vape);
        row("Vape Batteries",          CategoryKind::Merch);
        row("EDIBLE",                  CategoryKind::Edible);
        row("Infused Chocolates",      CategoryKind::Edible);
        row("EXTRACT",                 CategoryKind::Extract);
        row("Live Resin",              CategoryKind::Extract);
        row("BEVERAGE",                CategoryKind::Drink);
        row("PILL",                    CategoryKind::Capsule);
        row("Capsules/Tinctures",      CategoryKind::Capsule);
        row("TINCTURE",                CategoryKind::Tincture);
        row("Topicals & Skin",         CategoryKind::Topical);
        row("PLANT",                   CategoryKind::Plant);
        row("Seeds",                   CategoryKind::Plant);
        row("MERCH",                   CategoryKind::Merch);
        row("Gear",                    CategoryKind::Merch);
        row("MISC",                    CategoryKind::Other);
        row("NON-INV",                 CategoryKind::Other);
        row("",                        CategoryKind::Other);
        // clang-format on
    }

    void shopsNamesMeanAKind() { QTEST(categoryKind(QString::fromUtf8(QTest::currentDataTag())), "expected"); }
};

QTEST_GUILESS_MAIN(TestCategoryKind)
#include "tst_categorykind.moc"
