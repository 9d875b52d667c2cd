#pragma once

#include "sync/api/httpmessage.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_set>

struct MHD_Connection;

namespace Peak {

class HttpExchange;

/** What is to be sent for a request. */
struct HttpAnswer {
    enum class Kind { Whole, Cut, Nothing };

    Kind kind = Kind::Nothing;
    HttpServerResponse response;
    qsizetype bytes = 0; ///< Only with Cut: how much of the body goes out.
};

/** The requests that wait for an answer, and the lock that server thread and owners meet at. */
struct HttpWaitingRoom {
    std::mutex mutex;
    std::condition_variable changed;
    std::unordered_set<std::shared_ptr<HttpExchange>> waiting; ///< Suspended.
    int unfinished = 0; ///< Handed to the owner, not yet sent to the end or given up.
    bool closing = false;

    /** Lets nobody in any more and tells who is waiting. */
    std::unordered_set<std::shared_ptr<HttpExchange>> close();
};

/**
 * One request on its way through the server. The library's thread fills it and sends the answer; whoever holds the
 * responder gives the answer. Between suspend and answer the connection cannot disappear: libmicrohttpd keeps
 * suspended connections, and the server answers all waiting requests before it stops.
 */
class HttpExchange : public std::enable_shared_from_this<HttpExchange> {
public:
    HttpExchange(std::shared_ptr<HttpWaitingRoom> room, QByteArray target);

    HttpServerRequest request; ///< Library thread until suspended, then handed over as a copy.
    bool headersTaken = false; ///< Library thread only.
    bool handedOver = false; ///< Library thread only.
    int refusal = 0; ///< Library thread only: the status to refuse with once the body is through.
    qint64 discarded = 0; ///< Library thread only: bytes of a body too large that were thrown away.

    /** Suspends the connection; false when the server is closing. Library thread. */
    [[nodiscard]] bool wait(MHD_Connection *connection);
    /** The answer after the connection was resumed. Library thread. */
    [[nodiscard]] HttpAnswer takeAnswer();
    /** The library is done with the request, sent or not. */
    void finish();

    /** False when it was answered before or nobody listens any more. */
    bool answer(HttpAnswer answer);
    [[nodiscard]] bool isWaiting();

private:
    std::shared_ptr<HttpWaitingRoom> m_room;
    MHD_Connection *m_connection = nullptr;
    HttpAnswer m_answer;
};

} // namespace Peak
