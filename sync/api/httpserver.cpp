#include "sync/api/httpserver.h"

#include "sync/api/httpdaemon.h"

namespace Peak {

HttpServer::HttpServer(Handler handler, QObject *parent) : QObject(parent), m_handler(std::move(handler)) { }

HttpServer::~HttpServer() { close(); }

Result<Ok> HttpServer::listen(const HttpServerOptions &options)
{
    Q_ASSERT(!m_daemon);
    auto daemon = std::make_unique<Daemon>(this, options, m_connectionsBefore);
    auto started = daemon->start();
    if (started)
        m_daemon = std::move(daemon);
    return started;
}

void HttpServer::close(std::chrono::milliseconds grace)
{
    if (!m_daemon)
        return;
    m_daemon->stop(grace);
    m_connectionsBefore = m_daemon->connections();
    m_daemon.reset();
}

bool HttpServer::isListening() const { return m_daemon != nullptr; }

quint16 HttpServer::port() const { return m_daemon ? m_daemon->port() : quint16(0); }

bool HttpServer::isSecure() const { return m_daemon && m_daemon->isSecure(); }

quint64 HttpServer::connectionsAccepted() const { return m_daemon ? m_daemon->connections() : m_connectionsBefore; }

void HttpServer::deliver(const std::shared_ptr<HttpExchange> &exchange)
{
    HttpResponder responder(exchange);
    // Closed between the suspension and this event: the client has its 503.
    if (responder.isOpen())
        m_handler(exchange->request, responder);
}

} // namespace Peak
