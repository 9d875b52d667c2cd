#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace Peak {

/** Elements of a JSON list, packed, so that fifty thousand of them do not stay in memory as text. */
class PackedElements {
public:
    /** Malformed as JsonArraySplitter. */
    static Result<PackedElements> fromJson(QByteArrayView text);

    void append(const QByteArray &element);
    [[nodiscard]] qsizetype size() const { return m_size; }
    /** Element `number`, which there must be. Neighbours are cheap to read one after the other. */
    [[nodiscard]] QByteArray at(qsizetype number) const;
    /** Up to `most` elements from the `first` on. */
    [[nodiscard]] QList<QByteArray> slice(qsizetype first, qsizetype most) const;
    /** What they take in memory. */
    [[nodiscard]] qsizetype bytes() const;

private:
    static constexpr qsizetype PerBlock = 32; ///< What deflate looks back to: more would hardly be smaller.

    [[nodiscard]] const QList<QByteArray> &block(qsizetype number) const;

    qsizetype m_size = 0;
    QByteArray m_open; ///< The block under construction; elements end with a zero byte, which JSON has none of.
    QList<QByteArray> m_blocks;
    mutable qsizetype m_unpackedNumber = -1;
    mutable QList<QByteArray> m_unpacked; ///< That block.
};

} // namespace Peak
