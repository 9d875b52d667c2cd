#pragma once

#include "core/customer.h"

#include <QJsonObject>

namespace Peak {

/** BLAZE's consumers (who order) and members (whom the shop has on file) in our words and back. */
namespace BlazeCustomerMapping {
/** A ConsumerUser. Malformed without an id. */
Result<Customer> parseConsumer(const QJsonObject &consumer);
/** A Member, by the consumer that belongs to it; NotFound for one who never had an account and so cannot order. */
Result<Customer> parseMember(const QJsonObject &member);

/** What BLAZE needs of a new consumer. Invalid with the field that is missing. */
Result<Ok> check(const Contact &contact);
/** `password` opens the account; nobody keeps it, people set their own by e-mail. */
QJsonObject registerBody(const Contact &contact, const QString &password);
/** How a phone may be written in BLAZE, the likeliest first. */
QStringList phoneForms(const QString &phone);
} // namespace BlazeCustomerMapping

} // namespace Peak
