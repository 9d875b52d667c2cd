#include "sync/outbox/deliverypolicy.h"

#include <algorithm>

namespace Peak::DeliveryPolicy {

Delivery after(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Throttled:
    case Error::Kind::Unauthorized: // An administrator mends the credentials; the order waits for that.
        return Delivery::Queued;
    case Error::Kind::InDoubt:
    case Error::Kind::Malformed: // An answer we cannot read may have been a yes.
    case Error::Kind::Storage:
        return Delivery::InDoubt;
    case Error::Kind::Rejected:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Unsupported:
    case Error::Kind::Invalid:
        return Delivery::Rejected;
    }
    Q_UNREACHABLE();
}

Milliseconds wait(const Error &error, int failures, double random)
{
    constexpr Milliseconds first = std::chrono::seconds(1);
    constexpr int doublings = 9; // 1 s × 2^9 is beyond the longest wait.
    const auto ceiling = std::min(longestBackoff, first * (1 << std::clamp(failures - 1, 0, doublings)));
    const Milliseconds jittered(static_cast<qint64>(static_cast<double>(ceiling.count()) * random));
    // On top of what was asked for, so that a hundred kiosks do not come back in the same second.
    const Milliseconds asked = error.retryAfter;
    return asked.count() > 0 ? asked + std::min(jittered, first) : jittered;
}

} // namespace Peak::DeliveryPolicy
