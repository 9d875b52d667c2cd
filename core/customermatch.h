#pragma once

#include "core/customer.h"

namespace Peak {

/** What the POS's answer to "who is this?" means for the one who stands at the kiosk. */
struct CustomerMatch {
    enum class Kind {
        Nobody, ///< The POS knows no active customer like this.
        One, ///< `customer` it is.
        Several, ///< A birthday may tell them apart.
        Unclear, ///< Not even that tells: two profiles of one person, or another's birthday.
        Refused, ///< The shop does not serve this customer.
    };

    Kind kind = Kind::Nobody;
    Customer customer{};
};

/** Deactivated profiles do not count. `birthday` tells several apart when it is valid. */
CustomerMatch matchCustomer(const QList<Customer> &found, QDate birthday = {});

/** Whole years; -1 for a birthday that is not a day or not over yet. */
int ageOn(QDate birthday, QDate today);

} // namespace Peak
