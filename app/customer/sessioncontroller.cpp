#include "app/customer/sessioncontroller.h"

using namespace std::chrono_literals;

namespace Peak {

SessionController::SessionController(
    const Clock &clock, std::chrono::seconds warnAfter, std::chrono::seconds endAfter, QObject *parent)
    : QObject(parent), m_clock(clock), m_warnAfter(warnAfter), m_endAfter(endAfter)
{
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &SessionController::look);
}

void SessionController::setKind(Kind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    if (kind == Kind::None)
        m_timer.stop(); // An idle kiosk sleeps.
    else
        m_timer.start();
    keepAlive();
}

void SessionController::greet()
{
    if (m_kind == Kind::None)
        setKind(Kind::Greeting);
}

void SessionController::setPatient(bool patient)
{
    m_patient = patient;
    look();
}

void SessionController::keepAlive()
{
    m_lastTouch = m_clock.monotonic();
    look();
}

void SessionController::end()
{
    setKind(Kind::None);
    Q_EMIT ended();
}

void SessionController::set(bool warning, int secondsLeft)
{
    if (warning == m_warning && secondsLeft == m_secondsLeft)
        return;
    m_warning = warning;
    m_secondsLeft = secondsLeft;
    Q_EMIT changed();
}

void SessionController::look()
{
    if (m_kind == Kind::None) {
        set(false, 0);
        return;
    }
    const auto idle = m_clock.monotonic() - m_lastTouch;
    const auto quiet = m_kind == Kind::Farewell ? Milliseconds(0) : Milliseconds(m_warnAfter) * patience();
    const auto counted = m_kind == Kind::Greeting ? Milliseconds(0) : Milliseconds(m_endAfter) * patience();
    const auto left = quiet + counted - idle;
    if (left <= 0ms) {
        end();
        return;
    }
    const bool counting = idle >= quiet;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    set(counting && m_kind == Kind::Shopping, counting ? static_cast<int>(seconds) : 0);
}

} // namespace Peak
