#include "app/agent/agentapplication.h"
#include "app/commandline.h"
#include "core/logging.h"
#include "platform/unixsignals.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace Peak;

int main(int argc, char *argv[])
{
    installLogging();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"peak-agent"_s);
    const auto options = programOptions(
        argc, argv, u"Carries one kiosk's orders to the store's point of sale and offers the order API."_s);
    const UnixSignals signals;

    const auto config = StoreConfig::load(options.config);
    if (!config)
        return fail(Failed, config.error().message);
    const auto data = DataDirectory::prepare(options.data);
    if (!data)
        return fail(Failed, data.error().message);

    const SystemClock clock;
    const auto agent = AgentApplication::start(*config, *data, clock);
    if (!agent)
        return fail(Failed, agent.error().message);
    QObject::connect(&signals, &UnixSignals::endRequested, &application, [&] {
        (*agent)->stop();
        QCoreApplication::quit();
    });
    QObject::connect(agent->get(), &AgentApplication::orderBookMended, &application,
        [] { QCoreApplication::exit(fail(Failed, u"the order database can be used again; start anew"_s)); });
    return QCoreApplication::exec();
}
