#include "core/storage/statement.h"

#include <sqlite3.h>

namespace Peak {

bool Row::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

QString Row::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return utf8 == nullptr ? QString() : QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray Row::bytes(int column) const
{
    const auto *blob = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {blob, sqlite3_column_bytes(m_statement, column)};
}

qint64 Row::number(int column) const { return sqlite3_column_int64(m_statement, column); }

Statement::Statement(sqlite3 *connection, const QString &sql)
{
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_prepare_v3(
        connection, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

bool Statement::bindText(int index, const QString &text)
{
    if (text.isNull())
        return sqlite3_bind_null(m_statement, index) == SQLITE_OK;
    const auto &utf8 = m_kept.emplaceBack(text.toUtf8());
    return sqlite3_bind_text(m_statement, index, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_STATIC)
        == SQLITE_OK;
}

bool Statement::bindBytes(int index, const QByteArray &bytes)
{
    if (bytes.isNull())
        return sqlite3_bind_null(m_statement, index) == SQLITE_OK;
    const auto &kept = m_kept.emplaceBack(bytes);
    return sqlite3_bind_blob(m_statement, index, kept.constData(), static_cast<int>(kept.size()), SQLITE_STATIC)
        == SQLITE_OK;
}

bool Statement::bindOne(int index, const QVariant &value)
{
    if (value.isNull())
        return sqlite3_bind_null(m_statement, index) == SQLITE_OK;
    switch (value.typeId()) {
    case QMetaType::QString:
        return bindText(index, *static_cast<const QString *>(value.constData()));
    case QMetaType::QByteArray:
        return bindBytes(index, *static_cast<const QByteArray *>(value.constData()));
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
        return sqlite3_bind_int64(m_statement, index, value.toLongLong()) == SQLITE_OK;
    case QMetaType::Double:
        return sqlite3_bind_double(m_statement, index, value.toDouble()) == SQLITE_OK;
    default:
        return bindText(index, value.toString());
    }
}

bool Statement::bind(const QVariantList &values)
{
    m_kept.clear();
    m_kept.reserve(values.size());
    bool good = values.size() == sqlite3_bind_parameter_count(m_statement);
    Q_ASSERT(good);
    for (qsizetype i = 0; good && i < values.size(); ++i)
        good = bindOne(static_cast<int>(i) + 1, values[i]);
    m_refused = !good;
    return good;
}

bool Statement::next()
{
    if (m_refused)
        return false;
    const int code = sqlite3_step(m_statement);
    m_refused = code != SQLITE_ROW && code != SQLITE_DONE;
    return code == SQLITE_ROW;
}

bool Statement::end()
{
    const bool reset = sqlite3_reset(m_statement) == SQLITE_OK; // Repeats what the last step said.
    sqlite3_clear_bindings(m_statement);
    m_kept.clear();
    return reset && !m_refused;
}

bool Statement::run(const QVariantList &values)
{
    m_number = 0;
    if (bind(values) && next()) {
        m_number = row().number(0);
        while (next()) { }
    }
    return end();
}

} // namespace Peak
