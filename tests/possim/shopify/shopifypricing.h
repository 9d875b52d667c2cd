#pragma once

#include "tests/possim/shopify/shopifycatalog.h"
#include "tests/possim/shopify/shopifycustomers.h"

namespace Peak::Possim {

/** The discount codes of the shop, by any case; null for an unknown one. As `codeDiscountNodeByCode` answers. */
QJsonValue shopifyDiscount(const QString &code, Instant now);

/** A draft's content: what it comes to, or why it cannot be. */
struct ShopifyPriced {
    QJsonObject members; ///< Lines, totals, discounts and warnings, named as in a DraftOrder.
    QJsonArray userErrors;
};

/** Prices a DraftOrderInput. */
ShopifyPriced shopifyPriced(const QJsonObject &input, const ShopifyCatalog &catalog, const ShopifyCustomers &customers,
    const StoreSetup &setup, qint64 taxOff = 0);

} // namespace Peak::Possim
