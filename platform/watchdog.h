#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace Peak {

/**
 * Tells systemd how the service is: ready, stopping, and, as often as the unit's WatchdogSec asks, still alive. The
 * sign of life comes from the event loop of the thread this lives on, so one that hangs is restarted. Without systemd
 * nothing happens.
 */
class Watchdog : public QObject {
    Q_OBJECT

public:
    explicit Watchdog(QObject *parent = nullptr);

    /** Call when serving: units ordered after us start now, and signs of life begin. */
    void ready();
    /** One line for `systemctl status`. */
    void report(const QString &status);
    /** Call when told to end: a slow end is no hang. */
    void stopping();
    /** How often a sign of life is sent: half of what the unit allows; 0 when it asks for none. */
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }

private:
    std::chrono::milliseconds m_interval{0};
    QTimer m_timer;
};

} // namespace Peak
