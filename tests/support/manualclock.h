#pragma once

#include "core/clock.h"

namespace Peak {

/** A clock that stands still until the test turns it. */
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant wall = fromMs(1'795'456'931'000)) // 2026-11-23T18:02:11Z
        : m_wall(wall)
    {
    }

    [[nodiscard]] Instant now() const override { return m_wall; }
    [[nodiscard]] Milliseconds monotonic() const override { return m_monotonic; }

    /** Time passes. */
    void advance(Milliseconds time)
    {
        m_wall += time;
        m_monotonic += time;
    }
    /** Somebody sets the wall clock: no time passes. */
    void setWall(Instant wall) { m_wall = wall; }

private:
    Instant m_wall;
    Milliseconds m_monotonic{1'000};
};

} // namespace Peak
