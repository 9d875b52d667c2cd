#pragma once

#include "core/result.h"

#include <QByteArray>

/**
 * AES-256-GCM through OpenSSL. Sealed bytes are: version (1 byte, 0x01), nonce (12 bytes, random), cipher text (as long
 * as the plain one), tag (16 bytes). `context` is authenticated but not contained: opening needs the same.
 */
namespace Peak::AesGcm {

constexpr qsizetype KeyBytes = 32;

/** Storage when OpenSSL fails or the key has another length. */
Result<QByteArray> seal(const QByteArray &key, const QByteArray &context, const QByteArray &plain);
/** Storage for anything not sealed with this key and context, or changed since. */
Result<QByteArray> open(const QByteArray &key, const QByteArray &context, const QByteArray &sealed);

} // namespace Peak::AesGcm
