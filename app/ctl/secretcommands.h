#pragma once

#include "app/ctl/command.h"

namespace Peak {

/** Takes the value from stdin, without one line break at its end, so that it is in no argument and no history. */
int setSecret(const CtlSettings &settings, const QStringList &arguments);
/** Names only. */
int listSecrets(const CtlSettings &settings, const QStringList &arguments);

} // namespace Peak
