#include "sync/pos/packedelements.h"

#include "sync/pos/jsonarraysplitter.h"

#include <algorithm>

namespace Peak {

Result<PackedElements> PackedElements::fromJson(QByteArrayView text)
{
    PackedElements packed;
    const auto split = splitJsonArray(text, [&packed](const QByteArray &element) -> Result<Ok> {
        packed.append(element);
        return Ok{};
    });
    if (!split)
        return split.error();
    return packed;
}

void PackedElements::append(const QByteArray &element)
{
    m_unpackedNumber = -1;
    m_open.append(element).append('\0');
    if (++m_size % PerBlock != 0)
        return;
    const auto roomy = qCompress(m_open, 1); // Has room for all that would not shrink.
    m_blocks.append(QByteArray(roomy.constData(), roomy.size()));
    m_open.resize(0); // Keeps its room for the next block.
}

const QList<QByteArray> &PackedElements::block(qsizetype number) const
{
    if (m_unpackedNumber != number) {
        m_unpacked = (number < m_blocks.size() ? qUncompress(m_blocks.at(number)) : m_open).split('\0');
        m_unpackedNumber = number;
    }
    return m_unpacked;
}

QByteArray PackedElements::at(qsizetype number) const
{
    Q_ASSERT(number >= 0 && number < m_size);
    return block(number / PerBlock).at(number % PerBlock);
}

QList<QByteArray> PackedElements::slice(qsizetype first, qsizetype most) const
{
    QList<QByteArray> found;
    for (const qsizetype end = std::min(first + most, m_size); first < end; ++first)
        found.append(at(first));
    return found;
}

qsizetype PackedElements::bytes() const
{
    qsizetype sum = m_open.capacity() + m_blocks.capacity() * qsizetype(sizeof(QByteArray));
    for (const auto &block : m_blocks)
        sum += block.capacity();
    return sum;
}

} // namespace Peak
