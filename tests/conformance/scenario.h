#pragma once

#include "tests/conformance/shop.h"

#include <span>

namespace Peak::Conformance {

/** What every vendor must do alike. Fails through QtTest's macros. */
struct Scenario {
    QLatin1StringView name; ///< Of names.h.
    void (*run)(Shop &shop);
    /** Whether a vendor with these capabilities has it; null: all have. A rig's cannot() must say the same. */
    bool (*needs)(const Capabilities &can) = nullptr;
    /** What must hold where it does not: nothing is faked. */
    void (*refusal)(Shop &shop) = nullptr;
};

std::span<const Scenario> scenarios();

// The catalogue.
void catalogue(Shop &shop);
void catalogueChanges(Shop &shop);

// Ordering, and what shares a ticket.
void sale(Shop &shop);
void secondOrder(Shop &shop);
void secondOrderApart(Shop &shop);
void ticketToTarget(Shop &shop);
void noTarget(Shop &shop);

// Where an order is in the shop.
void statusToPos(Shop &shop);
void noStatusToPos(Shop &shop);
void statusFromPos(Shop &shop);
void canceledAtPos(Shop &shop);
void editedAtPos(Shop &shop);

// What customers are told before they order.
void preview(Shop &shop);
void noPreview(Shop &shop);
void validDiscount(Shop &shop);
void unknownDiscount(Shop &shop);
void expiredDiscount(Shop &shop);
void noDiscount(Shop &shop);
void nobodyFound(Shop &shop);
void oneFound(Shop &shop);
void severalFound(Shop &shop);
void noLookUp(Shop &shop);

// What goes wrong between us and the POS.
void lostReply(Shop &shop);
void lostReplyJoining(Shop &shop);
void lostReplyOnStatus(Shop &shop);
void resetBeforeProcessing(Shop &shop);
void throttledWithTime(Shop &shop);
void throttledWithout(Shop &shop);
void serverErrors(Shop &shop);
void expiredToken(Shop &shop);
void garbage(Shop &shop);
void truncated(Shop &shop);
void slow(Shop &shop);
void visibleLate(Shop &shop);
void clockOff(Shop &shop);

} // namespace Peak::Conformance
