#include "tests/possim/shopify/graphqllexer.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

namespace {

class Lexer {
public:
    explicit Lexer(const QString &text) : m_text(text) { }

    Result<QList<GqlToken>> run()
    {
        QList<GqlToken> tokens;
        for (;;) {
            skipBlanks();
            const auto token = next();
            if (!token)
                return Error{Error::Kind::Invalid, u"syntax error at [%1, %2]"_s.arg(m_line).arg(column())};
            tokens.append(*token);
            if (token->kind == GqlToken::Kind::End)
                return tokens;
        }
    }

private:
    [[nodiscard]] int column() const { return int(m_at - m_lineStart) + 1; }
    [[nodiscard]] QChar at(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    void skipBlanks()
    {
        while (m_at < m_text.size()) {
            if (at() == u'#') {
                while (m_at < m_text.size() && at() != u'\n')
                    ++m_at;
            } else if (at() == u'\n') {
                ++m_at;
                ++m_line;
                m_lineStart = m_at;
            } else if (at().isSpace() || at() == u',' || at() == QChar::ByteOrderMark) {
                ++m_at;
            } else {
                return;
            }
        }
    }

    GqlToken taken(GqlToken::Kind kind, qsizetype length)
    {
        GqlToken token{kind, m_text.mid(m_at, length), m_line, column()};
        m_at += length;
        return token;
    }

    std::optional<GqlToken> next()
    {
        if (m_at >= m_text.size())
            return GqlToken{GqlToken::Kind::End, {}, m_line, column()};
        if (at() == u'"')
            return textToken();
        if (at() == u'.')
            return at(1) == u'.' && at(2) == u'.' ? std::optional(taken(GqlToken::Kind::Mark, 3)) : std::nullopt;
        if (u"!$&()[]{}:=@|"_s.contains(at()))
            return taken(GqlToken::Kind::Mark, 1);
        static const QRegularExpression name(u"[_A-Za-z][_0-9A-Za-z]*"_s);
        static const QRegularExpression number(u"-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?(?![_0-9A-Za-z.])"_s);
        if (const auto match = anchored(name); match.hasMatch())
            return taken(GqlToken::Kind::Name, match.capturedLength());
        if (const auto match = anchored(number); match.hasMatch()) {
            const bool whole = match.captured(1).isEmpty() && match.captured(2).isEmpty();
            return taken(whole ? GqlToken::Kind::Int : GqlToken::Kind::Float, match.capturedLength());
        }
        return std::nullopt;
    }

    [[nodiscard]] QRegularExpressionMatch anchored(const QRegularExpression &form) const
    {
        return form.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    }

    std::optional<QChar> escaped()
    {
        static const QString letters = u"\"\\/bfnrt"_s;
        static const QString meant = u"\"\\/\b\f\n\r\t"_s;
        ++m_at;
        if (at() == u'u') {
            bool ok = false;
            const auto code = m_text.mid(m_at + 1, 4).toUShort(&ok, 16);
            m_at += 5;
            return ok ? std::optional(QChar(code)) : std::nullopt;
        }
        const auto which = letters.indexOf(at());
        ++m_at;
        return which < 0 ? std::nullopt : std::optional(meant[which]);
    }

    std::optional<GqlToken> textToken()
    {
        if (at(1) == u'"' && at(2) == u'"')
            return std::nullopt; // Block texts are for descriptions.
        GqlToken token{GqlToken::Kind::Text, {}, m_line, column()};
        ++m_at;
        while (at() != u'"') {
            if (m_at >= m_text.size() || at() == u'\n')
                return std::nullopt;
            if (at() != u'\\') {
                token.text += m_text[m_at++];
                continue;
            }
            const auto letter = escaped();
            if (!letter)
                return std::nullopt;
            token.text += *letter;
        }
        ++m_at;
        return token;
    }

    QString m_text;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
};

} // namespace

Result<QList<GqlToken>> gqlTokens(const QString &text) { return Lexer(text).run(); }

} // namespace Peak::Possim
