#pragma once

#include "sync/http/httptransport.h"
#include "sync/pos/treez/treezsettings.h"

#include "core/clock.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Peak {

/** How Treez wraps its answers, and which of our errors its refusals are. */
namespace TreezReply {
enum class Call {
    Read,
    Write,
    Create, ///< A write that makes a ticket: "it exists already" is no refusal but news of an earlier try.
};

/** The whole answer when its `resultCode` is SUCCESS. */
Result<QJsonObject> parse(const HttpReply &reply, Call call, TreezSettings::Auth auth, Instant now);

/** The one thing an answer is about: `data`, or the first of it or of `ticketList`. Malformed when there is none. */
Result<QJsonObject> single(const QJsonObject &answer);
/** The tickets of a list. Malformed when the answer is no list. */
Result<QJsonArray> tickets(const QJsonObject &answer);
} // namespace TreezReply

} // namespace Peak
