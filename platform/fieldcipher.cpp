#include "platform/fieldcipher.h"

#include "platform/aesgcm.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qsizetype keyBytes = AesGcm::KeyBytes;

/** Parts joined so that no two different lists give the same bytes: each with its length in front. */
QByteArray framed(std::initializer_list<QByteArray> parts)
{
    QByteArray all;
    for (const auto &part : parts)
        all += QByteArray::number(part.size()) + ':' + part;
    return all;
}

QByteArray rowContext(const QString &table, const QString &row)
{
    return framed({"row", table.toUtf8(), row.toUtf8()});
}

QByteArray fieldContext(const FieldName &field)
{
    return framed({"field", field.table.toUtf8(), field.row.toUtf8(), field.column.toUtf8()});
}

/** HKDF-SHA256 (RFC 5869) without salt: the master key is uniformly random already. Empty when OpenSSL fails. */
QByteArray derived(const QByteArray &master, const char *purpose)
{
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr), EVP_PKEY_CTX_free);
    QByteArray key(keyBytes, Qt::Uninitialized);
    auto size = static_cast<size_t>(key.size());
    const auto *secret = reinterpret_cast<const uchar *>(master.constData());
    const auto *info = reinterpret_cast<const uchar *>(purpose);
    if (!context || EVP_PKEY_derive_init(context.get()) <= 0
        || EVP_PKEY_CTX_set_hkdf_md(context.get(), EVP_sha256()) <= 0
        || EVP_PKEY_CTX_set1_hkdf_key(context.get(), secret, static_cast<int>(master.size())) <= 0
        || EVP_PKEY_CTX_add1_hkdf_info(context.get(), info, static_cast<int>(qstrlen(purpose))) <= 0
        || EVP_PKEY_derive(context.get(), reinterpret_cast<uchar *>(key.data()), &size) <= 0)
        return {};
    return key;
}

void wipe(QByteArray &key) { OPENSSL_cleanse(key.data(), static_cast<size_t>(key.size())); }

bool isHexKey(const QByteArray &text)
{
    return text.size() == 2 * keyBytes && std::ranges::all_of(text, [](char c) { return isxdigit(uchar(c)) != 0; });
}
} // namespace

FieldCipher::FieldCipher(QByteArray masterKey)
    : m_wrapKey(derived(masterKey, "peak-kiosk row keys 1")), m_indexKey(derived(masterKey, "peak-kiosk blind index 1"))
{
    wipe(masterKey);
}

FieldCipher::~FieldCipher()
{
    wipe(m_wrapKey);
    wipe(m_indexKey);
}

Result<std::unique_ptr<FieldCipher>> FieldCipher::fromHex(const QByteArray &hexKey)
{
    if (!isHexKey(hexKey))
        return Error{Error::Kind::Invalid, u"the key for people's data must be 64 hexadecimal characters"_s};
    std::unique_ptr<FieldCipher> cipher(new FieldCipher(QByteArray::fromHex(hexKey)));
    if (cipher->m_wrapKey.isEmpty() || cipher->m_indexKey.isEmpty())
        return Error{Error::Kind::Storage, u"OpenSSL could not derive the keys for people's data"_s};
    return cipher;
}

QByteArray FieldCipher::makeKey()
{
    QByteArray key(keyBytes, Qt::Uninitialized);
    if (RAND_priv_bytes(reinterpret_cast<uchar *>(key.data()), static_cast<int>(key.size())) != 1)
        return {};
    const auto hex = key.toHex();
    wipe(key);
    return hex;
}

Result<QByteArray> FieldCipher::newRowKey(const QString &table, const QString &row)
{
    QByteArray key(keyBytes, Qt::Uninitialized);
    if (RAND_priv_bytes(reinterpret_cast<uchar *>(key.data()), static_cast<int>(key.size())) != 1)
        return Error{Error::Kind::Storage, u"no random numbers for a row's key"_s};
    auto wrapped = AesGcm::seal(m_wrapKey, rowContext(table, row), key);
    wipe(key);
    return wrapped;
}

Result<QByteArray> FieldCipher::seal(const QByteArray &rowKey, const FieldName &field, const QString &plain)
{
    if (plain.isEmpty())
        return QByteArray();
    auto key = AesGcm::open(m_wrapKey, rowContext(field.table, field.row), rowKey);
    if (!key)
        return key.error();
    auto sealed = AesGcm::seal(*key, fieldContext(field), plain.toUtf8());
    wipe(*key);
    return sealed;
}

Result<QString> FieldCipher::open(const QByteArray &rowKey, const FieldName &field, const QByteArray &sealed)
{
    if (sealed.isEmpty())
        return QString();
    auto key = AesGcm::open(m_wrapKey, rowContext(field.table, field.row), rowKey);
    if (!key)
        return key.error();
    const auto plain = AesGcm::open(*key, fieldContext(field), sealed);
    wipe(*key);
    return plain.map([](const QByteArray &utf8) { return QString::fromUtf8(utf8); });
}

QByteArray FieldCipher::blindIndex(const QString &kind, const QString &value)
{
    if (value.isEmpty())
        return {};
    const auto message = framed({kind.toUtf8(), value.toUtf8()});
    QByteArray index(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    uint size = 0;
    HMAC(EVP_sha256(), m_indexKey.constData(), static_cast<int>(m_indexKey.size()),
        reinterpret_cast<const uchar *>(message.constData()), static_cast<size_t>(message.size()),
        reinterpret_cast<uchar *>(index.data()), &size);
    index.truncate(size);
    return index;
}

} // namespace Peak
