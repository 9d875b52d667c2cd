#pragma once

#include "core/order.h"

#include <QHash>

namespace Peak {

/** A tax of the store or of a category, in millionths: 8.875 % is 88,750. */
struct Tax {
    QString name;
    qint64 partsPerMillion = 0;

    friend bool operator==(const Tax &, const Tax &) = default;
};

/** What the store charges when the POS cannot be asked. */
struct TaxTable {
    QList<Tax> store;
    QHash<QString, QList<Tax>> byCategory; ///< Key: the category's word.

    [[nodiscard]] bool isEmpty() const { return store.isEmpty() && byCategory.isEmpty(); }
    /** The rate for a category: the lowest of its own taxes, else the lowest of the store's, else 0. */
    [[nodiscard]] qint64 rateFor(const QString &category) const;
};

/** Local totals: always marked as an estimate; the tax of each line is rounded on its own, half away from zero. */
Totals estimateTotals(const QList<OrderLine> &lines, const TaxTable &taxes, Currency currency);

} // namespace Peak
