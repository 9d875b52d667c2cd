#include "sync/pos/treez/treezreply.h"

#include "core/enumtable.h"
#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// Reference of Treez, error list. Every other reason of a 4xx is a plain refusal.
// clang-format off
    constexpr Word<Error::Kind> reasons[] = {
        {"CUSTOMER_DOESNT_EXIST"_L1, Error::Kind::NotFound},
        {"NOT_FOUND"_L1, Error::Kind::NotFound},
        {"TICKET_NOT_FOUND"_L1, Error::Kind::NotFound},
        {"INVALID_TICKET_STATUS"_L1, Error::Kind::Conflict},
        {"Full authentication is required to access this resource"_L1, Error::Kind::Unauthorized},
    };
// clang-format on

/** Treez explains refusals in free text, which may quote what we sent. */
QString withoutPeople(QString text)
{
    static const QRegularExpression address(u"\\S+@\\S+"_s);
    static const QRegularExpression digits(u"\\+?\\d[\\d .()-]{5,}\\d"_s);
    static const QRegularExpression uuid(u"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"_s);
    text.replace(address, u"…"_s);
    // Ids of products and tickets are what staff need to read: only other long runs of digits go.
    if (!uuid.match(text).hasMatch())
        text.replace(digits, u"…"_s);
    return text.simplified().left(300);
}

bool saysItIsThereAlready(const QString &text)
{
    static const QRegularExpression there(u"DUPLICATE|EXIST"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression missing(
        u"(DOES|DO|DID)?(_|\\s)?N(O|')?T(_|\\s)EXIST|NON.?EXIST|CANNOT FIND|NOT_FOUND"_s,
        QRegularExpression::CaseInsensitiveOption);
    return there.match(text).hasMatch() && !missing.match(text).hasMatch();
}

Error refusal(int status, const QJsonObject &answer, TreezReply::Call call)
{
    const QString reason = answer["resultReason"_L1].toString();
    const QString detail = answer["resultDetail"_L1].toString();
    const QString message = withoutPeople(u"%1 %2: %3"_s.arg(status).arg(reason, detail));
    if (call == TreezReply::Call::Create && saysItIsThereAlready(reason + u' ' + detail))
        return Error{.kind = Error::Kind::InDoubt, .message = message, .alreadyThere = true};
    return Error{valueOf(reasons, reason).value_or(Error::Kind::Rejected), message};
}

/** An answer of the gateway or of something in between: Treez itself always says a `resultCode`. */
Error foreignAnswer(int status, TreezReply::Call call, TreezSettings::Auth auth)
{
    const QString message = u"HTTP %1 without a Treez answer"_s.arg(status);
    // A signed token of the wrong life or unit is refused with 400, not 401.
    if (status == 400 && auth == TreezSettings::Auth::Signature)
        return Error{Error::Kind::Unauthorized, u"%1: the clock or the signature is wrong"_s.arg(message)};
    if (status >= 400 && status < 500 && call != TreezReply::Call::Read)
        return Error{Error::Kind::Rejected, message};
    return Error{Error::Kind::Malformed, message};
}

Error serverFault(const HttpReply &reply, TreezReply::Call call, Instant now)
{
    const QString message = u"HTTP %1"_s.arg(reply.status);
    if (call != TreezReply::Call::Read)
        return Error{Error::Kind::InDoubt, message};
    const auto pause = retryAfter(reply, now);
    if (reply.status == 503 && pause)
        return Error{Error::Kind::Throttled, message, *pause};
    return Error{Error::Kind::Unreachable, message};
}
} // namespace

Result<QJsonObject> TreezReply::parse(const HttpReply &reply, Call call, TreezSettings::Auth auth, Instant now)
{
    if (reply.status == 429) {
        const auto pause = retryAfter(reply, now).value_or(std::chrono::seconds(0));
        return Error{Error::Kind::Throttled, u"HTTP 429"_s, pause};
    }
    if (reply.status >= 500 || reply.status == 408)
        return serverFault(reply, call, now);
    if (reply.status == 401)
        return Error{Error::Kind::Unauthorized, u"HTTP 401: the credentials were refused"_s};
    if (reply.status == 403)
        return Error{Error::Kind::Unauthorized, u"HTTP 403: this endpoint is not granted to the kiosk"_s};

    const auto answer = jsonObject(reply.body);
    if (!answer || !(*answer)["resultCode"_L1].isString())
        return foreignAnswer(reply.status, call, auth);
    if (reply.status >= 400 || (*answer)["resultCode"_L1] != "SUCCESS"_L1)
        return refusal(reply.status, *answer, call);
    if (reply.status >= 300)
        return foreignAnswer(reply.status, call, auth);
    return *answer;
}

Result<QJsonObject> TreezReply::single(const QJsonObject &answer)
{
    for (const auto &member : {answer["data"_L1], answer["ticketList"_L1]}) {
        const auto candidate = member.isArray() ? member.toArray().first() : member;
        if (candidate.isObject() && !candidate.toObject().isEmpty())
            return candidate.toObject();
    }
    return Error{Error::Kind::Malformed, u"the answer holds nothing"_s};
}

Result<QJsonArray> TreezReply::tickets(const QJsonObject &answer)
{
    const auto list = answer.contains("ticketList"_L1) ? answer["ticketList"_L1] : answer["data"_L1];
    if (!list.isArray())
        return Error{Error::Kind::Malformed, u"the answer holds no list of tickets"_s};
    return list.toArray();
}

} // namespace Peak
