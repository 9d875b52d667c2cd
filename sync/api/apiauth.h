#pragma once

#include "core/clock.h"
#include "core/storage/tokenstore.h"
#include "sync/api/httpmessage.h"
#include "sync/http/ratelimiter.h"

#include <QHash>

#include <variant>

namespace Peak {

/** Why a request is not let in. */
struct NotAdmitted {
    HttpServerResponse response;
    Milliseconds delay{0}; ///< Hold the response back so long: guessing shall be slow.
};

/**
 * Lets requests in: a known bearer token, not more often than allowed, with the right scope. Tokens are looked up by
 * their SHA-256, so how long that takes says nothing about a token. Whoever comes with wrong ones waits longer each
 * time; programs with a good token at the same address do not.
 */
class ApiAuth {
public:
    static constexpr RateLimit TokenLimit{100, 200}; ///< Per second and at once.

    ApiAuth(TokenStore &tokens, const Clock &clock, RateLimit limit = TokenLimit);

    std::variant<ApiToken, NotAdmitted> admit(const HttpServerRequest &request, Scope scope);

private:
    struct Failures {
        int count = 0;
        Milliseconds last{0};
    };

    NotAdmitted refuseToken(const QHostAddress &peer);
    std::optional<Milliseconds> throttled(qint64 tokenId);
    void forgetOldFailures();

    TokenStore &m_tokens;
    const Clock &m_clock;
    RateLimit m_limit;
    QHash<qint64, TokenBucket> m_buckets; ///< By token; there are only as many as were created.
    QHash<QHostAddress, Failures> m_failures;
};

/** How long the answer to the `count`th wrong token in a row is held back. */
Milliseconds delayAfterFailures(int count);

} // namespace Peak
