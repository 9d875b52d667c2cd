#include "tests/support/kioskdriver/driver.h"

#include "core/logging.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QThread>

#include <fstream>
#include <iostream>

using namespace Qt::StringLiterals;
using namespace Peak;

static QSize sizeOf(const QString &text)
{
    const auto parts = text.split(u'x');
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

/** 21.5 inches, or 10.1 for the small screen: what these sizes are sold with. */
static double usualDensity(QSize size) { return size.width() == 1280 ? 5.9 : 4.03; }

/** Reads in a thread of its own, because the app goes on living while nobody has typed. */
static void readLines(const QString &script, Driver *driver)
{
    std::ifstream file;
    if (!script.isEmpty())
        file.open(script.toStdString());
    std::istream &source = script.isEmpty() ? std::cin : file;
    for (std::string line; std::getline(source, line);)
        QMetaObject::invokeMethod(driver, [driver, line] { driver->enqueue(QString::fromStdString(line)); });
    QMetaObject::invokeMethod(driver, [driver] { driver->enqueue(u"quit"_s); });
}

int main(int argc, char *argv[])
{
    installLogging();
    KioskApplication::prepareEnvironment();
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The kiosk with a customer from a script.\n\n"_s + Driver::commands());
    parser.addOptions({{u"config"_s, u"The kiosk's settings."_s, u"file"_s}, {u"data"_s, u"Its data."_s, u"dir"_s},
        {u"size"_s, u"Of the screen."_s, u"WxH"_s, u"1080x1920"_s},
        {u"mm"_s, u"Pixels of a millimetre."_s, u"number"_s},
        {u"script"_s, u"Instead of stdin; ends at the first failure."_s, u"file"_s}});
    parser.addHelpOption();
    parser.process(application);

    const auto config = StoreConfig::load(parser.value(u"config"_s));
    const auto data = DataDirectory::prepare(parser.value(u"data"_s));
    const QSize size = sizeOf(parser.value(u"size"_s));
    if (!config || !data || size.isEmpty()) {
        const auto reason = !config ? config.error().message : !data ? data.error().message : u"--size is WxH"_s;
        std::cerr << reason.toStdString() << '\n';
        return size.isEmpty() ? 2 : 1;
    }
    const SystemClock clock;
    KioskApplication kiosk(*config, *data, clock);
    const double density = parser.isSet(u"mm"_s) ? parser.value(u"mm"_s).toDouble() : usualDensity(size);
    auto *window = kiosk.show({size, density});
    if (!window)
        return 1;
    window->requestActivate();

    Driver driver(kiosk, *window);
    driver.setStopAtFailure(parser.isSet(u"script"_s));
    QObject::connect(&driver, &Driver::finished, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    auto *reader = QThread::create(readLines, parser.value(u"script"_s), &driver);
    reader->start();
    const int code = QGuiApplication::exec();
    // The reader may sit in a read of stdin for ever; nothing of it is worth waiting for.
    std::cout.flush();
    std::_Exit(code);
}
