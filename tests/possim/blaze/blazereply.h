#pragma once

#include "core/clock.h"
#include "sync/api/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace Peak::Possim {

/** A "no" of Blaze. The vendor documents two bodies; `field` decides which one it is. */
struct BlazeRefusal {
    int status = 400;
    QString message;
    QString field; ///< Set: the body of the API description (field, message, errorType), else the guide's.
};

HttpServerResponse blazeJson(const QJsonObject &object);
HttpServerResponse blazeArray(const QJsonArray &array);
HttpServerResponse blazeFail(const BlazeRefusal &refusal);

/** Which part of a list is asked for: `start` or `skip`, and `limit`. */
struct BlazePage {
    qint64 skip = 0;
    qint64 limit = 100;

    /** A limit above `most` is cut to it, as the vendor does. */
    static BlazePage of(const HttpServerRequest &request, qint64 most);
};

/** One page of a list of `total`. `guideEnvelope`: the form of the vendor's pagination page. */
HttpServerResponse blazeList(
    const BlazePage &page, qsizetype total, bool guideEnvelope, const std::function<QJsonObject(qsizetype)> &at);

/** A range of dates; nothing where the caller gave none. */
struct BlazeRange {
    std::optional<Instant> from;
    Instant to;

    /** `first` and `last` name the query items, in epoch milliseconds. Refused over 7 days. */
    static std::optional<BlazeRefusal> inMilliseconds(
        const HttpServerRequest &request, const QString &first, const QString &last, Instant now, BlazeRange &range);
    /** startDate and endDate as MM/dd/yyyy, whole days. Refused over 7 days. */
    static std::optional<BlazeRefusal> inDays(const HttpServerRequest &request, Instant now, BlazeRange &range);

    [[nodiscard]] bool holds(Instant instant) const { return !from || (instant >= *from && instant <= to); }
};

/** Cents as the decimal dollars of the protocol. */
QJsonValue blazeDollars(qint64 cents);
/** A made-up id of 24 hexadecimal digits, always the same for the same text. */
QString blazeId(const QString &text);

} // namespace Peak::Possim
