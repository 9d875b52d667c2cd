#include "platform/watchdog.h"

#include "core/logging.h"

#include <systemd/sd-daemon.h>

#include <cstring>

namespace Peak {

static void tell(const QByteArray &message)
{
    if (const int told = sd_notify(0, message.constData()); told < 0)
        qCWarning(lcWatchdog) << "cannot tell systemd:" << std::strerror(-told);
}

static std::chrono::milliseconds signInterval()
{
    uint64_t allowed = 0; // In microseconds.
    if (sd_watchdog_enabled(0, &allowed) <= 0)
        return {};
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(allowed / 2));
}

Watchdog::Watchdog(QObject *parent) : QObject(parent), m_interval(signInterval())
{
    connect(&m_timer, &QTimer::timeout, this, [] { tell("WATCHDOG=1"); });
}

void Watchdog::ready()
{
    tell("READY=1");
    if (m_interval.count() > 0)
        m_timer.start(m_interval);
}

void Watchdog::report(const QString &status)
{
    // A line break would begin another message.
    tell("STATUS=" + QString(status).replace(QLatin1Char('\n'), QLatin1Char(' ')).toUtf8());
}

void Watchdog::stopping() { tell("STOPPING=1"); }

} // namespace Peak
