#pragma once

#include "tests/possim/simulator.h"

#include <memory>

namespace Peak::Possim {

/** The vendors there is a simulator of. */
QStringList vendors();
/** Invalid for an unknown vendor or a setup it cannot work with. */
Result<std::shared_ptr<Simulator>> makeSimulator(const QString &vendor, const StoreSetup &setup);

} // namespace Peak::Possim
