#pragma once

#include "tests/possim/covasoft/covasoftreply.h"

#include <QHash>

namespace Peak::Possim {

/** The rate limit: so many requests a service and window of 60 seconds. Every answer tells how many are left. */
class CovasoftWindow {
public:
    explicit CovasoftWindow(const StoreSetup &setup) : m_setup(setup) { }

    /** Counts a request; false when it is one too many. */
    bool admit(const QString &service);
    /** Adds the headers of a service's window. */
    void announce(const QString &service, HttpServerResponse &response) const;
    /** The answer to a request too many, with the headers of a window that has just been used up. */
    [[nodiscard]] HttpServerResponse overLimit() const;

private:
    struct Window {
        Milliseconds start{0};
        qint64 used = 0;
    };

    [[nodiscard]] qint64 secondsLeft(const Window &window) const;
    void announce(const Window &window, HttpServerResponse &response) const;

    const StoreSetup &m_setup;
    QHash<QString, Window> m_windows;
};

} // namespace Peak::Possim
