#pragma once

#include "app/ctl/command.h"

namespace Peak {

/** What the POS has not been told yet, or has refused. */
int listQueue(const CtlSettings &settings, const QStringList &arguments);
/** By the number in the list or the order's reference. What is in doubt is looked up again, never simply sent. */
int retryQueued(const CtlSettings &settings, const QStringList &arguments);
/** A person's decision after orders.db was damaged or lost: the old file is kept aside and an empty one begins. */
int startNewQueue(const CtlSettings &settings, const QStringList &arguments);

} // namespace Peak
