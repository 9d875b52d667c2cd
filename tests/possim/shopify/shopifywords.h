#pragma once

#include "core/clock.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace Peak::Possim {

/** "gid://shopify/Order/61". */
QString shopifyGid(const QString &type, qint64 number);
/** The number of a global id of that type or of a plain number; 0 when it is neither. */
qint64 shopifyNumber(const QString &id, const QString &type);
/** The type a global id names; empty when it is none. */
QString shopifyTypeOf(const QString &id);

/** Cents as an amount: no more digits than needed, but one ("36.0", "57.25"). */
QString shopifyAmount(qint64 cents);
/** Cents as a price of a variant: two digits. */
QString shopifyPrice(qint64 cents);
QJsonObject shopifyMoney(qint64 cents);
QJsonObject shopifyBag(qint64 cents);
/** The "current" totals of an order: those it has now, after staff edited it. */
void shopifySetCurrent(QJsonObject &order);
/** Seconds, UTC, with a Z. */
QString shopifyStamp(Instant instant);
/** Milliseconds since the epoch; 0 when it is no time. */
qint64 fromShopifyStamp(const QString &text);

/** A refusal inside a payload. */
QJsonObject shopifyUserError(const QStringList &field, const QString &message);
/** The store's own settings; ShopifySim::ownSettings() has what they start as. */
inline qint64 shopifyJobDelayMs(const QJsonObject &settings)
{
    return settings[QLatin1StringView("job_delay_ms")].toInteger();
}
inline double shopifyRestoreRate(const QJsonObject &settings)
{
    return settings[QLatin1StringView("cost_restore_rate")].toDouble(1);
}
inline bool shopifyAllScopes(const QJsonObject &settings) { return settings[QLatin1StringView("all_scopes")].toBool(); }

QJsonObject shopifyMetafield(qint64 owner, const QString &key, const QString &type, const QString &value);

} // namespace Peak::Possim
