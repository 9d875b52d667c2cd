#pragma once

#include "core/order.h"
#include "sync/pos/posclient.h"
#include "sync/pos/treez/treezsettings.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Peak {

/** Orders in Treez's words, tickets in ours. */
namespace TreezTicketMapping {
/** For a new ticket and for its preview. */
QJsonObject createBody(const Order &order, const TreezSettings &settings);
/** `ticket` as it was read: what the target says nothing about stays as it is. */
QJsonObject updateBody(const QJsonObject &ticket, const MergeTarget &target, const TreezSettings &settings);
QJsonObject statusBody(const QJsonObject &ticket, OrderStatus to, const TreezSettings &settings);

/** Malformed without a ticket id or with lines that cannot be read. */
Result<PosOrder> parseTicket(const QJsonObject &ticket, Currency currency);
/** All that have an id; one whose lines cannot be read has none. */
QList<PosOrder> parseTickets(const QJsonArray &tickets, Currency currency);
Result<Totals> parseTotals(const QJsonObject &ticket, Currency currency);

/** Nothing for a word we do not know, and for a preview. */
std::optional<OrderStatus> statusOf(QStringView word);
/** Whether Treez lets anybody set it: COMPLETED needs a payment and REMOVED can only be read. */
bool isSettable(OrderStatus status);

/** The references a ticket's note holds, one per line `ref: …`. */
QStringList noteReferences(const QString &note);
/** Whether the ticket stands for this reference, as its own or as one that joined it. */
bool standsFor(const PosOrder &ticket, const QString &reference);
/** The same values in the same quantities. Old tickets do not name the product, so it is not compared. */
bool sameLines(const QList<TargetLine> &a, const QList<TargetLine> &b);
} // namespace TreezTicketMapping

} // namespace Peak
