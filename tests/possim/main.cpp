#include "core/logging.h"
#include "tests/possim/host.h"
#include "tests/possim/registry.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;

static constexpr int Failed = 1;
static constexpr int Usage = 2;

static const char *const description =
    "Plays a vendor's point of sale on the loopback address, with faults to order.\n"
    "\n"
    "Control interface, JSON over HTTP on the same port (tests/possim/README.md has the members):\n"
    "  GET|POST|DELETE /control/faults     what goes wrong: reply_lost reset status throttled garbage\n"
    "                                      truncated empty html slow hang refuse\n"
    "  GET|PUT /control/settings           tax, clock skew, visibility delay, rate limit, shapes\n"
    "  POST /control/down, /control/up     {\"mode\":\"abort\"|\"refuse\",\"seconds\":N}\n"
    "  POST /control/expire-tokens         every token is stale from now on\n"
    "  GET /control/tickets                everything the POS holds\n"
    "  POST /control/tickets/ID/status     {\"status\",\"payment_status\",\"note\"}: staff move a ticket\n"
    "  POST /control/tickets/ID/items      {\"items\":[{\"size_id\",\"quantity\"}]}: staff edit it\n"
    "  POST /control/stock, products, customers   change what the store has and knows\n"
    "  GET /control/stats, /control/calls  what was asked\n"
    "  POST /control/reset                 as after the start";

/** The whole file, or nothing with the reason on stderr. An empty name is an empty file. */
static std::optional<QByteArray> contents(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return file.readAll();
    std::fprintf(stderr, "possim: %s: %s\n", qPrintable(path), qPrintable(file.errorString()));
    return std::nullopt;
}

static std::optional<quint16> portOf(const QString &text)
{
    bool ok = false;
    const auto port = text.toUShort(&ok);
    return ok ? std::optional(port) : std::nullopt;
}

static void addOptions(QCommandLineParser &parser)
{
    const HostOptions usual;
    parser.addOptions({
        {u"vendor"_s, u"Which POS: %1."_s.arg(vendors().join(u", "_s)), u"V"_s},
        {u"port"_s, u"Port to listen on; 0 for any free one."_s, u"P"_s},
        {u"catalog"_s, u"The demo catalogue."_s, u"FILE"_s},
        {u"control-port"_s, u"A second port for /control/, open also while the POS is down."_s, u"P"_s},
        {u"tls-cert"_s, u"Certificate chain, PEM; with --tls-key serves HTTPS."_s, u"FILE"_s},
        {u"tls-key"_s, u"Its private key, PEM."_s, u"FILE"_s},
        {u"client-id"_s, u"Client id to accept."_s, u"ID"_s, usual.clientId},
        {u"api-key"_s, u"API key to accept."_s, u"KEY"_s, usual.apiKey},
        {u"certificate-id"_s, u"Issuer of signed requests to accept."_s, u"ID"_s, usual.certificateId},
        {u"organization-id"_s, u"Organization of signed requests to accept."_s, u"ID"_s, usual.organizationId},
        {u"public-key"_s, u"Key or certificate that signed requests are checked with, PEM."_s, u"FILE"_s},
        {u"state"_s, u"Keeps the tickets over a restart."_s, u"FILE"_s},
        {u"timezone"_s, u"The store's."_s, u"ZONE"_s, u"America/Los_Angeles"_s},
        {u"pictures"_s, u"Products have drawn pictures, served on a port of their own."_s},
        {u"no-rate-limit"_s, u"Never answer 429 by itself."_s},
    });
}

/** The options, or nothing with the reason on stderr. */
static std::optional<HostOptions> readOptions(const QCommandLineParser &parser)
{
    HostOptions options;
    const auto port = portOf(parser.value(u"port"_s));
    const auto control = portOf(parser.value(u"control-port"_s));
    options.zone = QTimeZone(parser.value(u"timezone"_s).toLatin1());
    options.vendor = parser.value(u"vendor"_s);
    options.catalogPath = parser.value(u"catalog"_s);
    if (!vendors().contains(options.vendor) || !port || (parser.isSet(u"control-port"_s) && !control)
        || options.catalogPath.isEmpty() || !options.zone.isValid()
        || parser.isSet(u"tls-cert"_s) != parser.isSet(u"tls-key"_s) || !parser.positionalArguments().isEmpty()) {
        std::fprintf(stderr, "usage: possim --vendor V --port P --catalog FILE (see possim --help)\n");
        return std::nullopt;
    }
    options.port = *port;
    options.controlPort = control;
    options.stateFile = parser.value(u"state"_s);
    options.clientId = parser.value(u"client-id"_s);
    options.apiKey = parser.value(u"api-key"_s);
    options.certificateId = parser.value(u"certificate-id"_s);
    options.organizationId = parser.value(u"organization-id"_s);
    options.pictures = parser.isSet(u"pictures"_s);
    options.rateLimited = !parser.isSet(u"no-rate-limit"_s);
    return options;
}

static bool readFiles(const QCommandLineParser &parser, HostOptions &options)
{
    const auto certificate = contents(parser.value(u"tls-cert"_s));
    const auto key = contents(parser.value(u"tls-key"_s));
    const auto publicKey = contents(parser.value(u"public-key"_s));
    if (!certificate || !key || !publicKey)
        return false;
    options.certificate = *certificate;
    options.privateKey = *key;
    options.publicKey = *publicKey;
    return true;
}

/** SIGTERM and SIGINT as a file descriptor. Before any thread is started, so that all threads inherit the mask. */
static int terminationSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

int main(int argc, char **argv)
{
    const int signals = terminationSignals();
    installLogging();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"possim"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PEAK_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromLatin1(description));
    parser.addHelpOption();
    parser.addVersionOption();
    addOptions(parser);
    if (!parser.parse(QCoreApplication::arguments())) {
        std::fprintf(stderr, "possim: %s\n", qPrintable(parser.errorText()));
        return Usage;
    }
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    auto options = readOptions(parser);
    if (!options)
        return Usage;
    if (!readFiles(parser, *options))
        return Failed;

    const SystemClock clock;
    Host host(*options, clock);
    if (const auto started = host.start(); !started) {
        std::fprintf(stderr, "possim: %s\n", qPrintable(started.error().message));
        return Failed;
    }
    std::printf("possim %s listening on %s\n", qPrintable(options->vendor), qPrintable(host.baseUrl()));
    if (options->controlPort)
        std::printf("possim control on %s\n", qPrintable(host.controlUrl()));
    std::fflush(stdout);

    QSocketNotifier stop(signals, QSocketNotifier::Read);
    QObject::connect(&stop, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
