#include "sync/api/apiauth.h"

#include "core/logging.h"
#include "sync/api/apierror.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int freeFailures = 5; // A mistyped token is no attack.
constexpr Milliseconds firstDelay(100);
constexpr Milliseconds longestDelay(5'000);
constexpr std::chrono::minutes failureMemory(10);
constexpr qsizetype mostAddresses = 1'000;

/** Empty when there is no bearer token. */
QByteArray bearerToken(const HttpServerRequest &request)
{
    const auto header = request.header("authorization");
    constexpr QByteArrayView scheme("bearer ");
    if (header.size() <= scheme.size() || header.left(scheme.size()).toLower() != scheme)
        return {};
    return header.mid(scheme.size()).trimmed();
}

HttpServerResponse unauthorized(const QString &message)
{
    auto response = errorResponse(401, u"unauthorized"_s, message);
    response.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return response;
}

HttpServerResponse tooMany(Milliseconds wait)
{
    auto response = errorResponse(429, u"too_many_requests"_s, u"too many requests with this token"_s);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    response.headers.emplaceBack("Retry-After", QByteArray::number(qMax<qint64>(1, seconds)));
    return response;
}

bool isPowerOfTwo(int number) { return (number & (number - 1)) == 0; }
} // namespace

Milliseconds delayAfterFailures(int count)
{
    const int doublings = std::clamp(count - freeFailures - 1, 0, 10);
    return count <= freeFailures ? Milliseconds(0) : std::min(longestDelay, firstDelay * (1 << doublings));
}

ApiAuth::ApiAuth(TokenStore &tokens, const Clock &clock, RateLimit limit)
    : m_tokens(tokens), m_clock(clock), m_limit(limit)
{
}

std::variant<ApiToken, NotAdmitted> ApiAuth::admit(const HttpServerRequest &request, Scope scope)
{
    const auto text = bearerToken(request);
    if (text.isEmpty())
        return NotAdmitted{unauthorized(u"this call needs \"Authorization: Bearer <token>\""_s)};
    const auto token = m_tokens.find(text);
    if (!token) {
        qCWarning(lcApi) << "tokens cannot be read:" << token.error().message;
        return NotAdmitted{errorResponse(503, u"unavailable"_s, u"the kiosk's database cannot be used right now"_s)};
    }
    if (!*token)
        return refuseToken(request.peer);
    m_failures.remove(request.peer);
    if (const auto wait = throttled((*token)->id))
        return NotAdmitted{tooMany(*wait)};
    if (!(*token)->scopes.contains(scope)) {
        return NotAdmitted{
            errorResponse(403, u"forbidden"_s, u"this token does not have the scope %1"_s.arg(toWord(scope)))};
    }
    return **token;
}

std::optional<Milliseconds> ApiAuth::throttled(qint64 tokenId)
{
    const auto now = m_clock.monotonic();
    auto bucket = m_buckets.find(tokenId);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(tokenId, TokenBucket(m_limit, now));
    if (bucket->take(now))
        return std::nullopt;
    return bucket->wait(now);
}

NotAdmitted ApiAuth::refuseToken(const QHostAddress &peer)
{
    forgetOldFailures();
    auto &failures = m_failures[peer];
    ++failures.count;
    failures.last = m_clock.monotonic();
    if (isPowerOfTwo(failures.count)) // Someone who tries all day must not fill the log.
        qCWarning(lcApi) << "unknown token from" << peer.toString() << "- attempts so far:" << failures.count;
    return {unauthorized(u"unknown token"_s), delayAfterFailures(failures.count)};
}

void ApiAuth::forgetOldFailures()
{
    const auto before = m_clock.monotonic() - failureMemory;
    m_failures.removeIf([&](const auto &entry) { return entry.value().last < before; });
    if (m_failures.size() >= mostAddresses)
        m_failures.clear();
}

} // namespace Peak
