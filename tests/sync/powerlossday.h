#pragma once

#include "sync/outbox/outboxworker.h"
#include "tests/support/diskcall.h"
#include "tests/sync/powerlossledger.h"

namespace Peak {

/** How the files of a recorded day are kept. All but Full exists to show that the tests notice. */
enum class Syncing { Full, Normal, Off };

struct DayPlan {
    Syncing syncing = Syncing::Full;
    bool appBeside = true; ///< The app has a connection of its own; otherwise the orders come through the agent's.
    int failingSync = 0; ///< Which sync of a file fails, from 1 on.
};

/** What a kiosk asked of its disk, and what it told the world meanwhile. */
struct Recording {
    QList<DiskCall> calls;
    PowerLossLedger ledger;
    bool syncFailed = false; ///< Whether there was a sync of the wanted number.
};

/**
 * A kiosk from its first start on, with the product's own code on real files: an app and an agent, a POS that loses
 * messages. The caller begins and ends the recording of `root`.
 */
class PowerLossDay {
public:
    PowerLossDay(const QString &root, const DayPlan &plan);

    /** One order through the app. */
    void sell(const QString &customer);
    /** As sell(), but the transaction is refused at its end. */
    void sellInVain();
    /** The agent does what it can do now. */
    void deliver();
    /** The agent's housekeeping: the log into the file, emptied or left at its size. */
    void checkpoint(qint64 fromBytes);
    void remember();
    /** App and agent end and begin again. */
    void restart();
    /** Whether the disk refused something that has nothing to do with a promise. */
    [[nodiscard]] bool failed() const { return m_failed; }

    PowerLossLedger ledger;
    ScratchBook agent;
    LedgerPos pos;

private:
    void openApp();
    void relax(Database &database);
    OrderStore &counter() { return m_plan.appBeside ? *m_appOrders : *agent.orders; }
    OrderRequest nextRequest(const QString &customer);

    DayPlan m_plan;
    std::unique_ptr<Database> m_app;
    std::unique_ptr<OrderStore> m_appOrders;
    std::unique_ptr<OutboxWorker> m_worker;
    int m_sold = 0;
    bool m_failed = false;
};

/** First start, some trade, housekeeping, a restart, more trade. */
Recording recordDay(const QString &root, const DayPlan &plan);

} // namespace Peak
