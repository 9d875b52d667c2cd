#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace Peak {

/**
 * Takes a JSON list of many megabytes apart without parsing it whole: each element is handed on as its own bytes.
 * Malformed for anything that is not one complete list; the elements themselves are not looked into. An error of
 * `element` ends it.
 */
Result<Ok> splitJsonArray(QByteArrayView text, const std::function<Result<Ok>(QByteArrayView)> &element);

/** Elements of a list, packed, so that fifty thousand products do not stay in memory as text. */
class PackedElements {
public:
    /** Malformed as splitJsonArray(). */
    static Result<PackedElements> fromJson(QByteArrayView text);

    [[nodiscard]] qsizetype size() const { return m_size; }
    /** Up to `most` elements from the `first` on. */
    [[nodiscard]] QList<QByteArray> slice(qsizetype first, qsizetype most) const;

private:
    static constexpr qsizetype PerBlock = 128;

    void append(QByteArrayView element);
    void close();

    qsizetype m_size = 0;
    QByteArray m_open; ///< The block under construction; elements end with a zero byte, which JSON has none of.
    QList<QByteArray> m_blocks;
};

} // namespace Peak
