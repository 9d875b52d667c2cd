#pragma once

#include "tests/conformance/shop.h"

#include <span>

namespace Peak::Conformance {

/** What every vendor must do alike. Fails through QtTest's macros. */
struct Scenario {
    QLatin1StringView name; ///< As README shows it, and what Rig::cannot() is asked with.
    void (*run)(Shop &shop);
    /** What must hold where the vendor cannot: the capability says so, the call answers Unsupported. */
    void (*refusal)(Shop &shop) = nullptr;
};

std::span<const Scenario> scenarios();

// Ordering and what shares a ticket.
void sale(Shop &shop);
void secondOrder(Shop &shop);
void secondOrderApart(Shop &shop);

// What goes wrong on the way.
void lostReply(Shop &shop);
void resetBeforeProcessing(Shop &shop);
void throttledWithTime(Shop &shop);

} // namespace Peak::Conformance
