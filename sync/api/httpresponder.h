#pragma once

#include "sync/api/httpmessage.h"

#include <memory>

namespace Peak {

class HttpExchange;

/**
 * The right to answer one request, once. Copies share it; the first answer counts and later ones are ignored. It may
 * be kept as long as wanted: when the client hung up or the server is gone meanwhile, answering does nothing. When the
 * last copy goes away without an answer, the client gets 500. May be used from any thread.
 */
class HttpResponder {
public:
    HttpResponder() = default; ///< Answers nobody.
    explicit HttpResponder(std::shared_ptr<HttpExchange> exchange);

    void send(HttpServerResponse response);
    /** Closes the connection without a word (TCP reset). */
    void abort();
    /** Announces the whole body, sends its first `bytes` bytes and closes the connection. */
    void sendTruncated(HttpServerResponse response, qsizetype bytes);
    /** Whether an answer is still owed and can still be given. */
    [[nodiscard]] bool isOpen() const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace Peak
