#include "app/ctl/command.h"
#include "core/logging.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace Peak;

namespace {
QString description()
{
    QString text = u"The technician's command line.\n\nCommands:"_s;
    for (const auto &command : commands())
        text += u"\n  %1 %2"_s.arg(command.words, command.arguments).leftJustified(40) + command.summary;
    return text + u"\n\nExit codes: 0 done, 1 failed (reason on stderr), 2 wrong usage."_s;
}

/** The command whose words the arguments begin with. */
const Command *commandOf(const QStringList &arguments)
{
    for (const auto &command : commands()) {
        const auto words = QString(command.words).split(u' ');
        if (arguments.first(std::min(words.size(), arguments.size())) == words)
            return &command;
    }
    return nullptr;
}

int run(const Command &command, const CtlSettings &settings, const QStringList &arguments)
{
    return command.run(settings, arguments.sliced(QString(command.words).count(u' ') + 1));
}
} // namespace

int main(int argc, char *argv[])
{
    installLogging();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"peakctl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PEAK_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(description());
    // What follows the command's words is the command's own business.
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    const QCommandLineOption config(
        u"config"_s, u"The kiosk's settings."_s, u"file"_s, u"/etc/peak-kiosk/kiosk.toml"_s);
    const QCommandLineOption data(
        u"data"_s, u"Where orders and catalogue are kept."_s, u"dir"_s, u"/var/lib/peak-kiosk"_s);
    parser.addOptions({config, data});
    const auto help = parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"command"_s, u"One of the commands above."_s, u"command"_s);
    if (!parser.parse(application.arguments()))
        return fail(Usage, parser.errorText());
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    const auto arguments = parser.positionalArguments();
    if (parser.isSet(help) || arguments.contains(u"--help"_s))
        parser.showHelp();
    const auto *command = commandOf(arguments);
    if (!command)
        return fail(Usage,
            arguments.isEmpty() ? u"no command; see peakctl --help"_s
                                : u"no such command: %1; see peakctl --help"_s.arg(arguments.join(u' ')));
    const auto settings = StoreConfig::load(parser.value(config));
    if (!settings)
        return fail(Failed, settings.error().message);
    return run(*command, {*settings, parser.value(data)}, arguments);
}
