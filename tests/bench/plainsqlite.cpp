#include "tests/bench/plainsqlite.h"

#include <QFile>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Peak::Bench {

namespace {
/** `order` is what tells the rows' order, by its number in customer_order. */
struct Table {
    const char *name;
    const char *order;
};

// clang-format off
constexpr Table tables[] = {
    {"customer_order", "id"},
    {"order_item", "order_row"},
    {"order_customer", "id"},
    {"order_event", "(SELECT id FROM customer_order WHERE uuid = order_uuid)"},
    {"outbox", "order_row"},
};
// clang-format on

QByteArray placeholders(int count) { return "?" + QByteArray(",?").repeated(count - 1); }
} // namespace

void PlainSqlite::FreeValue::operator()(sqlite3_value *value) const { sqlite3_value_free(value); }

PlainSqlite::PlainSqlite(const QString &path)
{
    if (sqlite3_open(QFile::encodeName(path).constData(), &m_database) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(m_database));
    for (const char *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
             "PRAGMA wal_autocheckpoint = 0", "PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF"})
        execute(pragma);
    m_begin = prepare(m_database, "BEGIN IMMEDIATE");
    m_commit = prepare(m_database, "COMMIT");
    for (const auto &table : tables) {
        auto *columns = prepare(m_database, QByteArray("SELECT * FROM ") + table.name);
        m_inserts.push_back(prepare(m_database,
            QByteArray("INSERT INTO ") + table.name + " VALUES (" + placeholders(sqlite3_column_count(columns)) + ")"));
        sqlite3_finalize(columns);
    }
}

PlainSqlite::~PlainSqlite()
{
    for (auto *insert : m_inserts)
        sqlite3_finalize(insert);
    for (auto *statement : {m_begin, m_commit})
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

void PlainSqlite::execute(const char *sql)
{
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql, sqlite3_errmsg(m_database));
}

sqlite3_stmt *PlainSqlite::prepare(sqlite3 *database, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(database, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(database));
    return statement;
}

void PlainSqlite::learn(const QString &path, int count)
{
    sqlite3 *from = nullptr;
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &from, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(from));
    m_orders.clear();
    m_orders.resize(static_cast<size_t>(count));
    for (size_t table = 0; table < std::size(tables); ++table)
        learnTable(from, table, count);
    sqlite3_close(from);
}

void PlainSqlite::learnTable(sqlite3 *from, size_t table, int count)
{
    const QByteArray order = tables[table].order;
    auto *rows = prepare(from,
        "SELECT " + order + " - (SELECT max(id) FROM customer_order) + ?1 - 1 AS place, * FROM " + tables[table].name
            + " WHERE place >= 0 ORDER BY place");
    sqlite3_bind_int(rows, 1, count);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        Row row{table, {}};
        for (int column = 1; column < sqlite3_column_count(rows); ++column)
            row.values.emplace_back(sqlite3_value_dup(sqlite3_column_value(rows, column)));
        m_orders[static_cast<size_t>(sqlite3_column_int(rows, 0))].push_back(std::move(row));
    }
    sqlite3_finalize(rows);
}

void PlainSqlite::run(sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    while (code == SQLITE_ROW)
        code = sqlite3_step(statement);
    if (code != SQLITE_DONE)
        qFatal("%s", sqlite3_errmsg(m_database));
    sqlite3_reset(statement);
}

void PlainSqlite::writeOrder(const OrderRows &rows)
{
    run(m_begin);
    for (const auto &row : rows) {
        auto *insert = m_inserts[row.table];
        for (size_t column = 0; column < row.values.size(); ++column)
            sqlite3_bind_value(insert, static_cast<int>(column) + 1, row.values[column].get());
        run(insert);
    }
    run(m_commit);
}

Samples PlainSqlite::write()
{
    Samples samples;
    for (const auto &order : m_orders) {
        const auto begin = Stopwatch::now();
        writeOrder(order);
        samples.add(microsecondsSince(begin));
        if (samples.count() % ordersACheckpoint == 0)
            execute("PRAGMA wal_checkpoint(PASSIVE)");
    }
    return samples;
}

} // namespace Peak::Bench
