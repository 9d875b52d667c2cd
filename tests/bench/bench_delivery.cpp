// How fast a full queue gets to the POS and what an order costs on the way: the real worker, client and transport
// against possim in another process, beside bare loops that post the same bodies to the same server, in turns.

#include "sync/http/guardedtransport.h"
#include "sync/http/networktransport.h"
#include "sync/outbox/outboxworker.h"
#include "sync/pos/posregistry.h"
#include "tests/bench/bareposts.h"
#include "tests/bench/samples.h"
#include "tests/bench/shop.h"
#include "tests/bench/simulatedpos.h"
#include "tests/bench/synccount.h"
#include "tests/support/democatalog.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Bench;

namespace {
/** Keeps what goes out, for the bare loops. */
class Recorder final : public HttpTransport {
public:
    explicit Recorder(HttpTransport &inner) : m_inner(inner) { }

    QCoro::Task<Result<HttpReply>> send(HttpRequest request) override
    {
        auto sending = m_inner.send(request);
        const auto reply = co_await sending;
        if (request.writes && reply && reply->status < 300)
            writes.append(request);
        co_return reply;
    }

    QList<HttpRequest> writes;

private:
    HttpTransport &m_inner;
};

StoreConfig configFor(const SimulatedPos &pos, int parallel)
{
    auto config = pos.config();
    config.pos.parallel = parallel;
    return config;
}

/** Everything of the agent that an order passes on its way out. */
struct Agent {
    Agent(const QString &directory, const SimulatedPos &pos, int parallel)
        : shop(orDie(Shop::open(directory))), config(configFor(pos, parallel)),
          network(orDie(NetworkTransport::make(shop->clock, {}))), recorder(*network),
          guarded(recorder, shop->clock, posRateLimit(config.pos)),
          client(orDie(makePosClient(config, {{u"pos.api_key"_s, pos.apiKey()}}, guarded, shop->clock)))
    {
    }

    void queue(const OrderLine &line, int count)
    {
        OrderRequest request;
        request.contact.firstName = u"Rosa"_s;
        request.lines = {line};
        request.origin = u"customer"_s;
        for (int i = 0; i < count; ++i)
            orDie(shop->orders->submit(shop->orders->newOrderId(), request, totalsOf(request)));
    }

    Drain drain(int count)
    {
        recorder.writes.clear();
        OutboxWorker worker(*shop->outbox, *shop->orders, *client, shop->clock, config.pos.parallel);
        QEventLoop loop;
        int left = count;
        QObject::connect(&worker, &OutboxWorker::delivered, &loop, [&] {
            if (--left == 0)
                loop.quit();
        });
        const double cpu = cpuMicroseconds();
        const auto begin = Stopwatch::now();
        worker.start();
        loop.exec();
        const Drain drained{count, microsecondsSince(begin), cpuMicroseconds() - cpu};
        worker.stop();
        while (!worker.idle())
            QCoreApplication::processEvents();
        if (orDie(shop->outbox->state()).waiting != 0)
            qFatal("orders are left in the queue");
        return drained;
    }

    std::unique_ptr<Shop> shop;
    StoreConfig config;
    std::unique_ptr<NetworkTransport> network;
    Recorder recorder;
    GuardedTransport guarded;
    std::unique_ptr<PosClient> client;
};

OrderLine lineOf(const Product &product)
{
    OrderLine line;
    line.product = product.id;
    line.value = product.values.first().id;
    line.name = product.name;
    line.category = product.category;
    line.quantity = 1;
    line.unitPrice = product.values.first().price;
    return line;
}

void print(const char *name, const Drain &drain)
{
    std::printf("%-28s %7.0f orders/s   %6.0f us an order   %6.0f us of CPU an order\n", name, drain.perSecond(),
        drain.wall / drain.orders, drain.cpuPerOrder());
    std::fflush(stdout);
}

void printReuse(const NetworkTransport &network)
{
    const auto &figures = network.figures(HttpRequest::Priority::Order);
    std::printf("%lld requests with orders, %.1f %% on a connection that was there already, %lld failed\n",
        static_cast<long long>(figures.requests),
        100.0 * static_cast<double>(figures.reused) / static_cast<double>(figures.requests),
        static_cast<long long>(figures.failures));
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"catalog"_s, u"What the POS sells."_s, u"file"_s, u"tests/data/catalog/demo.json"_s},
        {u"possim"_s, u"The simulated POS."_s, u"program"_s, QCoreApplication::applicationDirPath() + u"/possim"_s},
        {u"orders"_s, u"In the queue."_s, u"n"_s, u"1000"_s}, {u"rounds"_s, u"How often in turns."_s, u"n"_s, u"5"_s},
        {u"parallel"_s, u"Requests at a time, of the product and of Qt alone."_s, u"n"_s, u"4"_s},
        {u"directory"_s, u"On the disk to measure."_s, u"dir"_s, u"."_s},
        {u"product-only"_s, u"Without the yardsticks, for a profiler."_s}});
    parser.addHelpOption();
    parser.process(application);
    QLoggingCategory::setFilterRules(u"peak.*.info=false"_s);
    const int count = parser.value(u"orders"_s).toInt();

    SimulatedPos pos(parser.value(u"possim"_s), parser.value(u"catalog"_s));
    const auto products = orDie(demoProducts(parser.value(u"catalog"_s)));
    const auto merch = std::ranges::find(products, u"EDIBLE"_s, &Product::category);
    const auto line = lineOf(*merch);
    const QTemporaryDir directory(parser.value(u"directory"_s) + u"/bench-delivery-XXXXXX"_s);
    Agent agent(directory.filePath(u"agent"_s), pos, parser.value(u"parallel"_s).toInt());

    std::vector<double> speed;
    std::vector<double> cost;
    for (int round = 0; round < parser.value(u"rounds"_s).toInt(); ++round) {
        pos.control("POST", u"reset"_s);
        pos.control("POST", u"stock"_s, {{u"id"_s, line.value.toString()}, {u"quantity"_s, 1'000'000}});
        agent.queue(line, count);
        orDie(agent.shop->database->checkpoint());
        std::printf("round %d, load %.1f\n", round + 1, load());
        const long syncs = syncCount();
        const auto ours = agent.drain(count);
        print("the product", ours);
        std::printf("%-28s %7.2f syncs an order\n", "", static_cast<double>(syncCount() - syncs) / count);
        if (parser.isSet(u"product-only"_s))
            continue;
        const auto qt = postWithQt(agent.recorder.writes, agent.config.pos.parallel);
        print("QNetworkAccessManager alone", qt);
        const auto curl = postWithCurl(agent.recorder.writes);
        print("libcurl alone, one at a time", curl);
        std::printf("%-28s %7.2f of its orders/s, %.1f x curl's CPU (QNetworkAccessManager alone: %.1f x)\n",
            "product / bare loops", ours.perSecond() / qt.perSecond(), ours.cpuPerOrder() / curl.cpuPerOrder(),
            qt.cpuPerOrder() / curl.cpuPerOrder());
        speed.push_back(ours.perSecond() / qt.perSecond());
        cost.push_back(ours.cpuPerOrder() / curl.cpuPerOrder());
    }
    printReuse(*agent.network);
    std::printf(
        "medians: %.2f of QNetworkAccessManager's orders/s, %.1f x libcurl's CPU\n", medianOf(speed), medianOf(cost));
    return 0;
}
