#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sync/http/httptransport.h"
#include "sync/http/waitqueue.h"

#include <QTimer>

#include <array>

namespace Peak {

/** How much a POS lets us ask. */
struct RateLimit {
    int perSecond = 4;
    int burst = 4; ///< How many may go at once after a pause.
};

/** A token bucket in whole milliseconds. Knows no timer: whoever asks says what time it is. */
class TokenBucket {
public:
    explicit TokenBucket(RateLimit limit, Milliseconds now);

    bool take(Milliseconds now);
    /** How long until take() says yes; zero when it does now. */
    [[nodiscard]] Milliseconds wait(Milliseconds now) const;
    /** Nothing is given out before `moment`: the POS asked for a pause. An earlier one changes nothing. */
    void pauseUntil(Milliseconds moment);
    [[nodiscard]] Milliseconds pausedUntil() const { return m_pausedUntil; }

private:
    Milliseconds m_interval;
    Milliseconds m_depth; ///< What a full bucket is worth in time.
    Milliseconds m_earliest; ///< The bucket is full from here on; each token taken moves it by one interval.
    Milliseconds m_pausedUntil;
};

/**
 * Lets requests through at the POS's pace: orders before what a customer waits for before background reading, and
 * within one priority in the order they came.
 */
class RateLimiter {
public:
    RateLimiter(const Clock &clock, RateLimit limit);

    /** Returns when it is one's turn. Throttled when too many wait already. */
    QCoro::Task<Result<Ok>> acquire(HttpRequest::Priority priority);
    /** Nobody goes before the pause is over; those who wait are told to come back then (Throttled). */
    void pauseFor(Milliseconds pause);
    /** What is left of a pause the POS asked for. */
    [[nodiscard]] Milliseconds pauseLeft() const;
    [[nodiscard]] size_t waiting() const;

    /** Lets everyone through whose turn it is by now. The timer calls it; so does a test that turned the clock. */
    void grant();
    /** Sends everyone who waits away, nothing sent. */
    void refuseAll(const Error &why);

private:
    static constexpr size_t LongestQueue = 500;

    WaitQueue<Result<Ok>> *first();
    void schedule();

    const Clock &m_clock;
    TokenBucket m_bucket;
    std::array<WaitQueue<Result<Ok>>, 3> m_queues; ///< By priority.
    QTimer m_timer;
};

} // namespace Peak
