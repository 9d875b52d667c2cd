#pragma once

#include "tests/possim/shopify/graphql.h"

namespace Peak::Possim {

/** The part of the Admin API that is simulated. */
const GqlSchema &shopifySchema();

} // namespace Peak::Possim
