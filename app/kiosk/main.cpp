#include "app/commandline.h"
#include "app/kiosk/kioskapplication.h"
#include "core/logging.h"
#include "platform/unixsignals.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace Peak;

/** Before the display is opened: `--help` needs none. */
static ProgramOptions optionsOf(int argc, char *argv[])
{
    const QCoreApplication forItsName(argc, argv);
    return programOptions(argc, argv, u"The customer's touchscreen of one kiosk."_s,
        {{u"windowed"_s, u"A window instead of the whole screen."_s}});
}

int main(int argc, char *argv[])
{
    installLogging();
    QCoreApplication::setApplicationName(u"peak-kiosk"_s);
    const auto options = optionsOf(argc, argv);
    const auto config = StoreConfig::load(options.config);
    if (!config)
        return fail(Failed, config.error().message);
    const auto data = DataDirectory::prepare(options.data);
    if (!data)
        return fail(Failed, data.error().message);

    KioskApplication::prepareEnvironment();
    const QGuiApplication application(argc, argv);
    const UnixSignals signals;
    QObject::connect(&signals, &UnixSignals::endRequested, &application, &QCoreApplication::quit);
    const SystemClock clock;
    KioskApplication kiosk(*config, *data, clock);
    const QSize size = options.set.contains(u"windowed"_s) ? QSize(1280, 800) : QSize();
    if (!kiosk.show({size, 0}))
        return fail(Failed, u"the screens cannot be loaded"_s);
    return QGuiApplication::exec();
}
