#pragma once

#include "core/order.h"
#include "sync/pos/blaze/blazesettings.h"

#include <QJsonObject>

namespace Peak {

/** Orders as BLAZE's carts, and carts as our orders. */
namespace BlazeCartMapping {
/** The cart as it was read, made to hold exactly this order. `name` is its session and external id. */
QJsonObject filled(QJsonObject cart, const Order &order, const QString &name);

/** Malformed without an id or with lines that cannot be read. */
Result<PosOrder> parse(const QJsonObject &cart, Currency currency);
Result<Totals> parseTotals(const QJsonObject &cart, Currency currency);
/** The status by `cartStatus`, refined by `trackingStatus` and the flags; nothing while it is being filled. */
std::optional<OrderStatus> statusOf(const QJsonObject &cart);

/** Whether it was submitted, whatever became of it since. */
bool isPlaced(const QJsonObject &cart);
/** Whether our name stands on it: as external id, session, tag or in the memo. */
bool bears(const QJsonObject &cart, const QString &name);
/** Whether nobody else has begun to fill it. */
bool isFree(const QJsonObject &cart, const QString &name);

/** Why a priced or submitted cart is refused; empty when it is not. BLAZE says so inside an HTTP 200. */
QString refusalIn(const QJsonObject &cart);
/** Whether it holds what was asked for. Quantities of weights may come back in grams, so packs are compared. */
bool holds(const QJsonObject &cart, const QList<TargetLine> &lines);
} // namespace BlazeCartMapping

/** A value of a product sold by weight: "5f1b…:ONE_EIGHTTH"; of one sold by pieces the product's id alone. */
ProductValueId blazeValueId(const QString &product, const QString &weightKey);

} // namespace Peak
