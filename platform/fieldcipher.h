#pragma once

#include "core/storage/fieldprotector.h"
#include "platform/aesgcm.h"

#include <QByteArray>

#include <memory>

struct evp_mac_ctx_st;

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

    Result<QByteArray> newRowKey(const QString &table, const QString &row) override;
    Result<QByteArray> seal(const QByteArray &rowKey, const FieldName &field, const QString &plain) override;
    Result<QString> open(const QByteArray &rowKey, const FieldName &field, const QByteArray &sealed) override;
    QByteArray blindIndex(const QString &kind, const QString &value) override;

private:
    /** The row whose fields are sealed or read just now: to unwrap its key costs as much as a field. */
    struct OpenRow {
        QByteArray context;
        QByteArray wrapped;
        AesGcm cipher;
    };
    struct FreeMac {
        void operator()(evp_mac_ctx_st *mac) const;
    };

    explicit FieldCipher(QByteArray masterKey);

    /** Opens the row if it is another than the last one. */
    Result<Ok> openRow(const FieldName &field, const QByteArray &wrapped);

    AesGcm m_wrap;
    std::unique_ptr<evp_mac_ctx_st, FreeMac> m_index; ///< Keyed; begun anew for every value.
    OpenRow m_row;
};

} // namespace Peak
