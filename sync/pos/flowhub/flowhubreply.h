#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Peak {

/** How Flowhub wraps its answers, and which of our errors its refusals are. */
namespace FlowhubReply {
enum class Call {
    Read,
    Write,
    Create, ///< A write that makes an order: "it exists already" is no refusal but news of an earlier try.
};

/** What the HTTP status says, and the number in an envelope's `status` where a body of a 2xx has one. */
Result<Ok> judge(const HttpReply &reply, Call call, Instant now);
/** The error an unsuccessful status stands for, whether it came as HTTP or in an envelope. */
Error refusal(int status, const HttpReply &reply, Call call, Instant now);
/** The JSON of an answer that is no refusal: an object or an array. */
Result<QJsonDocument> parse(const HttpReply &reply, Call call, Instant now);

/** The one thing an answer is about: itself, its `data`, or the only element of either. Malformed when there is none.
 */
Result<QJsonObject> single(const QJsonDocument &answer);
/** The elements of an answer that is a list, holds one as `data` or `name`, or is itself the only element. */
QJsonArray elements(const QJsonDocument &answer, QLatin1StringView name);
} // namespace FlowhubReply

} // namespace Peak
