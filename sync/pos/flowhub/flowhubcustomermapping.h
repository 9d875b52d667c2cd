#pragma once

#include "core/customer.h"
#include "sync/pos/flowhub/flowhubsettings.h"

#include <QJsonObject>

namespace Peak {

/** People in Flowhub's words and in ours. */
namespace FlowhubCustomerMapping {
/** Malformed without an id. */
Result<Customer> parse(const QJsonObject &json);
/** Invalid with the field when Flowhub would refuse it. */
Result<Ok> check(const Contact &contact);
QJsonObject createBody(const Customer &customer, const FlowhubSettings &settings);

/** Ten digits out of "(555) 123-4567" or "+15551234567"; empty when there are not as many. */
QString nationalPhone(const QString &text);
} // namespace FlowhubCustomerMapping

} // namespace Peak
