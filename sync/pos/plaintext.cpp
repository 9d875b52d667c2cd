#include "sync/pos/plaintext.h"

#include "sync/pos/jsonread.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
struct Entity {
    QLatin1StringView word;
    QStringView text;
};

// clang-format off
constexpr Entity entities[] = {
    {"&nbsp;"_L1,  u" "},
    {"&lt;"_L1,    u"<"},
    {"&gt;"_L1,    u">"},
    {"&quot;"_L1,  u"\""},
    {"&#39;"_L1,   u"'"},
    {"&apos;"_L1,  u"'"},
    {"&ndash;"_L1, u"–"},
    {"&mdash;"_L1, u"—"},
    {"&rsquo;"_L1, u"’"},
    {"&deg;"_L1,   u"°"},
    {"&amp;"_L1,   u"&"}, // Last: "&amp;lt;" is the text "&lt;".
};
// clang-format on
} // namespace

QString plainText(const QJsonValue &html, qsizetype most)
{
    static const QRegularExpression unseen(u"<(script|style)\\b.*?</\\1>|<!--.*?-->"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression breaks(
        u"<(br|/p|/div|/li|/h[1-6]|/tr)\\b[^>]*>"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(u"</?[a-zA-Z][^>]*>"_s);
    static const QRegularExpression emptyLines(u"[ \\t]*\\n\\s*"_s);
    auto text = html.toString();
    text.remove(unseen);
    text.replace(breaks, u"\n"_s);
    text.remove(tags);
    for (const auto &entity : entities)
        text.replace(entity.word, entity.text.toString());
    text.replace(emptyLines, u"\n"_s);
    return proseOf(text, most);
}

} // namespace Peak
