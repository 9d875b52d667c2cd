#pragma once

#include <QString>

namespace Peak {

/** The file in which the picture from this address is kept, the same for the agent that writes it and the app. */
QString pictureName(const QString &address);
/** Whether a file bears such a name. */
bool isPictureName(const QString &name);

} // namespace Peak
