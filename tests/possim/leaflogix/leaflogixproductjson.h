#pragma once

#include "tests/possim/leaflogix/leaflogixproducts.h"

namespace Peak::Possim {

/** `ProductDetail`. `breaks`: tier prices are of the whole break instead of a gram; nobody has published which. */
QJsonObject leaflogixProduct(const LeaflogixItem &entry, bool breaks);

/** What of an inventory element was asked for. */
struct LeaflogixBatchView {
    bool labResults = false;
    bool rooms = false;
    bool reporting = false;
};

/** `InventoryItem`, one for each batch that is not empty. Every fifth product lies in two, every 50th has a third in
 * quarantine, which nobody may sell. */
QJsonArray leaflogixBatches(const LeaflogixItem &entry, const LeaflogixBatchView &view);

/** The two names Dutchie has for a category of the catalogue file. */
QString leaflogixMasterCategory(const StockItem &item);
QString leaflogixCategory(const StockItem &item);
/** The number of a category, brand or tag: the same for the same word. */
int leaflogixNumber(const QString &word);
/** What counts against a limit on flower: grams of a piece. */
double leaflogixFlowerGrams(const StockItem &item);

} // namespace Peak::Possim
