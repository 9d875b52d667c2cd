#pragma once

#include "core/storeconfig.h"

namespace Peak {

/** What a store set up for Shopify, with the defaults filled in. Holds no secret. */
struct ShopifySettings {
    enum class Auth { ClientCredentials, Static };
    enum class Category { ProductType, Collection, Taxonomy };

    /** A metafield's place: "namespace.key". */
    struct Metafield {
        QString space;
        QString key;
    };

    QUrl base; ///< The shop, scheme and host.
    QUrl authBase;
    Auth auth = Auth::ClientCredentials;
    QString clientId;
    QString version; ///< Of the API: "2026-10".
    QString location; ///< The global id of the place whose stock is sold.
    bool completeDrafts = true; ///< Orders become unpaid orders at once; else staff complete the drafts.
    Category category = Category::ProductType;
    Metafield thc;
    Metafield cbd;
    Metafield strain;
    QString medicalTag; ///< Of products for patients only and of customers who are; lower case.
    QTimeZone timeZone;
    Currency currency;

    /** Invalid for words a key does not know. */
    static Result<ShopifySettings> fromConfig(const StoreConfig &config);

    [[nodiscard]] QUrl endpoint() const;
    [[nodiscard]] QUrl tokenUrl() const;
};

} // namespace Peak
