#pragma once

#include "core/storage/database.h"

namespace Peak {

/** All steps of catalog.db, oldest first. */
const std::vector<Migration> &catalogSchema();

constexpr int catalogApplicationId = 0x504b4331; ///< "PKC1" in the header of catalog.db.

} // namespace Peak
