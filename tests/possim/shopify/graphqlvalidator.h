#pragma once

#include "tests/possim/shopify/graphql.h"

#include <QJsonArray>

namespace Peak::Possim {

/**
 * What is wrong with a document, as entries of `errors`: fields and arguments that do not exist, required arguments
 * that are missing, values of the wrong type, objects without and leaves with a selection, fragments and variables
 * that are unknown or unused. Empty: it may be executed.
 */
QJsonArray gqlProblems(const GqlSchema &schema, const GqlDocument &document, const GqlOperation &operation);

/** What is wrong with the values of the operation's variables. `complete` gets the presets of those not given. */
QJsonArray gqlVariableProblems(
    const GqlSchema &schema, const GqlOperation &operation, const QJsonObject &given, QJsonObject &complete);

} // namespace Peak::Possim
