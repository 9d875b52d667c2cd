#include "core/redaction.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
struct Rule {
    QRegularExpression pattern;
    QString replacement;
};

QRegularExpression insensitive(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

// The order matters: a PEM block is gone before its base64 lines could be taken for something else.
const std::array<Rule, 8> &rules()
{
    static const QString gone = u"[redacted]"_s;
    static const QString kept = u"\\1[redacted]"_s;
    static const QString fields =
        u"(?:api[_-]?key|access[_-]?token|refresh[_-]?token|id[_-]?token|client[_-]?secret|private[_-]?key|passw(?:or)?d)"_s;
    static const std::array<Rule, 8> all{{
        // Also a block whose end was cut off.
        {QRegularExpression(uR"((?s)-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|$))"_s), gone},
        {insensitive(uR"(\b((?:Bearer|Basic)\s+)[A-Za-z0-9._~+/=-]{8,})"_s), kept},
        {QRegularExpression(uR"(\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?)"_s), gone},
        // key=value of addresses and forms, then "key": "value" of JSON, then header lines.
        {insensitive(uR"((%1["']?\s*=\s*["']?)[^\s"'&,;]+)"_s.arg(fields)), kept},
        {insensitive(uR"((["']%1["']\s*:\s*["'])(?:[^"'\\]|\\.)+)"_s.arg(fields)), kept},
        {insensitive(uR"((%1:\s*)[A-Za-z0-9._~+/=-]{16,})"_s.arg(fields)), kept},
        {QRegularExpression(uR"([\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)"_s), gone},
        {QRegularExpression(uR"((?<![0-9A-Za-z])[0-9A-Fa-f]{32,}(?![0-9A-Za-z]))"_s), gone},
    }};
    return all;
}

// Ten digits, alone or in the usual 3-3-4 groups, with or without the country code. A part of a longer name
// ("K7-20261123-…", a UUID) or of a number with a point is none; ten digits in one run that begin with 1 are
// seconds since 1970, for no area code begins so.
const QRegularExpression &phone()
{
    static const QRegularExpression pattern(
        uR"((?<![\w-])(?<!\d\.)(?:(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]?\d{4}|(?:\+?1)?[2-9]\d{9})(?!\w|-\w|\.\d))"_s);
    return pattern;
}

bool breaksLine(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

QString escaped(QChar c)
{
    if (c == u'\n')
        return u"\\n"_s;
    if (c == u'\r')
        return u"\\r"_s;
    if (c == u'\t')
        return u"\\t"_s;
    const uint code = c.unicode();
    return code < 0x100 ? u"\\x%1"_s.arg(code, 2, 16, QChar(u'0')) : u"\\u%1"_s.arg(code, 4, 16, QChar(u'0'));
}
} // namespace

QString redact(QString text)
{
    for (const auto &rule : rules())
        text.replace(rule.pattern, rule.replacement);
    return text.replace(phone(), u"[redacted]"_s);
}

QString onOneLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        if (breaksLine(c))
            line += escaped(c);
        else
            line += c;
    }
    return line;
}

} // namespace Peak
