#include "core/categorykind.h"

#include "core/enumtable.h"
#include "core/spelling.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

// How words of a category's name begin; the first row that fits decides, so what only accompanies something else
// stands before it: a "vape battery" is gear, a "gummy drop" is eaten.
// clang-format off
constexpr Word<CategoryKind> stems[] = {
    {"preroll"_L1,    CategoryKind::Preroll},
    {"joint"_L1,      CategoryKind::Preroll},
    {"blunt"_L1,      CategoryKind::Preroll},
    {"batteries"_L1,  CategoryKind::Merch},
    {"battery"_L1,    CategoryKind::Merch},
    {"accessor"_L1,   CategoryKind::Merch},
    {"merch"_L1,      CategoryKind::Merch},
    {"gear"_L1,       CategoryKind::Merch},
    {"apparel"_L1,    CategoryKind::Merch},
    {"clothing"_L1,   CategoryKind::Merch},
    {"paraphern"_L1,  CategoryKind::Merch},
    {"suppl"_L1,      CategoryKind::Merch},
    {"device"_L1,     CategoryKind::Merch},
    {"hardware"_L1,   CategoryKind::Merch},
    {"paper"_L1,      CategoryKind::Merch},
    {"pipe"_L1,       CategoryKind::Merch},
    {"glass"_L1,      CategoryKind::Merch},
    {"bong"_L1,       CategoryKind::Merch},
    {"grinder"_L1,    CategoryKind::Merch},
    {"lighter"_L1,    CategoryKind::Merch},
    {"edible"_L1,     CategoryKind::Edible},
    {"gumm"_L1,       CategoryKind::Edible},
    {"choc"_L1,       CategoryKind::Edible},
    {"candy"_L1,      CategoryKind::Edible},
    {"candies"_L1,    CategoryKind::Edible},
    {"cookie"_L1,     CategoryKind::Edible},
    {"baked"_L1,      CategoryKind::Edible},
    {"mint"_L1,       CategoryKind::Edible},
    {"lozenge"_L1,    CategoryKind::Edible},
    {"food"_L1,       CategoryKind::Edible},
    {"beverage"_L1,   CategoryKind::Drink},
    {"drink"_L1,      CategoryKind::Drink},
    {"seltzer"_L1,    CategoryKind::Drink},
    {"soda"_L1,       CategoryKind::Drink},
    {"coffee"_L1,     CategoryKind::Drink},
    {"capsule"_L1,    CategoryKind::Capsule},
    {"pill"_L1,       CategoryKind::Capsule},
    {"tablet"_L1,     CategoryKind::Capsule},
    {"softgel"_L1,    CategoryKind::Capsule},
    {"tincture"_L1,   CategoryKind::Tincture},
    {"sublingual"_L1, CategoryKind::Tincture},
    {"drops"_L1,      CategoryKind::Tincture},
    {"topical"_L1,    CategoryKind::Topical},
    {"transderm"_L1,  CategoryKind::Topical},
    {"balm"_L1,       CategoryKind::Topical},
    {"salve"_L1,      CategoryKind::Topical},
    {"lotion"_L1,     CategoryKind::Topical},
    {"cream"_L1,      CategoryKind::Topical},
    {"bath"_L1,       CategoryKind::Topical},
    {"patch"_L1,      CategoryKind::Topical},
    {"skin"_L1,       CategoryKind::Topical},
    {"vap"_L1,        CategoryKind::Vape},
    {"cart"_L1,       CategoryKind::Vape},
    {"disposable"_L1, CategoryKind::Vape},
    {"pod"_L1,        CategoryKind::Vape},
    {"510"_L1,        CategoryKind::Vape},
    {"concentrate"_L1, CategoryKind::Extract},
    {"extract"_L1,    CategoryKind::Extract},
    {"rosin"_L1,      CategoryKind::Extract},
    {"resin"_L1,      CategoryKind::Extract},
    {"wax"_L1,        CategoryKind::Extract},
    {"shatter"_L1,    CategoryKind::Extract},
    {"hash"_L1,       CategoryKind::Extract},
    {"kief"_L1,       CategoryKind::Extract},
    {"dab"_L1,        CategoryKind::Extract},
    {"rso"_L1,        CategoryKind::Extract},
    {"badder"_L1,     CategoryKind::Extract},
    {"batter"_L1,     CategoryKind::Extract},
    {"distillate"_L1, CategoryKind::Extract},
    {"clone"_L1,      CategoryKind::Plant},
    {"seed"_L1,       CategoryKind::Plant},
    {"plant"_L1,      CategoryKind::Plant},
    {"flower"_L1,     CategoryKind::Flower},
    {"bud"_L1,        CategoryKind::Flower},
    {"shake"_L1,      CategoryKind::Flower},
    {"ounce"_L1,      CategoryKind::Flower},
    {"eighth"_L1,     CategoryKind::Flower},
};
// clang-format on

CategoryKind categoryKind(const QString &name)
{
    auto words = Spelling::words(name);
    // "Pre-Rolls" and "pre rolls" are one word.
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words[i - 1] == "pre"_L1 && words[i].startsWith("roll"_L1))
            words[i].prepend(u"pre"_s);
    }
    for (const auto &[stem, kind] : stems) {
        if (std::ranges::any_of(words, [begin = stem](const QString &word) { return word.startsWith(begin); }))
            return kind;
    }
    return CategoryKind::Other;
}

} // namespace Peak
