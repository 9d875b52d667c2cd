#pragma once

#include "sync/outbox/outboxworker.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/ledgerpos.h"
#include "tests/support/scratchbook.h"

#include <QCoreApplication>
#include <QDir>

namespace Peak {

/** A worker between orders on a disk that can fail and a POS that keeps a ledger. */
class DeliveryRig {
public:
    explicit DeliveryRig(std::unique_ptr<ScratchBook> made = std::make_unique<ScratchBook>())
        : book(std::move(made)) { }

    /** Before the first database of the process. What is on disk counts in these tests, not how long the disk takes. */
    static void prepare()
    {
        FaultyVfs::install();
        if (QDir(QStringLiteral("/dev/shm")).exists())
            qputenv("TMPDIR", "/dev/shm");
    }

    void start()
    {
        worker = std::make_unique<OutboxWorker>(*book->outbox, *book->orders, client(), book->clock, 4);
        worker->start();
    }

    /** Everything that can happen now happens. Scripts answer at once, so only queued hints have to run and nobody
     * waits for others to write with. */
    void run()
    {
        worker->wake();
        for (int i = 0; i < 50; ++i) {
            QCoreApplication::processEvents();
            worker->writeDown();
        }
    }

    /** As `run`, until nothing waits for a time either. */
    void runOut()
    {
        for (int i = 0; i < 30 && book->outbox->state()->waiting > 0; ++i) {
            book->clock.advance(std::chrono::minutes(6));
            run();
        }
    }

    /** What a crash and a new start leave. False when the file is refused. */
    bool restart()
    {
        worker.reset();
        if (!book->open())
            return false;
        start();
        return true;
    }

    ScriptedPosClient &client() { return pos.client; }
    [[nodiscard]] Order now(const Order &order) const { return book->order(order.id); }
    [[nodiscard]] OutboxEntry entryOf(const Order &order) const
    {
        const auto queue = book->outbox->list();
        for (const auto &entry : queue.valueOr({})) {
            if (entry.order == order.id)
                return entry;
        }
        return {};
    }

    std::unique_ptr<ScratchBook> book;
    LedgerPos pos;
    std::unique_ptr<OutboxWorker> worker; ///< Goes first.
};

} // namespace Peak
