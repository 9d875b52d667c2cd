#pragma once

#include "core/storeconfig.h"

namespace Peak {

/** What a store set up for Flowhub, with the defaults filled in. Holds no secret. */
struct FlowhubSettings {
    QUrl base; ///< Scheme and host, without a closing slash.
    QUrl tokenUrl;
    QString clientId; ///< Goes with the API key: inventory, customers, order lists.
    QString auth0ClientId; ///< Goes with the Auth0 secret: Order Ahead.
    QString audience; ///< Auth0 compares it as text; some accounts need a slash at its end.
    QString locationId;
    QString importId; ///< The location's name in the order lists; empty: Flowhub is asked.
    QString customerType; ///< "recCustomer" or "medCustomer"; empty: both are served.
    QString customerState; ///< Two letters, for new customers; empty: none are made.
    bool bearerOnly = false; ///< Order Ahead calls without the other pair of credentials.
    bool referenceAsCustomer = false; ///< Our order reference as the customer's external id, so that it comes back.
    bool edibleMilligrams = false; ///< Milligrams of edibles and concentrates are milligrams, not mislabelled grams.
    QTimeZone timeZone;
    Currency currency;

    static FlowhubSettings fromConfig(const StoreConfig &config);

    /** The address of a path, `path` already percent-encoded. */
    [[nodiscard]] QUrl url(const QByteArray &path) const { return QUrl::fromEncoded(base.toEncoded() + path); }
    /** Whether goods or people of this kind ("rec", "med") are for this kiosk. */
    [[nodiscard]] bool serves(QStringView kind) const;
};

} // namespace Peak
