#pragma once

#include "core/id.h"
#include "core/order.h"

namespace Peak {

/** A customer as the POS knows them. */
struct Customer {
    CustomerId id;
    Contact contact;
    bool medical = false;
    bool banned = false; ///< The shop refuses to serve them: staff must be called.
    bool active = true; ///< False for deactivated profiles: shown to nobody, ordered for by nobody.
    bool verified = true; ///< False while the POS waits for staff to check the papers.
};

/** How to look a customer up. Exactly one way is filled in. */
struct CustomerQuery {
    CustomerId id;
    QString phone; ///< 10 digits.
    QString email;
    QString firstName; ///< With lastName.
    QString lastName;
};

} // namespace Peak
