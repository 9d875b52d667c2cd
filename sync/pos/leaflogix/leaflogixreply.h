#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sync/http/httptransport.h"

#include <QJsonArray>
#include <QJsonValue>

namespace Peak {

/** Which of our errors the vendor's answers are. */
namespace LeaflogixReply {
enum class Call {
    Read,
    Write,
    Create, ///< A write that makes an order: "duplicate" is no refusal but news of an earlier try.
};

/** The answer's status judged; nothing when it is a success. */
std::optional<Error> failure(const HttpReply &reply, Call call, Instant now);
/** The answer's value; undefined for an empty one. Refusals inside a 200 are errors like any other. */
Result<QJsonValue> parse(const HttpReply &reply, Call call, Instant now);
/** Malformed for anything that is no list. */
Result<QJsonArray> list(const QJsonValue &value);
} // namespace LeaflogixReply

} // namespace Peak
