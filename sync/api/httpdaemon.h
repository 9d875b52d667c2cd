#pragma once

#include "sync/api/httpexchange.h"
#include "sync/api/httpserver.h"

#include <atomic>

struct MHD_Daemon;

namespace Peak {

/** The libmicrohttpd side of a server: owns the daemon, its thread and the callbacks. */
class HttpServer::Daemon {
public:
    Daemon(HttpServer *server, const HttpServerOptions &options, quint64 connectionsBefore);
    ~Daemon();
    Daemon(const Daemon &) = delete;
    Daemon &operator=(const Daemon &) = delete;

    Result<Ok> start();
    void stop(std::chrono::milliseconds grace);

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] bool isSecure() const { return !m_options.certificate.isEmpty(); }
    [[nodiscard]] quint64 connections() const { return m_connections; }

private:
    struct Callbacks;

    HttpServer *m_server;
    HttpServerOptions m_options;
    std::shared_ptr<HttpWaitingRoom> m_room;
    std::atomic<quint64> m_connections;
    MHD_Daemon *m_daemon = nullptr;
};

} // namespace Peak
