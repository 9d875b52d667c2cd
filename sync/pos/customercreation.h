#pragma once

#include "sync/pos/posclient.h"

namespace Peak::CustomerCreation {

/** The one who is meant among those a look-up named; nothing where one would have to be guessed. */
using Choose = std::optional<Customer> (*)(const QList<Customer> &found, const Contact &contact);

/** Where phone numbers and e-mail addresses are unique. */
std::optional<Customer> first(const QList<Customer> &found, const Contact &contact);

/** By phone, then by e-mail address, as far as the POS can. NotFound when neither names them. */
QCoro::Task<Result<Customer>> existing(PosClient &client, Contact contact, Choose choose = &first);

/**
 * Whether the customer may be at the POS although creating them did not succeed: refused, most likely because they are
 * there already; or made, and the answer got lost or cannot be read. Looking tells.
 */
bool mayBeThere(const Error &creating);

/**
 * What is true after that look. Where the look failed, a refusal is not final yet, so the look's error says when to
 * come back; a create without a clear end stays that: no other error may claim that nothing was sent.
 */
Result<Customer> outcome(const Error &creating, const Result<Customer> &looked);

/** `made`, or the customer who is there after all. */
QCoro::Task<Result<Customer>> settled(
    PosClient &client, Result<Customer> made, Contact contact, Choose choose = &first);

} // namespace Peak::CustomerCreation
