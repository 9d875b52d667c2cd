#pragma once

#include "core/result.h"

#include <QList>
#include <QString>

namespace Peak::Possim {

/** The smallest piece of a GraphQL text that means something. */
struct GqlToken {
    enum class Kind { Mark, Name, Int, Float, Text, End };

    Kind kind = Kind::End;
    QString text; ///< Of a text without its quotes and escapes.
    int line = 1;
    int column = 1;
};

/** Takes a text apart; the last token is an End. Invalid with the place for what is no GraphQL. */
Result<QList<GqlToken>> gqlTokens(const QString &text);

} // namespace Peak::Possim
