// A data directory as a busy shop has it: many products, many orders. The key for people's data is 64 times a 7.

#include "tests/bench/menu.h"
#include "tests/bench/shop.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Bench;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"data"_s, u"The data directory."_s, u"dir"_s},
        {u"catalog"_s, u"Where the words come from."_s, u"file"_s, u"tests/data/catalog/demo.json"_s},
        {u"products"_s, u"How many."_s, u"n"_s, u"26000"_s}, {u"orders"_s, u"How many."_s, u"n"_s, u"1000"_s}});
    parser.addHelpOption();
    parser.process(application);
    QLoggingCategory::setFilterRules(u"peak.*.info=false"_s);
    const auto data = orDie(DataDirectory::prepare(parser.value(u"data"_s)));
    const auto shop = orDie(Shop::open(data.path()));
    for (int i = 0; i < parser.value(u"orders"_s).toInt(); ++i) {
        const auto request = orderOf(i);
        orDie(shop->orders->submit(shop->orders->newOrderId(), request, totalsOf(request)));
    }
    const auto menu = orDie(Menu::fromFile(parser.value(u"catalog"_s)));
    orDie(importMenu(menu, parser.value(u"products"_s).toInt(), data.catalogDatabase()));
    return 0;
}
