#pragma once

#include "core/storage/productquery.h"

namespace Peak {

/** One thing a list is narrowed down by, as a customer sees, adds and removes it. */
struct FilterPart {
    enum class Kind { Featured, OnSale, InStock, Brand, Price, Strain, Thc, Cbd, Size, Tag };

    Kind kind;
    QString value{}; ///< The word; for ranges what rangeKey() and potencyKey() make; empty for the first three.

    friend bool operator==(const FilterPart &, const FilterPart &) = default;
};

/** Queries by their parts. Text, category, order and page are no parts. */
namespace ProductFilter {
[[nodiscard]] QList<FilterPart> partsOf(const ProductQuery &query);
/** With this part as well. Of brand, price, THC and CBD there is one: it takes the place of the former. */
[[nodiscard]] ProductQuery with(ProductQuery query, const FilterPart &part);
[[nodiscard]] ProductQuery without(ProductQuery query, const FilterPart &part);

/** "2000-4000", "2000-" or "-4000". */
[[nodiscard]] QString rangeKey(const Range &range);
[[nodiscard]] Range rangeOf(const QString &key);
/** "%20000-25000" or "mg-10000". */
[[nodiscard]] QString potencyKey(const PotencyRange &range);
[[nodiscard]] PotencyRange potencyOf(const QString &key);
} // namespace ProductFilter

} // namespace Peak
