#pragma once

#include "tests/conformance/shop.h"

#include <QTest>

namespace Peak::Conformance {

/** Ends the scenario when `call` has failed the test. */
#define PEAK_STEP(call)                                                                                                \
    do {                                                                                                               \
        call;                                                                                                          \
        if (QTest::currentTestFailed())                                                                                \
            return;                                                                                                    \
    } while (false)

/** The order is on exactly one living ticket, with these pieces and no others, and the kiosk knows it. */
void expectOneTicket(Shop &shop, const Order &order, const QMap<QString, int> &pieces);
inline void expectOneTicket(Shop &shop, const Order &order) { expectOneTicket(shop, order, piecesOf(order.lines)); }
/** At most one ticket of the order, and the order is with a person: in doubt, and nothing is sent by itself. */
void expectLeftToPerson(Shop &shop, const Order &order);
/** How this vendor's rig says that the scenario ends: one ticket unless it says that a person decides. */
void expectEnd(Shop &shop, const Order &order);
/** A pull whose answer is broken like that fails, says so, and leaves the menu as it was. */
void brokenPull(Shop &shop, const QString &fault);

} // namespace Peak::Conformance
