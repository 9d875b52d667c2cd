#pragma once

#include "sync/pos/blaze/blazereply.h"
#include "sync/pos/blaze/blazesettings.h"
#include "sync/pos/posclient.h"

#include <QJsonObject>

namespace Peak {

/** Products in our words. */
namespace BlazeCatalogMapping {
/** One page, without `next`. */
CatalogPage parsePage(const BlazeReply::Page &page, const BlazeSettings &settings);
/** Malformed with the reason why it cannot be sold. */
Result<Product> parseProduct(const QJsonObject &product, const BlazeSettings &settings);
} // namespace BlazeCatalogMapping

/** The ways to buy it: a price a weight where the category is sold by weight, else one a piece. */
Result<QList<ProductValue>> blazeValues(const QJsonObject &product, const BlazeSettings &settings);

/** Pieces of a product sold by pieces, grams of one sold by weight, as decimal thousandths; never negative. */
qint64 blazeStockThousandths(const QJsonObject &product, const QStringList &inventoryIds);

} // namespace Peak
