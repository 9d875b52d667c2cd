#include "tests/bench/vendortasks.h"

#include "sync/awaited.h"
#include "sync/catalog/catalogsync.h"
#include "sync/outbox/outboxworker.h"
#include "tests/bench/samples.h"
#include "tests/bench/shop.h"
#include "tests/bench/simulatedpos.h"
#include "tests/conformance/shop.h"

#include <QEventLoop>
#include <QMap>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Peak::Bench {

namespace {
/** The agent's way to the POS. */
struct Line {
    explicit Line(const VendorTask &task)
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

OrderLine ordinaryLine(const Conformance::Rig &rig, PosClient &client)
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

/** How often the POS was asked, by the simulator's kinds of calls. */
using Requests = QMap<QString, int>;

Requests requestsSoFar(const QString &controlUrl)
{
    Requests requests;
    const auto counts = controlPos(controlUrl, "GET", u"stats"_s)["requests"_L1].toObject();
    for (auto count = counts.begin(); count != counts.end(); ++count)
        requests[count.key()] = count.value().toInt();
    return requests;
}

/** Of one order, "1.00 customers + 1.00 create". */
QString perOrder(const Requests &requests, int orders)
{
    QStringList kinds;
    for (auto kind = requests.begin(); kind != requests.end(); ++kind)
        kinds << u"%1 %2"_s.arg(double(kind.value()) / orders, 0, 'g', 3).arg(kind.key());
    return kinds.join(u" + "_s);
}

int sum(const Requests &requests)
{
    int sum = 0;
    for (const int count : requests)
        sum += count;
    return sum;
}

/** A shop whose queue goes to the POS. */
class Till {
public:
    explicit Till(const VendorTask &task)
        : m_line(task), m_shop(orDie(Shop::open(task.directory))), m_controlUrl(task.controlUrl),
          m_goods(ordinaryLine(*task.rig, *m_line.pos.client))
    {
        Product product;
        product.id = m_goods.product;
        product.values.append(ProductValue());
        product.values.first().id = m_goods.value;
        controlPos(m_controlUrl, "POST", u"stock"_s, task.rig->stockOf(product, 1'000'000));
    }
    Till(const Till &) = delete;
    Till &operator=(const Till &) = delete;
    ~Till() { m_line.pos.network->abortAll(); }

    void queue(const Contact &contact)
    {
        OrderRequest request;
        request.contact = contact;
        request.lines = {m_goods};
        request.origin = u"customer"_s;
        orDie(m_shop->orders->submit(m_shop->orders->newOrderId(), request, totalsOf(request)));
        ++m_queued;
    }

    /** Until the queue is empty; the requests it took. */
    Requests deliver()
    {
        const auto before = requestsSoFar(m_controlUrl);
        const auto begin = Stopwatch::now();
        OutboxWorker worker(
            *m_shop->outbox, *m_shop->orders, *m_line.pos.client, m_shop->clock, m_line.config.pos.parallel);
        QEventLoop loop;
        QObject::connect(&worker, &OutboxWorker::delivered, &loop, [&] {
            if (--m_queued == 0)
                loop.quit();
        });
        worker.start();
        loop.exec();
        m_seconds = microsecondsSince(begin) / 1e6;
        worker.stop();
        auto requests = requestsSoFar(m_controlUrl);
        for (auto kind = before.begin(); kind != before.end(); ++kind)
            requests[kind.key()] -= kind.value();
        requests.removeIf([](const auto &kind) { return kind.value() == 0; });
        return requests;
    }

    [[nodiscard]] double seconds() const { return m_seconds; }

private:
    Line m_line;
    std::unique_ptr<Shop> m_shop;
    QString m_controlUrl;
    OrderLine m_goods;
    int m_queued = 0;
    double m_seconds = 0;
};
} // namespace

int pullCatalog(const VendorTask &task)
{
    Line line(task);
    CatalogSync sync(*line.pos.client, line.clock, task.directory + u"/catalog.db"_s, std::chrono::seconds(600));
    orDie(sync.open());
    const long before = residentKilobytes();
    int added = 0;
    QStringList seconds;
    for (int round = 0; round < 2; ++round) { // What a client keeps of the first is there beside the second.
        const auto begin = Stopwatch::now();
        added += orDie(awaited(sync.pull(PullKind::Full))).added;
        seconds << QString::number(microsecondsSince(begin) / 1e6, 'f', 1);
    }
    std::printf("%d\t%s\t%.1f\t%.1f\n", added, qPrintable(seconds.join(u'\t')), double(before) / 1024,
        double(peakKilobytes()) / 1024);
    return 0;
}

int sellOrders(const VendorTask &task, int count)
{
    Till till(task);
    auto somebody = task.rig->customers().nobody;
    for (int i = 0; i < count; ++i) {
        somebody.phone = u"202556%1"_s.arg(i, 4, 10, QChar(u'0'));
        till.queue(somebody);
    }
    const auto unseen = till.deliver();
    const double seconds = till.seconds();
    till.queue(task.rig->customers().one);
    const auto known = till.deliver();
    till.queue(task.rig->customers().one);
    const auto again = till.deliver();
    std::printf("%.0f\t%.2f\t%s\t%s\t%s\n", count / seconds, double(sum(unseen)) / count,
        qPrintable(perOrder(unseen, count)), qPrintable(perOrder(known, 1)), qPrintable(perOrder(again, 1)));
    return 0;
}

} // namespace Peak::Bench
