#pragma once

#include <QByteArrayList>
#include <QVariant>

struct sqlite3;
struct sqlite3_stmt;

namespace Peak {

/** The row a statement stands on; good until the statement goes on. NULL reads as a null text, no bytes, 0 and false.
 */
class Row {
public:
    explicit Row(sqlite3_stmt *statement) : m_statement(statement) { }

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] int integer(int column) const { return static_cast<int>(number(column)); }
    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }

private:
    sqlite3_stmt *m_statement;
};

/**
 * A statement prepared once and run straight through SQLite's C API: QtSql's binding by name and its look at every
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
     * Makes it ready to begin; false when SQLite refuses. A null QString or QByteArray binds as NULL, a QByteArray as a
     * blob, what is no number as text.
     */
    bool bind(const QVariantList &values);
    /** Goes to the next row; false at the end, and when SQLite refused: end() tells. */
    bool next();
    [[nodiscard]] Row row() const { return Row(m_statement); }
    /** Leaves it as it was prepared: one left standing keeps its snapshot. False when SQLite refused anything. */
    bool end();

    /** Runs to the end; false when SQLite refuses. */
    bool run(const QVariantList &values);
    /** First column of the first row of the last run(); 0 when there was none or it was NULL. */
    [[nodiscard]] qint64 number() const { return m_number; }

private:
    bool bindOne(int index, const QVariant &value);
    bool bindText(int index, const QString &text);
    bool bindBytes(int index, const QByteArray &bytes);

    sqlite3_stmt *m_statement = nullptr;
    QByteArrayList m_kept; ///< What SQLite reads in place until end().
    bool m_refused = false;
    qint64 m_number = 0;
};

} // namespace Peak
