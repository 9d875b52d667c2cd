#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"
#include "sync/http/tokencache.h"

#include <QCoroTask>
#include <QJsonObject>

namespace Peak {

/** How one vendor hands out tokens: a constant for each. */
struct TokenRules {
    using Pause = std::chrono::seconds (*)(const HttpReply &reply, Instant now);

    QString (*refusal)(const HttpReply &reply); ///< What may be wrong when it says no.
    std::chrono::seconds documentedLife{0}; ///< Of a token that comes without one.
    std::chrono::seconds longestLife{0}; ///< More is not believed.
    Milliseconds (*usable)(Milliseconds life); ///< How much of its life we use.
    Pause pause = nullptr; ///< What a 429 asks for; null: Retry-After.
};

/** A form to go out before any order, as orders may wait for it. `fields` is percent-encoded. */
HttpRequest tokenForm(const QUrl &url, const QByteArray &fields);

/**
 * The object a vendor answers with. Never InDoubt, as nothing of the request the token is for has been sent:
 * Throttled, Unauthorized when it says no, Unreachable for everything else. `http` and `clock` outlive the task.
 */
QCoro::Task<Result<QJsonObject>> askForToken(
    HttpTransport &http, const Clock &clock, HttpRequest request, TokenRules rules);

/** `life` in seconds, as number or text. Unauthorized when there is no token. */
Result<FreshToken> freshToken(const QJsonValue &token, const QJsonValue &life, const TokenRules &rules);

} // namespace Peak
