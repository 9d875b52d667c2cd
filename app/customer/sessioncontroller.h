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
        Greeting, ///< Somebody chose a language or the accessible mode and nothing else yet: forgotten without a
                  ///< question.
        Shopping, ///< Asked first, then ended.
        Farewell, ///< The order is taken: ends by itself, with a countdown from the start.
    };

    SessionController(
        const Clock &clock, std::chrono::seconds warnAfter, std::chrono::seconds endAfter, QObject *parent = nullptr);

    /** In the accessible mode every time is five times as long: nobody is hurried. */
    void setPatient(bool patient);
    /** Starts the time anew when the kind changes. */
    void setKind(Kind kind);
    /** Nobody has begun, but somebody has changed what the next customer must not find changed. */
    void greet();
    [[nodiscard]] Kind kind() const { return m_kind; }
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
    [[nodiscard]] int patience() const { return m_patient ? 5 : 1; }

    const Clock &m_clock;
    std::chrono::seconds m_warnAfter;
    std::chrono::seconds m_endAfter;
    Kind m_kind = Kind::None;
    Milliseconds m_lastTouch{0};
    bool m_patient = false;
    bool m_warning = false;
    int m_secondsLeft = 0;
    QTimer m_timer;
};

} // namespace Peak
