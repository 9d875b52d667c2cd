#pragma once

#include "app/kiosk/kioskapplication.h"
#include "tests/support/kioskdriver/finger.h"
#include "tests/support/kioskdriver/monkey.h"

#include <QObject>
#include <QQueue>

namespace Peak {

/** Plays a customer from lines of text; one line of answer for each, "ok …" or "failed …". */
class Driver : public QObject {
    Q_OBJECT

public:
    Driver(KioskApplication &kiosk, QQuickWindow &window, QObject *parent = nullptr);

    /** What the commands are, for --help. */
    static QString commands();

    /** Runs after the lines before it. */
    void enqueue(const QString &line);
    void setStopAtFailure(bool stop) { m_stopAtFailure = stop; }

Q_SIGNALS:
    /** 0 when nothing failed. */
    void finished(int code);

private:
    void runNext();
    void report(const QString &line, const QString &result);
    QString run(const QString &command, const QString &name, const QString &rest);
    QQuickItem *waitFor(const QString &handle, int ms);
    QString tap(const QString &handle);
    QString type(const QString &handle, const QString &text);
    QString shot(const QString &file);
    QString submitAndExit();
    QString playAtRandom(const QString &seed, const QString &actions);

    KioskApplication &m_kiosk;
    QQuickWindow &m_window;
    Finger m_finger;
    Monkey m_monkey;
    QQueue<QString> m_lines;
    bool m_drawn = false; ///< The first frame is on the screen.
    bool m_running = false;
    bool m_stopAtFailure = false;
    bool m_failed = false;
};

} // namespace Peak
