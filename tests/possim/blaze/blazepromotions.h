#pragma once

#include "tests/possim/blaze/blazereply.h"

namespace Peak::Possim {

/** A discount code of the store. */
struct BlazePromotion {
    QLatin1StringView code;
    QLatin1StringView name;
    int percent;
    qint64 cents;
    bool expired;
    bool patientsOnly;
};

/** nullptr for an unknown code; capitals do not matter. */
const BlazePromotion *blazePromotion(const QString &code);
/** The promotion object of the API. */
HttpServerResponse blazePromotionReply(const QString &code, Instant now);

} // namespace Peak::Possim
