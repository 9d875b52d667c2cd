#include "sync/pos/flowhub/flowhubreply.h"

#include "sync/http/httpdate.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr qsizetype mostOfText = 300;

/** Refusals are free text, which may quote what we sent. */
QString withoutPeople(QString text)
{
    static const QRegularExpression address(u"\\S+@\\S+"_s);
    static const QRegularExpression phone(u"(?<![0-9a-fA-F-])\\+?\\d[\\d .()-]{5,}\\d(?![0-9a-fA-F-])"_s);
    text.replace(address, u"…"_s);
    text.replace(phone, u"…"_s);
    return text.simplified().left(mostOfText);
}

/** `errors` and `error` are texts or lists of them, `message` a text; anything else is shown as it came. */
QString explanation(const QByteArray &body)
{
    const auto json = QJsonDocument::fromJson(body).object();
    QStringList parts;
    for (const auto name : {"errors"_L1, "error"_L1, "message"_L1}) {
        const auto value = json.value(name);
        const auto texts = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const auto &text : texts)
            parts.append(text.isString() ? text.toString() : text["message"_L1].toString());
    }
    parts.removeAll(QString());
    return withoutPeople(parts.isEmpty() ? QString::fromUtf8(body.left(4 * mostOfText)) : parts.join(u"; "_s));
}

bool saysItIsThereAlready(const QString &text)
{
    static const QRegularExpression there(
        u"duplicate|already (exist|been (created|submitted))"_s, QRegularExpression::CaseInsensitiveOption);
    return there.match(text).hasMatch();
}

/** X-RateLimit-Reset as seconds from now, or as a moment of the epoch. Usually Flowhub says neither. */
std::optional<std::chrono::seconds> pauseOf(const HttpReply &reply, Instant now)
{
    if (const auto asked = retryAfter(reply, now))
        return asked;
    bool isNumber = false;
    const auto reset = reply.header("X-RateLimit-Reset").toLongLong(&isNumber);
    if (!isNumber || reset < 0)
        return std::nullopt;
    const auto seconds = reset > 1'000'000'000 ? reset - toMs(now) / 1000 : reset;
    return std::chrono::seconds(std::clamp<qint64>(seconds, 0, 3600));
}

Error serverFault(int status, const HttpReply &reply, FlowhubReply::Call call, Instant now)
{
    const QString message = u"HTTP %1"_s.arg(status);
    if (call != FlowhubReply::Call::Read)
        return Error{Error::Kind::InDoubt, message};
    const auto pause = retryAfter(reply, now);
    return pause ? Error{Error::Kind::Throttled, message, *pause} : Error{Error::Kind::Unreachable, message};
}
} // namespace

Error FlowhubReply::refusal(int status, const HttpReply &reply, Call call, Instant now)
{
    if (status == 429)
        return Error{Error::Kind::Throttled, u"HTTP 429"_s, pauseOf(reply, now).value_or(0s)};
    if (status >= 500 || status == 408)
        return serverFault(status, reply, call, now);
    const QString why = explanation(reply.body);
    const QString message = u"HTTP %1: %2"_s.arg(status).arg(why);
    if (status == 401 || status == 403)
        return Error{Error::Kind::Unauthorized, message};
    if (status < 400) // A redirect, or a 2xx with something odd in its envelope.
        return Error{Error::Kind::Malformed, u"HTTP %1 without an answer"_s.arg(status)};
    if (call == Call::Create && saysItIsThereAlready(why))
        return Error{.kind = Error::Kind::InDoubt, .message = message, .alreadyThere = true};
    // Also what hidden calls say, and lists about a date that is no plain day.
    return Error{status == 404 ? Error::Kind::NotFound : Error::Kind::Rejected, message};
}

Result<Ok> FlowhubReply::judge(const HttpReply &reply, Call call, Instant now)
{
    if (reply.status < 200 || reply.status > 299)
        return refusal(reply.status, reply, call, now);
    return Ok{};
}

Result<QJsonDocument> FlowhubReply::parse(const HttpReply &reply, Call call, Instant now)
{
    if (const auto fine = judge(reply, call, now); !fine)
        return fine.error();
    auto answer = QJsonDocument::fromJson(reply.body);
    if (answer.isNull()) // Perhaps only a text that is not quite UTF-8.
        answer = QJsonDocument::fromJson(QString::fromUtf8(reply.body).toUtf8());
    if (answer.isNull())
        return Error{Error::Kind::Malformed, u"HTTP %1 without a readable answer"_s.arg(reply.status)};
    const auto status = answer.object().value("status"_L1);
    if (status.isDouble() && (status.toInt() < 200 || status.toInt() > 299))
        return refusal(status.toInt(), reply, call, now);
    return answer;
}

Result<QJsonObject> FlowhubReply::single(const QJsonDocument &answer)
{
    const auto whole = answer.object();
    auto one = whole.contains("data"_L1) ? whole.value("data"_L1) : QJsonValue(whole);
    if (answer.isArray())
        one = answer.array();
    if (one.isArray() && one.toArray().size() == 1)
        one = one.toArray().first();
    if (one.toObject().isEmpty())
        return Error{Error::Kind::Malformed, u"the answer is not about one thing"_s};
    return one.toObject();
}

QJsonArray FlowhubReply::elements(const QJsonDocument &answer, QLatin1StringView name)
{
    if (answer.isArray())
        return answer.array();
    const auto whole = answer.object();
    for (const auto member : {name, "data"_L1}) {
        if (whole.value(member).isArray())
            return whole.value(member).toArray();
        if (whole.value(member).isObject())
            return {whole.value(member)};
    }
    return whole.contains("id"_L1) ? QJsonArray{whole} : QJsonArray{};
}

} // namespace Peak
