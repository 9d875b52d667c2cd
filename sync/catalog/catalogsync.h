#pragma once

#include "sync/catalog/catalogwriter.h"
#include "sync/onthread.h"
#include "sync/pos/posclient.h"

#include <QCoroTask>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <optional>

namespace Peak {

/**
 * Keeps catalog.db up to date: the whole feed every `interval`, what changed ten times as often where the vendor can
 * say so, single products after an order. Network on the main thread, database work in a thread of its own; one page
 * is in memory at a time.
 */
class CatalogSync : public QObject {
    Q_OBJECT

public:
    CatalogSync(PosClient &client, const Clock &clock, const QString &databasePath, std::chrono::seconds interval,
        QObject *parent = nullptr);
    ~CatalogSync() override;

    /** Opens catalog.db. Storage when the file can be neither opened nor made new. */
    Result<Ok> open();
    /** Begins to pull. */
    void start();
    void stop();

    /** One pull, after the one that may be running. */
    QCoro::Task<Result<CatalogChange>> pull(PullKind kind, bool trustSmall = false);
    /** Reads single products again, for their stock. Does nothing while a pull runs: that brings them too. */
    QCoro::Task<void> refresh(QList<ProductId> products);

Q_SIGNALS:
    void catalogChanged(qint64 generation);
    void idle();

private:
    template<class F>
    auto onWriter(F work)
    {
        return onThreadOf(m_writer, std::move(work));
    }
    QCoro::Task<Result<CatalogChange>> pullPages(PullKind kind, bool trustSmall);
    QCoro::Task<Result<Ok>> stagePages(PullKind kind);
    QCoro::Task<Result<CatalogChange>> refreshStaged(QList<ProductId> products);
    QCoro::Task<void> tick();
    void rest();
    QCoro::Task<void> report(Result<CatalogChange> outcome);

    PosClient &m_client;
    const Clock &m_clock;
    std::chrono::seconds m_interval;
    QThread m_thread;
    CatalogWriter *m_writer; ///< Lives in m_thread, which deletes it.
    QTimer m_timer;
    bool m_busy = false;
    std::optional<Milliseconds> m_lastFull; ///< Monotonic.
    std::optional<Instant> m_changedMark; ///< Everything changed before this has been seen.
    int m_failures = 0;
    Milliseconds m_notBefore = Milliseconds::min(); ///< Monotonic: when the POS may be asked again after a failure.
};

} // namespace Peak
