#pragma once

#include "core/clock.h"

#include <optional>

namespace Peak {

/**
 * Spares a POS that does not answer, and ourselves. Closed: all may pass. After a run of failures it opens for a while:
 * none may. Then one probe may pass, and decides. A pure state machine; it asks the clock and nobody else.
 */
class CircuitBreaker {
public:
    struct Limits {
        int failures = 5; ///< In a row, until it opens.
        Milliseconds cooldown{5'000}; ///< The first one; each failed probe doubles it,
        Milliseconds longest{60'000}; ///< up to this.
    };
    enum class State { Closed, Open, HalfOpen };

    /** Leave to send one request. Hand it back with how the request ended. */
    struct Pass {
        bool probe = false;
    };
    enum class Outcome {
        Answered, ///< The POS is there.
        Failed, ///< It is not, or it is broken.
        Unsent, ///< The request never went out: nothing was learned.
    };

    explicit CircuitBreaker(const Clock &clock);
    CircuitBreaker(const Clock &clock, Limits limits);

    /** Nothing while it is open, or while the probe is under way. */
    [[nodiscard]] std::optional<Pass> enter();
    void leave(Pass pass, Outcome outcome);

    [[nodiscard]] State state() const;
    /** How long until a probe may go; zero when one may now. */
    [[nodiscard]] Milliseconds wait() const;

private:
    void open(Milliseconds cooldown);

    const Clock &m_clock;
    Limits m_limits;
    int m_failures = 0;
    bool m_open = false;
    bool m_probing = false;
    Milliseconds m_cooldown{0};
    Milliseconds m_openUntil{0};
};

} // namespace Peak
