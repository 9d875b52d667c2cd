#pragma once

#include "core/result.h"
#include "sync/api/httpresponder.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace Peak {

/** What a server allows. The defaults suit a machine in a shop's network. */
struct HttpServerOptions {
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0: any free one, see HttpServer::port().
    unsigned maxConnections = 64; ///< Beyond it new ones wait in the system's queue.
    unsigned maxConnectionsPerAddress = 32; ///< Beyond it new ones are closed at once.
    size_t connectionMemory = 64 * 1024; ///< Bytes for request line and headers: 414 or 431 beyond.
    int maxHeaders = 64; ///< 431 beyond.
    qint64 maxBody = 256 * 1024; ///< Bytes: 413 beyond, while it arrives.
    std::chrono::seconds idleTimeout{10}; ///< A silent connection is closed, unless we owe it an answer.
    std::chrono::seconds requestTimeout{30}; ///< A request, body included, must have arrived by then.
    QByteArray certificate; ///< PEM chain; with `privateKey` it turns TLS (1.2 and 1.3) on.
    QByteArray privateKey; ///< PEM.
};

/**
 * An HTTP/1.1 server for small programs on the same machine or in the same shop. Sockets are served by a thread of
 * its own; every request is handed to `handler` in the thread the server lives in, one after the other, and may be
 * answered there at any later time through its responder. The handler must not block.
 */
class HttpServer : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<void(HttpServerRequest, HttpResponder)>;

    explicit HttpServer(Handler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    /** Starts to listen. Rejected when the address is taken or the certificate cannot be used. */
    Result<Ok> listen(const HttpServerOptions &options);
    /**
     * Stops listening, answers what still waits with 503, gives the answers up to `grace` to go out and closes all
     * connections. Responders that are still held become silent.
     */
    void close(std::chrono::milliseconds grace = std::chrono::milliseconds(500));

    [[nodiscard]] bool isListening() const;
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] bool isSecure() const;
    /** TCP connections accepted since the server was made. */
    [[nodiscard]] quint64 connectionsAccepted() const;

private:
    class Daemon;

    void deliver(const std::shared_ptr<HttpExchange> &exchange);

    Handler m_handler;
    std::unique_ptr<Daemon> m_daemon;
    quint64 m_connectionsBefore = 0;
};

} // namespace Peak
