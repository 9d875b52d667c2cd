#include "sync/pos/tokenrequest.h"

#include "sync/http/httpdate.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
Error unsent(const Error &error)
{
    const bool throttled = error.kind == Error::Kind::Throttled;
    const auto kind = throttled ? Error::Kind::Throttled : Error::Kind::Unreachable;
    return {kind, u"token request: "_s + error.message, error.retryAfter};
}

Result<QJsonObject> judged(const HttpReply &reply, Instant now, const TokenRules &rules)
{
    const QString status = u"token request: HTTP %1"_s.arg(reply.status);
    if (reply.status == 429) {
        const auto pause = rules.pause ? rules.pause(reply, now) : retryAfter(reply, now).value_or(0s);
        return Error{Error::Kind::Throttled, status, pause};
    }
    if (reply.status >= 400 && reply.status < 500)
        return Error{Error::Kind::Unauthorized, status + u", "_s + rules.refusal(reply)};
    if (reply.status != 200)
        return Error{Error::Kind::Unreachable, status};
    const auto answer = jsonObject(reply.body);
    if (!answer)
        return Error{Error::Kind::Unreachable, u"no readable answer to the token request"_s};
    return answer;
}
} // namespace

HttpRequest tokenForm(const QUrl &url, const QByteArray &fields)
{
    HttpRequest request{"POST", url, fields};
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    request.priority = HttpRequest::Priority::Order;
    return request;
}

QCoro::Task<Result<QJsonObject>> askForToken(
    HttpTransport &http, const Clock &clock, HttpRequest request, TokenRules rules)
{
    auto sending = http.send(request);
    const auto reply = co_await sending;
    if (!reply)
        co_return unsent(reply.error());
    co_return judged(*reply, clock.now(), rules);
}

Result<FreshToken> freshToken(const QJsonValue &token, const QJsonValue &life, const TokenRules &rules)
{
    const QByteArray value = token.toString().toLatin1();
    if (value.isEmpty())
        return Error{Error::Kind::Unauthorized, u"the token request was answered without a token"_s};
    const auto seconds = wholeOf(life).value_or(rules.documentedLife.count());
    const auto believed = std::clamp<qint64>(seconds, 1, rules.longestLife.count());
    return FreshToken{value, rules.usable(std::chrono::seconds(believed))};
}

} // namespace Peak
