#pragma once

#include <QDateTime>

#include <chrono>

namespace Peak {

using Milliseconds = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Milliseconds>; ///< A moment in UTC.

inline qint64 toMs(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant fromMs(qint64 ms) { return Instant(Milliseconds(ms)); }
inline QDateTime toDateTime(Instant instant) { return QDateTime::fromMSecsSinceEpoch(toMs(instant), Qt::UTC); }

/** Where the time comes from. Passed in, so that tests turn it by hand. */
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /** The wall clock: for what people and the POS read. It may jump. */
    [[nodiscard]] virtual Instant now() const = 0;
    /** Since some fixed moment, never backwards: for how long to wait. */
    [[nodiscard]] virtual Milliseconds monotonic() const = 0;
};

/** The machine's own clock. */
class SystemClock : public Clock {
public:
    [[nodiscard]] Instant now() const override
    {
        return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    }
    [[nodiscard]] Milliseconds monotonic() const override
    {
        return std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
    }
};

} // namespace Peak
