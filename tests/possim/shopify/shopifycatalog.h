#pragma once

#include "tests/possim/shopify/shopifysearch.h"
#include "tests/possim/simulator.h"

#include <QHash>

namespace Peak::Possim {

/** A size of a product, for sale by itself. */
struct ShopifyVariant {
    qint64 number = 0;
    qsizetype product = 0; ///< Its place in the list of products.
    int position = 1; ///< Among the product's variants, from 1.
    StockItem item;
    Instant updated;

    [[nodiscard]] qint64 cents() const; ///< What a piece costs now.
    [[nodiscard]] bool tracked() const; ///< Whether its stock is counted.
    [[nodiscard]] QString title() const;
};

struct ShopifyProduct {
    qint64 number = 0;
    QList<qsizetype> variants; ///< Places in the list of variants.
    Instant updated; ///< Sales and stock do not move it.
    bool removed = false;
};

/** Products, their variants and the stock at the one location that is open. */
class ShopifyCatalog {
public:
    explicit ShopifyCatalog(const StoreSetup &setup);

    static QString location(); ///< The global id of the store's location.
    static QJsonArray locations();

    /** A page as a connection has it. Error message: "CODE: text". */
    [[nodiscard]] Result<QJsonValue> products(const QJsonObject &arguments) const;
    [[nodiscard]] Result<QJsonValue> variants(const QJsonObject &arguments) const;
    [[nodiscard]] QJsonValue product(const QString &id) const; ///< Null when there is none.
    [[nodiscard]] QJsonValue variant(const QString &id) const;
    [[nodiscard]] qsizetype count() const;

    [[nodiscard]] const ShopifyVariant *find(const QString &id) const;
    [[nodiscard]] bool isForSale(const ShopifyVariant &variant) const;
    [[nodiscard]] const ShopifyProduct &productOf(const ShopifyVariant &variant) const
    {
        return m_products[variant.product];
    }
    /** Positive takes pieces out of stock, negative puts them back. */
    void take(const QString &id, int pieces);

    /** {"id" (of a variant or of the catalogue file), "quantity"} */
    Result<QJsonObject> setStock(const QJsonObject &change);
    /** {"id", then any of "name","brand","price","active","hidden","more_variants":N, "touch":true, or "remove":true}
     */
    Result<QJsonObject> change(const QJsonObject &change);

private:
    [[nodiscard]] QJsonObject productJson(const ShopifyProduct &product) const;
    [[nodiscard]] QJsonObject variantJson(const ShopifyVariant &variant) const;
    [[nodiscard]] const QList<qsizetype> &order(const QString &sortKey) const;
    [[nodiscard]] bool isWanted(const ShopifyProduct &product, const QList<ShopifyTerm> &terms) const;
    [[nodiscard]] qsizetype placeOf(const QString &id) const;
    void addVariant(qsizetype product, StockItem item);

    const StoreSetup &m_setup;
    QList<ShopifyProduct> m_products;
    QList<ShopifyVariant> m_variants;
    QHash<QString, qsizetype> m_byItem; ///< By the catalogue file's id.
    mutable QHash<QString, QList<qsizetype>> m_orders; ///< By sort key; forgotten with every change.
};

} // namespace Peak::Possim
