#pragma once

#include "core/datadirectory.h"
#include "core/storage/outboxstore.h"
#include "core/storage/tokenstore.h"
#include "platform/orderbook.h"
#include "platform/watchdog.h"
#include "sync/api/apiserver.h"
#include "sync/catalog/catalogsync.h"
#include "sync/link/agentlink.h"
#include "sync/metrics/metrics.h"
#include "sync/orderservice.h"
#include "sync/outbox/outboxworker.h"
#include "sync/pictures/picturesync.h"
#include "sync/pos/posregistry.h"
#include "sync/status/statuspoller.h"

#include <QObject>
#include <QTimer>

namespace Peak {

/**
 * The agent: POS, queue, catalogue, status, link and API, built in the order in which they depend on each other. While
 * orders.db cannot be used it keeps the catalogue fresh and its API says why no orders are taken; `orderBookMended`
 * then asks for a new start.
 */
class AgentApplication : public QObject {
    Q_OBJECT

public:
    /** Opens everything and begins to serve. The error says, for the administrator, what stands in the way. */
    static Result<std::unique_ptr<AgentApplication>> start(StoreConfig config, DataDirectory data, const Clock &clock);
    ~AgentApplication() override;

    /** Begins nothing new and ends what is under way: orders being sent are in doubt from here on. */
    void stop();

Q_SIGNALS:
    void orderBookMended();

private:
    AgentApplication(StoreConfig config, DataDirectory data, const Clock &clock);

    Result<Ok> open();
    Result<Ok> beAlone();
    Result<Ok> openPos();
    Result<Ok> openCatalog();
    Result<Ok> openPictures();
    Result<OrderBook> openBook();
    void takeBook(OrderBook book);
    void warnOfLeftOrders();
    void waitForBook(const Error &error);
    void connectParts();
    void connectPosParts();
    Result<Ok> serve();
    void refreshStock(const OrderId &order);
    void housekeep();
    void forget();

    StoreConfig m_config;
    DataDirectory m_data;
    const Clock &m_clock;
    WriteGate m_onlyAgent;
    std::optional<WriteGate::Pass> m_alone; ///< Two agents would deliver twice.

    OrderBook m_book; ///< Empty while orders.db cannot be used; so is all that rests on it.
    std::unique_ptr<Database> m_catalogDatabase;
    std::unique_ptr<CatalogStore> m_catalog;
    std::unique_ptr<OutboxStore> m_outbox;
    std::unique_ptr<TokenStore> m_tokens;

    Metrics m_metrics;
    PosConnection m_pos; ///< Without a client where the store has none.
    std::unique_ptr<CatalogSync> m_catalogSync;
    std::unique_ptr<NetworkTransport> m_pictureNetwork; ///< Not the POS's: its connections are for orders.
    std::unique_ptr<PictureSync> m_pictures;
    std::unique_ptr<OutboxWorker> m_worker;
    std::unique_ptr<StatusPoller> m_poller;

    std::unique_ptr<OrderService> m_orders;
    std::unique_ptr<AgentLink> m_link;
    std::unique_ptr<ApiServer> m_api;
    Watchdog m_watchdog;
    QTimer m_bookRetry;
    QTimer m_housekeeping;
    QTimer m_forgetting;
};

} // namespace Peak
