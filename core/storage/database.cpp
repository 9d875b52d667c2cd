#include "core/storage/database.h"

#include "core/durablefile.h"
#include "core/logging.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int busyTimeout = 5000; // Milliseconds.

quint64 inodeOf(const QString &path)
{
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_ino : 0;
}
} // namespace

Database::Database(QString path, QString user, const DatabaseOptions &options)
    : m_path(std::move(path)), m_user(std::move(user)), m_options(options), m_gate(m_path)
{
}

Database::~Database() { disconnect(); }

Result<Ok> Database::open(const std::vector<Migration> &schema)
{
    if (auto done = connect(); !done)
        return done;
    if (m_options.readOnly)
        return Ok{};
    return adopt(schema);
}

Result<Ok> Database::connect()
{
    const int access = m_options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const QByteArray path = QFile::encodeName(m_path);
    if (sqlite3_open_v2(path.constData(), &m_handle, access | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
        const auto error = failure(u"open"_s);
        m_broken = true;
        return error;
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, busyTimeout);
    m_inode = inodeOf(m_path);
    m_broken = false;
    const auto configured = configure();
    m_broken = !configured; // Half configured it would forget commits, or checkpoint outside the gate.
    return configured;
}

Result<Ok> Database::configure()
{
    if (m_options.gated) {
        // The last connection to close would checkpoint, outside the gate.
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    if (m_options.readOnly)
        return execute(u"PRAGMA query_only = ON"_s);

    const QStringList pragmas{
        u"PRAGMA journal_mode = WAL"_s,
        m_options.durable ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s,
        m_options.gated ? u"PRAGMA wal_autocheckpoint = 0"_s : u"PRAGMA wal_autocheckpoint = 1000"_s,
        u"PRAGMA foreign_keys = ON"_s,
        // FTS5 of SQLite 3.40 is refused in triggers of a schema that is not trusted; the catalogue needs it there.
        m_options.gated ? u"PRAGMA trusted_schema = OFF"_s : u"PRAGMA trusted_schema = ON"_s,
    };
    for (const auto &pragma : pragmas) {
        if (auto done = execute(pragma); !done)
            return done;
    }
    return Ok{};
}

void Database::disconnect()
{
    m_prepared.clear(); // With a statement left the connection would stay open.
    sqlite3_close(m_handle);
    m_handle = nullptr;
}

Result<Ok> Database::reconnectIfBroken()
{
    if (!m_broken)
        return Ok{};
    // What we would write into a file that was set aside, nobody would ever send.
    if (m_inode != 0 && inodeOf(m_path) != m_inode)
        return Error{Error::Kind::Storage, u"%1 was replaced while it was open"_s.arg(m_path)};
    qCWarning(lcStorage) << m_user << "reopens" << m_path << "after an input/output error";
    disconnect();
    return connect();
}

Result<Ok> Database::adopt(const std::vector<Migration> &schema)
{
    const auto tables = number(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!tables)
        return tables.error();
    const auto owner = number(u"PRAGMA application_id"_s);
    if (!owner)
        return owner.error();
    const bool fresh = *owner == 0 && *tables == 0;
    if (!fresh && *owner != m_options.applicationId) {
        m_damaged = true;
        return Error{Error::Kind::Storage, u"%1 is a database of another program"_s.arg(m_path)};
    }
    return migrate(schema);
}

Result<Ok> Database::migrate(const std::vector<Migration> &schema)
{
    // Most starts find nothing to do and need not wait for a writer.
    const auto present = number(u"PRAGMA user_version"_s);
    if (!present)
        return present.error();
    if (*present >= schema.back().version)
        return Ok{};

    return write([&]() -> Result<Ok> {
        const auto version = number(u"PRAGMA user_version"_s);
        if (!version)
            return version.error();
        for (const auto &step : schema) {
            if (step.version <= *version)
                continue;
            for (const auto &statement : step.statements) {
                if (auto done = execute(statement); !done)
                    return done;
            }
        }
        // Both pragmas are part of the transaction: a power cut leaves all of it or nothing.
        if (auto done = execute(u"PRAGMA application_id = %1"_s.arg(m_options.applicationId)); !done)
            return done;
        return execute(u"PRAGMA user_version = %1"_s.arg(schema.back().version));
    });
}

Result<Ok> Database::requireUsable()
{
    // A new connection in the middle of a transaction would go on without what was written so far.
    if (m_transaction != Transaction::None && m_broken)
        return Error{Error::Kind::Storage, u"%1 was lost within a transaction"_s.arg(m_path)};
    return reconnectIfBroken();
}

Result<Statement *> Database::prepared(const QString &sql)
{
    if (const auto usable = requireUsable(); !usable)
        return usable.error();
    auto &statement = m_prepared[sql];
    if (!statement)
        statement = std::make_shared<Statement>(m_handle, sql);
    if (statement->valid())
        return statement.get();
    const auto error = failure(sql);
    m_prepared.remove(sql);
    return error;
}

Result<Statement *> Database::begin(const QString &sql, const QVariantList &values)
{
    const auto statement = prepared(sql);
    if (!statement || (*statement)->bind(values))
        return statement;
    const auto error = failure(sql);
    (*statement)->end();
    return error;
}

Result<Statement *> Database::run(const QString &sql, const QVariantList &values)
{
    const auto statement = prepared(sql);
    if (!statement || (*statement)->run(values))
        return statement;
    return failure(sql);
}

Result<Ok> Database::finish(Statement &statement, const QString &sql)
{
    if (!statement.end())
        return failure(sql);
    return Ok{};
}

Result<Ok> Database::execute(const QString &sql, const QVariantList &values)
{
    const auto done = run(sql, values);
    if (!done)
        return done.error();
    m_changedRows = sqlite3_changes(m_handle);
    m_lastInsertId = sqlite3_last_insert_rowid(m_handle);
    return Ok{};
}

Result<qint64> Database::number(const QString &sql, const QVariantList &values)
{
    return run(sql, values).map([](Statement *statement) { return statement->number(); });
}

/** What SQLite last said about this connection. */
Error Database::failure(const QString &what)
{
    const int code = m_handle == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(m_handle);
    const int primary = code & 0xff;
    m_broken = m_broken || primary == SQLITE_IOERR;
    m_damaged = m_damaged || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
    // Values are bound, so neither the statement nor the message carries people's data.
    const QString text = m_handle == nullptr ? u"out of memory"_s : QString::fromUtf8(sqlite3_errmsg(m_handle));
    return {Error::Kind::Storage,
        u"%1: %2 (%3) in: %4"_s.arg(QFileInfo(m_path).fileName(), text, QString::number(code), what.left(80))};
}

Error Database::partRefused() const
{
    return {Error::Kind::Storage, u"%1: a part of the transaction was refused"_s.arg(QFileInfo(m_path).fileName())};
}

Result<Database::Entered> Database::enter()
{
    if (const auto usable = reconnectIfBroken(); !usable)
        return usable.error();
    Entered entered;
    if (m_options.gated) {
        auto pass = m_gate.enter();
        if (!pass)
            return pass.error();
        m_broken = inodeOf(m_path) != m_inode; // Only behind the gate nobody can set it aside any more.
        entered.pass.emplace(std::move(*pass));
        if (const auto mended = mendLog(); !mended)
            return mended.error();
    }
    if (const auto begun = start(u"BEGIN IMMEDIATE"_s, Transaction::Writing); !begun)
        return begun.error();
    return entered;
}

Result<Ok> Database::start(const QString &begin, Transaction kind)
{
    Q_ASSERT(m_transaction == Transaction::None);
    const auto begun = execute(begin);
    if (begun)
        m_transaction = kind;
    m_spoiled = false;
    return begun;
}

Result<Ok> Database::commit()
{
    const auto done = execute(u"COMMIT"_s);
    if (done) {
        m_transaction = Transaction::None;
        return done;
    }
    m_broken = true;
    rollback();
    if (m_options.gated) {
        if (const auto noted = m_gate.distrustLog(); !noted)
            qCCritical(lcStorage) << noted.error().message;
    }
    return Error{Error::Kind::InDoubt, u"commit failed, its outcome is unknown: "_s + done.error().message};
}

void Database::rollback()
{
    m_transaction = Transaction::None;
    // Closing rolls back too, and at once: until then nobody else could write.
    if (m_broken)
        disconnect();
    else if (!execute(u"ROLLBACK"_s))
        m_broken = true;
}

Result<Ok> Database::checkpoint(qint64 fromBytes)
{
    if (walBytes() < fromBytes)
        return Ok{};
    std::optional<WriteGate::Pass> pass;
    if (m_options.gated) {
        auto entered = m_gate.enter();
        if (!entered)
            return entered.error();
        pass.emplace(std::move(*entered));
    }
    const bool distrusted = m_options.gated && m_gate.logIsDistrusted();
    return distrusted ? mendLog() : moveLog(fromBytes == 0);
}

/** Nothing may be written behind what a failed sync has left; what can be read of the log goes into the file. */
Result<Ok> Database::mendLog()
{
    if (!m_gate.logIsDistrusted())
        return Ok{};
    qCWarning(lcStorage) << "moving the log of" << m_path << "into it, because a sync of it failed";
    // First what is read of it: a power cut while it is moved would put an older log over the newer file.
    if (const auto whole = rewriteFile(m_path + u"-wal"_s); !whole)
        return whole;
    if (const auto moved = moveLog(true); !moved)
        return moved;
    if (walBytes() != 0)
        return Error{Error::Kind::Storage, u"%1: a reader keeps the log that cannot be trusted"_s.arg(m_path)};
    return m_gate.trustLog();
}

/** Behind the gate. */
Result<Ok> Database::moveLog(bool empty)
{
    // A log that is written over costs a commit a third less than one that grows: the file system has nothing to note.
    const auto sql = empty ? u"PRAGMA wal_checkpoint(TRUNCATE)"_s : u"PRAGMA wal_checkpoint(PASSIVE)"_s;
    const auto whole = row(sql, {},
        [](const Row &found) { return !found.flag(0) || (found.number(1) > 0 && found.number(1) == found.number(2)); });
    if (!whole)
        return whole.error();
    if (!whole->value_or(false))
        return Error{Error::Kind::Storage, u"%1: a reader holds up the checkpoint"_s.arg(m_path)};
    return empty && walBytes() == 0 ? syncFile(m_path + u"-wal"_s) : Ok{};
}

Result<qint64> Database::dataVersion()
{
    m_broken = m_broken || inodeOf(m_path) != m_inode;
    return number(u"PRAGMA data_version"_s);
}

qint64 Database::walBytes() const { return QFileInfo(m_path + u"-wal"_s).size(); }

Result<QString> Database::quickCheck()
{
    const auto found = row(u"PRAGMA quick_check(1)"_s, {}, [](const Row &answer) { return answer.text(0); });
    if (!found)
        return found.error();
    return found->value_or(QString());
}

} // namespace Peak
