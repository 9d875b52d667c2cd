#pragma once

#include "core/product.h"
#include "sync/pos/flowhub/flowhubsettings.h"

#include <QJsonObject>

#include <optional>

namespace Peak {

// What a row of the inventory says about amounts: weight, price, potency. Reference of Flowhub, mapping of the
// catalogue, and the mistakes in real stores' data that the rules are there for.

/** Flower of any kind, whose price may stand in a tier. */
bool flowhubIsFlower(const QString &category);
/** What one piece weighs; zero when the row does not say. */
Weight flowhubWeight(const QJsonObject &row, const FlowhubSettings &settings);
/** Nothing without a price above zero. `weight` chooses the tier of flower. */
std::optional<Money> flowhubPrice(const QJsonObject &row, Weight weight, Currency currency);
/** `name` is "thc" or "cbd". For flower in percent THC includes what THC-A becomes when it is heated. */
std::optional<Potency> flowhubPotency(const QJsonObject &row, QLatin1StringView name);
/** Milligrams of THC in a piece; 0 when unknown. */
qint64 flowhubThcMg(const std::optional<Potency> &thc, Weight weight);

} // namespace Peak
