#pragma once

#include "core/clock.h"
#include "core/order.h"
#include "core/storeconfig.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Peak {

/** Discount codes: the vendor has no call that checks one, only the list of all discounts. Pure functions. */
namespace LeaflogixDiscountMapping {
/** The discount with this code that counts here and now; nothing when there is none. */
std::optional<QJsonObject> find(
    const QJsonArray &discounts, const QString &code, qint64 location, Instant now, const QTimeZone &zone);
/** "percent", "amount" or "other". */
QString kind(const QJsonObject &discount);
/** Decimal text: 10 for 10 % or for 10 dollars. */
QString value(const QJsonObject &discount);
QString title(const QJsonObject &discount);
/** What a preview comes to with it: an estimate. Unchanged where the discount is not simply off the whole cart. */
Totals applied(const QJsonObject &discount, const Totals &totals);
} // namespace LeaflogixDiscountMapping

} // namespace Peak
