#pragma once

#include "core/product.h"

#include <QJsonObject>

namespace Peak {

/** "3.5G" from an amount and Treez's unit; empty when the amount is not positive or the unit unknown. */
QString treezLabel(const QString &amount, const QString &unit);
/** The weight that counts towards limits; zero when amount and unit are no weight. */
Weight treezWeight(const QString &amount, const QString &unit);

/** From `lab_results`, or else from the total: milligrams first for THC, percent first for CBD. */
std::optional<Potency> treezThc(const QJsonObject &product);
std::optional<Potency> treezCbd(const QJsonObject &product);
/** THC in the whole package in milligrams, rounded; 0 when Treez does not say. */
qint64 treezThcMg(const QJsonObject &product);

} // namespace Peak
