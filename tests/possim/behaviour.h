#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QJsonObject>

namespace Peak::Possim {

/** What can be set about a simulated POS while it runs, for all calls. `PUT /control/settings` with these names. */
struct Behaviour {
    qint64 visibilityDelayMs = 0; ///< New tickets show up in searches only after this time.
    qint64 clockSkewS = 0; ///< How far the POS's clock is ahead.
    qint64 previewDiffersCents = 0; ///< A preview's tax is off by this much.
    qint64 taxPpm = 130'000; ///< Tax on every line, in parts per million.
    bool rateLimited = true; ///< 10 requests a second and area.
    qint64 burst = 100; ///< How many may come at once before the rate counts.
    bool purchaseLimits = true;
    bool oldProducts = false; ///< Answer with the vendor's older product shape, where it has one.
    qint64 pageSize = 100; ///< Products on a page.
    qint64 tokenLifeS = 7200;
    bool announceTokenLife = false; ///< Name it in the token reply.
    bool newestFirst = true; ///< Order of ticket lists when the caller asks for none.
    qint64 seed = 1; ///< Of everything random.
    QJsonObject vendor; ///< What only this vendor has: Simulator::ownSettings(), changed.

    [[nodiscard]] QJsonObject toJson() const;
    /** Takes over the members that are given. Invalid for unknown ones and wrong types; then nothing is changed. */
    Result<Ok> change(const QJsonObject &members);
};

} // namespace Peak::Possim
