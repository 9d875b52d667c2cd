#pragma once

#include "app/kiosk/kioskapplication.h"
#include "tests/support/kioskdriver/finger.h"
#include "tests/support/kioskdriver/privatemark.h"

#include <QRandomGenerator>

namespace Peak {

/**
 * A customer without a plan: touches, drags, types and turns the screen at random, with a leaning towards what leads to
 * an order. The same seed wants the same things.
 */
class Monkey {
public:
    Monkey(KioskApplication &kiosk, QQuickWindow &window, Finger &finger);

    struct Session {
        int orders = 0;
        QString problem; ///< Empty when nothing was wrong.
    };
    /** From the start page to the end of the session, after which nothing of it may be left on the screen. */
    Session play(quint32 seed, int actions);

private:
    void act();
    void goOn();
    void touchSomething();
    void touchAnywhere();
    void dragSomething();
    void pressKey();
    void type();
    void turn();
    bool isAnswering();
    [[nodiscard]] QString leftovers() const;
    template<class T>
    const T &oneOf(const T *begin, std::size_t count)
    {
        return begin[m_random.bounded(static_cast<quint32>(count))];
    }

    KioskApplication &m_kiosk;
    QQuickWindow &m_window;
    Finger &m_finger;
    QRandomGenerator m_random;
};

} // namespace Peak
