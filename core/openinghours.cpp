#include "core/openinghours.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

static constexpr int Day = 24 * 60; ///< Minutes.

std::optional<OpeningHours::Span> OpeningHours::Span::parse(QStringView text)
{
    static const QRegularExpression shape(uR"(^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$)"_s);
    const auto match = shape.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const auto minutes = [&match](int hour) -> std::optional<int> {
        const int hours = match.capturedView(hour).toInt();
        const int rest = match.capturedView(hour + 1).toInt();
        const int sum = hours * 60 + rest;
        return rest < 60 && sum <= Day ? std::optional(sum) : std::nullopt;
    };
    const auto from = minutes(1);
    const auto to = minutes(3);
    if (!from || !to || *from == Day)
        return std::nullopt;
    return Span{*from, *to};
}

void OpeningHours::open(int weekday, Span span)
{
    m_known = true;
    m_days.at(static_cast<size_t>(weekday - 1)) = span;
}

void OpeningHours::close(int weekday)
{
    m_known = true;
    m_days.at(static_cast<size_t>(weekday - 1)).reset();
}

const std::optional<OpeningHours::Span> &OpeningHours::on(QDate date) const
{
    return m_days.at(static_cast<size_t>(date.dayOfWeek() - 1));
}

bool OpeningHours::isOpenAt(const QDateTime &local) const
{
    if (!m_known)
        return true;
    const int minute = local.time().hour() * 60 + local.time().minute();
    const auto &today = on(local.date());
    const auto &yesterday = on(local.date().addDays(-1));
    return (today && minute >= today->from && minute < today->end()) || (yesterday && minute + Day < yesterday->end());
}

QDateTime OpeningHours::nextOpening(const QDateTime &local) const
{
    for (int days = 0; days <= 7; ++days) {
        const auto date = local.date().addDays(days);
        const auto &span = on(date);
        if (!span)
            continue;
        QDateTime opening = local;
        opening.setDate(date);
        opening.setTime(QTime(span->from / 60, span->from % 60));
        if (opening > local)
            return opening;
    }
    return {};
}

} // namespace Peak
