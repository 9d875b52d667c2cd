#include "tests/conformance/shop.h"

#include "core/storage/orderdatabase.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak::Conformance {

namespace {
constexpr auto configPattern = R"([kiosk]
id = 7
name = "Front door"
[store]
id = 42
name = "Harbor Street"
timezone = "America/Los_Angeles"
currency = "USD"
license = "C10-0000000-LIC"
[pos]
vendor = "%1"
requests_per_second = 1000
[pos.%1]
%2
[secrets]
store = "credentials"
[api]
listen = "127.0.0.1:%3"
[[taxes]]
name = "Sales tax"
rate = "13"
)"_L1;
constexpr auto piiKey = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

constexpr auto longestPatience = 24h; ///< Of the shop's time: longer than any vendor's recovery looks.
constexpr int fewestProducts = 3;

/** In memory where there is such a place: what a power cut leaves is tested elsewhere, a busy disk only costs time. */
QString directoryPattern()
{
    const auto memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/peak-conformance-XXXXXX"_s;
}

Result<Ok> writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return Error{Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString())};
    return Ok{};
}

Result<QList<Product>> ordinaryProducts(const Rig &rig, PosClient &client)
{
    QList<Product> found;
    CatalogRequest request;
    do {
        const auto page = awaited(client.catalogPage(request));
        if (!page)
            return page.error();
        std::ranges::copy_if(
            page->products, std::back_inserter(found), [&](const Product &product) { return rig.isOrdinary(product); });
        request.cursor = page->next;
    } while (found.size() < fewestProducts && !request.cursor.isEmpty());
    return found;
}
} // namespace

QMap<QString, int> piecesOf(const QList<OrderLine> &lines)
{
    QMap<QString, int> pieces;
    for (const auto &line : lines)
        pieces[line.value.toString()] += line.quantity;
    return pieces;
}

Shop::Shop(const Rig &rig, QString scenario, Possim::Host &host, ManualClock &clock)
    : m_rig(rig), m_scenario(std::move(scenario)), m_host(host), m_clock(clock), m_dir(directoryPattern())
{
    const auto up = m_host.comeUp();
    const auto anew = m_host.reset();
    if (!up || !anew)
        m_problem = (up ? anew : up).error().message;
}

QCoro::Task<Result<HttpReply>> Impatient::send(HttpRequest request)
{
    request.timeout = m_patience;
    auto sending = m_inner.send(request);
    co_return co_await sending;
}

Shop::~Shop() { stopAgent(); }

Result<Ok> Shop::open()
{
    auto config = StoreConfig::parse(configOf(m_rig, m_host.baseUrl(), 8480), u"kiosk.toml"_s);
    if (!config)
        return config.error();
    m_config = std::move(*config);
    if (auto opened = openBook(); !opened)
        return opened;
    return openAgent();
}

QByteArray configOf(const Rig &rig, const QString &posUrl, quint16 apiPort)
{
    const auto table = QString::fromUtf8(rig.table(posUrl));
    return QString(configPattern).arg(rig.vendor(), table).arg(apiPort).toUtf8();
}

Result<QStringList> Shop::writeAgentFiles(quint16 port)
{
    const QDir credentials(file(u"credentials"_s));
    QDir().mkpath(credentials.path());
    auto secrets = m_rig.secrets();
    secrets.insert(u"pii.key"_s, piiKey);
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret) {
        if (auto written = writeFile(credentials.filePath(secret.key()), secret.value()); !written)
            return written.error();
    }
    const auto config = file(u"kiosk.toml"_s);
    if (auto written = writeFile(config, configOf(m_rig, m_host.baseUrl(), port)); !written)
        return written.error();
    return QStringList{u"--config"_s, config, u"--data"_s, m_dir.path()};
}

Result<Ok> Shop::openBook()
{
    const auto data = DataDirectory::prepare(m_dir.path());
    if (!data)
        return data.error();
    auto cipher = FieldCipher::fromHex(piiKey);
    if (!cipher)
        return cipher.error();
    m_cipher = std::move(*cipher);
    auto database = openOrders(*data, u"conformance"_s);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    const KioskIdentity identity{
        m_config.kioskId, m_config.storeId, m_config.timeZone, m_config.currency, m_config.hasPos()};
    m_orders = std::make_unique<OrderStore>(*m_database, *m_cipher, m_clock, identity);
    m_outbox = std::make_unique<OutboxStore>(*m_database, *m_orders, m_clock);
    return Ok{};
}

Result<Ok> Shop::openAgent()
{
    NetworkTransport::Options options;
    options.readTimeout = m_options.patience;
    auto network = NetworkTransport::make(m_clock, options);
    if (!network)
        return network.error();
    m_network = std::move(*network);
    m_impatient = std::make_unique<Impatient>(*m_network, m_options.patience);
    m_guarded = std::make_unique<GuardedTransport>(*m_impatient, m_clock, posRateLimit(m_config.pos));
    auto client = makePosClient(m_config, m_rig.secrets(), *m_guarded, m_clock);
    if (!client)
        return client.error();
    m_client = std::move(*client);
    m_worker = std::make_unique<OutboxWorker>(*m_outbox, *m_orders, *m_client, m_clock, m_config.pos.parallel);
    m_poller = std::make_unique<StatusPoller>(*m_orders, *m_client, m_clock, m_config.pos.statusPoll);
    m_worker->start();
    return Ok{};
}

void Shop::stopAgent()
{
    if (m_worker)
        m_worker->stop();
    if (m_network)
        m_network->abortAll(); // While those who wait still live.
    m_poller.reset();
    m_worker.reset();
    m_client.reset();
    m_guarded.reset();
    m_impatient.reset();
    m_network.reset();
}

Result<Ok> Shop::restart(AgentOptions options)
{
    m_options = options;
    stopAgent();
    return openAgent();
}

QList<Product> Shop::products()
{
    static QHash<QString, QList<Product>> known; // The demo catalogue is the same in every scenario.
    auto &products = known[m_rig.vendor()];
    if (products.isEmpty()) {
        const auto found = ordinaryProducts(m_rig, *m_client);
        if (!found || found->size() < fewestProducts)
            qFatal("%s sells nothing ordinary: %s", qPrintable(m_rig.vendor()),
                found ? "too few products" : qPrintable(found.error().message));
        products = *found;
    }
    return products;
}

OrderLine Shop::line(int index, int quantity)
{
    const auto product = products().at(index);
    const auto &value = product.values.first();
    OrderLine line;
    line.product = product.id;
    line.value = value.id;
    line.name = product.name;
    line.category = product.category;
    line.quantity = quantity;
    line.unitPrice = value.effectivePrice();
    line.unitWeight = value.weight;
    return line;
}

OrderRequest Shop::request(const QList<OrderLine> &lines) const
{
    const auto customers = m_rig.customers();
    OrderRequest request;
    request.customer = customers.oneId;
    request.contact = customers.one;
    request.lines = lines;
    request.origin = u"customer"_s;
    return request;
}

OrderRequest Shop::guestRequest(const QList<OrderLine> &lines) const
{
    auto guest = request(lines);
    if (can().needsCustomer)
        return guest;
    guest.customer = {};
    guest.contact = m_rig.customers().nobody;
    return guest;
}

Order Shop::submit(const OrderRequest &request)
{
    const auto totals = m_config.localTotals(request.lines);
    const auto order = m_orders->submit(m_orders->newOrderId(), request, totals);
    if (!order)
        qFatal("the order cannot be stored: %s", qPrintable(order.error().message));
    return *order;
}

Order Shop::cart(const OrderRequest &request) const
{
    Order order;
    order.storeId = m_config.storeId;
    order.kioskId = m_config.kioskId;
    order.customer = request.customer;
    order.contact = request.contact;
    order.lines = request.lines;
    order.discountCode = request.discountCode;
    order.totals = m_config.localTotals(request.lines);
    order.createdAt = order.updatedAt = m_clock.now();
    return order;
}

Order Shop::now(const OrderId &id)
{
    const auto order = m_orders->byId(id);
    return order && *order ? **order : Order();
}

void Shop::work()
{
    const QDeadlineTimer end(60s);
    const auto isReady = [this] {
        const auto ready = m_outbox->ready(1, can().resume);
        return ready && !ready->isEmpty();
    };
    while ((isReady() || !m_worker->idle()) && !end.hasExpired()) {
        if (m_worker->idle())
            m_worker->wake();
        else
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); // Its own timer ends it at the latest.
    }
}

Order Shop::settled(const OrderId &id)
{
    const auto end = m_clock.now() + longestPatience;
    for (;;) {
        work();
        const auto due = m_outbox->nextDue().valueOr({});
        if (!due || *due > end)
            return now(id);
        m_clock.advance(std::max<Milliseconds>(*due - m_clock.now(), 1ms));
    }
}

bool Shop::needsPerson(const OrderId &id)
{
    const auto entries = m_outbox->list().valueOr({});
    return std::ranges::any_of(
        entries, [&](const OutboxEntry &entry) { return entry.order == id && entry.needsPerson; });
}

Result<Ok> Shop::poll()
{
    pass(5s);
    return awaited(m_poller->poll());
}

void Shop::fault(const QString &word, const QString &call, QJsonObject more)
{
    more["fault"_L1] = word;
    more["call"_L1] = call;
    auto fault = Possim::Fault::fromJson(more);
    if (!fault)
        qFatal("%s", qPrintable(fault.error().message));
    m_host.faults().add(std::move(*fault));
}

int Shop::faultsFired() const
{
    int fired = 0;
    for (const auto &fault : m_host.faults().toJson())
        fired += fault["fired"_L1].toInt();
    return fired;
}

QList<Ticket> Shop::tickets() const
{
    QList<Ticket> tickets;
    for (const auto &ticket : m_host.simulator().tickets())
        tickets.append(m_rig.read(ticket.toObject()));
    return tickets;
}

QList<Ticket> Shop::ticketsOf(const Order &order) const
{
    auto found = tickets();
    found.removeIf(
        [&](const Ticket &ticket) { return !ticket.isAlive() || !ticket.references.contains(order.reference); });
    return found;
}

Ticket Shop::ticketOf(const Order &order) const
{
    const auto found = ticketsOf(order);
    return found.size() == 1 ? found.first() : Ticket();
}

} // namespace Peak::Conformance
