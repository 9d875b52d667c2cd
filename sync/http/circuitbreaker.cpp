#include "sync/http/circuitbreaker.h"

#include <algorithm>

namespace Peak {

CircuitBreaker::CircuitBreaker(const Clock &clock) : CircuitBreaker(clock, Limits{}) { }

CircuitBreaker::CircuitBreaker(const Clock &clock, Limits limits) : m_clock(clock), m_limits(limits) { }

std::optional<CircuitBreaker::Pass> CircuitBreaker::enter()
{
    if (!m_open)
        return Pass{};
    if (m_probing || wait() > Milliseconds(0))
        return std::nullopt;
    m_probing = true;
    return Pass{.probe = true};
}

void CircuitBreaker::leave(Pass pass, Outcome outcome)
{
    if (pass.probe)
        m_probing = false;
    // A straggler from before it opened says nothing about now: only the probe decides.
    if (outcome == Outcome::Unsent || (m_open && !pass.probe))
        return;
    if (outcome == Outcome::Answered) {
        m_open = false;
        m_failures = 0;
        return;
    }
    ++m_failures;
    if (pass.probe)
        open(std::min(m_cooldown * 2, m_limits.longest));
    else if (m_failures >= m_limits.failures)
        open(m_limits.cooldown);
}

CircuitBreaker::State CircuitBreaker::state() const
{
    if (!m_open)
        return State::Closed;
    return m_probing || wait() == Milliseconds(0) ? State::HalfOpen : State::Open;
}

Milliseconds CircuitBreaker::wait() const
{
    return m_open ? std::max(m_openUntil - m_clock.monotonic(), Milliseconds(0)) : Milliseconds(0);
}

void CircuitBreaker::open(Milliseconds cooldown)
{
    m_open = true;
    m_cooldown = cooldown;
    m_openUntil = m_clock.monotonic() + cooldown;
}

} // namespace Peak
