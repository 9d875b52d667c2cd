#pragma once

#include "core/customer.h"
#include "sync/pos/covasoft/covasoftsettings.h"

#include <QJsonObject>

namespace Peak {

/** Cova's customers in our words, and ours in Cova's. */
namespace CovasoftCustomerMapping {
/** Malformed without an id. */
Result<Customer> parse(const QJsonObject &customer);
/** The profile this one lives on as; empty when it lives. */
CustomerId mergedInto(const QJsonObject &customer);
/** Whether the profile has what was asked for: the search of Cova may be wider than the question. */
bool answers(const QJsonObject &customer, const CustomerQuery &query);

/** `Field` and `Criteria` of a search. Invalid when the query holds neither a phone nor an e-mail. */
struct Criterion {
    QString field;
    QString value;
};
Result<Criterion> criterionFor(const CustomerQuery &query);
QJsonObject searchBody(const Criterion &criterion, const CovasoftSettings &settings);
QJsonObject createBody(const Customer &customer, const CovasoftSettings &settings);
/** Invalid, with the field, when something Cova needs is missing. */
Result<Ok> check(const Contact &contact);
} // namespace CovasoftCustomerMapping

} // namespace Peak
