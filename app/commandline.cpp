#include "app/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Peak {

int fail(ExitCode code, const QString &reason)
{
    std::fprintf(stderr, "%s\n", qPrintable(reason));
    return code;
}

static QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

ProgramOptions programOptions(int argc, char *argv[], const QString &description, const QList<QCommandLineOption> &own)
{
    QCoreApplication::setApplicationVersion(QStringLiteral(PEAK_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(description);
    const QCommandLineOption config(
        u"config"_s, u"The kiosk's settings."_s, u"file"_s, u"/etc/peak-kiosk/kiosk.toml"_s);
    const QCommandLineOption data(
        u"data"_s, u"Where orders and catalogue are kept."_s, u"dir"_s, u"/var/lib/peak-kiosk"_s);
    parser.addOptions({config, data});
    parser.addOptions(own);
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(argumentsOf(argc, argv)))
        std::exit(fail(Usage, parser.errorText()));
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        std::exit(fail(Usage, u"unexpected: %1"_s.arg(parser.positionalArguments().first())));
    return {parser.value(config), parser.value(data), parser.optionNames()};
}

} // namespace Peak
