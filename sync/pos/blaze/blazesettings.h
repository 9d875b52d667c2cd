#pragma once

#include "core/storeconfig.h"

namespace Peak {

/** What a store set up for BLAZE, with the defaults filled in. */
struct BlazeSettings {
    QUrl base; ///< Scheme and host.
    QByteArray partnerKey; ///< Says who integrates. A secret.
    QByteArray developerKey; ///< Says which shop. A secret.
    QList<QByteArray> partnerHeaders; ///< The names the partner key travels under.
    QStringList inventoryIds; ///< What counts as stock; empty: whatever BLAZE would sell.
    int kioskId = 0;
    Currency currency;

    /** Invalid for a `partner_header` that is no word of ours. */
    static Result<BlazeSettings> fromConfig(const StoreConfig &config, const QHash<QString, QByteArray> &secrets);

    /** The address of a path of the Partner API, `path` already percent-encoded. */
    [[nodiscard]] QUrl url(const QByteArray &path) const;
};

} // namespace Peak
