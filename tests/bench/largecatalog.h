#pragma once

#include "core/result.h"

#include <QString>

namespace Peak::Bench {

/** A demo catalogue of `count` products with one size each, made of the products of another. Storage when one of the
 * files cannot be used. */
Result<Ok> writeLargeCatalog(const QString &from, const QString &to, int count);
Result<Ok> writeBytes(const QString &path, const QByteArray &bytes);

} // namespace Peak::Bench
