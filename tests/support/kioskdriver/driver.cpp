#include "tests/support/kioskdriver/driver.h"

#include <QTest>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Peak {

static constexpr int Patience = 5000; ///< Milliseconds.

static void answer(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

Driver::Driver(KioskApplication &kiosk, QQuickWindow &window, QObject *parent)
    : QObject(parent), m_kiosk(kiosk), m_window(window), m_finger(window), m_monkey(kiosk, window, m_finger)
{
    connect(&window, &QQuickWindow::frameSwapped, this, [this] { m_drawn = true; });
}

QString Driver::commands()
{
    return u"One command a line; NAME is an objectName, NAME[2] the third visible one:\n"
           "  tap NAME          touch it, after dragging it into view\n"
           "  type NAME TEXT    touch the field, type, press Enter\n"
           "  wait NAME [MS]    until it can be seen and touched (5000)\n"
           "  waitgone NAME [MS]\n"
           "  waittext NAME TEXT  until its text contains TEXT\n"
           "  text NAME         its text\n"
           "  count NAME        how many can be seen\n"
           "  scroll NAME DY    drag a list's content by DY pixels\n"
           "  frame             until the first frame is drawn\n"
           "  shot FILE.png     a picture of the screen\n"
           "  submit-and-exit   place the order and die before the next frame\n"
           "  random SEED N     a session of N actions without a plan; how many orders it placed\n"
           "  quit"_s;
}

void Driver::enqueue(const QString &line)
{
    m_lines.enqueue(line);
    if (!m_running)
        QMetaObject::invokeMethod(this, &Driver::runNext, Qt::QueuedConnection);
}

void Driver::runNext()
{
    if (m_running || m_lines.isEmpty())
        return;
    const auto line = m_lines.dequeue().trimmed();
    if (line == "quit"_L1 || (m_failed && m_stopAtFailure)) {
        Q_EMIT finished(m_failed ? 1 : 0);
        return;
    }
    m_running = true; // Waiting for the screen, a command lets new lines in.
    if (!line.isEmpty() && !line.startsWith(u'#'))
        report(line, run(line.section(u' ', 0, 0), line.section(u' ', 1, 1), line.section(u' ', 2)));
    m_running = false;
    QMetaObject::invokeMethod(this, &Driver::runNext, Qt::QueuedConnection);
}

void Driver::report(const QString &line, const QString &result)
{
    const bool failed = result.startsWith("failed"_L1);
    m_failed = m_failed || failed;
    answer(failed ? u"failed %1: %2"_s.arg(line, result.mid(7)) : result);
}

QQuickItem *Driver::waitFor(const QString &handle, int ms)
{
    QQuickItem *item = nullptr;
    const auto found = [&] {
        item = m_finger.find(handle);
        return item != nullptr;
    };
    return QTest::qWaitFor(found, ms) ? item : nullptr;
}

QString Driver::tap(const QString &handle)
{
    auto *item = waitFor(handle, Patience);
    if (!item)
        return u"failed not on the screen"_s;
    return m_finger.tap(item) ? u"ok tap %1"_s.arg(handle) : u"failed hidden by something else"_s;
}

QString Driver::type(const QString &handle, const QString &text)
{
    const auto tapped = tap(handle);
    if (tapped.startsWith("failed"_L1))
        return tapped;
    if (!QTest::qWaitFor([&] { return m_window.activeFocusItem() != nullptr; }, Patience))
        return u"failed no field has the focus"_s;
    m_finger.type(text);
    QTest::keyClick(&m_window, Qt::Key_Return);
    return u"ok type %1"_s.arg(handle);
}

QString Driver::shot(const QString &file)
{
    QTest::qWait(50); // The frame with the last change.
    return m_window.grabWindow().save(file) ? u"ok shot %1"_s.arg(file) : u"failed cannot write it"_s;
}

QString Driver::submitAndExit()
{
    // Directly after the order is on disk and before anything of it was drawn.
    connect(m_kiosk.kiosk().checkout(), &CheckoutController::stepChanged, this, [this] {
        if (m_kiosk.kiosk().checkout()->step() != CheckoutController::Step::Taken)
            return;
        answer(u"ok submitted %1"_s.arg(m_kiosk.kiosk().checkout()->ticketNumber()));
        std::raise(SIGKILL);
    });
    const auto tapped = tap(u"placeOrderButton"_s);
    return tapped.startsWith("failed"_L1) ? tapped : u"failed the order was not taken"_s;
}

QString Driver::playAtRandom(const QString &seed, const QString &actions)
{
    const auto session = m_monkey.play(seed.toUInt(), actions.toInt());
    return session.problem.isEmpty() ? u"ok %1"_s.arg(session.orders) : u"failed "_s + session.problem;
}

QString Driver::run(const QString &command, const QString &name, const QString &rest)
{
    const int patience = rest.isEmpty() ? Patience : rest.toInt();
    if (command == "tap"_L1)
        return tap(name);
    if (command == "type"_L1)
        return type(name, rest);
    if (command == "wait"_L1)
        return waitFor(name, patience) ? u"ok wait %1"_s.arg(name) : u"failed not on the screen"_s;
    if (command == "waitgone"_L1) {
        const bool gone = QTest::qWaitFor([&] { return m_finger.find(name) == nullptr; }, patience);
        return gone ? u"ok waitgone %1"_s.arg(name) : u"failed still on the screen"_s;
    }
    if (command == "waittext"_L1) {
        const auto shows = [&] {
            const auto *item = m_finger.find(name);
            return item && item->property("text").toString().contains(rest);
        };
        return QTest::qWaitFor(shows, 30'000) ? u"ok waittext %1"_s.arg(name) : u"failed never said so"_s;
    }
    if (command == "text"_L1) {
        const auto *item = waitFor(name, Patience);
        return item ? u"ok "_s + item->property("text").toString() : u"failed not on the screen"_s;
    }
    if (command == "count"_L1)
        return u"ok %1"_s.arg(m_finger.all(name).size());
    if (command == "scroll"_L1) {
        auto *list = waitFor(name, Patience);
        if (list)
            m_finger.drag(list, {0, rest.toDouble()});
        return list ? u"ok scroll %1"_s.arg(name) : u"failed not on the screen"_s;
    }
    if (command == "frame"_L1)
        return QTest::qWaitFor([this] { return m_drawn; }, Patience) ? u"ok frame"_s : u"failed nothing drawn"_s;
    if (command == "shot"_L1)
        return shot(name);
    if (command == "submit-and-exit"_L1)
        return submitAndExit();
    if (command == "random"_L1)
        return playAtRandom(name, rest);
    return u"failed unknown command"_s;
}

} // namespace Peak
