#include "sync/pos/blaze/blazereply.h"

#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr QByteArrayView wrongKeys = "Invalid PARTNER or Developer API"; // Seen with more than one HTTP status.
constexpr int mostAnnounced = 100'000'000;

/** Both kinds of error bodies say why in the same member. */
QString reasonIn(const QByteArray &body)
{
    const auto json = QJsonDocument::fromJson(body).object();
    return BlazeReply::withoutPeople(lineOf(json["message"_L1]));
}

Error withReason(Error::Kind kind, int status, const QByteArray &body)
{
    const QString reason = reasonIn(body);
    return Error{kind, reason.isEmpty() ? u"HTTP %1"_s.arg(status) : u"HTTP %1: %2"_s.arg(status).arg(reason)};
}

Error serverFault(const HttpReply &reply, BlazeReply::Call call, Instant now)
{
    const QString message = u"HTTP %1"_s.arg(reply.status);
    if (call == BlazeReply::Call::Write)
        return Error{Error::Kind::InDoubt, message};
    const auto pause = retryAfter(reply, now);
    if (reply.status == 503 && pause)
        return Error{Error::Kind::Throttled, message, *pause};
    return Error{Error::Kind::Unreachable, message};
}

Error refusal(const HttpReply &reply, int status)
{
    if (reply.body.contains(wrongKeys) || status == 401)
        return Error{Error::Kind::Unauthorized, u"HTTP %1: the keys were refused"_s.arg(status)};
    if (status == 403)
        return Error{Error::Kind::Unauthorized, u"HTTP 403: the partner key lacks a permission"_s};
    return withReason(status == 404 ? Error::Kind::NotFound : Error::Kind::Rejected, status, reply.body);
}

/** An error that came with a success: its body says the status it should have had. */
int statusInside(const QJsonObject &json)
{
    const auto status = wholeOf(json["status"_L1]).value_or(0);
    return json.contains("message"_L1) && status >= 400 && status < 600 ? static_cast<int>(status) : 0;
}
} // namespace

QString BlazeReply::withoutPeople(QString text)
{
    static const QRegularExpression address(u"\\S+@\\S+"_s);
    static const QRegularExpression phone(u"\\+?\\b\\d[\\d .()-]{8,}\\d\\b"_s);
    text.replace(address, u"…"_s);
    text.replace(phone, u"…"_s);
    return text.simplified().left(300);
}

Result<QJsonValue> BlazeReply::parse(const HttpReply &reply, Call call, Instant now)
{
    if (reply.status == 429)
        return Error{Error::Kind::Throttled, u"HTTP 429"_s, retryAfter(reply, now).value_or(std::chrono::seconds(0))};
    if (reply.status >= 500 || reply.status == 408)
        return serverFault(reply, call, now);
    if (reply.status >= 400)
        return refusal(reply, reply.status);
    if (reply.status >= 300)
        return Error{Error::Kind::Malformed, u"HTTP %1 instead of an answer"_s.arg(reply.status)};
    if (reply.body.trimmed().isEmpty())
        return QJsonValue(QJsonValue::Null);
    const auto list = QJsonDocument::fromJson(reply.body);
    if (list.isArray())
        return QJsonValue(list.array());
    const auto json = jsonObject(reply.body);
    if (!json)
        return reply.body.contains(wrongKeys) ? refusal(reply, 401) : json.error();
    const int inside = statusInside(*json);
    if (inside >= 500)
        return serverFault(HttpReply{inside}, call, now);
    if (inside > 0)
        return refusal(reply, inside);
    return QJsonValue(*json);
}

Result<QJsonObject> BlazeReply::object(const QJsonValue &value)
{
    if (!value.isObject())
        return Error{Error::Kind::Malformed, u"the answer holds nothing"_s};
    return value.toObject();
}

Result<BlazeReply::Page> BlazeReply::page(const QJsonValue &value)
{
    if (value.isArray())
        return Page{value.toArray(), -1};
    for (const auto name : {"values"_L1, "searchResult"_L1, "results"_L1}) {
        if (!value[name].isArray())
            continue;
        const auto total = wholeOf(value["total"_L1]);
        return Page{value[name].toArray(), total && *total > 0 ? int(std::min<qint64>(*total, mostAnnounced)) : -1};
    }
    return Error{Error::Kind::Malformed, u"the answer holds no list"_s};
}

} // namespace Peak
