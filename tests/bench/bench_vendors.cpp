// What each vendor costs us: a whole catalogue, and orders through the queue, over TLS on the loopback address. The
// real clients, catalogue sync and outbox worker, each measurement in a process of its own, against possim in another.

#include "sync/awaited.h"
#include "sync/catalog/catalogsync.h"
#include "sync/outbox/outboxworker.h"
#include "tests/bench/largecatalog.h"
#include "tests/bench/samples.h"
#include "tests/bench/shop.h"
#include "tests/bench/simulatedpos.h"
#include "tests/conformance/shop.h"
#include "tests/support/testcertificate.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Bench;
using Peak::Conformance::Rig;

namespace {
/** One measurement, as the child process is asked for it. */
struct Task {
    const Rig *rig = nullptr;
    QString url;
    QString caFile;
    QString directory;
    int orders = 0; ///< 0: the catalogue.
};

/** The agent's way to the POS. */
struct Line {
    explicit Line(const Task &task)
        : config(orDie(StoreConfig::parse(Conformance::configOf(*task.rig, task.url, 8480), u"kiosk.toml"_s)))
    {
        config.pos.requestsPerSecond = 100'000; // The vendor's own pace would be all there is to see.
        pos = orDie(connectPos(config, task.rig->secrets(), clock, metrics, task.caFile));
    }

    SystemClock clock;
    Metrics metrics;
    StoreConfig config;
    PosConnection pos;
};

OrderLine ordinaryLine(const Rig &rig, PosClient &client)
{
    CatalogRequest request;
    do {
        const auto page = orDie(awaited(client.catalogPage(request)));
        const auto product =
            std::ranges::find_if(page.products, [&](const Product &one) { return rig.isOrdinary(one); });
        if (product != page.products.end()) {
            OrderLine line;
            line.product = product->id;
            line.value = product->values.first().id;
            line.name = product->name;
            line.category = product->category;
            line.quantity = 1;
            line.unitPrice = product->values.first().price;
            return line;
        }
        request.cursor = page.next;
    } while (!request.cursor.isEmpty());
    qFatal("%s sells nothing ordinary", qPrintable(rig.vendor()));
}

int pull(const Task &task)
{
    Line line(task);
    CatalogSync sync(*line.pos.client, line.clock, task.directory + u"/catalog.db"_s, std::chrono::seconds(600));
    orDie(sync.open());
    const auto begin = Stopwatch::now();
    const auto change = orDie(awaited(sync.pull(PullKind::Full)));
    std::printf("%d\t%.2f\t%.0f\n", change.added, microsecondsSince(begin) / 1e6, double(peakKilobytes()) / 1024);
    return 0;
}

int sell(const Task &task, const QString &control)
{
    Line line(task);
    const auto shop = orDie(Shop::open(task.directory));
    const auto goods = ordinaryLine(*task.rig, *line.pos.client);
    Product product;
    product.id = goods.product;
    product.values.append(ProductValue());
    product.values.first().id = goods.value;
    controlPos(control, "POST", u"stock"_s, task.rig->stockOf(product, 1'000'000));
    OrderRequest request;
    const auto customers = task.rig->customers();
    const bool named = line.pos.client->capabilities().needsCustomer;
    request.customer = named ? customers.oneId : CustomerId();
    request.contact = named ? customers.one : customers.nobody;
    request.lines = {goods};
    request.origin = u"customer"_s;
    for (int i = 0; i < task.orders; ++i)
        orDie(shop->orders->submit(shop->orders->newOrderId(), request, totalsOf(request)));

    const auto requests = [&] {
        int sum = 0;
        for (const auto &count : controlPos(control, "GET", u"stats"_s)["requests"_L1].toObject())
            sum += count.toInt();
        return sum;
    };
    const int before = requests();
    OutboxWorker worker(*shop->outbox, *shop->orders, *line.pos.client, shop->clock, line.config.pos.parallel);
    QEventLoop loop;
    int left = task.orders;
    QObject::connect(&worker, &OutboxWorker::delivered, &loop, [&] {
        if (--left == 0)
            loop.quit();
    });
    const auto begin = Stopwatch::now();
    worker.start();
    loop.exec();
    const double seconds = microsecondsSince(begin) / 1e6;
    worker.stop();
    std::printf("%.0f\t%.2f\n", task.orders / seconds, double(requests() - before) / task.orders);
    line.pos.network->abortAll();
    return 0;
}

/** Runs this program again for one measurement; what it printed. Ends ours when that fails. */
QStringList measured(const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), arguments);
    if (!child.waitForFinished(600'000) || child.exitCode() != 0)
        qFatal("no figure: %s", qPrintable(arguments.join(u' ')));
    return QString::fromUtf8(child.readAllStandardOutput()).trimmed().split(u'\t');
}

void measure(const Rig &rig, const QCommandLineParser &parser, const QTemporaryDir &directory)
{
    const auto possim = parser.value(u"possim"_s);
    const QStringList secure{u"--tls-cert"_s, directory.filePath(u"cert.pem"_s), u"--tls-key"_s,
        directory.filePath(u"key.pem"_s), u"--control-port"_s, u"0"_s};
    const auto arguments = [&](const SimulatedPos &pos, const QString &name) {
        return QStringList{u"--vendor"_s, rig.vendor(), u"--url"_s, pos.url(), u"--control"_s, pos.controlUrl(),
            u"--ca"_s, directory.filePath(u"cert.pem"_s), u"--directory"_s, directory.filePath(rig.vendor() + name)};
    };
    QStringList cells;
    for (const int count : {10'000, 50'000}) {
        const auto catalog = directory.filePath(u"%1.json"_s.arg(count));
        const SimulatedPos pos(possim, rig.vendor(), catalog, rig.possimArguments() + secure);
        const auto pulled = measured(arguments(pos, u"-%1"_s.arg(count)));
        cells << pulled.value(1) << pulled.value(2);
        if (pulled.value(0).toInt() < count * 9 / 10)
            qFatal("%s: only %s of %d products", qPrintable(rig.vendor()), qPrintable(pulled.value(0)), count);
    }
    const SimulatedPos pos(possim, rig.vendor(), parser.value(u"catalog"_s), rig.possimArguments() + secure);
    cells += measured(arguments(pos, u"-orders"_s) << u"--orders"_s << parser.value(u"orders"_s));
    std::printf("| %s | %s |\n", qPrintable(rig.vendor()), qPrintable(cells.join(u" | "_s)));
    std::fflush(stdout);
}

const Rig *rigOf(const QString &vendor)
{
    const auto &all = Conformance::rigs();
    const auto found = std::ranges::find_if(all, [&](const auto &rig) { return rig->vendor() == vendor; });
    return found == all.end() ? nullptr : found->get();
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"catalog"_s, u"What the POS sells."_s, u"file"_s, u"tests/data/catalog/demo.json"_s},
        {u"possim"_s, u"The simulated POS."_s, u"program"_s, QCoreApplication::applicationDirPath() + u"/possim"_s},
        {u"orders"_s, u"In the queue."_s, u"n"_s}, {u"directory"_s, u"On the disk to measure."_s, u"dir"_s, u"."_s},
        {u"vendor"_s, u"Only this one."_s, u"name"_s}, {u"url"_s, u"For the program's own use."_s, u"url"_s},
        {u"control"_s, u"For the program's own use."_s, u"url"_s},
        {u"ca"_s, u"For the program's own use."_s, u"file"_s}});
    parser.addHelpOption();
    parser.process(application);
    QLoggingCategory::setFilterRules(u"peak.*.info=false"_s);

    const auto *const chosen = rigOf(parser.value(u"vendor"_s));
    if (parser.isSet(u"vendor"_s) && chosen == nullptr)
        qFatal("no such vendor");
    if (parser.isSet(u"url"_s)) {
        const Task task{chosen, parser.value(u"url"_s), parser.value(u"ca"_s), parser.value(u"directory"_s),
            parser.value(u"orders"_s).toInt()};
        QDir().mkpath(task.directory);
        return task.orders > 0 ? sell(task, parser.value(u"control"_s)) : pull(task);
    }

    const QTemporaryDir directory(parser.value(u"directory"_s) + u"/bench-vendors-XXXXXX"_s);
    const auto identity = Test::TestCertificate::make();
    orDie(writeBytes(directory.filePath(u"cert.pem"_s), identity.certificate));
    orDie(writeBytes(directory.filePath(u"key.pem"_s), identity.privateKey));
    for (const int count : {10'000, 50'000})
        orDie(writeLargeCatalog(parser.value(u"catalog"_s), directory.filePath(u"%1.json"_s.arg(count)), count));
    std::printf("load %.1f\n| | 10,000 s | MB | 50,000 s | MB | orders/s | requests an order |\n", load());
    std::printf("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (const auto &rig : Conformance::rigs()) {
        if (chosen == nullptr || chosen == rig.get())
            measure(*rig, parser, directory);
    }
    return 0;
}
