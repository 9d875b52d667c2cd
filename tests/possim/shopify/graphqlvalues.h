#pragma once

#include "tests/possim/shopify/graphql.h"

#include <QJsonValue>

namespace Peak::Possim {

/** What is wrong with a value, and where in it: "lineItems.0.quantity". */
struct GqlMismatch {
    QString path;
    QString why;
};

/** Whether `value` can stand for `type`: no unknown members, no missing ones, words of the enum, the right scalars. */
std::optional<GqlMismatch> gqlMismatch(
    const GqlSchema &schema, const GqlType &type, const QJsonValue &value, const QString &path = {});

/** A literal as JSON, its variables filled in from `variables`; variables without a value are left out. */
QJsonValue gqlJson(const GqlValue &value, const QJsonObject &variables);

/** What is wrong with a literal; enums are words, not texts. Variables are judged elsewhere. */
std::optional<GqlMismatch> gqlLiteralMismatch(const GqlSchema &schema, const GqlType &type, const GqlValue &value);

} // namespace Peak::Possim
