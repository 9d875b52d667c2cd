#pragma once

#include "core/order.h"
#include "sync/pos/flowhub/flowhubsettings.h"

#include <QJsonObject>

namespace Peak {

/** An order as the sales lists show it. */
struct FlowhubSale {
    PosOrder order;
    QString name; ///< The customer's, in one piece.
    QString type; ///< "kiosk", "walk-in", …; empty when the list does not say.
};

/** Orders in Flowhub's words and in ours. */
namespace FlowhubOrderMapping {
/** `record`: the customer as Flowhub has them, empty when they were not read. */
QJsonObject createBody(
    const Order &order, const QJsonObject &record, const FlowhubSettings &settings, Instant createdAt);
/** The complete order the ticket shall be from now on. */
QJsonObject updateBody(
    const MergeTarget &target, const QJsonObject &record, const FlowhubSettings &settings, Instant createdAt);
/** Whether a create needs the customer's record: what the order itself lacks stands there. */
bool needsRecord(const Order &order);

/** The three members every Order Ahead call answers with. Malformed without an order id. */
Result<PosOrder> parseStatus(const QJsonObject &answer);
/** Nothing for a word we do not know. */
std::optional<OrderStatus> statusOf(QStringView word);
/** Nothing without an order id. */
std::optional<FlowhubSale> parseSale(const QJsonObject &sale, Currency currency);

/** How many of each product, by Flowhub's id. */
QHash<QString, qint64> piecesOf(const QList<TargetLine> &lines);
} // namespace FlowhubOrderMapping

} // namespace Peak
