#include "tests/possim/host.h"

#include "tests/possim/control.h"
#include "tests/possim/registry.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr double RequestsPerSecond = 10; ///< Of each area, when the limit is on.
static constexpr qsizetype CallsKept = 20'000;

Host::Host(HostOptions options, const Clock &clock, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_clock(clock),
      m_server([this](const HttpServerRequest &request, HttpResponder responder) {
          onRequest(request, std::move(responder));
      }),
      m_control([this](const HttpServerRequest &request, HttpResponder responder) {
          responder.send(answerControl(*this, request));
      })
{
    m_behaviour.rateLimited = m_options.rateLimited;
    m_back.setSingleShot(true);
    connect(&m_back, &QTimer::timeout, this, [this] { static_cast<void>(comeUp()); });
}

Result<Ok> Host::start()
{
    auto items = readCatalog(m_options.catalogPath);
    if (!items)
        return items.error();
    m_items = *std::move(items);
    if (m_options.pictures) {
        if (const auto listening = m_pictures.listen(); !listening)
            return listening;
        m_pictures.hangOn(m_items);
    }
    if (const auto opened = openStore(); !opened)
        return opened;
    m_port = m_options.port;
    if (const auto listening = listen(); !listening)
        return listening;
    if (!m_options.controlPort)
        return Ok{};
    HttpServerOptions control;
    control.port = *m_options.controlPort;
    return m_control.listen(control);
}

Result<Ok> Host::openStore()
{
    m_simulator.reset();
    m_setup = std::make_unique<StoreSetup>(StoreSetup{m_items, m_behaviour, m_clock, m_options.zone,
        m_options.stateFile, !m_options.certificate.isEmpty(), m_options.clientId, m_options.apiKey,
        m_options.certificateId, m_options.organizationId, m_options.publicKey});
    auto made = makeSimulator(m_options.vendor, *m_setup);
    if (!made)
        return made.error();
    m_simulator = *std::move(made);
    m_behaviour.vendor = m_simulator->ownSettings();
    return Ok{};
}

Result<Ok> Host::listen()
{
    HttpServerOptions options;
    options.port = m_port;
    options.maxConnections = 500;
    options.maxConnectionsPerAddress = 500;
    options.maxBody = 4 * 1024 * 1024;
    options.idleTimeout = std::chrono::seconds(60);
    options.certificate = m_options.certificate;
    options.privateKey = m_options.privateKey;
    auto listening = m_server.listen(options);
    if (listening)
        m_port = m_server.port();
    return listening;
}

QString Host::baseUrl() const
{
    return u"%1://127.0.0.1:%2"_s.arg(m_options.certificate.isEmpty() ? u"http"_s : u"https"_s).arg(m_port);
}

QString Host::controlUrl() const
{
    return m_control.isListening() ? u"http://127.0.0.1:%1"_s.arg(m_control.port()) : baseUrl();
}

void Host::onRequest(const HttpServerRequest &request, HttpResponder responder)
{
    if (request.path.startsWith("/control/"_L1))
        responder.send(answerControl(*this, request));
    else if (m_down == Down::Abort)
        responder.abort();
    else
        serve(request, std::move(responder));
}

bool Host::overLimit(const QString &area)
{
    if (!m_behaviour.rateLimited || area.isEmpty())
        return false;
    const auto now = m_clock.monotonic();
    const auto most = double(m_behaviour.burst);
    if (!m_buckets.contains(area))
        m_buckets.insert(area, {most, now});
    auto &bucket = m_buckets[area];
    const auto passed = std::chrono::duration<double>(now - bucket.at).count();
    bucket = {std::min(most, bucket.tokens + passed * RequestsPerSecond), now};
    if (bucket.tokens < 1)
        return true;
    bucket.tokens -= 1;
    return false;
}

HttpServerResponse Host::handled(const HttpServerRequest &request)
{
    auto response = m_simulator->handle(request);
    m_calls.last().status = response.status;
    return response;
}

void Host::send(HttpResponder &responder, HttpServerResponse response)
{
    const auto when = toDateTime(m_setup->now()); // The test's time, not the machine's.
    response.headers.append({"Date", QLocale::c().toString(when, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1()});
    m_calls.last().status = response.status;
    responder.send(std::move(response));
}

void Host::serve(const HttpServerRequest &request, HttpResponder responder)
{
    const auto call = m_simulator->callOf(request);
    if (m_calls.size() >= CallsKept)
        m_calls.remove(0, CallsKept / 2);
    m_calls.append({call.kind, request.method, request.target, 0, {}, request.connection});
    ++m_counts[call.kind];
    m_connections.insert(request.connection);
    if (overLimit(call.area)) {
        send(responder, m_simulator->overLimit());
    } else if (const auto fault = m_faults.next(call.kind, call.writes)) {
        m_calls.last().fault = fault->toJson()["fault"_L1].toString();
        misbehave(*fault, request, std::move(responder));
    } else {
        send(responder, handled(request));
    }
}

void Host::misbehave(const Fault &fault, const HttpServerRequest &request, HttpResponder responder)
{
    const auto real = fault.commit ? handled(request) : HttpServerResponse();
    switch (fault.kind) {
    case Fault::Kind::ReplyLost:
    case Fault::Kind::Reset:
        m_calls.last().status = 0;
        return responder.abort();
    case Fault::Kind::Status:
        return send(responder, {fault.status, "upstream connect error", "text/plain"});
    case Fault::Kind::Throttled: {
        auto response = m_simulator->overLimit();
        if (fault.retryAfter >= 0)
            response.headers.append({"Retry-After", QByteArray::number(fault.retryAfter)});
        return send(responder, response);
    }
    case Fault::Kind::Garbage:
        return send(responder, {200, QByteArray("{\"resultCode\":\"SUC\x01\xff\xfe]]", 23), "application/json"});
    case Fault::Kind::Truncated:
        return responder.sendTruncated(real, real.body.size() / 2);
    case Fault::Kind::Empty:
        return send(responder, {200, {}, "application/json"});
    case Fault::Kind::Html:
        return send(responder, {200, "<html><body><h1>Please sign in to the network</h1></body></html>", "text/html"});
    case Fault::Kind::Slow:
        return QTimer::singleShot(fault.delayMs, this, [responder, real]() mutable { responder.send(real); });
    case Fault::Kind::Hang:
        m_calls.last().status = 0;
        return m_hanging.append(responder);
    case Fault::Kind::Refuse:
        return send(responder, m_simulator->refusal(fault.reason, fault.detail));
    }
    Q_UNREACHABLE();
}

void Host::goDown(Down how, std::chrono::milliseconds back)
{
    m_down = how;
    if (how == Down::Refuse) // Queued: the control call that orders it is still to be answered.
        QMetaObject::invokeMethod(
            this, [this] { m_server.close(); }, Qt::QueuedConnection);
    if (back.count() > 0)
        m_back.start(back);
}

Result<Ok> Host::comeUp()
{
    m_back.stop();
    m_down = Down::No;
    return m_server.isListening() ? Result<Ok>(Ok{}) : listen();
}

Result<Ok> Host::reset()
{
    m_behaviour = {};
    m_behaviour.rateLimited = m_options.rateLimited;
    m_faults.clear(quint32(m_behaviour.seed));
    m_buckets.clear();
    m_calls.clear();
    m_counts.clear();
    m_connections.clear();
    for (auto &responder : m_hanging)
        responder.abort();
    m_hanging.clear();
    if (!m_options.stateFile.isEmpty())
        QFile::remove(m_options.stateFile);
    return openStore();
}

QJsonObject Host::stats() const
{
    QJsonObject requests;
    for (auto count = m_counts.begin(); count != m_counts.end(); ++count)
        requests[count.key()] = count.value();
    return {{u"requests"_s, requests}, {u"connections"_s, m_connections.size()},
        {u"creates_executed"_s, m_simulator->createsExecuted()}, {u"tickets"_s, m_simulator->tickets().size()},
        {u"faults"_s, m_faults.toJson()}, {u"settings"_s, m_behaviour.toJson()}};
}

} // namespace Peak::Possim
