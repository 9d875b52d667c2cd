#pragma once

#include "core/storage/outboxstore.h"

#include <QObject>
#include <QTimer>

#include <coroutine>
#include <functional>

namespace Peak {

/**
 * Makes one transaction, and one sync, of all that wants to be written within a millisecond, or within one turn of the
 * event loop if nobody is left who could still join. Everybody goes on only when theirs is on disk. Where one is
 * refused nothing of the group is kept and each is written by itself, so nobody pays for another; a COMMIT whose
 * outcome is unknown is everybody's and is not tried again.
 *
 *     auto turn = m_commits.join([&] { return m_outbox.markSending(entry); });
 *     const auto marked = co_await turn;
 */
class GroupCommit : public QObject {
    Q_OBJECT

public:
    /** May be called twice: what it wrote the first time was taken back then. */
    using Write = std::function<Result<Ok>()>;

    class Turn {
    public:
        Turn(GroupCommit &group, Write write) : m_group(group), m_write(std::move(write)) { }

        [[nodiscard]] bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting)
        {
            m_waiting = waiting;
            m_group.add(this);
        }
        Result<Ok> await_resume() { return m_outcome; }

    private:
        friend class GroupCommit;

        GroupCommit &m_group;
        Write m_write;
        std::coroutine_handle<> m_waiting;
        Result<Ok> m_outcome = Ok{};
    };

    /** How many may want to write sooner or later, those who wait included. */
    using Writers = std::function<qsizetype()>;

    GroupCommit(OutboxStore &store, Writers writers, QObject *parent = nullptr);
    /** Who still waits is told that nothing was written. */
    ~GroupCommit() override;

    [[nodiscard]] Turn join(Write write) { return {*this, std::move(write)}; }
    /** Writes what waits at once. */
    void flush();
    [[nodiscard]] bool isEmpty() const { return m_turns.isEmpty(); }

private:
    void add(Turn *turn);
    void write(const QList<Turn *> &turns);

    OutboxStore &m_store;
    Writers m_writers;
    QTimer m_linger;
    QList<Turn *> m_turns;
};

} // namespace Peak
