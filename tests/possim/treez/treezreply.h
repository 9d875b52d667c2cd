#pragma once

#include "core/clock.h"
#include "sync/api/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTimeZone>

#include <optional>

namespace Peak::Possim {

/** A "no" in Treez's words. */
struct Refusal {
    int http = 400;
    QString reason;
    QString detail;
};

/** SUCCESS with `data`. */
HttpServerResponse treezData(const QJsonValue &data);
/** SUCCESS with `ticketList`, as reads by id answer. */
HttpServerResponse treezTicket(const QJsonObject &ticket);
/** SUCCESS with one page of `ticketList`. `total` counts all pages. */
HttpServerResponse treezTickets(const QJsonArray &page, qsizetype total);
/** FAIL with `data: null`. */
HttpServerResponse treezFail(const Refusal &refusal);
/** FAIL with an empty `ticketList`, as reads of tickets answer. */
HttpServerResponse treezNoTickets(const Refusal &refusal);
/** The gateway in front of the service: for what it does not know or let through. */
HttpServerResponse treezForbidden();

/** Cents as the decimal dollars of the protocol. */
QJsonValue dollars(qint64 cents);
/** `value` dollars in cents, rounded. */
qint64 centsOf(double value);

/** yyyy-MM-ddTHH:mm:ss.SSSXXX in the store's zone. */
QString treezStamp(Instant instant, const QTimeZone &zone);
/** Strictly that form; nothing otherwise. */
std::optional<Instant> fromTreezStamp(const QString &text);

/** A page of a list: counted from 1. */
struct Paging {
    int page = 1;
    int size = 50;

    /** Reads the two path parts; a refusal when they are no numbers or ask for more than 50. */
    static std::optional<Refusal> parse(const QString &page, const QString &size, Paging &paging);
};

} // namespace Peak::Possim
