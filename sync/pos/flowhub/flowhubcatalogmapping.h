#pragma once

#include "sync/pos/flowhub/flowhubsettings.h"
#include "sync/pos/posclient.h"

#include <QJsonObject>

namespace Peak {

/** Rows of the inventory as products of ours. */
namespace FlowhubCatalogMapping {
/** What `purchaseCategory` keeps from this kiosk by `customer_type_filter`. */
bool isForUs(const QJsonObject &row, const FlowhubSettings &settings);
/** All rows, that is packages, of one product; at least one. Malformed with the reason for what cannot be sold. */
Result<Product> parseProduct(const QList<QJsonObject> &rows, const FlowhubSettings &settings);
SetAside setAsideFor(const QList<QJsonObject> &rows, const QString &reason);

/**
 * Old accounts have ids that are JSON numbers, and an order must name a product by the same kind of value. A value id
 * of digits alone stands for a number; one that came as a text of digits keeps its quotes.
 */
ProductValueId valueIdOf(const QJsonValue &productId);
QJsonValue productIdOf(const ProductValueId &value);
} // namespace FlowhubCatalogMapping

} // namespace Peak
