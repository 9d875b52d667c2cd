#include "sync/http/httpdate.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

// Every answer has one: read by place, as RFC 9110 fixes it ("Mon, 23 Nov 2026 10:02:11 GMT"), not by a locale's
// parser.
std::optional<Instant> httpDate(QByteArrayView text)
{
    constexpr QByteArrayView months("JanFebMarAprMayJunJulAugSepOctNovDec");
    const auto given = text.trimmed();
    if (given.size() != 29 || !given.endsWith(" GMT") || given[3] != ',' || given[19] != ':' || given[22] != ':')
        return std::nullopt;
    const auto number = [given](qsizetype at, qsizetype length) {
        bool isNumber = false;
        const int value = given.sliced(at, length).toInt(&isNumber);
        return isNumber ? value : -1;
    };
    const auto month = months.indexOf(given.sliced(8, 3));
    const QDate date(number(12, 4), static_cast<int>(month / 3) + 1, number(5, 2));
    const QTime time(number(17, 2), number(20, 2), number(23, 2));
    if (month < 0 || month % 3 != 0 || !date.isValid() || !time.isValid())
        return std::nullopt;
    return fromMs(QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch());
}

std::optional<std::chrono::seconds> retryAfter(const HttpReply &reply, Instant now)
{
    const QByteArray text = reply.header("Retry-After").trimmed();
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    std::chrono::seconds pause(number);
    if (!isNumber) {
        const auto moment = httpDate(text);
        if (!moment)
            return std::nullopt;
        pause = std::chrono::ceil<std::chrono::seconds>(*moment - now);
    }
    return std::clamp<std::chrono::seconds>(pause, 0s, 24h);
}

std::optional<std::chrono::seconds> clockOffset(const HttpReply &reply, Instant now)
{
    const auto date = httpDate(reply.header("Date"));
    if (!date)
        return std::nullopt;
    return std::chrono::round<std::chrono::seconds>(*date - now);
}

} // namespace Peak
