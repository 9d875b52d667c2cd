#pragma once

#include "core/result.h"
#include "core/storage/statement.h"
#include "core/storage/writegate.h"

#include <QHash>
#include <QVariant>

#include <memory>
#include <optional>
#include <vector>

namespace Peak {

/** One step of a schema. Published steps never change, and new ones only add. */
struct Migration {
    int version;
    std::vector<QString> statements;
};

struct DatabaseOptions {
    bool readOnly = false;
    bool durable = true; ///< synchronous=FULL; false only for what can be fetched again (NORMAL).
    bool gated = false; ///< Several processes write: take the WriteGate, checkpoint only when told to.
    int applicationId = 0; ///< Written into a new file and demanded of an old one: a foreign file is refused.
};

/**
 * One connection to one SQLite file, with statements prepared once. It belongs to the thread that opened it.
 * After an input/output error the connection is closed and opened again, never used on: what a failed fsync left
 * behind is unknown. Once another file stands in its place every call is refused: whoever needs that one opens it anew.
 */
class Database {
public:
    /** A connection for `user` (its name in the log); open() makes it usable. */
    Database(QString path, QString user, const DatabaseOptions &options);

    /** Opens, checks whose file it is, and brings the schema up to date. Storage when any of it fails. */
    Result<Ok> open(const std::vector<Migration> &schema);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    Result<Ok> execute(const QString &sql, const QVariantList &values = {});

    /** Every row through `read`. */
    template<class F>
    auto rows(const QString &sql, const QVariantList &values, F read)
        -> Result<QList<std::invoke_result_t<F, const Row &>>>
    {
        auto statement = begin(sql, values);
        if (!statement)
            return statement.error();
        QList<std::invoke_result_t<F, const Row &>> found;
        while ((*statement)->next())
            found.append(read((*statement)->row()));
        return finish(**statement, sql, std::move(found));
    }

    /** The first row, if there is one. */
    template<class F>
    auto row(const QString &sql, const QVariantList &values, F read)
        -> Result<std::optional<std::invoke_result_t<F, const Row &>>>
    {
        auto statement = begin(sql, values);
        if (!statement)
            return statement.error();
        std::optional<std::invoke_result_t<F, const Row &>> found;
        if ((*statement)->next())
            found = read((*statement)->row());
        return finish(**statement, sql, std::move(found));
    }

    /** The first column of the first row as a number; 0 when there is no row or it is NULL. */
    Result<qint64> number(const QString &sql, const QVariantList &values = {});
    /** How many rows the last execute() changed. */
    [[nodiscard]] int changedRows() const { return m_changedRows; }
    [[nodiscard]] qint64 lastInsertId() const { return m_lastInsertId; }

    /**
     * Runs `body` as one IMMEDIATE transaction behind the gate. `body` returns a Result; an error rolls everything
     * back. A COMMIT that failed gives InDoubt: it may have happened, so look before saying no. Inside another write()
     * `body` is part of that one: an error then takes the whole back, whatever the outer one makes of it.
     */
    template<class F>
    auto write(F body) -> std::invoke_result_t<F>
    {
        if (m_transaction == Transaction::Writing)
            return join(body);
        auto pass = enter();
        if (!pass)
            return pass.error();
        auto outcome = body();
        if (!outcome || m_spoiled) {
            rollback();
            return outcome ? std::invoke_result_t<F>(partRefused()) : outcome;
        }
        if (const auto done = commit(); !done)
            return done.error();
        return outcome;
    }

    /** Runs `body`, which only reads, on one state of the file, whatever others commit. May stand in write(). */
    template<class F>
    auto consistently(F body) -> std::invoke_result_t<F>
    {
        if (m_transaction != Transaction::None)
            return body();
        if (const auto begun = start(QStringLiteral("BEGIN"), Transaction::Reading); !begun)
            return begun.error();
        auto outcome = body();
        rollback();
        return outcome;
    }

    /**
     * Moves the WAL into the file and makes it durable there, behind the gate; Storage when a reader held that up.
     * Does nothing while it is smaller than `fromBytes`; with such a limit it waits for no reader and leaves the file
     * at its size, to be written over. Without one it empties the file: nothing of what was there is left, or comes
     * back with a power cut.
     */
    Result<Ok> checkpoint(qint64 fromBytes = 0);
    [[nodiscard]] qint64 walBytes() const;
    /** "ok", or what PRAGMA quick_check found first. */
    Result<QString> quickCheck();
    /** Whether an error of this connection means that the file itself is damaged or not our database. */
    [[nodiscard]] bool damaged() const { return m_damaged; }
    /** Changes whenever another connection commits. Storage once another file stands in the place of this one. */
    Result<qint64> dataVersion();

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    /** Held from BEGIN to COMMIT; without a gate where only one process writes. */
    struct Entered {
        std::optional<WriteGate::Pass> pass;
    };

    enum class Transaction { None, Reading, Writing };

    template<class F>
    auto join(F body) -> std::invoke_result_t<F>
    {
        auto outcome = body();
        m_spoiled = m_spoiled || !outcome;
        return outcome;
    }
    [[nodiscard]] Error partRefused() const;

    Result<Ok> connect();
    void disconnect();
    Result<Ok> reconnectIfBroken();
    Result<Ok> configure();
    Result<Ok> adopt(const std::vector<Migration> &schema);
    Result<Ok> migrate(const std::vector<Migration> &schema);
    Result<Ok> requireUsable();
    Result<Statement *> prepared(const QString &sql);
    Result<Statement *> begin(const QString &sql, const QVariantList &values);
    Result<Statement *> run(const QString &sql, const QVariantList &values);
    Result<Ok> finish(Statement &statement, const QString &sql);
    template<class T>
    Result<T> finish(Statement &statement, const QString &sql, T value)
    {
        if (const auto done = finish(statement, sql); !done)
            return done.error();
        return value;
    }
    Error failure(const QString &what);
    Result<Entered> enter();
    Result<Ok> mendLog();
    Result<Ok> moveLog(bool empty);
    Result<Ok> start(const QString &begin, Transaction kind);
    Result<Ok> commit();
    void rollback();

    QString m_path;
    QString m_user;
    DatabaseOptions m_options;
    WriteGate m_gate;
    sqlite3 *m_handle = nullptr;
    QHash<QString, std::shared_ptr<Statement>> m_prepared;
    int m_changedRows = 0;
    qint64 m_lastInsertId = 0;
    quint64 m_inode = 0; ///< Of the file we opened: someone may have set it aside since.
    bool m_damaged = false;
    bool m_broken = false; ///< An I/O error happened: reopen before the next statement.
    Transaction m_transaction = Transaction::None;
    bool m_spoiled = false; ///< A part of the transaction was refused: it must not be committed.
};

} // namespace Peak
