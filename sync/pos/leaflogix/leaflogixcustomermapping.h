#pragma once

#include "core/customer.h"
#include "core/result.h"

#include <QJsonObject>

namespace Peak {

/** Customers in the vendor's words and in ours. Pure functions. */
namespace LeaflogixCustomerMapping {
/** The body of a search. Unsupported for ways the vendor does not look up by, Invalid for none at all. */
Result<QJsonObject> searchBody(const CustomerQuery &query);
Result<Customer> parse(const QJsonObject &json);
/** Whom this profile lives on as; empty for one that was not merged. */
CustomerId mergedInto(const QJsonObject &json);
} // namespace LeaflogixCustomerMapping

} // namespace Peak
