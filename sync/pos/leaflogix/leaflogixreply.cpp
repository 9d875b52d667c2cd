#include "sync/pos/leaflogix/leaflogixreply.h"

#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;
using enum Error::Kind;

/** What they say may quote what we sent. */
QString withoutPeople(QString text)
{
    static const QRegularExpression address(u"\\S+@\\S+"_s);
    static const QRegularExpression digits(u"\\+?\\d[\\d .()-]{7,}\\d"_s);
    text.replace(address, u"…"_s).replace(digits, u"…"_s);
    return text.simplified().left(300);
}

/** `propertyErrors` or `errors`: "CustomerId: not found". */
QStringList detailsOf(const QJsonObject &body)
{
    QStringList details;
    for (const auto listName : {"propertyErrors"_L1, "errors"_L1}) {
        for (const auto &entry : member(body, listName).toArray()) {
            const auto one = entry.toObject();
            const auto said = member(one, "propertyError"_L1);
            const QString text = said.isString() ? said.toString() : member(one, "errorMessage"_L1).toString();
            const QString property = member(one, "propertyName"_L1).toString();
            details.append(property.isEmpty() ? text : property + u": "_s + text);
        }
    }
    return details;
}

/** Why something was refused, out of any of the five forms: two objects, a text, a bare text, nothing. */
QString reasonIn(const QByteArray &body)
{
    const auto value = LeaflogixJson::parse(body);
    if (!value)
        return QString::fromUtf8(body.left(300));
    if (!value->isObject())
        return value->toString();
    const auto object = value->toObject();
    const auto details = detailsOf(object);
    const QString message = member(object, "message"_L1).toString();
    return message.isEmpty() ? details.join(u"; "_s) : (QStringList{message} + details).join(u"; "_s);
}

/** The vendor sends these with status 200 too. */
bool isRefusal(const QJsonValue &value)
{
    const auto object = value.toObject();
    const auto valid = member(object, "isValid"_L1);
    const auto result = member(object, "result"_L1);
    return (valid.isBool() && !valid.toBool()) || (result.isBool() && !result.toBool())
        || !member(object, "propertyErrors"_L1).toArray().isEmpty();
}

bool saysItIsThereAlready(const QString &reason)
{
    return reason.contains("idempot"_L1, Qt::CaseInsensitive) || reason.contains("duplicate"_L1, Qt::CaseInsensitive);
}

Error refusal(int status, const QString &reason, LeaflogixReply::Call call)
{
    const QString said = reason.isEmpty() ? u"refused without a reason"_s : withoutPeople(reason);
    const QString message = u"%1 %2"_s.arg(status).arg(said);
    if (call == LeaflogixReply::Call::Create && saysItIsThereAlready(reason))
        return Error{.kind = InDoubt, .message = message, .alreadyThere = true};
    return Error{status == 409 ? Conflict : Rejected, message};
}

Error serverFault(const HttpReply &reply, LeaflogixReply::Call call, Instant now)
{
    const QString message = u"HTTP %1"_s.arg(reply.status);
    if (call != LeaflogixReply::Call::Read)
        return Error{InDoubt, message};
    const auto pause = retryAfter(reply, now);
    if (reply.status == 503 && pause)
        return Error{Throttled, message, *pause};
    return Error{Unreachable, message};
}
} // namespace

std::optional<Error> LeaflogixReply::failure(const HttpReply &reply, Call call, Instant now)
{
    const int status = reply.status;
    if (status >= 200 && status < 300)
        return std::nullopt;
    if (status == 429)
        return Error{Throttled, u"HTTP 429"_s, retryAfter(reply, now).value_or(std::chrono::seconds(0))};
    if (status >= 500 || status == 408)
        return serverFault(reply, call, now);
    if (status == 401)
        return Error{Unauthorized, u"HTTP 401: the location key was refused"_s};
    if (status == 403)
        return Error{Unauthorized, u"HTTP 403: the location key lacks the role for this"_s};
    if (status == 404)
        return Error{NotFound, u"404 %1"_s.arg(withoutPeople(reasonIn(reply.body))).trimmed()};
    if (status >= 400)
        return refusal(status, reasonIn(reply.body), call);
    return Error{Malformed, u"HTTP %1 is no answer of this POS"_s.arg(status)};
}

Result<QJsonValue> LeaflogixReply::parse(const HttpReply &reply, Call call, Instant now)
{
    if (const auto failed = failure(reply, call, now))
        return *failed;
    const auto value = LeaflogixJson::parse(reply.body);
    if (value && isRefusal(*value))
        return refusal(reply.status, reasonIn(reply.body), call);
    return value;
}

Result<QJsonArray> LeaflogixReply::list(const QJsonValue &value)
{
    if (!value.isArray())
        return Error{Malformed, u"the answer is no list"_s};
    return value.toArray();
}

} // namespace Peak
