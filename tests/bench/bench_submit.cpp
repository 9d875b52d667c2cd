// What a durable order costs: OrderStore::submit beside the disk's own floor and beside the same rows through SQLite's
// C API, in turns.

#include "tests/bench/plainsqlite.h"
#include "tests/bench/shop.h"
#include "tests/bench/synccount.h"
#include "tests/bench/syncfloor.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Bench;

namespace {
struct Product {
    std::unique_ptr<Shop> shop;
    int orders = 0;
    long syncs = 0;
    double cpu = 0;

    Samples round(int count)
    {
        Samples samples;
        const long syncsBefore = syncCount();
        const double cpuBefore = cpuMicroseconds();
        for (int i = 0; i < count; ++i) {
            const auto request = orderOf(++orders);
            const auto totals = totalsOf(request);
            const auto id = shop->orders->newOrderId();
            const auto begin = Stopwatch::now();
            const auto order = orDie(shop->orders->submit(id, request, totals));
            samples.add(microsecondsSince(begin));
            if (samples.count() % ordersACheckpoint == 0)
                orDie(shop->database->checkpoint(1));
        }
        cpu += cpuMicroseconds() - cpuBefore;
        syncs += syncCount() - syncsBefore;
        return samples;
    }
};

struct Rounds {
    Samples all;
    std::vector<double> medians;

    void add(const Samples &round)
    {
        all.append(round);
        medians.push_back(round.median());
    }
};

std::vector<double> ratios(const Rounds &of, const Rounds &to)
{
    std::vector<double> found;
    for (size_t i = 0; i < of.medians.size(); ++i)
        found.push_back(of.medians[i] / to.medians[i]);
    return found;
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions(
        {{u"rounds"_s, u"How often in turns."_s, u"n"_s, u"9"_s}, {u"orders"_s, u"In one round."_s, u"n"_s, u"400"_s},
            {u"directory"_s, u"On the disk to measure."_s, u"dir"_s, u"."_s},
            {u"product-only"_s, u"Without the yardsticks, for a profiler."_s}});
    parser.addHelpOption();
    parser.process(application);
    QLoggingCategory::setFilterRules(u"peak.*.info=false"_s);
    const int rounds = parser.value(u"rounds"_s).toInt();
    const int count = parser.value(u"orders"_s).toInt();

    const QTemporaryDir directory(parser.value(u"directory"_s) + u"/bench-submit-XXXXXX"_s);
    Product product{orDie(Shop::open(directory.filePath(u"product"_s)))};
    orDie(Shop::open(directory.filePath(u"plain"_s))); // Makes the schema.
    PlainSqlite plain(directory.filePath(u"plain/orders.db"_s));

    Rounds floor;
    Rounds submit;
    Rounds rows;
    for (int round = 0; round < rounds; ++round) {
        submit.add(product.round(count));
        if (parser.isSet(u"product-only"_s))
            continue;
        floor.add(syncFloor(directory.filePath(u"floor"_s), count));
        plain.learn(product.shop->database->path(), count);
        rows.add(plain.write());
    }

    submit.all.print("OrderStore::submit");
    std::printf("%-34s %.2f syncs, %.0f us of CPU an order\n", "", static_cast<double>(product.syncs) / product.orders,
        product.cpu / product.orders);
    if (!parser.isSet(u"product-only"_s)) {
        floor.all.print("4 KiB and fdatasync");
        rows.all.print("the same rows through the C API");
        std::printf("submit / floor %.2f   submit / C API %.2f   C API / floor %.2f (medians of rounds); load %.1f\n",
            medianOf(ratios(submit, floor)), medianOf(ratios(submit, rows)), medianOf(ratios(rows, floor)), load());
    }
    return 0;
}
