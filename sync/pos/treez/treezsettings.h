#pragma once

#include "core/storeconfig.h"

namespace Peak {

/** What a store set up for Treez, with the defaults filled in. Holds no secret. */
struct TreezSettings {
    enum class Auth { Signature, Token };

    QUrl base; ///< With the dispensary, without a closing slash.
    Auth auth = Auth::Signature;
    QString clientId; ///< Token.
    QString organizationId; ///< Signature.
    QString certificateId; ///< Signature.
    QUrl tokenUrl;
    QByteArray tokenPrefix; ///< Before the token in its header; two clients send none, one "Bearer ".
    bool signWithoutQuery = false;
    bool sizeLists = false; ///< Products have the old shape with `size_list`.
    QString revenueSource;
    QString locationName; ///< Empty: Treez chooses.
    QString inventoryType; ///< Empty: Treez chooses.
    QString ticketType;
    QTimeZone timeZone;
    Currency currency;

    static TreezSettings fromConfig(const StoreConfig &config);

    /** The address of a path under the base, `path` already percent-encoded. */
    [[nodiscard]] QUrl url(const QByteArray &path) const;
};

} // namespace Peak
