#pragma once

#include "tests/conformance/rig.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>

#include <map>

namespace Peak::Conformance {

/** A vendor's simulator, kept over all scenarios: reading the catalogue takes its time. */
struct Stand {
    ManualClock clock;
    std::unique_ptr<Possim::Host> host;
};

class Stands {
public:
    enum class Menu {
        Whole, ///< The demo catalogue.
        Short, ///< The odd products and every eighth of the others: time is better spent on what goes wrong.
    };

    /** Null, with the reason in the test's output, when the simulator does not start. */
    Stand *of(const Rig &rig, Menu menu = Menu::Short);

private:
    QString catalogFor(Menu menu);

    QTemporaryDir m_dir;
    std::map<std::pair<QString, Menu>, Stand> m_stands;
};

} // namespace Peak::Conformance
