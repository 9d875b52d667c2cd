#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Peak {

/** How Cova wraps its answers, and which of our errors its refusals are. */
namespace CovasoftReply {
enum class Call { Read, Write };

/** A member by its name without case: the services do not agree on it. Undefined when there is none. */
QJsonValue member(const QJsonObject &object, QLatin1StringView name);

/** Whether the call was taken. Tells nothing about an order: that does only its status. */
Result<Ok> judged(const HttpReply &reply, Call call, Instant now);
/** The object of a successful read. NotFound also where a 200 says that there is no such thing. */
Result<QJsonObject> object(const HttpReply &reply, Instant now);
/** The list of a successful read, plain, in `_embedded.self` or in `Results`. */
Result<QJsonArray> list(const HttpReply &reply, Instant now);

/** How long a 429 asks to wait: Retry-After, else the vendor's own headers of either family, else a whole window. */
std::chrono::seconds pauseOf(const HttpReply &reply, Instant now);
} // namespace CovasoftReply

} // namespace Peak
