#include "tests/possim/blaze/blazereply.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr auto LongestRange = std::chrono::hours(24 * 7);

HttpServerResponse blazeJson(const QJsonObject &object) { return HttpServerResponse::json(200, object); }

HttpServerResponse blazeArray(const QJsonArray &array)
{
    return {200, QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

static QString wordFor(int status)
{
    switch (status) {
    case 401:
        return u"Unauthorized"_s;
    case 403:
        return u"Forbidden"_s;
    case 404:
        return u"Not found"_s;
    case 429:
        return u"Too many requests"_s;
    default:
        return u"Invalid argument"_s;
    }
}

HttpServerResponse blazeFail(const BlazeRefusal &refusal)
{
    if (!refusal.field.isEmpty())
        return HttpServerResponse::json(refusal.status,
            {{u"field"_s, refusal.field}, {u"message"_s, refusal.message},
                {u"errorType"_s, u"com.fourtwenty.core.exceptions.BlazeInvalidArgException"_s}});
    return HttpServerResponse::json(refusal.status,
        {{u"error"_s, wordFor(refusal.status)}, {u"message"_s, refusal.message}, {u"status"_s, refusal.status}});
}

BlazePage BlazePage::of(const HttpServerRequest &request, qint64 most)
{
    const auto number = [&](const QString &name, qint64 fallback) {
        bool ok = false;
        const auto value = request.queryValue(name).toLongLong(&ok);
        return ok && value >= 0 ? value : fallback;
    };
    const auto limit = number(u"limit"_s, most);
    return {number(u"skip"_s, number(u"start"_s, 0)), limit == 0 ? most : std::min(limit, most)};
}

HttpServerResponse blazeList(
    const BlazePage &page, qsizetype total, bool guideEnvelope, const std::function<QJsonObject(qsizetype)> &at)
{
    QJsonArray values;
    for (auto i = page.skip; i < std::min<qint64>(page.skip + page.limit, total); ++i)
        values.append(at(qsizetype(i)));
    if (guideEnvelope)
        return blazeJson({{u"count"_s, values.size()}, {u"total"_s, total}, {u"searchResult"_s, values}});
    return blazeJson({{u"values"_s, values}, {u"skip"_s, page.skip}, {u"limit"_s, page.limit}, {u"total"_s, total}});
}

static std::optional<BlazeRefusal> checkedRange(const BlazeRange &range)
{
    if (range.from && range.to < *range.from)
        return BlazeRefusal{400, u"End date is before start date"_s, {}};
    if (range.from && range.to - *range.from > LongestRange)
        return BlazeRefusal{400, u"Date range cannot exceed 7 days"_s, {}};
    return std::nullopt;
}

std::optional<BlazeRefusal> BlazeRange::inMilliseconds(
    const HttpServerRequest &request, const QString &first, const QString &last, Instant now, BlazeRange &range)
{
    range = {std::nullopt, now};
    for (const auto &name : {first, last}) {
        const auto text = request.queryValue(name);
        if (text.isEmpty())
            continue;
        bool ok = false;
        const auto ms = text.toLongLong(&ok);
        if (!ok)
            return BlazeRefusal{400, u"HTTP 400: not epoch milliseconds"_s, name};
        if (name == first)
            range.from = fromMs(ms);
        else
            range.to = fromMs(ms);
    }
    return checkedRange(range);
}

std::optional<BlazeRefusal> BlazeRange::inDays(const HttpServerRequest &request, Instant now, BlazeRange &range)
{
    range = {std::nullopt, now};
    for (const auto &name : {u"startDate"_s, u"endDate"_s}) {
        const auto text = request.queryValue(name);
        if (text.isEmpty())
            continue;
        const auto day = QDate::fromString(text, u"MM/dd/yyyy"_s);
        if (!day.isValid())
            return BlazeRefusal{400, u"dates are MM/dd/yyyy"_s, name};
        const auto start = fromMs(day.startOfDay(Qt::UTC).toMSecsSinceEpoch());
        if (name == "startDate"_L1)
            range.from = start;
        else
            range.to = start + std::chrono::hours(24) - std::chrono::milliseconds(1);
    }
    return checkedRange(range);
}

QJsonValue blazeDollars(qint64 cents) { return double(cents) / 100.0; }

QString blazeId(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1).toHex().left(24));
}

} // namespace Peak::Possim
