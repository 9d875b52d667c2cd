#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QList>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>

namespace Peak {

using HttpHeader = QPair<QByteArray, QByteArray>;

struct HttpRequest {
    /// Which queue a request waits in when the rate limit is reached: creates go before status reads.
    enum class Priority { Order, Interactive, Background };

    QByteArray method; ///< "GET", "POST", …
    QUrl url;
    QByteArray body{};
    QList<HttpHeader> headers{};
    Priority priority = Priority::Interactive;
    bool writes = false; ///< A lost answer leaves it open whether it was executed.
    std::chrono::milliseconds timeout{0}; ///< For the whole exchange; 0: the transport's configured one.
    qint64 largestReply = 0; ///< Bytes of body; 0: the transport's configured limit.
    /// Takes the body of a success in pieces, as they come, for lists that are too long to be held; the reply's own is
    /// empty then. What it has taken counts only when the reply comes. A transport may leave it aside.
    std::function<void(QByteArrayView)> sink{};
};

struct HttpReply {
    int status = 0;
    QByteArray body{};
    QList<HttpHeader> headers{};

    /** The value of a header, names compared without case; null when it is not there. */
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/**
 * Sends a request and brings the reply back, whatever its status: judging it is the client's business.
 * Errors: Unreachable (nothing was sent, or a read failed), InDoubt (a request that writes may have been executed),
 * Throttled (our own rate limit or an open circuit), Malformed (a read's body beyond the limit).
 */
class HttpTransport {
public:
    HttpTransport() = default;
    HttpTransport(const HttpTransport &) = delete;
    HttpTransport &operator=(const HttpTransport &) = delete;
    virtual ~HttpTransport() = default;

    virtual QCoro::Task<Result<HttpReply>> send(HttpRequest request) = 0;
};

} // namespace Peak
