#pragma once

#include "core/clock.h"
#include "tests/possim/catalog.h"

#include <QJsonObject>

namespace Peak::Possim {

/** One sellable item: in Flowhub every size is a product of its own. */
struct FlowhubItem {
    StockItem item;
    int number = 0; ///< Its id in accounts with numeric ids; also decides which oddities of real data it shows.
    Instant updated;
    QString renamed{}; ///< The product's whole name as staff wrote it; empty: made of name and size.

    [[nodiscard]] bool isForSale() const { return item.active && !item.hidden; }
    [[nodiscard]] qint64 cents() const { return item.priceCents.value_or(0); }
};

/** Which of the optional members an inventory call adds. */
struct FlowhubRowShape {
    bool numericIds = false;
    bool rooms = false;
    bool analytics = false;
    qint64 taxPpm = 0;
};

/** The categories and weights the store's limits count. */
QString flowhubCategory(const StockItem &item);
double flowhubGrams(const StockItem &item);
/** The id as the account writes it: text or number. */
QJsonValue flowhubProductId(const FlowhubItem &item, bool numeric);
/** The rows of an item: usually one, two for goods in two packages. */
QList<QJsonObject> flowhubRows(const FlowhubItem &item, const FlowhubRowShape &shape);

} // namespace Peak::Possim
