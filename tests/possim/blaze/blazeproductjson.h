#pragma once

#include "tests/possim/blaze/blazeproducts.h"

namespace Peak::Possim {

/// The store's rooms: only the first one sells.
inline constexpr QLatin1StringView BlazeFloor("65a0000000000000000000f1");
inline constexpr QLatin1StringView BlazeSafe("65a0000000000000000000f2");
inline constexpr QLatin1StringView BlazeCompany("5e0000000000000000000001");
inline constexpr QLatin1StringView BlazeShop("5e1000000000000000000042");

/** The product object of the reference. */
QJsonObject blazeProduct(const BlazeProduct &product);
/** The entry of the price feed. */
QJsonObject blazePriceChange(const BlazeProduct &product);
QJsonObject blazeCategory(const BlazeProduct &product);
/** The word of `weightPerUnit`. */
QString blazeWeightPerUnit(const BlazeProduct &product);
/** What counts towards the store's purchase limits, grams of `packs` of a price. */
double blazeFlowerGrams(const BlazePrice &price);
double blazeConcentrateGrams(const BlazePrice &price);
/** The weights the vendor has a key for. Empty: none. */
QString blazeWeightKey(double grams);
QString blazeWeightName(const QString &weightKey);

} // namespace Peak::Possim
