#pragma once

#include "tests/possim/treez/treezproducts.h"

namespace Peak::Possim {

inline constexpr int TreezQuantityCap = 30; ///< The product API never names more pieces than this.
inline constexpr int TreezVisibleFrom = 5; ///< minimum_visible_inventory_level of every product.

/** A product in the shape of api_version v2.5. */
QJsonObject treezProduct(const TreezItem &entry, const QTimeZone &zone, bool withDiscounts);
/** Products in the older shape: the sizes of one product stand together in a size_list. */
QJsonArray treezOldProducts(const QList<const TreezItem *> &entries);

/** "FRONT OF HOUSE" or the medical room's name: where the pieces of an item lie. */
QString treezLocation(const StockItem &item);
/** "ADULT" or "MEDICAL". */
QString treezInventoryType(const StockItem &item);
/** Grams that count against a limit: of flower, and of concentrate. */
double treezFlowerGrams(const StockItem &item);
double treezConcentrateGrams(const StockItem &item);
/** The unit word of the protocol, empty when the amount has none. */
QString treezUnit(const StockItem &item);

} // namespace Peak::Possim
