#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/storage/database.h"

namespace Peak {

/** Who did something: "customer", "pos", "system", "staff:17" or "api:tablet". */
struct Actor {
    QString name;

    static Actor customer() { return {QStringLiteral("customer")}; }
    static Actor pos() { return {QStringLiteral("pos")}; }
    static Actor system() { return {QStringLiteral("system")}; }
    static Actor api(const QString &token) { return {QStringLiteral("api:") + token}; }
};

/** One entry of the history. */
struct Event {
    qint64 seq = 0;
    OrderId order; ///< Empty for what is not about an order.
    Instant at;
    Actor actor;
    QString what; ///< "created", "status", "delivery", "merged", …
    QString from;
    QString to;
    QString why;
};

/**
 * The append-only history in orders.db. Each entry carries the SHA-256 of the one before, so that a removed or changed
 * entry shows.
 */
class EventStore {
public:
    EventStore(Database &database, const Clock &clock);

    /** Call inside the transaction of what is being recorded. No people's data in `event`. */
    Result<Ok> append(const Event &event);
    Result<QList<Event>> ofOrder(const OrderId &order);
    /** Nothing when the chain holds, else the number of the first entry that does not fit. */
    Result<std::optional<qint64>> firstBroken();

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace Peak
