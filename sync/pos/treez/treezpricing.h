#pragma once

#include "core/money.h"

#include <QJsonObject>

#include <optional>

namespace Peak {

/** What a product costs, as Treez says it. */
struct TreezPrice {
    Money price;
    std::optional<Money> sale;
    bool isFrom = false; ///< The price of the tier that one piece falls into; more pieces may cost less each.
};

/** Malformed when there is no price, or a negative one. */
Result<TreezPrice> treezPrice(const QJsonObject &product, Currency currency);

} // namespace Peak
