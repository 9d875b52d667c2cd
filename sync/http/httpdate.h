#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"

#include <optional>

namespace Peak {

/** "Mon, 23 Nov 2026 10:02:11 GMT". Nothing for any other text. */
std::optional<Instant> httpDate(QByteArrayView text);

/**
 * What a reply's Retry-After asks for, as seconds or as a date, rounded up; never negative, at most a day, since a
 * longer pause is a server's mistake. Nothing when there is no readable one.
 */
std::optional<std::chrono::seconds> retryAfter(const HttpReply &reply, Instant now);

/** How far the server's clock is ahead of ours. Nothing when the reply has no readable Date. */
std::optional<std::chrono::seconds> clockOffset(const HttpReply &reply, Instant now);

} // namespace Peak
