#pragma once

#include "core/result.h"
#include "sync/http/circuitbreaker.h"

#include <QHash>
#include <QUrl>

#include <unordered_map>

namespace Peak {

/** Which pictures may be asked for now. It asks the clock and nobody else. */
class PictureRetries {
public:
    explicit PictureRetries(const Clock &clock) : m_clock(clock) { }

    /** False while the address, or its server after a run of failures, is left alone. Then neither note is due. */
    [[nodiscard]] bool mayAsk(const QString &address);
    void noteSuccess(const QString &address);
    /** True the first time, when it is worth a word in the log. */
    bool noteFailure(const QString &address, const Error &error);
    /** Forgets the other addresses. */
    void keepOnly(const QStringList &addresses);

private:
    struct Failures {
        int count = 0;
        Milliseconds notBefore{0}; ///< Monotonic.
    };

    CircuitBreaker &server(const QString &address);
    void leave(const QString &address, CircuitBreaker::Outcome outcome);

    const Clock &m_clock;
    QHash<QString, Failures> m_failures;
    std::unordered_map<QString, CircuitBreaker> m_servers; ///< By host and port.
    CircuitBreaker::Pass m_pass; ///< One picture is under way at a time.
};

} // namespace Peak
