#pragma once

#include "sync/pos/packedelements.h"

#include <QHash>
#include <QJsonObject>

#include <vector>

namespace Peak {

/**
 * An inventory. Flowhub sends all of it in one answer, one row a package, the packages of a product anywhere in it. So
 * the rows are packed as they come, only chained by product, and each is read when its turn comes.
 */
class FlowhubSnapshot {
public:
    /** One row, as it stands in the answer. */
    void add(const QByteArray &row);

    /** How many products there are; rows that name none count one each. */
    [[nodiscard]] qsizetype size() const { return qsizetype(m_chains.size()); }
    /** The rows of one product; those that cannot be read are missing. */
    [[nodiscard]] QList<QJsonObject> rows(qsizetype product) const;
    /** The rows of the product with this id, whether it is a number or a text; none when there is no such product. */
    [[nodiscard]] QList<QJsonObject> rowsOf(const QString &id) const;
    /** What the rows take in memory. */
    [[nodiscard]] qsizetype bytes() const { return m_rows.bytes(); }

private:
    /** The rows of one product: from the first one along m_next. */
    struct Chain {
        int first = 0;
        int last = 0;
    };

    PackedElements m_rows;
    std::vector<int> m_next; ///< By row: the product's next one, or -1.
    std::vector<Chain> m_chains; ///< In the order of their first rows.
    QHash<QByteArray, int> m_chainOf; ///< By product id.
};

} // namespace Peak
