#pragma once

#include <QByteArray>

namespace Peak {

/** JSON written with single quotes, which is easier on the eye; moc does not survive all raw strings either. */
inline QByteArray json(const char *text) { return QByteArray(text).replace('\'', '"'); }

} // namespace Peak
