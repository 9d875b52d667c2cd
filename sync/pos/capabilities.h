#pragma once

#include "core/orderstatus.h"

#include <QSet>

namespace Peak {

/** What a POS can do. What it cannot is shown as such to customers, staff and API users, and never faked. */
struct Capabilities {
    enum class Identity { Phone, Email, Name, MemberId };

    bool preview = false;
    bool update = false;
    bool cancel = false;
    bool resume = false; ///< A further order of the same customer may join an open one.
    bool discountCodes = false;
    bool findCustomer = false;
    bool createCustomer = false;
    bool needsCustomer = false; ///< No order without a customer of the POS.
    bool incrementalCatalog = false;
    bool externalReference = false; ///< Our reference comes back with the order.
    bool idempotentCreate = false; ///< The same key twice is one order at the POS.
    bool listByStatus = false;
    QSet<OrderStatus> settableStatuses;
    QList<Identity> identities; ///< Ways to look a customer up, the usual one first.
};

} // namespace Peak
