#pragma once

#include "core/product.h"

#include <QByteArray>

namespace Peak::ProductBlob {

/** A product on its way through the staging table; only this program reads it back, in the same run. */
QByteArray toBytes(const Product &product);
Product fromBytes(const QByteArray &bytes);

} // namespace Peak::ProductBlob
