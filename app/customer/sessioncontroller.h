#pragma once

#include "core/clock.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <qqmlregistration.h>

namespace Peak {

/**
 * One customer's time at the kiosk. Who walks away is asked whether they are still there, and what they typed is
 * forgotten when nobody answers; a touch anywhere keeps the session, as often as it takes.
 */
class SessionController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool warning READ isWarning NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)

public:
    enum class Kind {
        None, ///< Nobody has begun: nothing to forget.
        Shopping, ///< Asked first, then ended.
        Farewell, ///< The order is taken: ends by itself, with a countdown from the start.
    };

    SessionController(
        const Clock &clock, std::chrono::seconds warnAfter, std::chrono::seconds endAfter, QObject *parent = nullptr);

    /** Starts the time anew when the kind changes. */
    void setKind(Kind kind);
    /** The customer did something. */
    Q_INVOKABLE void keepAlive();
    /** "Start over", or the time ran out: all that is personal goes. */
    Q_INVOKABLE void end();

    [[nodiscard]] bool isWarning() const { return m_warning; }
    /** Until the session ends; only meaningful while it is counted down. */
    [[nodiscard]] int secondsLeft() const { return m_secondsLeft; }

    /** Looks at the clock. Also happens by itself several times a second while there is a session. */
    void look();

Q_SIGNALS:
    void changed();
    void ended();

private:
    void set(bool warning, int secondsLeft);

    const Clock &m_clock;
    std::chrono::seconds m_warnAfter;
    std::chrono::seconds m_endAfter;
    Kind m_kind = Kind::None;
    Milliseconds m_lastTouch{0};
    bool m_warning = false;
    int m_secondsLeft = 0;
    QTimer m_timer;
};

} // namespace Peak
