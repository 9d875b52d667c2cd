#include "platform/aesgcm.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr char version = 1;
constexpr qsizetype nonceBytes = 12; // GCM's own size. Random: a row's key seals few values, the wrap key < 2^32.
constexpr qsizetype tagBytes = 16;
constexpr qsizetype nonceAt = 1;
constexpr qsizetype textAt = nonceAt + nonceBytes;

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

void AesGcm::Free::operator()(EVP_CIPHER_CTX *cipher) const { EVP_CIPHER_CTX_free(cipher); }

AesGcm::AesGcm(const QByteArray &key)
{
    if (key.size() != KeyBytes || algorithm() == nullptr)
        return;
    m_cipher.reset(EVP_CIPHER_CTX_new());
    if (m_cipher && EVP_EncryptInit_ex(m_cipher.get(), algorithm(), nullptr, bytes(key), nullptr) != 1)
        m_cipher.reset();
}

Result<QByteArray> AesGcm::seal(const QByteArray &context, const QByteArray &plain)
{
    QByteArray sealed(textAt + plain.size() + tagBytes, Qt::Uninitialized);
    sealed[0] = version;
    auto *cipher = m_cipher.get();
    int written = 0;
    if (cipher == nullptr || !takeNonce(bytes(sealed, nonceAt))
        || EVP_EncryptInit_ex(cipher, nullptr, nullptr, nullptr, bytes(sealed, nonceAt)) != 1
        || EVP_EncryptUpdate(cipher, nullptr, &written, bytes(context), size(context)) != 1
        || EVP_EncryptUpdate(cipher, bytes(sealed, textAt), &written, bytes(plain), size(plain)) != 1
        || EVP_EncryptFinal_ex(cipher, bytes(sealed, textAt + written), &written) != 1
        || EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, tagBytes, bytes(sealed, textAt + plain.size())) != 1)
        return failed();
    return sealed;
}

Result<QByteArray> AesGcm::open(const QByteArray &context, const QByteArray &sealed)
{
    const qsizetype length = sealed.size() - textAt - tagBytes;
    auto *cipher = m_cipher.get();
    if (cipher == nullptr || length < 0 || sealed[0] != version)
        return unreadable();
    QByteArray plain(length, Qt::Uninitialized);
    QByteArray tag = sealed.last(tagBytes); // OpenSSL wants it writable.
    int written = 0;
    if (EVP_DecryptInit_ex(cipher, nullptr, nullptr, nullptr, bytes(sealed, nonceAt)) != 1
        || EVP_DecryptUpdate(cipher, nullptr, &written, bytes(context), size(context)) != 1
        || EVP_DecryptUpdate(cipher, bytes(plain), &written, bytes(sealed, textAt), static_cast<int>(length)) != 1
        || EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_SET_TAG, tagBytes, bytes(tag)) != 1
        || EVP_DecryptFinal_ex(cipher, bytes(plain, written), &written) != 1)
        return unreadable();
    return plain;
}

} // namespace Peak
