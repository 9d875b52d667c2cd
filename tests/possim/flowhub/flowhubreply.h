#pragma once

#include "core/clock.h"
#include "sync/api/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Peak::Possim {

/** {"status":200,"data":…}, the envelope of the inventory calls. */
HttpServerResponse flowhubData(const QJsonArray &rows);
/** Form errors: a list of sentences. */
HttpServerResponse flowhubInvalid(const QStringList &problems);
/** Refusals of the shop's rules come as plain text. */
HttpServerResponse flowhubText(int status, const QString &text);
/** 401 in the words seen with a wrong key. */
HttpServerResponse flowhubUnauthorized(const QString &message);
/** 404 for what is not there, and for hidden calls. */
HttpServerResponse flowhubNotFound();

/** 2026-11-23T18:02:11.123000Z: six digits of a second, as the rows have them. */
QString flowhubStamp(Instant instant);

} // namespace Peak::Possim
