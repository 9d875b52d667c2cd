#pragma once

#include "tests/support/testshop.h"

namespace Peak::Conformance {

/** What a scenario means in a store whose orders stay on the kiosk. The shop is open, with notifications. */
struct LocalScenario {
    QLatin1StringView name;
    void (*run)(TestShop &shop);
};

/** Null where such a store cannot have it. */
const LocalScenario *localScenario(QStringView name);
/** The reason then; empty otherwise. */
QString whyNotLocal(QStringView name);

} // namespace Peak::Conformance
