// Search as you type: every keystroke of many queries over a large catalogue, a page of 60 products each.

#include "core/storage/catalogstore.h"
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
    std::printf("%d products, on average %.0f shown, %d of %d wanted products met with the last letter; peak %ld KiB, "
                "load %.1f\n",
        products, static_cast<double>(shown) / static_cast<double>(all.count()), met, queries, peakKilobytes(), load());
    return 0;
}
