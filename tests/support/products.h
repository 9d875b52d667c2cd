#pragma once

#include "core/product.h"
#include "sync/pos/posclient.h"

namespace Peak {

/** A product with one value, in stock. */
inline Product makeProduct(const QString &id, const QString &name, int stock = 5, qint64 cents = 1000)
{
    Product product;
    product.id = ProductId(id);
    product.name = name;
    product.brand = QStringLiteral("Harbor Farms");
    product.category = QStringLiteral("FLOWER");
    ProductValue value;
    value.id = ProductValueId(id + QStringLiteral("-v"));
    value.label = QStringLiteral("3.5G");
    value.price = Money(cents);
    value.weight = Weight::milligrams(3500);
    value.stock = stock;
    product.values = {value};
    return product;
}

/** Products P-0 … P-(count-1). */
inline QList<Product> manyProducts(int count, int stock = 5)
{
    QList<Product> products;
    for (int i = 0; i < count; ++i)
        products.append(makeProduct(QStringLiteral("P-%1").arg(i), QStringLiteral("Product %1").arg(i), stock));
    return products;
}

inline CatalogPage pageOf(const QList<Product> &products)
{
    CatalogPage page;
    page.products = products;
    return page;
}

} // namespace Peak
