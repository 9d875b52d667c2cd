#pragma once

#include "core/product.h"

#include <QByteArray>

namespace Peak {

/** The same for two products that are the same in every respect that is stored. */
QByteArray contentHash(const Product &product);

/** A product of a feed whose stock must not be believed, with the stock we know; 0 for what we do not know. */
Product withKnownStock(Product fed, const std::optional<Product> &known);

} // namespace Peak
