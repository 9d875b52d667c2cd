#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sync/http/waitqueue.h"

#include <QCoroTask>
#include <QHash>
#include <QJsonObject>
#include <QTimer>

namespace Peak {

/**
 * Shopify counts points instead of requests: every answer says how many are left and how fast they come back. This
 * holds back what nobody waits for, the catalogue, until its next query leaves enough for orders.
 */
class ShopifyPace {
public:
    explicit ShopifyPace(const Clock &clock);

    /** From an answer's `extensions.cost`. */
    void learn(const QString &operation, const QJsonObject &cost);
    /** Returns when the bucket, as far as we know, holds what this operation cost last time beside the reserve. */
    QCoro::Task<Result<Ok>> turn(QString operation);
    /** What this operation asked for last; 0 when not known. */
    [[nodiscard]] double costOf(const QString &operation) const { return m_costs.value(operation); }
    /** How long turn() would wait now. */
    [[nodiscard]] Milliseconds wait(const QString &operation) const;

private:
    void wake();

    const Clock &m_clock;
    QHash<QString, double> m_costs; ///< What each operation asked for last.
    double m_most = 0; ///< The bucket's size; 0: not known yet.
    double m_available = 0; ///< At m_at.
    double m_perSecond = 0;
    Milliseconds m_at{0};
    WaitQueue<Result<Ok>> m_waiting;
    QTimer m_timer;
};

} // namespace Peak
