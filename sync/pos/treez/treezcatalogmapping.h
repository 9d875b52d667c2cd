#pragma once

#include "sync/pos/posclient.h"
#include "sync/pos/treez/treezsettings.h"

#include <QJsonObject>

namespace Peak {

/** Treez's products in our words. One that cannot be used is set aside with its reason and never costs the others. */
namespace TreezCatalogMapping {
/**
 * What one answer of a product list holds: products, those set aside, and how many there are. The caller knows what
 * the next page is called. Malformed when the answer is no product list.
 */
Result<CatalogPage> parsePage(const QJsonObject &answer, const TreezSettings &settings);

/** Whether it is something people buy: fees stand among the products as NON-INV. */
bool isForSale(const QJsonObject &product);

/** The shape with `product_configurable_fields`. */
Result<Product> parseProduct(const QJsonObject &product, const TreezSettings &settings);

/** The old shape with `size_list`; sizes that cannot be used go to `setAside`, the others stay. */
Result<Product> parseSizeList(const QJsonObject &product, const TreezSettings &settings, QList<SetAside> &setAside);
} // namespace TreezCatalogMapping

} // namespace Peak
