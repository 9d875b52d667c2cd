#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "sync/http/waitqueue.h"

#include <QByteArray>
#include <QCoroTask>

#include <functional>

namespace Peak {

/** A token just received. */
struct FreshToken {
    QByteArray value;
    Milliseconds useFor{0}; ///< How long we use it: the vendor's life of it less a margin.
};

/**
 * Keeps the one token all requests share. However many ask while there is none, it is fetched once; expiry follows the
 * monotonic clock, so that a wall clock set right does not cost or prolong a token.
 */
class TokenCache {
public:
    using Renew = std::function<QCoro::Task<Result<FreshToken>>()>;

    TokenCache(const Clock &clock, Renew renew);

    QCoro::Task<Result<QByteArray>> current();
    /** The POS refused this token. A newer one that came meanwhile stays. */
    void forget(const QByteArray &token);

private:
    [[nodiscard]] bool isFresh() const;
    Result<QByteArray> keep(const Result<FreshToken> &renewed);

    const Clock &m_clock;
    Renew m_renew;
    QByteArray m_token;
    Milliseconds m_useUntil{0};
    bool m_renewing = false;
    WaitQueue<Result<QByteArray>> m_waiting;
};

} // namespace Peak
