#pragma once

#include "core/customer.h"

#include <QJsonObject>

namespace Peak {

/** Treez's customers in our words and back. */
namespace TreezCustomerMapping {
/** Malformed without an id. `mergedInto` of a merged profile stands in its id: that is the one to use. */
Result<Customer> parse(const QJsonObject &customer);
/** The profile this one was merged into; empty for most. */
CustomerId mergedInto(const QJsonObject &customer);

/** What Treez insists on. Invalid with the field that is missing or wrong. */
Result<Ok> check(const Contact &contact);
QJsonObject createBody(const Customer &customer);
/** 10 digits that start with neither 0 nor 1. */
bool isPhone(const QString &text);
} // namespace TreezCustomerMapping

} // namespace Peak
