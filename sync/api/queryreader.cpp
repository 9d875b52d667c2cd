#include "sync/api/queryreader.h"

#include "sync/api/jsonreader.h"

using namespace Qt::StringLiterals;

namespace Peak {

QStringList QueryReader::texts(const QString &name) const
{
    QStringList values;
    for (const auto &value : m_request.query.allQueryItemValues(name, QUrl::FullyDecoded)) {
        if (!value.trimmed().isEmpty())
            values.append(value.trimmed());
    }
    return values;
}

int QueryReader::wholeNumber(const QString &name, int smallest, int fallback)
{
    constexpr int largest = 1'000'000; // Pages times their size stay far from overflow.
    if (!m_request.query.hasQueryItem(name))
        return fallback;
    bool readable = false;
    const int number = text(name).toInt(&readable);
    if (!readable || number < smallest || number > largest) {
        complain(name, u"must be a whole number from %1"_s.arg(smallest));
        return fallback;
    }
    return number;
}

std::optional<Instant> QueryReader::moment(const QString &name, const QTimeZone &zone, int daysLater)
{
    const QString typed = text(name);
    if (typed.isEmpty())
        return std::nullopt;
    if (const auto day = QDate::fromString(typed, u"yyyy-MM-dd"_s); day.isValid())
        return fromMs(day.addDays(daysLater).startOfDay(zone).toMSecsSinceEpoch());
    const auto instant = instantOf(typed);
    if (!instant)
        complain(name, u"must be a day such as 2026-11-23 or a moment such as 2026-11-23T18:02:11Z"_s);
    return instant;
}

std::optional<Instant> QueryReader::from(const QString &name, const QTimeZone &zone) { return moment(name, zone, 0); }

std::optional<Instant> QueryReader::to(const QString &name, const QTimeZone &zone) { return moment(name, zone, 1); }

std::optional<Refusal> QueryReader::refusal() const
{
    if (m_problems.isEmpty())
        return std::nullopt;
    return Refusal{Refusal::Why::BadWord, u"the query cannot be read; see the fields"_s, m_problems};
}

} // namespace Peak
