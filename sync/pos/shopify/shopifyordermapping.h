#pragma once

#include "core/order.h"
#include "core/result.h"
#include "sync/pos/shopify/shopifysettings.h"

#include <QJsonObject>

namespace Peak {

/** Drafts and orders of Shopify as ours, and the other way. */
namespace ShopifyOrderMapping {
/** An unfinished order reads as its draft, a completed one as the order it became; `id` is that of what is named. */
Result<PosOrder> parseDraft(const QJsonObject &draft, const ShopifySettings &settings);
Result<PosOrder> parseOrder(const QJsonObject &order, const ShopifySettings &settings);
/** Of a calculated draft. */
Result<Totals> parseTotals(const QJsonObject &calculated, Currency currency);

/** Whether a draft or order bears our reference: as attribute, as tag, or joined in its note. */
bool standsFor(const QJsonObject &json, const QString &reference);
bool isDraftId(const PosOrderId &id);
bool isCompleted(const QJsonObject &draft);
bool sameLines(const QList<TargetLine> &a, const QList<TargetLine> &b);

QString referenceTag(const QString &reference);
QString statusTag(OrderStatus status);
/** Every tag a kiosk may have written about a status, but that of `kept`. */
QStringList otherStatusTags(OrderStatus kept);
bool isSettable(OrderStatus status);

// What we send.
/** The input of a calculation: nothing that is only stored. */
QJsonObject previewInput(const Order &order);
/** `reserveUntil`: the shop holds the pieces for an open draft until then; nothing for one completed at once. */
QJsonObject createInput(const Order &order, const std::optional<Instant> &reserveUntil);
/** The whole content: what is left out may be emptied. */
QJsonObject updateInput(const QJsonObject &draft, const MergeTarget &target);
} // namespace ShopifyOrderMapping

} // namespace Peak
