#include "sync/http/httpdate.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

std::optional<Instant> httpDate(QByteArrayView text)
{
    const QString trimmed = QString::fromLatin1(text.trimmed());
    auto moment = QLocale::c().toDateTime(trimmed, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!moment.isValid())
        return std::nullopt;
    moment.setTimeSpec(Qt::UTC);
    return fromMs(moment.toMSecsSinceEpoch());
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
