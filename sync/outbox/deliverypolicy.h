#pragma once

#include "core/clock.h"
#include "core/orderstatus.h"
#include "core/result.h"

namespace Peak::DeliveryPolicy {

/** What a failed send makes of an operation. */
Delivery after(const Error &error);

/**
 * How long to wait before the next try: full jitter over 1 s doubling to 5 min with every failure in a row
 * (`failures` ≥ 1, `random` in 0…1), never less than the other side asked for.
 */
Milliseconds wait(const Error &error, int failures, double random);

constexpr Milliseconds longestBackoff = std::chrono::minutes(5);

} // namespace Peak::DeliveryPolicy
