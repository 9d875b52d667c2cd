#include "sync/pos/covasoft/covasoftreply.h"

#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto window = 60s; ///< Of the rate limits, each service its own.

/** Cova explains refusals in free text, which may quote what we sent. */
QString withoutPeople(QString text)
{
    static const QRegularExpression address(u"\\S+@\\S+"_s);
    static const QRegularExpression uuid(u"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"_s);
    static const QRegularExpression digits(u"\\+?\\d[\\d .()-]{5,}\\d"_s);
    text.replace(address, u"…"_s);
    if (!uuid.match(text).hasMatch()) // Ids of products and orders are what staff need to read.
        text.replace(digits, u"…"_s);
    return text.simplified().left(300);
}

QString textOf(const QJsonObject &json)
{
    const auto error = CovasoftReply::member(json, "error"_L1);
    for (const auto &candidate :
        {CovasoftReply::member(json, "Message"_L1), CovasoftReply::member(error.toObject(), "message"_L1),
            CovasoftReply::member(json, "error_description"_L1), error}) {
        if (const auto text = lineOf(candidate, 300); !text.isEmpty())
            return text;
    }
    return {};
}

/** What the body says, whatever it is: `{"Message"}`, `message`, `error.message`, text; a web page says nothing. */
QString messageOf(const QByteArray &body)
{
    if (const auto json = jsonObject(body))
        return textOf(*json);
    const auto text = lineOf(QString::fromUtf8(body.left(1000)), 300);
    return text.startsWith(u'<') ? QString() : text;
}

QString described(const HttpReply &reply)
{
    const auto message = withoutPeople(messageOf(reply.body));
    const auto status = u"HTTP %1"_s.arg(reply.status);
    return message.isEmpty() ? status : status + u": "_s + message;
}

bool saysThereIsNone(const QString &message) { return message.contains("cannot be found"_L1, Qt::CaseInsensitive); }

std::optional<std::chrono::seconds> secondsIn(const QByteArray &header)
{
    bool isNumber = false;
    const auto value = header.trimmed().toLongLong(&isNumber);
    if (!isNumber || value < 0 || value > 3600)
        return std::nullopt;
    return std::chrono::seconds(value);
}

Error serverFault(const HttpReply &reply, CovasoftReply::Call call, Instant now)
{
    if (call == CovasoftReply::Call::Write)
        return Error{Error::Kind::InDoubt, described(reply)};
    const auto pause = retryAfter(reply, now);
    if (reply.status == 503 && pause)
        return Error{Error::Kind::Throttled, described(reply), *pause};
    return Error{Error::Kind::Unreachable, described(reply)};
}

/** Both wrappings of a list, or nothing. */
std::optional<QJsonArray> listIn(const QJsonDocument &document)
{
    if (document.isArray())
        return document.array();
    const auto object = document.object();
    const auto embedded = CovasoftReply::member(object, "_embedded"_L1).toObject();
    for (const auto &candidate :
        {CovasoftReply::member(embedded, "self"_L1), CovasoftReply::member(object, "Results"_L1)}) {
        if (candidate.isArray())
            return candidate.toArray();
    }
    return std::nullopt;
}
} // namespace

QJsonValue CovasoftReply::member(const QJsonObject &object, QLatin1StringView name)
{
    if (const auto exact = object.constFind(name); exact != object.constEnd())
        return exact.value();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue::Undefined;
}

std::chrono::seconds CovasoftReply::pauseOf(const HttpReply &reply, Instant now)
{
    if (const auto asked = retryAfter(reply, now))
        return *asked;
    for (const auto *name : {"COVA-APIM-RateLimit-ResetSeconds", "X-RateLimit-ResetSeconds"}) {
        if (const auto seconds = secondsIn(reply.header(name)))
            return std::max(*seconds, 1s);
    }
    return window;
}

Result<Ok> CovasoftReply::judged(const HttpReply &reply, Call call, Instant now)
{
    if (reply.status >= 200 && reply.status < 300)
        return Ok{};
    if (reply.status == 429)
        return Error{Error::Kind::Throttled, u"HTTP 429"_s, pauseOf(reply, now)};
    if (reply.status >= 500 || reply.status == 408)
        return serverFault(reply, call, now);
    if (reply.status == 401)
        return Error{Error::Kind::Unauthorized, u"HTTP 401: the credentials were refused"_s};
    if (reply.status == 403)
        return Error{Error::Kind::Unauthorized, u"HTTP 403: this credential has no access to the service"_s};
    if (reply.status < 400)
        return Error{Error::Kind::Malformed, described(reply)};
    if (reply.status == 404 || saysThereIsNone(messageOf(reply.body)))
        return Error{Error::Kind::NotFound, described(reply)};
    return Error{reply.status == 409 ? Error::Kind::Conflict : Error::Kind::Rejected, described(reply)};
}

Result<QJsonObject> CovasoftReply::object(const HttpReply &reply, Instant now)
{
    if (const auto taken = judged(reply, Call::Read, now); !taken)
        return taken.error();
    auto json = jsonObject(reply.body);
    if (json && saysThereIsNone(textOf(*json)))
        return Error{Error::Kind::NotFound, described(reply)};
    return json;
}

Result<QJsonArray> CovasoftReply::list(const HttpReply &reply, Instant now)
{
    if (const auto taken = judged(reply, Call::Read, now); !taken)
        return taken.error();
    const auto list = listIn(QJsonDocument::fromJson(reply.body));
    if (!list)
        return Error{Error::Kind::Malformed, u"the answer is no list"_s};
    return *list;
}

} // namespace Peak
