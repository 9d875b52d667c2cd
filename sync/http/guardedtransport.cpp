#include "sync/http/guardedtransport.h"

#include "sync/http/httpdate.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
/// Without a Retry-After, 429 stops everybody this long; a request that comes again backs off by itself.
constexpr auto shortPause = 1s;

Error throttled(const QString &why, Milliseconds wait)
{
    return Error{Error::Kind::Throttled, why, std::max(std::chrono::ceil<std::chrono::seconds>(wait), 1s)};
}

CircuitBreaker::Outcome outcomeOf(const Result<HttpReply> &reply)
{
    using enum CircuitBreaker::Outcome;
    if (reply) // 501 and 505 are about the request; the others say that the POS, or what stands before it, is ill.
        return reply->status == 500 || (reply->status >= 502 && reply->status <= 504) ? Failed : Answered;
    switch (reply.error().kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::InDoubt:
        return Failed;
    case Error::Kind::Malformed:
        return Answered;
    case Error::Kind::Throttled:
    case Error::Kind::Unauthorized:
    case Error::Kind::Rejected:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Unsupported:
    case Error::Kind::Invalid:
    case Error::Kind::Storage:
        return Unsent;
    }
    Q_UNREACHABLE();
}
} // namespace

GuardedTransport::GuardedTransport(HttpTransport &inner, const Clock &clock, RateLimit limit)
    : m_inner(inner), m_clock(clock), m_limiter(clock, limit), m_breaker(clock)
{
}

QCoro::Task<Result<HttpReply>> GuardedTransport::send(HttpRequest request)
{
    if (const auto pause = m_limiter.pauseLeft(); pause > 0ms)
        co_return throttled(u"the POS asked for a pause"_s, pause);
    const auto pass = m_breaker.enter();
    if (!pass)
        co_return throttled(u"the POS does not answer, waiting before the next try"_s, m_breaker.wait());
    auto sending = sendInTurn(request, *pass);
    const auto reply = co_await sending;
    learn(*pass, reply);
    co_return reply;
}

QCoro::Task<Result<HttpReply>> GuardedTransport::sendInTurn(HttpRequest request, CircuitBreaker::Pass pass)
{
    auto waiting = m_limiter.acquire(request.priority);
    const auto turn = co_await waiting;
    if (!turn)
        co_return turn.error();
    // The circuit may have opened while this one waited in the queue.
    if (!pass.probe && m_breaker.state() != CircuitBreaker::State::Closed)
        co_return throttled(u"the POS stopped answering"_s, m_breaker.wait());
    auto sending = m_inner.send(request);
    co_return co_await sending;
}

void GuardedTransport::learn(CircuitBreaker::Pass pass, const Result<HttpReply> &reply)
{
    m_breaker.leave(pass, outcomeOf(reply));
    if (!reply || (reply->status != 429 && reply->status != 503))
        return;
    const auto asked = retryAfter(*reply, m_clock.now());
    if (asked)
        m_limiter.pauseFor(*asked);
    else if (reply->status == 429)
        m_limiter.pauseFor(shortPause);
}

} // namespace Peak
