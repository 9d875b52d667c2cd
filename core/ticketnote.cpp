#include "core/ticketnote.h"

using namespace Qt::StringLiterals;

namespace Peak {

static constexpr auto mark = "ref:"_L1;

TicketNote TicketNote::fromText(const QString &note)
{
    TicketNote parsed;
    QStringList kept;
    for (const auto &line : note.split(u'\n')) {
        const auto trimmed = line.trimmed();
        if (trimmed.startsWith(mark))
            parsed.references.append(trimmed.mid(mark.size()).trimmed());
        else
            kept.append(line);
    }
    parsed.text = kept.join(u'\n').trimmed();
    return parsed;
}

QString TicketNote::toText() const
{
    QStringList lines;
    if (!text.isEmpty())
        lines.append(text);
    for (const auto &reference : references)
        lines.append(mark + u' ' + reference);
    return lines.join(u'\n');
}

} // namespace Peak
