#pragma once

#include "core/result.h"

#include <QByteArray>

namespace Peak {

/** Where a protected value stands; part of what is authenticated, so that values cannot be moved about in the file. */
struct FieldName {
    QString table;
    QString row;
    QString column;
};

/**
 * Keeps people's data unreadable at rest. The store knows only this; the cipher behind it lives in platform/.
 * Each row has a key of its own, itself wrapped: without the wrapped row key nothing of the row can be read again.
 */
class FieldProtector {
public:
    FieldProtector() = default;
    FieldProtector(const FieldProtector &) = delete;
    FieldProtector &operator=(const FieldProtector &) = delete;
    virtual ~FieldProtector() = default;

    /** A fresh random key for one row, wrapped for storage beside it. */
    virtual Result<QByteArray> newRowKey(const QString &table, const QString &row) = 0;
    /** `rowKey` is the wrapped one. An empty text seals to an empty value. */
    virtual Result<QByteArray> seal(const QByteArray &rowKey, const FieldName &field, const QString &plain) = 0;
    /** Storage when the value was tampered with, moved, or its key is another. */
    virtual Result<QString> open(const QByteArray &rowKey, const FieldName &field, const QByteArray &sealed) = 0;
    /** The same value always gives the same index; the value cannot be computed back. Empty for an empty value. */
    virtual QByteArray blindIndex(const QString &kind, const QString &value) = 0;
};

} // namespace Peak
