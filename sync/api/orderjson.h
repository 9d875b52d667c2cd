#pragma once

#include "sync/orderservice.h"

#include <QByteArray>
#include <QJsonObject>

/** Orders as the HTTP API writes and reads them. */
namespace Peak::OrderJson {

/** "2026-11-23T18:02:11.000Z" */
QString toText(Instant instant);

QJsonObject fromOrder(const Order &order);
/** `{"order":{…}}` */
QJsonObject envelope(const Order &order);
QJsonObject fromPreview(const OrderPreview &preview);

// What a body asks for. Unreadable: no JSON or no "order"; Invalid: members of the wrong type, each under its path.

Outcome<OrderDraft> draft(const QByteArray &body);
Outcome<StatusRequest> statusRequest(const QByteArray &body);
Outcome<PrintMark> printMark(const QByteArray &body);

/** The same for the same JSON, however it is spaced and ordered. Only for bodies that can be read. */
QByteArray fingerprint(const QByteArray &body);

} // namespace Peak::OrderJson
