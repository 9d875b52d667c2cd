#pragma once

#include "core/result.h"

#include <QString>

#include <chrono>

namespace Peak {

/**
 * The one gate in front of a database that several processes write. SQLite before 3.51.3 may lose pages when a
 * checkpoint meets another connection's commit (the WAL-reset bug), so every write transaction and every checkpoint of
 * orders.db holds this lock. It is a flock on a file beside the database: the kernel opens it when its holder dies.
 */
class WriteGate {
public:
    explicit WriteGate(const QString &databasePath);
    WriteGate(const WriteGate &) = delete;
    WriteGate &operator=(const WriteGate &) = delete;
    ~WriteGate();

    /** Holds the gate while it lives. */
    class Pass {
    public:
        explicit Pass(int descriptor) : m_descriptor(descriptor) { }
        Pass(Pass &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }
        Pass &operator=(Pass &&) = delete;
        ~Pass();

    private:
        int m_descriptor;
    };

    /** Storage when the file cannot be opened, or another process keeps the gate longer than `patience`. */
    Result<Pass> enter(std::chrono::milliseconds patience = std::chrono::seconds(5));

    /**
     * A sync of the log failed: the kernel takes for written what may never have reached the disk, and whatever were
     * written behind it would be lost with it. All processes see this until the log has been moved into the database.
     * Only for whoever holds the gate.
     */
    Result<Ok> distrustLog();
    Result<Ok> trustLog();
    [[nodiscard]] bool logIsDistrusted() const;

private:
    Result<Ok> setSize(qint64 size);

    QString m_path;
    int m_descriptor = -1;
};

} // namespace Peak
