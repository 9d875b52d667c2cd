#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Peak {

/** Which of our errors BLAZE's answers are, and how its lists are wrapped. */
namespace BlazeReply {
enum class Call {
    Read, ///< Also calls that only compute a price, or that may be repeated as often as one likes.
    Write,
};

/** The body of a success: an object, an array, or null for an empty one. */
Result<QJsonValue> parse(const HttpReply &reply, Call call, Instant now);
/** Malformed when the value is no object. */
Result<QJsonObject> object(const QJsonValue &value);

/** One page of a list, in any of the envelopes seen. */
struct Page {
    QJsonArray entries;
    int total = -1; ///< Of all pages; -1 when the answer does not say.
};
/** Malformed when the value holds no list. */
Result<Page> page(const QJsonValue &value);

/** What BLAZE says in free text, without what may name a person. */
QString withoutPeople(QString text);
} // namespace BlazeReply

} // namespace Peak
