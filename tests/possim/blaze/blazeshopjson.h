#pragma once

#include "tests/possim/simulator.h"

namespace Peak::Possim {

/** What the store says about itself. */
QJsonObject blazeShopInfo(const StoreSetup &setup);
QJsonArray blazeTaxes();
QList<QJsonObject> blazeTerminals();

} // namespace Peak::Possim
