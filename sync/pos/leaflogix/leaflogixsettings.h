#pragma once

#include "core/storeconfig.h"

namespace Peak {

/** What a store set up for Leaflogix (Dutchie POS), with the defaults filled in. Holds no secret. */
struct LeaflogixSettings {
    QUrl base; ///< The host alone, without a path.
    QByteArray consumerKey; ///< A GUID that names this installation; see submit.
    QString orderSource;
    qint64 guestCustomer = 0; ///< Who orders of guests go to; 0: an anonymous customer is made for each.
    bool emailFirst = false; ///< Customers are looked up by e-mail rather than by phone.
    Currency currency;
    QTimeZone timeZone;

    /** Invalid when `consumer_key` is no GUID. */
    static Result<LeaflogixSettings> fromConfig(const StoreConfig &config);

    /** The address of a path and query, already percent-encoded. */
    [[nodiscard]] QUrl url(const QByteArray &path) const;
};

} // namespace Peak
