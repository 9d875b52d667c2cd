#include "platform/fieldcipher.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <array>
#include <charconv>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qsizetype keyBytes = AesGcm::KeyBytes;

/** Parts joined so that no two different lists give the same bytes: each with its length in front. */
QByteArray framed(std::initializer_list<QByteArrayView> parts)
{
    QByteArray all;
    all.reserve(128);
    for (const auto part : parts) {
        std::array<char, 20> size;
        const auto end = std::to_chars(size.begin(), size.end(), part.size());
        all.append(size.data(), end.ptr - size.data()).append(':').append(part);
    }
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

/** HMAC-SHA256 with its key, ready for a message; null when OpenSSL fails. */
EVP_MAC_CTX *keyedMac(const QByteArray &key)
{
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> algorithm(
        EVP_MAC_fetch(nullptr, "HMAC", nullptr), EVP_MAC_free);
    auto *mac = algorithm ? EVP_MAC_CTX_new(algorithm.get()) : nullptr;
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[]{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0), OSSL_PARAM_construct_end()};
    const auto *bytes = reinterpret_cast<const uchar *>(key.constData());
    if (mac && EVP_MAC_init(mac, bytes, static_cast<size_t>(key.size()), parameters) == 1)
        return mac;
    EVP_MAC_CTX_free(mac);
    return nullptr;
}

void wipe(QByteArray &key) { OPENSSL_cleanse(key.data(), static_cast<size_t>(key.size())); }

bool isHexKey(const QByteArray &text)
{
    return text.size() == 2 * keyBytes && std::ranges::all_of(text, [](char c) { return isxdigit(uchar(c)) != 0; });
}
} // namespace

void FieldCipher::FreeMac::operator()(EVP_MAC_CTX *mac) const { EVP_MAC_CTX_free(mac); }

FieldCipher::FieldCipher(QByteArray masterKey)
{
    auto wrapKey = derived(masterKey, "peak-kiosk row keys 1");
    auto indexKey = derived(masterKey, "peak-kiosk blind index 1");
    m_wrap = AesGcm(wrapKey);
    if (!indexKey.isEmpty())
        m_index.reset(keyedMac(indexKey));
    wipe(wrapKey);
    wipe(indexKey);
    wipe(masterKey);
}

Result<std::unique_ptr<FieldCipher>> FieldCipher::fromHex(const QByteArray &hexKey)
{
    if (!isHexKey(hexKey))
        return Error{Error::Kind::Invalid, u"the key for people's data must be 64 hexadecimal characters"_s};
    std::unique_ptr<FieldCipher> cipher(new FieldCipher(QByteArray::fromHex(hexKey)));
    if (!cipher->m_wrap.isReady() || !cipher->m_index)
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
    const QByteArray context = rowContext(table, row);
    auto wrapped = m_wrap.seal(context, key);
    if (wrapped)
        m_row = {context, *wrapped, AesGcm(key)};
    wipe(key);
    return wrapped;
}

Result<Ok> FieldCipher::openRow(const FieldName &field, const QByteArray &wrapped)
{
    const QByteArray context = rowContext(field.table, field.row);
    if (wrapped == m_row.wrapped && context == m_row.context)
        return Ok{};
    auto key = m_wrap.open(context, wrapped);
    if (!key)
        return key.error();
    m_row = {context, wrapped, AesGcm(*key)};
    wipe(*key);
    return Ok{};
}

Result<QByteArray> FieldCipher::seal(const QByteArray &rowKey, const FieldName &field, const QString &plain)
{
    if (plain.isEmpty())
        return QByteArray();
    if (const auto opened = openRow(field, rowKey); !opened)
        return opened.error();
    return m_row.cipher.seal(fieldContext(field), plain.toUtf8());
}

Result<QString> FieldCipher::open(const QByteArray &rowKey, const FieldName &field, const QByteArray &sealed)
{
    if (sealed.isEmpty())
        return QString();
    if (const auto opened = openRow(field, rowKey); !opened)
        return opened.error();
    const auto plain = m_row.cipher.open(fieldContext(field), sealed);
    return plain.map([](const QByteArray &utf8) { return QString::fromUtf8(utf8); });
}

QByteArray FieldCipher::blindIndex(const QString &kind, const QString &value)
{
    if (value.isEmpty())
        return {};
    const auto message = framed({kind.toUtf8(), value.toUtf8()});
    QByteArray index(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    size_t size = 0;
    auto *mac = m_index.get();
    const auto *bytes = reinterpret_cast<const uchar *>(message.constData());
    if (EVP_MAC_init(mac, nullptr, 0, nullptr) != 1
        || EVP_MAC_update(mac, bytes, static_cast<size_t>(message.size())) != 1
        || EVP_MAC_final(mac, reinterpret_cast<uchar *>(index.data()), &size, EVP_MAX_MD_SIZE) != 1)
        return {};
    index.truncate(static_cast<qsizetype>(size));
    return index;
}

} // namespace Peak
