#include "sync/http/ratelimiter.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Peak {

TokenBucket::TokenBucket(RateLimit limit, Milliseconds now)
    : m_interval(1000 / std::max(limit.perSecond, 1)), m_depth(m_interval * std::max(limit.burst, 1)),
      m_earliest(now - m_depth), m_pausedUntil(now)
{
}

bool TokenBucket::take(Milliseconds now)
{
    if (wait(now) > Milliseconds(0))
        return false;
    m_earliest = std::max(m_earliest, now - m_depth) + m_interval;
    return true;
}

Milliseconds TokenBucket::wait(Milliseconds now) const
{
    const auto ready = std::max(m_earliest + m_interval, m_pausedUntil);
    return std::max(ready - now, Milliseconds(0));
}

void TokenBucket::pauseUntil(Milliseconds moment) { m_pausedUntil = std::max(m_pausedUntil, moment); }

RateLimiter::RateLimiter(const Clock &clock, RateLimit limit) : m_clock(clock), m_bucket(limit, clock.monotonic())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.callOnTimeout([this] { grant(); });
}

QCoro::Task<Result<Ok>> RateLimiter::acquire(HttpRequest::Priority priority)
{
    if (first() == nullptr && m_bucket.take(m_clock.monotonic()))
        co_return Ok{};
    if (waiting() >= LongestQueue)
        co_return Error{Error::Kind::Throttled, u"too many requests wait for the POS"_s};
    schedule();
    auto turn = m_queues[static_cast<size_t>(priority)].wait();
    co_return co_await turn;
}

void RateLimiter::pauseFor(Milliseconds pause)
{
    if (pause <= Milliseconds(0))
        return;
    m_bucket.pauseUntil(m_clock.monotonic() + pause);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(pause);
    refuseAll(Error{Error::Kind::Throttled, u"the POS asked for a pause"_s, seconds});
}

Milliseconds RateLimiter::pauseLeft() const
{
    return std::max(m_bucket.pausedUntil() - m_clock.monotonic(), Milliseconds(0));
}

size_t RateLimiter::waiting() const
{
    return std::transform_reduce(
        m_queues.begin(), m_queues.end(), size_t(0), std::plus<>(), [](const auto &queue) { return queue.size(); });
}

void RateLimiter::grant()
{
    for (auto *queue = first(); queue != nullptr && m_bucket.take(m_clock.monotonic()); queue = first())
        queue->wakeFirst(Ok{});
    if (first() != nullptr)
        schedule();
}

void RateLimiter::refuseAll(const Error &why)
{
    m_timer.stop();
    for (auto &queue : m_queues)
        queue.wakeAll(why);
}

WaitQueue<Result<Ok>> *RateLimiter::first()
{
    const auto queue = std::ranges::find_if(m_queues, [](const auto &candidate) { return !candidate.isEmpty(); });
    return queue == m_queues.end() ? nullptr : &*queue;
}

void RateLimiter::schedule()
{
    // At least a millisecond: the timer may fire a little before the clock says so.
    const auto wait = std::max(m_bucket.wait(m_clock.monotonic()), Milliseconds(1));
    m_timer.start(wait);
}

} // namespace Peak
