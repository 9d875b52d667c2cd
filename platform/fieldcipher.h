#pragma once

#include "core/storage/fieldprotector.h"

#include <QByteArray>

#include <memory>

namespace Peak {

/**
 * AES-256-GCM over single database fields and an HMAC-SHA256 blind index, through OpenSSL. The master key (`pii.key`,
 * 32 bytes as 64 hexadecimal characters) wraps one random key per row and derives the index key; it never encrypts a
 * field itself, so deleting a row's wrapped key erases the row for good, also in old pages and backups.
 */
class FieldCipher final : public FieldProtector {
public:
    /** Invalid when `hexKey` is not 64 hexadecimal characters. */
    static Result<std::unique_ptr<FieldCipher>> fromHex(const QByteArray &hexKey);
    /** A fresh master key as 64 hexadecimal characters from the operating system's generator. */
    static QByteArray makeKey();
    ~FieldCipher() override;

    Result<QByteArray> newRowKey(const QString &table, const QString &row) override;
    Result<QByteArray> seal(const QByteArray &rowKey, const FieldName &field, const QString &plain) override;
    Result<QString> open(const QByteArray &rowKey, const FieldName &field, const QByteArray &sealed) override;
    QByteArray blindIndex(const QString &kind, const QString &value) override;

private:
    explicit FieldCipher(QByteArray masterKey);

    QByteArray m_wrapKey;
    QByteArray m_indexKey;
};

} // namespace Peak
