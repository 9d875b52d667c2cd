#pragma once

#include "core/storage/catalogstore.h"
#include "core/storage/outboxstore.h"
#include "sync/api/apirouter.h"
#include "sync/metrics/metrics.h"

namespace Peak {

/** What the operations calls look at. The stores of orders.db are null when that file cannot be used. */
struct OperationsParts {
    const Clock &clock;
    Metrics &metrics;
    CatalogStore &catalog;
    OrderStore *orders = nullptr;
    OutboxStore *outbox = nullptr;
    bool needsCatalog = true; ///< Not ready before the first pull; false where no POS has one.
};

/** Health, readiness, metrics and the API's own description. Lives as long as the agent. */
class OperationsRoutes {
public:
    explicit OperationsRoutes(const OperationsParts &parts);

    void addTo(ApiRouter &router);

private:
    HttpServerResponse health();
    HttpServerResponse readiness();
    HttpServerResponse metrics();
    HttpServerResponse description();

    /** Why the agent is of no use yet; empty when it is. */
    QString notReady();

    OperationsParts m_parts;
};

} // namespace Peak
