#include "core/storage/database.h"

#include "core/durablefile.h"
#include "core/logging.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <sqlite3.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr auto busyTimeoutOption = "QSQLITE_BUSY_TIMEOUT=5000";

quint64 inodeOf(const QString &path)
{
    struct stat facts = {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_ino : 0;
}
} // namespace

Database::Database(QString path, const QString &user, const DatabaseOptions &options)
    : m_path(std::move(path)), m_connectionName(user + u':' + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_options(options), m_gate(m_path)
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
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connectionName);
    m_database.setDatabaseName(m_path);
    QString connectOptions = QLatin1StringView(busyTimeoutOption);
    if (m_options.readOnly)
        connectOptions += u";QSQLITE_OPEN_READONLY"_s;
    m_database.setConnectOptions(connectOptions);
    if (!m_database.open()) {
        m_broken = true;
        return failure(m_database.lastError(), u"open"_s);
    }
    m_handle = *static_cast<sqlite3 *const *>(m_database.driver()->handle().constData());
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
    m_prepared.clear();
    m_plain.clear(); // With a statement left the connection would stay open.
    m_handle = nullptr;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connectionName);
}

Result<Ok> Database::reconnectIfBroken()
{
    if (!m_broken)
        return Ok{};
    // What we would write into a file that was set aside, nobody would ever send.
    if (m_inode != 0 && inodeOf(m_path) != m_inode)
        return Error{Error::Kind::Storage, u"%1 was replaced while it was open"_s.arg(m_path)};
    qCWarning(lcStorage) << "reopening" << m_path << "after an input/output error";
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
    if (m_inTransaction && m_broken)
        return Error{Error::Kind::Storage, u"%1 was lost within a transaction"_s.arg(m_path)};
    return reconnectIfBroken();
}

Result<Statement *> Database::runPlain(const QString &sql, const QVariantList &values)
{
    if (const auto usable = requireUsable(); !usable)
        return usable.error();
    const auto refused = [&] {
        return failure(sqlite3_extended_errcode(m_handle), QString::fromUtf8(sqlite3_errmsg(m_handle)), sql);
    };
    auto &statement = m_plain[sql];
    if (!statement)
        statement = std::make_shared<Statement>(m_handle, sql);
    if (!statement->valid()) {
        const auto error = refused();
        m_plain.remove(sql);
        return error;
    }
    if (!statement->run(values))
        return refused();
    return statement.get();
}

Result<QSqlQuery *> Database::run(const QString &sql, const QVariantList &values)
{
    if (const auto usable = requireUsable(); !usable)
        return usable.error();

    auto &query = m_prepared[sql];
    if (!query) {
        auto fresh = std::make_shared<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(sql)) {
            m_prepared.remove(sql);
            return failure(fresh->lastError(), sql);
        }
        query = std::move(fresh);
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), values[i]);
    if (!query->exec()) {
        const auto error = failure(query->lastError(), sql);
        query->finish();
        return error;
    }
    return query.get();
}

Result<Ok> Database::finish(QSqlQuery &query)
{
    const auto error = query.lastError();
    query.finish(); // A statement left standing keeps its snapshot and holds up checkpoints.
    if (error.isValid())
        return failure(error, u"read"_s);
    return Ok{};
}

Result<Ok> Database::execute(const QString &sql, const QVariantList &values)
{
    const auto done = runPlain(sql, values);
    if (!done)
        return done.error();
    m_changedRows = sqlite3_changes(m_handle);
    m_lastInsertId = sqlite3_last_insert_rowid(m_handle);
    return Ok{};
}

Result<qint64> Database::number(const QString &sql, const QVariantList &values)
{
    return runPlain(sql, values).map([](Statement *statement) { return statement->number(); });
}

Error Database::failure(const QSqlError &error, const QString &what)
{
    return failure(error.nativeErrorCode().toInt(), error.text(), what);
}

Error Database::failure(int code, const QString &text, const QString &what)
{
    const int primary = code & 0xff;
    m_broken = m_broken || primary == SQLITE_IOERR;
    m_damaged = m_damaged || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
    // Values are bound, so neither the statement nor the message carries people's data.
    return {Error::Kind::Storage,
        u"%1: %2 (%3) in: %4"_s.arg(
            QFileInfo(m_path).fileName(), text.trimmed(), QString::number(code), what.left(80))};
}

Result<Database::Entered> Database::begin()
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
    if (const auto begun = start(u"BEGIN IMMEDIATE"_s); !begun)
        return begun.error();
    return entered;
}

Result<Ok> Database::start(const QString &begin)
{
    Q_ASSERT(!m_inTransaction);
    const auto begun = execute(begin);
    m_inTransaction = begun.ok();
    return begun;
}

Result<Ok> Database::commit()
{
    const auto done = execute(u"COMMIT"_s);
    if (done) {
        m_inTransaction = false;
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
    m_inTransaction = false;
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
    const auto whole = row(sql, {}, [](const QSqlQuery &query) {
        const bool busy = query.value(0).toBool();
        return !busy || (query.value(1).toInt() > 0 && query.value(1) == query.value(2));
    });
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
    const auto found =
        row(u"PRAGMA quick_check(1)"_s, {}, [](const QSqlQuery &query) { return query.value(0).toString(); });
    if (!found)
        return found.error();
    return found->value_or(QString());
}

} // namespace Peak
