#pragma once

#include "sync/http/circuitbreaker.h"
#include "sync/http/ratelimiter.h"

namespace Peak {

/**
 * Keeps a POS from being overrun: every request passes the circuit breaker and then the rate limit. While the circuit
 * is open, or the POS asked for a pause, the answer is Throttled at once and nothing is sent. Retry-After of 429 and
 * 503 is never undercut, by no request.
 */
class GuardedTransport final : public HttpTransport {
public:
    GuardedTransport(HttpTransport &inner, const Clock &clock, RateLimit limit);

    QCoro::Task<Result<HttpReply>> send(HttpRequest request) override;

    [[nodiscard]] const CircuitBreaker &breaker() const { return m_breaker; }
    [[nodiscard]] RateLimiter &limiter() { return m_limiter; }

private:
    QCoro::Task<Result<HttpReply>> sendInTurn(HttpRequest request, CircuitBreaker::Pass pass);
    void learn(CircuitBreaker::Pass pass, const Result<HttpReply> &reply);

    HttpTransport &m_inner;
    const Clock &m_clock;
    RateLimiter m_limiter;
    CircuitBreaker m_breaker;
};

} // namespace Peak
