#pragma once

#include "tests/possim/shopify/graphql.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>

namespace Peak::Possim {

/** A field about to be answered. */
struct GqlAsk {
    QString type; ///< The object's own type.
    QString field;
    QJsonObject parent;
    QJsonObject arguments; ///< With their presets.
};

/** What a field holds. By itself that is the parent's member of the same name. */
using GqlResolver = std::function<Result<QJsonValue>(const GqlAsk &ask)>;

/** An answer, and what it cost in points: 1 an object, 10 a mutation, a connection by the root of its size. */
struct GqlAnswer {
    QJsonValue data; ///< Null when something that must not be null could not be answered.
    QJsonArray errors;
    int cost = 0;
};

/** What a valid operation may cost at most: every list as long as was asked for. */
int gqlRequestedCost(
    const GqlSchema &schema, const GqlDocument &document, const GqlOperation &operation, const QJsonObject &variables);

/**
 * Answers a valid operation with exactly the fields asked for. An array that stands for a connection is paged by
 * `first`, `after` and `reverse`; an object with "nodes" and "pageInfo" is a page already. An error of the resolver
 * makes the field null; its message's part before the first ": " is the code of the error.
 */
GqlAnswer gqlExecute(const GqlSchema &schema, const GqlDocument &document, const GqlOperation &operation,
    const QJsonObject &variables, const GqlResolver &resolver);

/** A place in a list as clients see it, and back. */
QString gqlCursor(const QString &place);
QString gqlPlaceOf(const QString &cursor);

} // namespace Peak::Possim
