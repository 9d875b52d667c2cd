#include "platform/aesgcm.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace Peak::AesGcm {

namespace {
constexpr char version = 1;
constexpr qsizetype nonceBytes = 12; // GCM's own size. Random: a row's key seals few values, the wrap key < 2^32.
constexpr qsizetype tagBytes = 16;
constexpr qsizetype nonceAt = 1;
constexpr qsizetype textAt = nonceAt + nonceBytes;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const uchar *bytes(const QByteArray &array, qsizetype at = 0)
{
    return reinterpret_cast<const uchar *>(array.constData()) + at;
}
uchar *bytes(QByteArray &array, qsizetype at = 0) { return reinterpret_cast<uchar *>(array.data()) + at; }
int size(const QByteArray &array) { return static_cast<int>(array.size()); }

/** Looked up once: the functions of OpenSSL 1.1 look it up again for every message. */
const EVP_CIPHER *algorithm()
{
    static const EVP_CIPHER *const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return fetched;
}

/** A dozen at a time: asking OpenSSL's generator costs as much as sealing a short text. Each is used once. */
bool takeNonce(uchar *nonce)
{
    thread_local std::array<uchar, 12 * nonceBytes> pool;
    thread_local size_t next = pool.size();
    if (next == pool.size()) {
        if (RAND_bytes(pool.data(), static_cast<int>(pool.size())) != 1)
            return false;
        next = 0;
    }
    std::copy_n(pool.data() + next, nonceBytes, nonce);
    next += nonceBytes;
    return true;
}

Error failed() { return Error{Error::Kind::Storage, u"encryption failed"_s}; }
Error unreadable()
{
    return Error{Error::Kind::Storage, u"a protected value was changed, moved or sealed with another key"_s};
}
} // namespace

Result<QByteArray> seal(const QByteArray &key, const QByteArray &context, const QByteArray &plain)
{
    QByteArray sealed(textAt + plain.size() + tagBytes, Qt::Uninitialized);
    sealed[0] = version;
    const Context cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int written = 0;
    if (key.size() != KeyBytes || !cipher || algorithm() == nullptr || !takeNonce(bytes(sealed, nonceAt))
        || EVP_EncryptInit_ex(cipher.get(), algorithm(), nullptr, bytes(key), bytes(sealed, nonceAt)) != 1
        || EVP_EncryptUpdate(cipher.get(), nullptr, &written, bytes(context), size(context)) != 1
        || EVP_EncryptUpdate(cipher.get(), bytes(sealed, textAt), &written, bytes(plain), size(plain)) != 1
        || EVP_EncryptFinal_ex(cipher.get(), bytes(sealed, textAt + written), &written) != 1
        || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, bytes(sealed, textAt + plain.size())) != 1)
        return failed();
    return sealed;
}

Result<QByteArray> open(const QByteArray &key, const QByteArray &context, const QByteArray &sealed)
{
    const qsizetype length = sealed.size() - textAt - tagBytes;
    if (length < 0 || sealed[0] != version || key.size() != KeyBytes)
        return unreadable();
    QByteArray plain(length, Qt::Uninitialized);
    QByteArray tag = sealed.last(tagBytes); // OpenSSL wants it writable.
    const Context cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int written = 0;
    if (!cipher || algorithm() == nullptr
        || EVP_DecryptInit_ex(cipher.get(), algorithm(), nullptr, bytes(key), bytes(sealed, nonceAt)) != 1
        || EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytes(context), size(context)) != 1
        || EVP_DecryptUpdate(cipher.get(), bytes(plain), &written, bytes(sealed, textAt), static_cast<int>(length)) != 1
        || EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, bytes(tag)) != 1
        || EVP_DecryptFinal_ex(cipher.get(), bytes(plain, written), &written) != 1)
        return unreadable();
    return plain;
}

} // namespace Peak::AesGcm
