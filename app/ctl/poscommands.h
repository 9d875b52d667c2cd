#pragma once

#include "app/ctl/command.h"

namespace Peak {

/** Through the running agent, or by itself when there is none. `--trust-small` accepts a feed that looks cut off. */
int pullCatalog(const CtlSettings &settings, const QStringList &arguments);
int showCatalog(const CtlSettings &settings, const QStringList &arguments);
/** Asks the POS with the store's own credentials and says in plain words what works and who can mend what does not. */
int testPos(const CtlSettings &settings, const QStringList &arguments);

} // namespace Peak
