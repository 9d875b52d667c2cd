#pragma once

#include "core/orderstatus.h"
#include "core/storage/outboxstore.h"

#include <QByteArray>

#include <memory>

namespace Peak {

/** The agent's numbers for Prometheus. No label ever holds people's data, ids or paths as they were called. */
class Metrics {
public:
    Metrics();
    Metrics(const Metrics &) = delete;
    Metrics &operator=(const Metrics &) = delete;
    ~Metrics();

    /** `route`: the pattern, not the path. */
    void countApiRequest(const QString &route, int status);
    /** `outcome`: an HTTP status, or the word of an Error::Kind when there was none. */
    void countPosRequest(const QByteArray &method, const QString &outcome);
    void setOrders(Delivery delivery, int count);
    void setQueue(const QueueState &queue, Instant now);

    /** Text exposition format 0.0.4. */
    [[nodiscard]] QByteArray text() const;

private:
    struct Families;
    std::unique_ptr<Families> m_families;
};

} // namespace Peak
