#pragma once

#include "tests/possim/leaflogix/leaflogixproducts.h"

namespace Peak::Possim {

/** A code a shopper may give. `fraction` of the order, or `cents` off it. */
struct LeaflogixCode {
    QString code;
    QString description;
    int id = 0;
    double fraction = 0;
    qint64 cents = 0;
};

/** The code as it counts now, without case; nothing for one that is unknown, expired or switched off. */
std::optional<LeaflogixCode> leaflogixCode(const QString &code);

/** GET /discounts/v2/list: the codes, and a sale for each product that has one. */
HttpServerResponse leaflogixDiscounts(const HttpServerRequest &request, const LeaflogixProducts &products, Instant now);
/** GET /discounts, the older list of the codes. */
HttpServerResponse leaflogixOldDiscounts(const HttpServerRequest &request, Instant now);

} // namespace Peak::Possim
