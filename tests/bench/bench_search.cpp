// Search as you type: every keystroke of many queries over a large catalogue, a page of 60 products each.

#include "core/storage/searchcorrection.h"
#include "tests/bench/menu.h"
#include "tests/bench/samples.h"
#include "tests/bench/shop.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>
#include <map>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Bench;

static constexpr int longestPrefix = 12;

/** What somebody types who looks for this product: its first two words. */
static QString typedFor(const Product &product)
{
    return product.name.section(u' ', 0, 1).toLower().left(longestPrefix);
}

/** One letter wrong, missing, too many or swapped: what fingers do on glass. */
static QString misspelled(QString word, QRandomGenerator &random)
{
    const auto at = 1 + random.bounded(static_cast<int>(word.size()) - 2);
    switch (random.bounded(4)) {
    case 0:
        return word.replace(at, 1, QChar(u'a' + random.bounded(26)));
    case 1:
        return word.remove(at, 1);
    case 2:
        return word.insert(at, word[at]);
    default:
        std::swap(word[at], word[at + 1]);
        return word;
    }
}

/** Words with an error: the search that finds nothing, the correction, and the search for that. */
static void benchMisspelled(CatalogStore &store, const Menu &menu, int products, int queries)
{
    SearchCorrection correction(store);
    QRandomGenerator random(11);
    Samples first, later;
    int corrected = 0;
    int tried = 0;
    while (tried < queries) {
        const auto words = Spelling::words(menu.product(random.bounded(products)).name);
        const auto word = words.value(random.bounded(static_cast<int>(std::max<qsizetype>(words.size(), 1))));
        if (word.size() < 4 || std::ranges::any_of(word, [](QChar letter) { return !letter.isLetter(); }))
            continue;
        ProductQuery query{.text = misspelled(word, random)};
        const auto begin = Stopwatch::now();
        auto found = orDie(store.products(query));
        if (found.isEmpty()) {
            query.text = orDie(correction.correct(query));
            if (!query.text.isEmpty())
                found = orDie(store.products(query));
        }
        (tried == 0 ? first : later).add(microsecondsSince(begin));
        corrected += found.isEmpty() ? 0 : 1;
        ++tried;
    }
    first.print("misspelled, first of a catalogue");
    later.print("misspelled");
    std::printf("%d of %d misspelled words found something\n", corrected, queries);
}

/** Pages of lists as customers narrow them down, the middle one of a long list. */
static void benchLists(CatalogStore &store)
{
    const auto tags = orDie(store.tags());
    const auto brands = orDie(store.brands());
    // clang-format off
    const std::pair<const char *, ProductQuery> lists[] = {
        {"A-Z", {}},
        {"category by price", {.category = u"FLOWER"_s, .sort = ProductSort::PriceUp}},
        {"all by price", {.sort = ProductSort::PriceUp}},
        {"all by THC percent", {.sort = ProductSort::ThcPercentDown}},
        {"all by CBD mg, page 10", {.sort = ProductSort::CbdMgUp, .offset = 540}},
        {"two tags", {.tags = {tags.value(0).word, tags.value(1).word}}},
        {"strain, price, sale", {.strains = {u"INDICA"_s}, .price = {1000, 4000}, .onSale = true}},
        {"THC from 20 %, size, in stock", {.sizes = {u"3500 mg"_s}, .thc = {{}, {20'000, {}}}, .inStockOnly = true}},
        {"brand", {.brand = brands.value(0).word}},
        {"search by price", {.text = u"gummies"_s, .sort = ProductSort::PriceUp}},
    };
    // clang-format on
    Samples all;
    for (const auto &[name, query] : lists) {
        Samples samples;
        for (int i = 0; i < 100; ++i) {
            const auto begin = Stopwatch::now();
            orDie(store.products(query));
            orDie(store.count(query));
            samples.add(microsecondsSince(begin));
            all.add(microsecondsSince(begin));
        }
        samples.print(name);
    }
    all.print("every list with its count");
    const auto facets = Stopwatch::now();
    orDie(store.tags());
    orDie(store.strains());
    orDie(store.sizes());
    orDie(store.brands());
    orDie(store.potencyUnits());
    std::printf("all that can be filtered by: %.1f ms\n", microsecondsSince(facets) / 1000);
}

/** What is offered beside a product. */
static void benchSimilar(CatalogStore &store, const Menu &menu, int products)
{
    QRandomGenerator random(13);
    Samples samples;
    for (int i = 0; i < 200; ++i) {
        const auto id = menu.product(random.bounded(products)).id;
        const auto begin = Stopwatch::now();
        orDie(store.similar(id, 12));
        samples.add(microsecondsSince(begin));
    }
    samples.print("similar products");
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"catalog"_s, u"Where the words come from."_s, u"file"_s, u"tests/data/catalog/demo.json"_s},
        {u"products"_s, u"In the catalogue."_s, u"n"_s, u"26000"_s}, {u"queries"_s, u"How many."_s, u"n"_s, u"200"_s},
        {u"directory"_s, u"On the disk to measure."_s, u"dir"_s, u"."_s}});
    parser.addHelpOption();
    parser.process(application);
    QLoggingCategory::setFilterRules(u"peak.*.info=false"_s);

    const QTemporaryDir directory(parser.value(u"directory"_s) + u"/bench-search-XXXXXX"_s);
    const QString path = directory.filePath(u"catalog.db"_s);
    const auto menu = orDie(Menu::fromFile(parser.value(u"catalog"_s)));
    const int products = parser.value(u"products"_s).toInt();
    orDie(importMenu(menu, products, path));

    const auto database = orDie(openCatalogForReading(path, u"bench"_s));
    CatalogStore store(*database);
    orDie(store.products({}));
    QRandomGenerator random(7);
    std::map<qsizetype, Samples> byLength;
    Samples all;
    qsizetype shown = 0;
    int met = 0;
    const int queries = parser.value(u"queries"_s).toInt();
    for (int i = 0; i < queries; ++i) {
        const auto wanted = menu.product(random.bounded(products));
        const auto typed = typedFor(wanted);
        for (qsizetype length = 1; length <= typed.size(); ++length) {
            ProductQuery query;
            query.text = typed.left(length);
            const auto begin = Stopwatch::now();
            const auto found = orDie(store.products(query));
            const double time = microsecondsSince(begin);
            byLength[length].add(time);
            all.add(time);
            shown += found.size();
            if (length == typed.size())
                met += std::ranges::any_of(found, [&](const Product &product) { return product.id == wanted.id; });
        }
    }
    for (const auto &[length, samples] : byLength)
        samples.print(qPrintable(u"%1 letters"_s.arg(length)));
    all.print("every keystroke");
    benchMisspelled(store, menu, products, queries);
    benchLists(store);
    benchSimilar(store, menu, products);
    std::printf("%d products, on average %.0f shown, %d of %d wanted products met with the last letter; peak %ld KiB, "
                "load %.1f\n",
        products, static_cast<double>(shown) / static_cast<double>(all.count()), met, queries, peakKilobytes(), load());
    return 0;
}
