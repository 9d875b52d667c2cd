#pragma once

#include "core/storage/orderstore.h"
#include "sync/pos/posclient.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

namespace Peak {

/** Brings what happens to our orders at the POS back to the kiosk, by change or by list, never ticket by ticket. */
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
    Result<Ok> apply(const QList<PosOrder> &news, const QSet<PosOrderId> &open);

    OrderStore &m_orders;
    PosClient &m_client;
    const Clock &m_clock;
    QTimer m_timer;
    std::optional<Instant> m_mark; ///< Changes before this have been seen.
    QSet<QString> m_unknownWords; ///< Told to the log once.
    bool m_busy = false;
};

} // namespace Peak
