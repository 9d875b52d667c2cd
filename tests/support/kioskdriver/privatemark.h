#pragma once

#include <QByteArray>

namespace Peak {

/** Begins every private word the random customer types, and stands nowhere else. */
inline const QByteArray PrivateMark = QByteArrayLiteral("Zyxw");

} // namespace Peak
