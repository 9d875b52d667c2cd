#include "sync/api/httpdaemon.h"

#include "sync/api/httpwire.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Peak {

/// How much of a body that is too large is still read, so that the client hears 413 instead of a reset.
static constexpr qint64 DrainLimit = 1024 * 1024;

static MHD_Result takeHeader(void *headers, MHD_ValueKind, const char *name, const char *value)
{
    auto &entry = (*static_cast<QHash<QByteArray, QByteArray> *>(headers))[QByteArray(name).toLower()];
    if (!entry.isEmpty())
        entry += ", ";
    entry += value ? value : "";
    return MHD_YES;
}

static void fillRequest(HttpServerRequest &request, MHD_Connection *connection, const char *method)
{
    request.method = QByteArray(method);
    request.headOnly = request.method == "HEAD";
    if (request.headOnly)
        request.method = "GET";
    const auto mark = request.target.indexOf('?');
    request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(request.rawPath()));
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(request.target.mid(mark + 1).replace('+', "%20")));
    MHD_get_connection_values(connection, MHD_HEADER_KIND, &takeHeader, &request.headers);
    if (const auto *peer = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS))
        request.peer = QHostAddress(peer->client_addr);
    if (const auto *number = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT))
        request.connection = quint64(reinterpret_cast<quintptr>(number->socket_context));
}

/** What libmicrohttpd calls, all in its own thread. */
struct HttpServer::Daemon::Callbacks {
    using Held = std::shared_ptr<HttpExchange>; ///< The library keeps a pointer to one of these per request.

    static void *begin(void *self, const char *target, MHD_Connection *)
    {
        return new Held(std::make_shared<HttpExchange>(static_cast<Daemon *>(self)->m_room, QByteArray(target)));
    }

    static void end(void *, MHD_Connection *, void **context, MHD_RequestTerminationCode)
    {
        auto *held = static_cast<Held *>(*context);
        if (!held)
            return;
        (*held)->finish();
        delete held;
        *context = nullptr;
    }

    static void connection(void *self, MHD_Connection *, void **context, MHD_ConnectionNotificationCode what)
    {
        if (what != MHD_CONNECTION_NOTIFY_STARTED)
            return;
        const quintptr number = ++static_cast<Daemon *>(self)->m_connections;
        *context = reinterpret_cast<void *>(number); // NOLINT(performance-no-int-to-ptr): an opaque slot for a number
    }

    static MHD_Result refuse(MHD_Connection *connection, int status)
    {
        return queueAnswer(connection, {HttpAnswer::Kind::Whole, plainRefusal(status), 0});
    }

    /** The headers are there, the body is not: refuse now what can be refused, before "100 Continue" invites it. */
    static MHD_Result headers(
        const Daemon &daemon, HttpExchange &exchange, MHD_Connection *connection, const char *method)
    {
        exchange.headersTaken = true;
        auto &request = exchange.request;
        fillRequest(request, connection, method);
        if (MHD_get_connection_values(connection, MHD_HEADER_KIND, nullptr, nullptr) > daemon.m_options.maxHeaders)
            return refuse(connection, MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE);
        const auto announced = request.header("content-length").toLongLong();
        if (announced <= daemon.m_options.maxBody)
            return MHD_YES;
        const bool asksFirst = request.header("expect").toLower() == "100-continue";
        if (asksFirst || announced > daemon.m_options.maxBody + DrainLimit)
            return refuse(connection, MHD_HTTP_CONTENT_TOO_LARGE);
        exchange.refusal = MHD_HTTP_CONTENT_TOO_LARGE;
        return MHD_YES;
    }

    static MHD_Result body(const Daemon &daemon, HttpExchange &exchange, const char *data, size_t *size)
    {
        const auto count = qsizetype(*size);
        *size = 0;
        if (std::chrono::steady_clock::now() - exchange.request.arrival > daemon.m_options.requestTimeout)
            return MHD_NO;
        if (exchange.refusal == 0 && exchange.request.body.size() + count > daemon.m_options.maxBody)
            exchange.refusal = MHD_HTTP_CONTENT_TOO_LARGE;
        if (exchange.refusal == 0) {
            exchange.request.body.append(data, count);
            return MHD_YES;
        }
        exchange.request.body.clear();
        exchange.discarded += count;
        return exchange.discarded <= DrainLimit + daemon.m_options.maxBody ? MHD_YES : MHD_NO;
    }

    static MHD_Result complete(const Daemon &daemon, const Held &exchange, MHD_Connection *connection)
    {
        if (exchange->refusal != 0)
            return refuse(connection, exchange->refusal);
        if (!exchange->wait(connection))
            return refuse(connection, MHD_HTTP_SERVICE_UNAVAILABLE);
        auto *server = daemon.m_server;
        QMetaObject::invokeMethod(
            server, [server, exchange] { server->deliver(exchange); }, Qt::QueuedConnection);
        return MHD_YES;
    }

    static MHD_Result reply(HttpExchange &exchange, MHD_Connection *connection)
    {
        const auto answer = exchange.takeAnswer();
        if (answer.kind != HttpAnswer::Kind::Nothing)
            return queueAnswer(connection, answer);
        resetOnClose(connection);
        return MHD_NO;
    }

    static MHD_Result handle(void *self, MHD_Connection *connection, const char *, const char *method, const char *,
        const char *data, size_t *size, void **context)
    {
        const auto &daemon = *static_cast<Daemon *>(self);
        const auto &exchange = *static_cast<Held *>(*context);
        if (!exchange->headersTaken)
            return headers(daemon, *exchange, connection, method);
        if (*size > 0)
            return body(daemon, *exchange, data, size);
        return exchange->handedOver ? reply(*exchange, connection) : complete(daemon, exchange, connection);
    }
};

HttpServer::Daemon::Daemon(HttpServer *server, const HttpServerOptions &options, quint64 connectionsBefore)
    : m_server(server), m_options(options), m_room(std::make_shared<HttpWaitingRoom>()),
      m_connections(connectionsBefore)
{
}

HttpServer::Daemon::~Daemon() { stop(std::chrono::milliseconds(0)); }

/** The address to bind, in the system's form. */
static sockaddr_storage socketAddress(const QHostAddress &address, quint16 port)
{
    sockaddr_storage storage{};
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        const auto bytes = address.toIPv6Address();
        std::memcpy(&v6->sin6_addr, &bytes, sizeof v6->sin6_addr);
    } else {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        v4->sin_addr.s_addr = htonl(address.toIPv4Address());
    }
    return storage;
}

Result<Ok> HttpServer::Daemon::start()
{
    const auto address = socketAddress(m_options.address, m_options.port);
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (address.ss_family == AF_INET6)
        flags |= MHD_USE_IPv6;
    MHD_OptionItem tls[] = {{MHD_OPTION_END, 0, nullptr}, {MHD_OPTION_END, 0, nullptr}, {MHD_OPTION_END, 0, nullptr},
        {MHD_OPTION_END, 0, nullptr}};
    if (isSecure()) {
        flags |= MHD_USE_TLS;
        tls[0] = {MHD_OPTION_HTTPS_MEM_CERT, 0, m_options.certificate.data()};
        tls[1] = {MHD_OPTION_HTTPS_MEM_KEY, 0, m_options.privateKey.data()};
        tls[2] = {MHD_OPTION_HTTPS_PRIORITIES, 0, const_cast<char *>("NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2")};
    }
    errno = 0;
    // clang-format off
    m_daemon = MHD_start_daemon(flags, m_options.port, nullptr, nullptr, &Callbacks::handle, this,
        MHD_OPTION_SOCK_ADDR, reinterpret_cast<const sockaddr *>(&address),
        MHD_OPTION_CONNECTION_LIMIT, m_options.maxConnections,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, m_options.maxConnectionsPerAddress,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, m_options.connectionMemory,
        MHD_OPTION_CONNECTION_TIMEOUT, unsigned(m_options.idleTimeout.count()),
        MHD_OPTION_URI_LOG_CALLBACK, &Callbacks::begin, this,
        MHD_OPTION_NOTIFY_COMPLETED, &Callbacks::end, this,
        MHD_OPTION_NOTIFY_CONNECTION, &Callbacks::connection, this,
        MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
    // clang-format on
    if (m_daemon)
        return Ok{};
    const auto reason = errno ? qt_error_string(errno) : u"the certificate or key cannot be used"_s;
    return Error{Error::Kind::Rejected,
        u"cannot listen on %1 port %2: %3"_s.arg(m_options.address.toString()).arg(m_options.port).arg(reason)};
}

void HttpServer::Daemon::stop(std::chrono::milliseconds grace)
{
    if (!m_daemon)
        return;
    const auto listening = MHD_quiesce_daemon(m_daemon);
    // Suspended connections stay until answered; whoever answers first wins.
    for (const auto &exchange : m_room->close())
        exchange->answer({HttpAnswer::Kind::Whole, plainRefusal(MHD_HTTP_SERVICE_UNAVAILABLE), 0});
    {
        std::unique_lock lock(m_room->mutex);
        m_room->changed.wait_for(lock, grace, [this] { return m_room->unfinished == 0; });
    }
    MHD_stop_daemon(m_daemon);
    m_daemon = nullptr;
    if (listening != MHD_INVALID_SOCKET)
        ::close(listening);
}

quint16 HttpServer::Daemon::port() const
{
    const auto *info = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : m_options.port;
}

} // namespace Peak
