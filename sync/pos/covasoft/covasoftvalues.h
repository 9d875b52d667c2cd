#pragma once

#include "sync/pos/covasoft/covasoftsettings.h"
#include "sync/pos/covasoft/covasoftspecifications.h"

#include <QJsonObject>

namespace Peak {

/**
 * What a product can be bought as here: one for its price, or one for each step of a price by weight. Rows of other
 * locations and of customer groups are left out: what veterans or staff pay is nobody else's price. Malformed when
 * nothing is left or a price cannot be read.
 */
Result<QList<ProductValue>> covasoftValues(
    const QJsonObject &product, const CovasoftSpecifications &specifications, const CovasoftSettings &settings);

/** The product a value belongs to: the part before "#". */
ProductId covasoftProductOf(const ProductValueId &value);
/** Sold by weight: its line at Cova is grams, not pieces. */
bool covasoftIsTier(const ProductValueId &value);

} // namespace Peak
