#pragma once

#include "tests/possim/blaze/blazepricing.h"

namespace Peak::Possim {

/** An empty cart. */
QJsonObject blazeBlankCart(const QString &id, const QString &cuid, qint64 now);
/** Takes over what a caller may say about a cart, and nothing else. */
void blazeTakeOver(QJsonObject &doc, const QJsonObject &said);
/** Prices, taxes, limits and the refusal, into the cart's document. */
void blazeFillCart(
    QJsonObject &doc, const BlazePriced &priced, qint64 taxPpm, bool gramsInReply, qint64 previewOffCents);

/** A word staff may set, and what the two states then are. */
struct BlazeMove {
    QLatin1StringView word;
    QLatin1StringView cartStatus;
    QLatin1StringView trackingStatus; ///< Empty: as it was.
};
/** nullptr for an unknown word. */
const BlazeMove *blazeMove(const QString &word);

} // namespace Peak::Possim
