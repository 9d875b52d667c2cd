#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sync/api/httpmessage.h"
#include "tests/possim/behaviour.h"
#include "tests/possim/catalog.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTimeZone>

namespace Peak::Possim {

/** What a simulated store is made of. Everything referred to outlives the simulator. */
struct StoreSetup {
    QList<StockItem> items;
    const Behaviour &behaviour;
    const Clock &clock;
    QTimeZone zone;
    QString stateFile; ///< Where tickets survive a restart; empty: nowhere.
    bool secure = false; ///< Served over TLS.
    QString clientId; ///< Also whatever else the vendor calls the name that goes with the key.
    QString apiKey;
    QString certificateId;
    QString organizationId;
    QByteArray publicKey; ///< PEM, key or certificate, for vendors with signed requests.

    /** The POS's own time: the clock, plus the skew ordered. */
    [[nodiscard]] Instant now() const { return clock.now() + std::chrono::seconds(behaviour.clockSkewS); }
};

/** What a request is, for faults, limits and counts. */
struct Call {
    QString kind; ///< The vendor's simulator names its kinds; "create" is the one that makes an order.
    QString area; ///< Requests of one area share a rate limit; empty: unlimited.
    bool writes = false;
};

/** One vendor's POS: answers the vendor's calls and lets the control interface look in and interfere like staff. */
class Simulator {
public:
    Simulator() = default;
    Simulator(const Simulator &) = delete;
    Simulator &operator=(const Simulator &) = delete;
    virtual ~Simulator() = default;

    [[nodiscard]] virtual Call callOf(const HttpServerRequest &request) const = 0;
    virtual HttpServerResponse handle(const HttpServerRequest &request) = 0;
    /** The vendor's words for "too many requests" and for a refusal. */
    [[nodiscard]] virtual HttpServerResponse overLimit() const = 0;
    [[nodiscard]] virtual HttpServerResponse refusal(const QString &reason, const QString &detail) const = 0;

    // What staff, other tills and other shoppers do. Errors: Invalid, NotFound.
    [[nodiscard]] virtual QJsonArray tickets() const = 0;
    virtual Result<QJsonObject> moveTicket(const QString &id, const QJsonObject &change) = 0;
    virtual Result<QJsonObject> setItems(const QString &id, const QJsonArray &items) = 0;
    virtual Result<QJsonObject> setStock(const QJsonObject &change) = 0;
    virtual Result<QJsonObject> changeProduct(const QJsonObject &change) = 0;
    virtual Result<QJsonObject> putCustomer(const QJsonObject &customer) = 0;
    virtual void expireTokens() = 0;
    /** The settings only this vendor has, as they are at the start; Behaviour::vendor holds them as they are now. */
    [[nodiscard]] virtual QJsonObject ownSettings() const { return {}; }
    /** Orders the simulator has made, those whose answer was lost included. */
    [[nodiscard]] virtual qint64 createsExecuted() const = 0;
};

} // namespace Peak::Possim
