#include "sync/pictures/pictureretries.h"

#include <QSet>

#include <algorithm>

using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr Milliseconds firstWait = 10min;
constexpr Milliseconds longestWait = 24h;
constexpr int mostDoublings = 8;
constexpr CircuitBreaker::Limits serverLimits{.failures = 3, .cooldown = 1min, .longest = 60min};

/** The server is there and has no such picture. */
bool isAboutThePicture(const Error &error)
{
    return error.kind == Error::Kind::Rejected || error.kind == Error::Kind::Malformed;
}
} // namespace

CircuitBreaker &PictureRetries::server(const QString &address)
{
    return m_servers.try_emplace(QUrl(address).authority(), m_clock, serverLimits).first->second;
}

bool PictureRetries::mayAsk(const QString &address)
{
    if (m_failures.value(address).notBefore > m_clock.monotonic())
        return false;
    const auto pass = server(address).enter();
    m_pass = pass.value_or(CircuitBreaker::Pass());
    return pass.has_value();
}

void PictureRetries::leave(const QString &address, CircuitBreaker::Outcome outcome)
{
    server(address).leave(m_pass, outcome);
}

void PictureRetries::noteSuccess(const QString &address)
{
    leave(address, CircuitBreaker::Outcome::Answered);
    m_failures.remove(address);
}

bool PictureRetries::noteFailure(const QString &address, const Error &error)
{
    const bool lasting = isAboutThePicture(error);
    leave(address, lasting ? CircuitBreaker::Outcome::Answered : CircuitBreaker::Outcome::Failed);
    auto &failures = m_failures[address];
    const auto wait = lasting ? longestWait : firstWait * (1 << std::min(failures.count, mostDoublings));
    failures.notBefore = m_clock.monotonic() + std::min(wait, longestWait);
    return ++failures.count == 1;
}

void PictureRetries::keepOnly(const QStringList &addresses)
{
    const QSet<QString> wanted(addresses.begin(), addresses.end());
    m_failures.removeIf([&](const auto &failure) { return !wanted.contains(failure.key()); });
}

} // namespace Peak
