#include "core/picturename.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Peak {

static constexpr qsizetype nameLength = 64; ///< SHA-256 in hexadecimal digits.

QString pictureName(const QString &address)
{
    return QString::fromLatin1(QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).toHex());
}

bool isPictureName(const QString &name)
{
    return name.size() == nameLength && std::ranges::all_of(name, [](QChar letter) {
        return (letter >= u'0' && letter <= u'9') || (letter >= u'a' && letter <= u'f');
    });
}

} // namespace Peak
