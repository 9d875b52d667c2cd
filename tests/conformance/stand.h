#pragma once

#include "tests/conformance/rig.h"
#include "tests/support/manualclock.h"

#include <map>

namespace Peak::Conformance {

/** A vendor's simulator, kept over all scenarios: reading the catalogue takes its time. */
struct Stand {
    ManualClock clock;
    std::unique_ptr<Possim::Host> host;
};

class Stands {
public:
    /** Null, with the reason in the test's output, when the simulator does not start. */
    Stand *of(const Rig &rig);

private:
    std::map<QString, Stand> m_stands;
};

} // namespace Peak::Conformance
