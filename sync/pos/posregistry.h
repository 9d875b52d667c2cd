#pragma once

#include "core/storeconfig.h"
#include "platform/secretstore.h"
#include "sync/http/guardedtransport.h"
#include "sync/http/networktransport.h"
#include "sync/http/poswatch.h"
#include "sync/metrics/countingtransport.h"
#include "sync/pos/posclient.h"

#include <memory>

namespace Peak {

/** The secrets of one vendor by their names in the store: "pos.api_key" and so on. */
using PosSecrets = QHash<QString, QByteArray>;

/** Reads what the vendor's row asks for in this way of authentication. NotFound names the first required one missing.
 */
Result<PosSecrets> readPosSecrets(const PosSettings &settings, SecretStore &store);

/**
 * The client of the configured vendor; null for "none". Unsupported for vendors this product has no client for yet.
 * `http` and `clock` outlive it. Requests should go through a GuardedTransport with posRateLimit().
 */
Result<std::unique_ptr<PosClient>> makePosClient(
    const StoreConfig &config, const PosSecrets &secrets, HttpTransport &http, const Clock &clock);

/** How fast this store's POS may be asked: what the configuration says, else the vendor's own pace. */
RateLimit posRateLimit(const PosSettings &settings);

/** A store's POS with everything it needs, in the order in which it must go. */
struct PosConnection {
    std::unique_ptr<NetworkTransport> network;
    std::unique_ptr<CountingTransport> counted;
    std::unique_ptr<PosWatch> watch;
    std::unique_ptr<GuardedTransport> guarded;
    std::unique_ptr<PosClient> client; ///< Null for "none".
};

/** `extraCaFile` (PEM) is trusted beside the system's; empty for none. */
Result<PosConnection> connectPos(const StoreConfig &config, const PosSecrets &secrets, const Clock &clock,
    Metrics &metrics, const QString &extraCaFile = {});

} // namespace Peak
