#include "sync/http/tokencache.h"

namespace Peak {

TokenCache::TokenCache(const Clock &clock, Renew renew) : m_clock(clock), m_renew(std::move(renew)) { }

QCoro::Task<Result<QByteArray>> TokenCache::current()
{
    if (isFresh()) // As a Result of its own: QCoro 0.8 moves a co_returned lvalue of another type away.
        co_return Result<QByteArray>(m_token);
    if (m_renewing) {
        auto turn = m_waiting.wait();
        co_return co_await turn;
    }
    m_renewing = true;
    auto renewal = m_renew();
    const auto renewed = co_await renewal;
    m_renewing = false;
    const auto token = keep(renewed);
    m_waiting.wakeAll(token);
    co_return token;
}

void TokenCache::forget(const QByteArray &token)
{
    if (token == m_token)
        m_token.clear();
}

bool TokenCache::isFresh() const { return !m_token.isEmpty() && m_clock.monotonic() < m_useUntil; }

Result<QByteArray> TokenCache::keep(const Result<FreshToken> &renewed)
{
    if (!renewed)
        return renewed.error();
    m_token = renewed->value;
    m_useUntil = m_clock.monotonic() + renewed->useFor;
    return m_token;
}

} // namespace Peak
