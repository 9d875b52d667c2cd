#pragma once

#include "sync/pos/covasoft/covasoftsettings.h"
#include "sync/pos/posclient.h"

#include <QJsonObject>

namespace Peak {

/** Cova's products in our words. One that cannot be used is set aside with its reason and never costs the others. */
namespace CovasoftCatalogMapping {
/** The body of all product calls: `top` products after the first `skip`. */
QJsonObject pageBody(qint64 skip, qint64 top, const CovasoftSettings &settings);
/** The same with nothing but ids, to see whether there is a product at all. */
QJsonObject probeBody(qint64 skip, const CovasoftSettings &settings);

/** How many products are on it. Malformed when the answer is no product page. */
Result<qsizetype> pageSize(const QJsonObject &answer);
/**
 * What one page holds. `increment`: a product that cannot be sold any more leaves the menu, since nothing else would
 * take it off.
 */
Result<CatalogPage> parsePage(const QJsonObject &answer, bool increment, const CovasoftSettings &settings);
Result<Product> parseProduct(const QJsonObject &product, const CovasoftSettings &settings);
} // namespace CovasoftCatalogMapping

} // namespace Peak
