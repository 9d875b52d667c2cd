#pragma once

#include "core/id.h"
#include "core/money.h"
#include "core/weight.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace Peak {

/** How strong a product is: percent and milligrams are never mixed or converted. */
struct Potency {
    enum class Unit { Percent, Milligrams };

    qint64 thousandths = 0; ///< 21.4 % is 21400.
    Unit unit = Unit::Percent;

    friend bool operator==(const Potency &, const Potency &) = default;
};

/** One way to buy a product: a size or weight with its own price and stock. */
struct ProductValue {
    ProductValueId id;
    QString label; ///< "3.5G"; empty when the product has no size worth naming.
    Money price;
    std::optional<Money> salePrice; ///< Lower than `price`; what the customer pays when there is one.
    Weight weight; ///< What counts towards purchase limits; zero when the POS does not say.
    qint64 thcMg = 0; ///< THC in the whole package, for limits by THC; 0 when unknown.
    int stock = 0; ///< Pieces that can be sold now, never negative.
    bool priceIsFrom = false; ///< Tier priced: the real price comes from the POS's preview.

    [[nodiscard]] Money effectivePrice() const { return salePrice.value_or(price); }

    friend bool operator==(const ProductValue &, const ProductValue &) = default;
};

struct Product {
    ProductId id;
    QString name;
    QString brand;
    QString category; ///< The POS's word, upper case: "FLOWER".
    QString strain; ///< "INDICA", "SATIVA", "HYBRID" or the POS's own word; may be empty.
    QString description;
    std::optional<Potency> thc;
    std::optional<Potency> cbd;
    QStringList images; ///< Addresses, the primary one first.
    QStringList tags; ///< Lower case.
    bool visible = true;
    bool medicalOnly = false;
    QList<ProductValue> values; ///< Cheapest first, at least one.

    [[nodiscard]] const ProductValue *value(const ProductValueId &valueId) const
    {
        for (const auto &candidate : values) {
            if (candidate.id == valueId)
                return &candidate;
        }
        return nullptr;
    }

    friend bool operator==(const Product &, const Product &) = default;
};

/** A product of a feed that could not be used, and why. The rest of the feed goes in. */
struct SetAside {
    QString productId; ///< As far as it could be read.
    QString name;
    QString reason; ///< English, for staff and log.

    friend bool operator==(const SetAside &, const SetAside &) = default;
};

} // namespace Peak
