#pragma once

#include "tests/possim/shopify/graphql.h"
#include "tests/possim/shopify/graphqllexer.h"

namespace Peak::Possim {

/**
 * Reads tokens by recursive descent. The first mistake is remembered, everything after it reads as nothing, and the
 * caller asks `problem()` in the end.
 */
class GqlReader {
public:
    explicit GqlReader(QList<GqlToken> tokens) : m_tokens(std::move(tokens)) { }

    [[nodiscard]] bool atEnd() const { return peek().kind == GqlToken::Kind::End; }
    [[nodiscard]] bool failed() const { return !m_problem.isEmpty(); }
    [[nodiscard]] QString problem() const { return m_problem; }

    [[nodiscard]] const GqlToken &peek() const { return m_tokens[m_at]; }
    [[nodiscard]] bool sees(QLatin1StringView mark) const
    {
        return peek().kind == GqlToken::Kind::Mark && peek().text == mark;
    }
    [[nodiscard]] bool seesWord(QLatin1StringView word) const
    {
        return peek().kind == GqlToken::Kind::Name && peek().text == word;
    }
    /** Takes the mark when it is next. */
    bool took(QLatin1StringView mark);
    bool tookWord(QLatin1StringView word);
    void expect(QLatin1StringView mark);
    QString name();
    void fail();

    GqlType type();
    GqlValue value(bool constant);
    QList<GqlArgument> arguments(bool constant);
    QList<GqlSelection> selections();
    GqlOperation operation();

private:
    GqlToken take();
    GqlValue object(bool constant);
    GqlSelection selection();
    GqlSelection spread();
    QList<GqlDirective> directives();
    QList<GqlVariable> variables();

    QList<GqlToken> m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_problem;
};

} // namespace Peak::Possim
