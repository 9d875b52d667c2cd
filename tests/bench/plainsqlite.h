#pragma once

#include "tests/bench/samples.h"

#include <QString>

#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_value;

namespace Peak::Bench {

/** After so many orders the write-ahead log is moved into the file, about as often as on a busy day. */
constexpr size_t ordersACheckpoint = 50;

/**
 * The rows of orders, written through SQLite's C API with nothing around it: the least an order can cost on this
 * schema. The rows are those that the product wrote.
 */
class PlainSqlite {
public:
    /** `path` holds our schema already. */
    explicit PlainSqlite(const QString &path);
    PlainSqlite(const PlainSqlite &) = delete;
    PlainSqlite &operator=(const PlainSqlite &) = delete;
    ~PlainSqlite();

    /** Takes over the rows of the newest `count` orders in the database `path`. */
    void learn(const QString &path, int count);
    /** Writes what was learnt, each order in a durable transaction of its own. */
    Samples write();

private:
    struct FreeValue {
        void operator()(sqlite3_value *value) const;
    };
    using Value = std::unique_ptr<sqlite3_value, FreeValue>;
    struct Row {
        size_t table;
        std::vector<Value> values;
    };
    using OrderRows = std::vector<Row>;

    void execute(const char *sql);
    sqlite3_stmt *prepare(sqlite3 *database, const QByteArray &sql);
    void learnTable(sqlite3 *from, size_t table, int count);
    void run(sqlite3_stmt *statement);
    void writeOrder(const OrderRows &rows);

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_begin = nullptr;
    sqlite3_stmt *m_commit = nullptr;
    std::vector<sqlite3_stmt *> m_inserts; ///< One a table.
    std::vector<OrderRows> m_orders;
};

} // namespace Peak::Bench
