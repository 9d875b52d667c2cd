#include "app/agent/agentapplication.h"

#include "core/hostport.h"
#include "core/logging.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr std::chrono::seconds bookRetryInterval(10);
constexpr std::chrono::seconds housekeepingInterval(30);
constexpr std::chrono::hours forgettingInterval(1);
constexpr qint64 checkpointFrom = 4 * 1024 * 1024;
constexpr qint64 megabyte = 1'000'000;
constexpr qint64 diskForOrders = 100 * megabyte; ///< Pictures leave this free.
} // namespace

AgentApplication::AgentApplication(StoreConfig config, DataDirectory data, const Clock &clock)
    : m_config(std::move(config)), m_data(std::move(data)), m_clock(clock), m_onlyAgent(m_data.agentLock())
{
    connect(&m_housekeeping, &QTimer::timeout, this, &AgentApplication::housekeep);
    connect(&m_forgetting, &QTimer::timeout, this, &AgentApplication::forget);
}

AgentApplication::~AgentApplication()
{
    if (m_pictures)
        m_pictures->stop();
    // While the coroutines' objects still live.
    for (auto *network : {m_pos.network.get(), m_pictureNetwork.get()}) {
        if (network)
            network->abortAll();
    }
}

Result<std::unique_ptr<AgentApplication>> AgentApplication::start(
    StoreConfig config, DataDirectory data, const Clock &clock)
{
    std::unique_ptr<AgentApplication> agent(
        new AgentApplication(std::move(config), std::move(data), clock)); // The constructor is private.
    if (const auto opened = agent->open(); !opened)
        return opened.error();
    return agent;
}

Result<Ok> AgentApplication::open()
{
    using Step = Result<Ok> (AgentApplication::*)();
    for (const Step step : {&AgentApplication::beAlone, &AgentApplication::openPos, &AgentApplication::openCatalog,
             &AgentApplication::openPictures}) {
        if (auto opened = (this->*step)(); !opened)
            return opened;
    }
    auto book = openBook();
    if (book)
        takeBook(std::move(*book));
    else
        waitForBook(book.error());
    return serve();
}

Result<Ok> AgentApplication::beAlone()
{
    auto alone = m_onlyAgent.enter(Milliseconds(0));
    if (!alone)
        return Error{Error::Kind::Storage, u"another agent works on %1"_s.arg(m_data.path())};
    m_alone.emplace(std::move(*alone));
    return Ok{};
}

Result<OrderBook> AgentApplication::openBook()
{
    return openOrderBook(m_config, m_data, m_clock, u"agent"_s, Inspection::Thorough);
}

void AgentApplication::takeBook(OrderBook book)
{
    m_book = std::move(book);
    m_outbox = std::make_unique<OutboxStore>(*m_book.database, *m_book.store, m_clock);
    m_tokens = std::make_unique<TokenStore>(*m_book.database, m_clock);
    if (!m_pos.client)
        warnOfLeftOrders();
    if (m_pos.client) {
        m_worker =
            std::make_unique<OutboxWorker>(*m_outbox, *m_book.store, *m_pos.client, m_clock, m_config.pos.parallel);
        m_poller = std::make_unique<StatusPoller>(*m_book.store, *m_pos.client, m_clock, m_config.pos.statusPoll);
    }
    m_orders = std::make_unique<OrderService>(
        m_config, *m_book.store, *m_tokens, *m_catalog, m_clock, PosLine{m_pos.client.get(), m_worker.get()});
    m_link = std::make_unique<AgentLink>(m_pos.client.get(), m_catalogSync.get(), *m_outbox, m_config.currency);
    connectParts();
}

/** What was to go to a POS that the configuration no longer names. It stays in the queue: nothing is dropped. */
void AgentApplication::warnOfLeftOrders()
{
    const auto queue = m_outbox->state();
    if (queue && queue->waiting + queue->problems > 0)
        qCWarning(lcAgent) << queue->waiting + queue->problems << "operations wait for a POS this store no longer has";
}

void AgentApplication::waitForBook(const Error &error)
{
    qCCritical(lcAgent) << "no orders are taken:" << error.message;
    m_watchdog.report(u"no orders are taken: "_s + error.message);
    connect(&m_bookRetry, &QTimer::timeout, this, [this] {
        if (openBook())
            Q_EMIT orderBookMended();
    });
    m_bookRetry.start(bookRetryInterval);
}

Result<Ok> AgentApplication::openPos()
{
    const auto secrets = openSecretStore(m_config.secretStore);
    if (!secrets)
        return secrets.error();
    const auto posSecrets = readPosSecrets(m_config.pos, **secrets);
    if (!posSecrets)
        return posSecrets.error();
    auto pos = connectPos(m_config, *posSecrets, m_clock, m_metrics);
    if (!pos)
        return pos.error();
    m_pos = std::move(*pos);
    if (!m_pos.client)
        return Ok{};
    m_catalogSync =
        std::make_unique<CatalogSync>(*m_pos.client, m_clock, m_data.catalogDatabase(), m_config.catalogPoll);
    return Ok{};
}

Result<Ok> AgentApplication::openCatalog()
{
    if (m_catalogSync) {
        if (auto opened = m_catalogSync->open(); !opened)
            return opened;
    } else if (auto made = openCatalogForWriting(m_data.catalogDatabase(), u"agent"_s); !made) {
        return made.error();
    }
    auto database = openCatalogForReading(m_data.catalogDatabase(), u"agent"_s);
    if (!database)
        return database.error();
    m_catalogDatabase = std::move(*database);
    m_catalog = std::make_unique<CatalogStore>(*m_catalogDatabase);
    return Ok{};
}

Result<Ok> AgentApplication::openPictures()
{
    if (!m_catalogSync || m_config.pictureCacheMb == 0)
        return Ok{};
    auto network = NetworkTransport::make(m_clock, {});
    if (!network)
        return network.error();
    m_pictureNetwork = std::move(*network);
    const PictureKeeper::Settings settings{
        .folder = m_data.pictures(),
        .catalogDatabase = m_data.catalogDatabase(),
        .limits = {m_config.pictureCacheMb * megabyte, diskForOrders},
    };
    const PictureFetchRules rules{.httpOnLoopback = isLoopbackHost(m_config.pos.baseUrl().host())};
    m_pictures = std::make_unique<PictureSync>(*m_pictureNetwork, m_clock, settings, rules);
    connect(m_catalogSync.get(), &CatalogSync::catalogChanged, m_pictures.get(), &PictureSync::look);
    return Ok{};
}

void AgentApplication::connectParts()
{
    if (const auto state = m_catalog->state())
        m_link->showCatalogGeneration(state->generation);
    m_link->countQueue();
    if (m_pos.client)
        connectPosParts();
}

void AgentApplication::connectPosParts()
{
    const auto tellApp = [this](const OrderId &order) {
        m_link->countQueueSoon();
        Q_EMIT m_link->orderChanged(order.toString());
    };
    connect(m_worker.get(), &OutboxWorker::orderChanged, this, tellApp);
    connect(m_poller.get(), &StatusPoller::orderChanged, this, tellApp);
    connect(m_worker.get(), &OutboxWorker::delivered, this, &AgentApplication::refreshStock);
    connect(m_link.get(), &AgentLink::woken, m_worker.get(), &OutboxWorker::wake);
    connect(m_catalogSync.get(), &CatalogSync::catalogChanged, m_link.get(), &AgentLink::showCatalogGeneration);
    connect(m_pos.watch.get(), &PosWatch::stateChanged, this, [this] {
        m_link->showPosState(m_pos.watch->state());
        m_worker->wake();
    });
}

Result<Ok> AgentApplication::serve()
{
    std::optional<OrderParts> orderParts;
    if (m_orders) {
        if (auto listening = m_link->listen(m_data.linkAddress()); !listening)
            return listening;
        orderParts.emplace(OrderParts{*m_book.store, *m_outbox, *m_tokens, *m_orders});
    }
    m_api = std::make_unique<ApiServer>(m_config, m_clock, *m_catalog, m_metrics, orderParts);
    const auto port = m_api->listen();
    if (!port)
        return port.error();
    qCInfo(lcAgent) << "API on" << m_config.apiHost << *port;
    if (m_worker) {
        m_worker->start();
        m_poller->start();
    }
    if (m_catalogSync)
        m_catalogSync->start();
    if (m_pictures)
        m_pictures->look();
    m_housekeeping.start(housekeepingInterval);
    m_forgetting.start(forgettingInterval);
    m_watchdog.ready();
    return Ok{};
}

void AgentApplication::refreshStock(const OrderId &id)
{
    const auto order = m_book.store->byId(id);
    if (!order || !*order)
        return;
    QSet<ProductId> products;
    for (const auto &line : (*order)->lines)
        products.insert(line.product);
    m_catalogSync->refresh(products.values());
}

void AgentApplication::housekeep()
{
    if (!m_book.database)
        return;
    if (const auto moved = m_book.database->checkpoint(checkpointFrom); !moved)
        qCWarning(lcAgent) << "checkpoint:" << moved.error().message;
    if (const auto remembered = rememberOrders(*m_book.database, m_data); !remembered)
        qCWarning(lcAgent) << "marker:" << remembered.error().message;
}

void AgentApplication::forget()
{
    if (!m_book.database)
        return;
    const auto forgotten = m_book.store->forgetPeople(m_clock.now() - std::chrono::days(m_config.retentionDays));
    if (!forgotten)
        qCWarning(lcAgent) << "cannot forget people:" << forgotten.error().message;
    else if (*forgotten > 0)
        qCInfo(lcAgent) << "people of" << *forgotten << "orders forgotten";
    if (const auto keys = m_tokens->forgetOldKeys(); !keys)
        qCWarning(lcAgent) << "cannot forget old keys:" << keys.error().message;
}

void AgentApplication::stop()
{
    m_watchdog.stopping();
    if (m_worker) {
        m_worker->stop();
        m_poller->stop();
    }
    if (m_catalogSync)
        m_catalogSync->stop();
    if (m_pictures) {
        m_pictures->stop();
        m_pictureNetwork->abortAll();
    }
    // The senders learn that their answer will not come, and write it down, before this returns.
    m_pos.network->abortAll();
    if (m_worker)
        m_worker->writeDown();
    m_api->close();
    housekeep();
}

} // namespace Peak
