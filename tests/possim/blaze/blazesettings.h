#pragma once

#include "tests/possim/simulator.h"

namespace Peak::Possim {

/** What can be set about a simulated Blaze beside what all simulators have; README.md describes them. */
namespace BlazeSettings {

inline QJsonObject atStart()
{
    using namespace Qt::StringLiterals;
    return {{u"guide_envelope"_s, false}, {u"anonymous_orders"_s, true}, {u"missing_permission"_s, QString()},
        {u"unknown_user"_s, u"404"_s}, {u"grams_in_reply"_s, true}, {u"prepare_saves"_s, true},
        {u"minimum_cents"_s, 0}};
}

inline bool isOn(const StoreSetup &setup, QLatin1StringView name) { return setup.behaviour.vendor[name].toBool(); }
inline QString word(const StoreSetup &setup, QLatin1StringView name) { return setup.behaviour.vendor[name].toString(); }

} // namespace BlazeSettings

} // namespace Peak::Possim
