#pragma once

#include "core/customer.h"
#include "core/result.h"
#include "sync/pos/shopify/shopifysettings.h"

#include <QJsonObject>

namespace Peak {

/** Shopify's customers. Names, phone and e-mail may be missing: Shopify gives them only to approved apps. */
namespace ShopifyCustomerMapping {
Result<Customer> parse(const QJsonObject &json, const ShopifySettings &settings);
/** Invalid with the field when Shopify could not find or make such a customer. */
Result<Ok> check(const Contact &contact);
/** The variables of a new customer. */
QJsonObject createVariables(const Customer &customer, const ShopifySettings &settings);
/** "+15085550142" of ten digits; empty for anything else. */
QString e164(const QString &phone);
/** A text as a search term: quoted, since an address would be taken apart. */
QString quoted(const QString &text);
} // namespace ShopifyCustomerMapping

} // namespace Peak
