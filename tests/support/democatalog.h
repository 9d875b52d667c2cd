#pragma once

#include "core/product.h"
#include "core/result.h"

#include <QString>

namespace Peak {

/** The products of a file in the form of tests/data/catalog/demo.json; hidden and price-less ones are left out. */
Result<QList<Product>> demoProducts(const QString &path);

/** Makes `catalogPath` hold exactly these products, the way the agent writes them. */
Result<Ok> fillCatalog(const QString &catalogPath, const QList<Product> &products);

/** A product with one size for tests that care about little else. */
Product plainProduct(const QString &id, const QString &name, qint64 priceMinor, int stock);

} // namespace Peak
