// The longest time a customer waits for a submit while the agent's process imports a catalogue beside it, and what the
// import costs.

#include "tests/bench/menu.h"
#include "tests/bench/samples.h"
#include "tests/bench/shop.h"
#include "tests/bench/syncfloor.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Bench;

static constexpr int pauseMicroseconds = 10'000;

/** The importing process: one import in a thread of its own, as CatalogSync does it. */
static int import(const QString &catalog, int count, const QString &path)
{
    const auto menu = orDie(Menu::fromFile(catalog));
    const auto first = menu.page(0, 1000); // What the words and one page take is there before.
    const long before = first.isEmpty() ? 0 : peakKilobytes();
    const double cpu = cpuMicroseconds();
    const auto begin = Stopwatch::now();
    const std::unique_ptr<QThread> thread(QThread::create([&] { orDie(importMenu(menu, count, path)); }));
    thread->start();
    thread->wait();
    std::printf(
        "   import of %d: %.0f ms, %.0f ms of CPU (making the products included), peak %ld KiB, %ld above the start\n",
        count, microsecondsSince(begin) / 1000, (cpuMicroseconds() - cpu) / 1000, peakKilobytes(),
        peakKilobytes() - before);
    return 0;
}

/** Submits every 10 ms until `over`. */
template<class F>
static Samples submitUntil(Shop &shop, int &number, F over)
{
    Samples samples;
    auto next = Stopwatch::now();
    while (!over()) {
        const auto request = orderOf(++number);
        const auto totals = totalsOf(request);
        const auto id = shop.orders->newOrderId();
        const auto begin = Stopwatch::now();
        orDie(shop.orders->submit(id, request, totals));
        samples.add(microsecondsSince(begin));
        next += std::chrono::microseconds(pauseMicroseconds);
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(next - Stopwatch::now());
        if (left.count() > 0)
            QThread::usleep(static_cast<unsigned long>(left.count()));
        else
            next = Stopwatch::now();
    }
    return samples;
}

static Samples submitWhile(Shop &shop, int &number, const QStringList &arguments)
{
    QProcess importer;
    importer.setProcessChannelMode(QProcess::ForwardedChannels);
    importer.start(QCoreApplication::applicationFilePath(), arguments);
    if (!importer.waitForStarted())
        qFatal("the importer does not start");
    const auto samples = submitUntil(shop, number, [&] {
        QCoreApplication::processEvents();
        return importer.state() == QProcess::NotRunning;
    });
    if (importer.exitCode() != 0)
        qFatal("the import failed");
    return samples;
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"catalog"_s, u"Where the words come from."_s, u"file"_s, u"tests/data/catalog/demo.json"_s},
        {u"products"_s, u"In the imported catalogue."_s, u"n"_s, u"50000"_s},
        {u"rounds"_s, u"How often, each time into a new file."_s, u"n"_s, u"3"_s},
        {u"directory"_s, u"On the disk to measure."_s, u"dir"_s, u"."_s},
        {u"import-into"_s, u"Only imports (the second process)."_s, u"file"_s}});
    parser.addHelpOption();
    parser.process(application);
    QLoggingCategory::setFilterRules(u"peak.*.info=false"_s);
    const auto catalog = parser.value(u"catalog"_s);
    const auto products = parser.value(u"products"_s);
    if (parser.isSet(u"import-into"_s))
        return import(catalog, products.toInt(), parser.value(u"import-into"_s));

    const QTemporaryDir directory(parser.value(u"directory"_s) + u"/bench-import-XXXXXX"_s);
    const auto shop = orDie(Shop::open(directory.filePath(u"shop"_s)));
    int number = 0;
    for (int round = 0; round < parser.value(u"rounds"_s).toInt(); ++round) {
        const QStringList arguments{u"--catalog"_s, catalog, u"--products"_s, products, u"--import-into"_s,
            directory.filePath(u"catalog-%1.db"_s.arg(round))};
        std::printf("round %d, load %.1f\n", round + 1, load());
        syncFloor(directory.filePath(u"floor"_s), 300).print("4 KiB and fdatasync, quiet");
        const auto quietEnd = Stopwatch::now() + std::chrono::seconds(3);
        submitUntil(*shop, number, [&] { return Stopwatch::now() >= quietEnd; }).print("submit, nothing else");
        submitWhile(*shop, number, arguments).print("submit during the first import");
        submitWhile(*shop, number, arguments).print("submit during the same again");
        orDie(shop->database->checkpoint());
    }
    return 0;
}
