#pragma once

#include "core/product.h"
#include "core/result.h"
#include "sync/pos/leaflogix/leaflogixstock.h"

#include <QJsonObject>

namespace Peak {

/** One weight of a product that is sold by weight. */
struct LeaflogixTier {
    qint64 thousandths = 0; ///< Grams it begins at, times a thousand.
    Money price; ///< As the list says it, which is not what anybody pays: of a gram or of the whole weight, unknown.
};

/** Products in the vendor's words and in ours. Pure functions. */
namespace LeaflogixCatalogMapping {
/** Coupons, test products and nutrients are listed but no merchandise. */
bool isMerchandise(const QJsonObject &json);
/** Sold by weight with a price for each range of it; empty for everything else. */
QList<LeaflogixTier> tiers(const QJsonObject &json, Currency currency);
qint64 productId(const QJsonObject &json);
/** Changes when anything about the product did. */
QString version(const QJsonObject &json);

/**
 * Malformed for a product without number, name or price. Values of tiered products have the list's price, which has to
 * be replaced.
 */
Result<Product> parse(const QJsonObject &json, const LeaflogixBatches &batches, Currency currency);
/** Number and name for those that could not be read. */
SetAside setAside(const QJsonObject &json, const Error &error);
} // namespace LeaflogixCatalogMapping

} // namespace Peak
