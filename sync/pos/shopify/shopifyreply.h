#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sync/http/httptransport.h"

#include <QJsonObject>

namespace Peak {

/** Reads Shopify's answers: HTTP first, then errors above the data, then what the payload itself refuses. */
namespace ShopifyReply {
/// What an error's `field` says when a query asks for more than one query may cost.
inline constexpr auto TooCostly = "cost";

/**
 * The data of an answer. `document` is its body, read; a failed one is what the body could not be read as. A write
 * whose end is unclear is InDoubt; THROTTLED carries the wait that the answer's own figures come to.
 */
Result<QJsonObject> data(const HttpReply &reply, const Result<QJsonObject> &document, bool writes, Instant now);

/** One mutation's part of the data. Rejected with the shop's words when it lists errors of the user; NotFound where
 * they are coded so. */
Result<QJsonObject> payload(const QJsonObject &data, const QString &root);

/** How long until the bucket holds what a refused query wants: at least a second. */
std::chrono::seconds costWait(const QJsonObject &cost);
} // namespace ShopifyReply

} // namespace Peak
