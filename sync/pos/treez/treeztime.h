#pragma once

#include "core/clock.h"

#include <QTimeZone>
#include <QUrl>

namespace Peak {

/** A time in a path, `yyyy-MM-ddTHH:mm:ss.SSSXXX` in the store's zone, with its colons and plus sign encoded. */
inline QByteArray treezPathTime(Instant moment, const QTimeZone &zone)
{
    const auto local = toDateTime(moment).toTimeZone(zone);
    const auto fixed = local.toOffsetFromUtc(local.offsetFromUtc());
    return QUrl::toPercentEncoding(fixed.toString(Qt::ISODateWithMs));
}

} // namespace Peak
