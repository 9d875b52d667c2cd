#include "core/storage/statement.h"

#include <sqlite3.h>

namespace Peak {

/** SQLite reads the value in place: it outlives the run, after which nothing is bound any more. */
static int bindText(sqlite3_stmt *statement, int index, const QString &text)
{
    if (text.isNull())
        return sqlite3_bind_null(statement, index);
    return sqlite3_bind_text16(statement, index, text.constData(), static_cast<int>(text.size() * 2), SQLITE_STATIC);
}

static int bindBytes(sqlite3_stmt *statement, int index, const QByteArray &bytes)
{
    if (bytes.isNull())
        return sqlite3_bind_null(statement, index);
    return sqlite3_bind_blob(statement, index, bytes.constData(), static_cast<int>(bytes.size()), SQLITE_STATIC);
}

Statement::Statement(sqlite3 *connection, const QString &sql)
{
    sqlite3_prepare16_v3(connection, sql.constData(), static_cast<int>(sql.size() * 2), SQLITE_PREPARE_PERSISTENT,
        &m_statement, nullptr);
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

bool Statement::bind(int index, const QVariant &value)
{
    if (value.isNull())
        return sqlite3_bind_null(m_statement, index) == SQLITE_OK;
    switch (value.typeId()) {
    case QMetaType::QString:
        return bindText(m_statement, index, *static_cast<const QString *>(value.constData())) == SQLITE_OK;
    case QMetaType::QByteArray:
        return bindBytes(m_statement, index, *static_cast<const QByteArray *>(value.constData())) == SQLITE_OK;
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
        return sqlite3_bind_int64(m_statement, index, value.toLongLong()) == SQLITE_OK;
    case QMetaType::Double:
        return sqlite3_bind_double(m_statement, index, value.toDouble()) == SQLITE_OK;
    default: {
        const QString text = value.toString();
        return sqlite3_bind_text16(
                   m_statement, index, text.constData(), static_cast<int>(text.size() * 2), SQLITE_TRANSIENT)
            == SQLITE_OK;
    }
    }
}

bool Statement::run(const QVariantList &values)
{
    m_number = 0;
    bool good = values.size() == sqlite3_bind_parameter_count(m_statement);
    Q_ASSERT(good);
    for (qsizetype i = 0; good && i < values.size(); ++i)
        good = bind(static_cast<int>(i) + 1, values[i]);
    int code = good ? sqlite3_step(m_statement) : SQLITE_MISUSE;
    if (code == SQLITE_ROW)
        m_number = sqlite3_column_int64(m_statement, 0);
    while (code == SQLITE_ROW)
        code = sqlite3_step(m_statement);
    const int reset = sqlite3_reset(m_statement); // Repeats what the last step said.
    sqlite3_clear_bindings(m_statement);
    return code == SQLITE_DONE && reset == SQLITE_OK;
}

} // namespace Peak
