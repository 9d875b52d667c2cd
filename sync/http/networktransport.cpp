#include "sync/http/networktransport.h"

#include "sync/http/exchange.h"
#include "sync/http/httpdate.h"

#include <QSslCertificate>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
struct LaterDeleter {
    void operator()(QObject *object) const { object->deleteLater(); }
};

Result<QSslConfiguration> tlsConfiguration(const QString &extraCaFile)
{
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!extraCaFile.isEmpty() && !tls.addCaCertificates(extraCaFile))
        return Error{Error::Kind::Invalid, u"no certificate can be read from %1"_s.arg(extraCaFile)};
    return tls;
}
} // namespace

Result<std::unique_ptr<NetworkTransport>> NetworkTransport::make(const Clock &clock, Options options)
{
    const auto tls = tlsConfiguration(options.extraCaFile);
    if (!tls)
        return tls.error();
    return std::unique_ptr<NetworkTransport>(new NetworkTransport(clock, std::move(options), *tls));
}

NetworkTransport::NetworkTransport(const Clock &clock, Options options, QSslConfiguration tls)
    : m_clock(clock), m_options(std::move(options)), m_tls(tls)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

NetworkTransport::~NetworkTransport()
{
    // Replies must not outlive the manager that made them.
    qDeleteAll(findChildren<Exchange *>(QString(), Qt::FindDirectChildrenOnly));
}

QCoro::Task<Result<HttpReply>> NetworkTransport::send(HttpRequest request)
{
    const auto started = m_clock.monotonic();
    const std::unique_ptr<Exchange, LaterDeleter> exchange(start(request));
    auto end = exchange->ended();
    const auto reply = co_await end;
    count(request, *exchange, reply.ok(), m_clock.monotonic() - started);
    if (reply)
        noteClock(*reply);
    co_return reply;
}

void NetworkTransport::abortAll()
{
    for (auto *exchange : findChildren<Exchange *>(QString(), Qt::FindDirectChildrenOnly))
        exchange->abort();
}

const TransportFigures &NetworkTransport::figures(HttpRequest::Priority priority) const
{
    return m_figures[static_cast<size_t>(priority)];
}

Exchange *NetworkTransport::start(const HttpRequest &request)
{
    auto *body = request.body.isEmpty() ? nullptr : new SendOnceBody(request.body);
    auto *reply = m_network.sendCustomRequest(prepared(request), request.method, body);
    if (body != nullptr)
        body->setParent(reply);
    const Exchange::Limits limits{
        .connect = m_options.connectTimeout,
        .whole = request.timeout > 0ms ? request.timeout : m_options.wholeTimeout,
        .body = request.largestReply > 0 ? request.largestReply : m_options.largestReply,
    };
    auto *exchange = new Exchange(reply, body, request.writes, limits, this);
    exchange->setSink(request.sink);
    return exchange;
}

QNetworkRequest NetworkTransport::prepared(const HttpRequest &request) const
{
    QNetworkRequest prepared(request.url);
    // Qt 6.4 stalls about 44 ms on some HTTP/2 requests: it leaves Nagle's algorithm on and sends in two parts.
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setSslConfiguration(m_tls);
    // A request that may take longer as a whole may also be silent for longer.
    const auto silence = std::max(m_options.readTimeout, request.timeout);
    prepared.setTransferTimeout(static_cast<int>(silence.count()));
    prepared.setHeader(QNetworkRequest::UserAgentHeader, m_options.userAgent);
    if (!request.body.isEmpty())
        prepared.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    for (const auto &[name, value] : request.headers)
        prepared.setRawHeader(name, value);
    return prepared;
}

void NetworkTransport::count(const HttpRequest &request, const Exchange &exchange, bool answered, Milliseconds time)
{
    auto &figures = m_figures[static_cast<size_t>(request.priority)];
    ++figures.requests;
    figures.time += time;
    if (!answered)
        ++figures.failures;
    else if (exchange.reusedConnection())
        ++figures.reused;
}

void NetworkTransport::noteClock(const HttpReply &reply)
{
    const auto offset = Peak::clockOffset(reply, m_clock.now());
    if (!offset)
        return;
    const bool moved = !m_clockOffset || std::chrono::abs(*offset - *m_clockOffset) > 1s;
    m_clockOffset = offset;
    if (moved)
        Q_EMIT clockOffsetChanged(*offset);
}

} // namespace Peak
