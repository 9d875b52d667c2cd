#pragma once

#include "core/result.h"

#include <QByteArray>

#include <memory>

struct evp_cipher_ctx_st;

namespace Peak {

/**
 * AES-256-GCM with one key through OpenSSL. Sealed bytes are: version (1 byte, 0x01), nonce (12 bytes, random), cipher
 * text (as long as the plain one), tag (16 bytes). `context` is authenticated but not contained: opening needs the
 * same. The key's schedule is worked out once and lives in OpenSSL's own memory, which is wiped when it is freed.
 */
class AesGcm {
public:
    static constexpr qsizetype KeyBytes = 32;

    /** Without a key: seals and opens nothing. */
    AesGcm() = default;
    /** Not ready when the key has another length or OpenSSL fails. */
    explicit AesGcm(const QByteArray &key);

    [[nodiscard]] bool isReady() const { return m_cipher != nullptr; }

    /** Storage when OpenSSL fails or there is no key. */
    Result<QByteArray> seal(const QByteArray &context, const QByteArray &plain);
    /** Storage for anything not sealed with this key and context, or changed since. */
    Result<QByteArray> open(const QByteArray &context, const QByteArray &sealed);

private:
    struct Free {
        void operator()(evp_cipher_ctx_st *cipher) const;
    };

    std::unique_ptr<evp_cipher_ctx_st, Free> m_cipher;
};

} // namespace Peak
