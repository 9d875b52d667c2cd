#pragma once

#include <QString>

namespace Peak {

/** The kinds of thing a dispensary sells, in the order in which customers look for them. */
enum class CategoryKind {
    Flower,
    Preroll,
    Vape,
    Edible,
    Extract,
    Drink,
    Capsule,
    Tincture,
    Topical,
    Plant,
    Merch,
    Other
};

/** The kind behind a category's name, whichever way the shop writes it: "Pre-Rolls", "VAPORIZERS", "Gear". */
CategoryKind categoryKind(const QString &name);

} // namespace Peak
