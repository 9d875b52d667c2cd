#pragma once

#include "core/order.h"
#include "core/result.h"
#include "sync/pos/leaflogix/leaflogixsettings.h"

#include <QJsonObject>

#include <optional>

namespace Peak {

/** One product of an order as the vendor counts it. */
struct LeaflogixItem {
    qint64 product = 0;
    qint64 thousandths = 0; ///< Pieces or grams, times a thousand.
};

/** Orders ("pre-orders") and prices, in the vendor's words and in ours. Pure functions. */
namespace LeaflogixOrderMapping {
/** Each product once. Invalid for ids that are not the vendor's. */
Result<QList<LeaflogixItem>> items(const QList<TargetLine> &lines);

// What we send. The items are those of items().
QJsonObject submitBody(
    const Order &order, qint64 customer, const QList<LeaflogixItem> &items, const LeaflogixSettings &settings);
QJsonObject updateBody(
    const MergeTarget &target, qint64 customer, const QList<LeaflogixItem> &items, const LeaflogixSettings &settings);
/** `buyer` is customerId or customerTypeId with its value: never both. */
QJsonObject priceBody(QLatin1StringView buyer, qint64 id, const QList<LeaflogixItem> &items);
QJsonObject cancelBody(qint64 order);

// What they send.
/** The order's number out of any of the shapes a submit answers in. Malformed when there is none. */
Result<PosOrderId> orderId(const QJsonValue &reply);
/** `cancelled` is the answer for an order with a `rejectedReason`. Nothing for a word we do not know. */
std::optional<OrderStatus> status(const QString &word);
Result<PosOrder> order(const QJsonObject &json, const LeaflogixSettings &settings);
/** What price-cart answers. */
Result<Totals> totals(const QJsonValue &reply, Currency currency);
/** Quantities of an order's positions, sorted: they have no product ids. Nothing when they were not asked for. */
std::optional<QList<qint64>> quantities(const QJsonObject &json);
QList<qint64> quantities(const QList<LeaflogixItem> &items);
} // namespace LeaflogixOrderMapping

} // namespace Peak
