#pragma once

#include <QVariant>

struct sqlite3;
struct sqlite3_stmt;

namespace Peak {

/**
 * A statement prepared once and run straight through SQLite's C API. QtSql's binding by name and its look at every
 * column cost more than most of our statements themselves. Belongs to the connection it was prepared on and goes first.
 */
class Statement {
public:
    /** Check valid(); SQLite's own error of the connection says why not. */
    Statement(sqlite3 *connection, const QString &sql);
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    [[nodiscard]] bool valid() const { return m_statement != nullptr; }

    /**
     * Runs to the end; false when SQLite refuses. Values bind as with QtSql: a null QString or QByteArray is NULL, a
     * QByteArray a blob, what is no number is text.
     */
    bool run(const QVariantList &values);
    /** First column of the first row of the last run; 0 when there was none or it was NULL. */
    [[nodiscard]] qint64 number() const { return m_number; }

private:
    bool bind(int index, const QVariant &value);

    sqlite3_stmt *m_statement = nullptr;
    qint64 m_number = 0;
};

} // namespace Peak
