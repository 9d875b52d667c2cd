#include "core/uuid.h"

#include <QRandomGenerator>
#include <QUuid>

namespace Peak {

QString makeUuid7(Instant now)
{
    const auto ms = static_cast<quint64>(toMs(now));
    const quint64 random = QRandomGenerator::system()->generate64();
    const quint64 more = QRandomGenerator::system()->generate64();

    const auto high = static_cast<uint>(ms >> 16);
    const auto middle = static_cast<ushort>(ms & 0xffff);
    const auto versioned = static_cast<ushort>(0x7000 | (random & 0x0fff));
    const auto byte = [&](int index) { return static_cast<uchar>((more >> (8 * index)) & 0xff); };
    const auto variant = static_cast<uchar>(0x80 | (byte(0) & 0x3f));
    return QUuid(high, middle, versioned, variant, byte(1), byte(2), byte(3), byte(4), byte(5), byte(6), byte(7))
        .toString(QUuid::WithoutBraces);
}

} // namespace Peak
