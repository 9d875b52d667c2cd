#include "app/kiosk/kioskapplication.h"

#include "core/logging.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak;

namespace {
constexpr int Failed = 1;
constexpr int Usage = 2;

struct Options {
    QString config;
    QString data;
    bool windowed = false;
};

int fail(int code, const QString &reason)
{
    std::fprintf(stderr, "%s\n", qPrintable(reason));
    return code;
}

/** Help, version and usage errors end the process here. */
Options optionsOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The customer's touchscreen of one kiosk."_s);
    const QCommandLineOption config(
        u"config"_s, u"The kiosk's settings."_s, u"file"_s, u"/etc/peak-kiosk/kiosk.toml"_s);
    const QCommandLineOption data(
        u"data"_s, u"Where orders and catalogue are kept."_s, u"dir"_s, u"/var/lib/peak-kiosk"_s);
    const QCommandLineOption windowed(u"windowed"_s, u"A window instead of the whole screen."_s);
    parser.addOptions({config, data, windowed});
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(arguments))
        std::exit(fail(Usage, parser.errorText()));
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        std::exit(fail(Usage, u"unexpected: %1"_s.arg(parser.positionalArguments().first())));
    return {parser.value(config), parser.value(data), parser.isSet(windowed)};
}
} // namespace

int main(int argc, char *argv[])
{
    installLogging();
    KioskApplication::prepareEnvironment();
    QCoreApplication::setApplicationName(u"peak-kiosk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PEAK_VERSION));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = optionsOf(arguments); // Before the display is opened: --help needs none.

    const auto config = StoreConfig::load(options.config);
    if (!config)
        return fail(Failed, config.error().message);
    const auto data = DataDirectory::prepare(options.data);
    if (!data)
        return fail(Failed, data.error().message);

    const QGuiApplication application(argc, argv);
    const SystemClock clock;
    KioskApplication kiosk(*config, *data, clock);
    const QSize size = options.windowed ? QSize(1280, 800) : QSize();
    if (!kiosk.show({size, 0}))
        return fail(Failed, u"the screens cannot be loaded"_s);
    return QGuiApplication::exec();
}
