#pragma once

#include "core/storage/orderstore.h"
#include "sync/pos/posclient.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

namespace Peak {

/**
 * Brings what happens to our orders at the POS back to the kiosk: by change or by list, and ticket by ticket only where
 * the vendor has neither; then a round reads a limited number and the next one goes on from there.
 */
class StatusPoller : public QObject {
    Q_OBJECT

public:
    StatusPoller(OrderStore &orders, PosClient &client, const Clock &clock, std::chrono::seconds interval,
        QObject *parent = nullptr);

    void start();
    void stop();
    /** One round; the timer's, and for tests. */
    QCoro::Task<Result<Ok>> poll();

Q_SIGNALS:
    void orderChanged(const Peak::OrderId &order);
    /** The POS answered, or why it did not: for the state the app shows. */
    void posAnswered();
    void posFailed(const Peak::Error &error);

private:
    Instant askSince(Instant now);
    QCoro::Task<Result<StatusNews>> ask(QList<PosOrderId> open, Instant since);
    QCoro::Task<Result<StatusNews>> readOneByOne(QList<PosOrderId> open);
    [[nodiscard]] QList<PosOrderId> turnOf(QList<PosOrderId> open) const;
    Result<Ok> apply(const QList<PosOrder> &news, const QSet<PosOrderId> &open);

    OrderStore &m_orders;
    PosClient &m_client;
    const Clock &m_clock;
    QTimer m_timer;
    std::optional<Instant> m_mark; ///< Changes before this have been seen.
    PosOrderId m_lastRead; ///< Where the last round of single reads ended.
    QSet<QString> m_unknownWords; ///< Told to the log once.
    bool m_busy = false;
};

} // namespace Peak
