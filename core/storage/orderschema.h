#pragma once

#include "core/storage/database.h"

namespace Peak {

/** All steps of orders.db, oldest first. */
const std::vector<Migration> &orderSchema();

constexpr int orderApplicationId = 0x504b4f31; ///< "PKO1" in the header of orders.db.

} // namespace Peak
