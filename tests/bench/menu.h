#pragma once

#include "core/product.h"
#include "core/result.h"

#include <QStringList>

namespace Peak::Bench {

/**
 * As many products as wanted, made of the words of a real menu: the same number always gives the same product, names
 * are unique, and none is kept in memory.
 */
class Menu {
public:
    /** Storage when `catalog`, a file like tests/data/catalog/demo.json, cannot be read or is empty. */
    static Result<Menu> fromFile(const QString &catalog);

    [[nodiscard]] Product product(int number) const;
    /** Products `first` to `first + count - 1`. */
    [[nodiscard]] QList<Product> page(int first, int count) const;

private:
    QList<Product> m_products;
    QStringList m_words;
};

/** Fills catalog.db at `path` with the products 0 to `count - 1`, page by page like the agent. */
Result<Ok> importMenu(const Menu &menu, int count, const QString &path);

} // namespace Peak::Bench
