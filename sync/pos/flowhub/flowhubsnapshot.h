#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QList>

#include <vector>

namespace Peak {

/**
 * An inventory as it arrived. Flowhub sends all of it in one answer, one row a package, the packages of a product
 * anywhere in it; to turn tens of thousands of rows into JSON values at once would cost many times their size. So the
 * bytes are kept, the rows only located and grouped by product, and each is read when its turn comes.
 */
class FlowhubSnapshot {
public:
    /** Malformed when the answer is cut short, has another shape, or a `status` of its own other than 2xx. */
    static Result<FlowhubSnapshot> fromBody(QByteArray body);

    /** How many products there are; rows that name none count one each. */
    [[nodiscard]] qsizetype size() const { return qsizetype(m_groups.size()); }
    /** The rows of one product; those that cannot be read are missing. */
    [[nodiscard]] QList<QJsonObject> rows(qsizetype product) const;
    /** The rows of the product with this id, whether it is a number or a text; none when there is no such product. */
    [[nodiscard]] QList<QJsonObject> rowsOf(const QString &id) const;
    /** Of the answer, in bytes. */
    [[nodiscard]] qsizetype bodySize() const { return m_body.size(); }

private:
    struct Span {
        qsizetype from = 0;
        qsizetype size = 0;
    };
    struct Group {
        Span id; ///< As it stands in the JSON text, quotes and all; empty when the row names none.
        std::vector<Span> rows;
    };

    [[nodiscard]] QByteArrayView at(const Span &span) const
    {
        return QByteArrayView(m_body).sliced(span.from, span.size);
    }

    QByteArray m_body;
    std::vector<Group> m_groups; ///< In the order of their first rows.
};

} // namespace Peak
