#pragma once

#include "sync/pos/posclient.h"
#include "sync/pos/shopify/shopifysettings.h"

#include <QJsonArray>

namespace Peak {

/** Shopify's products as ours: one product, one value for each variant. */
namespace ShopifyCatalogMapping {
/** Malformed with the reason when the product cannot be sold as it stands. */
Result<Product> parseProduct(const QJsonObject &json, const ShopifySettings &settings);
/** What a page's `products` come to; bad ones are set aside. Malformed when it is no list. */
Result<CatalogPage> parsePage(const QJsonArray &nodes, const ShopifySettings &settings);
/** A filter of `products`: what is for sale, or whatever changed since. */
QString filter(const std::optional<Instant> &changedSince);
} // namespace ShopifyCatalogMapping

} // namespace Peak
