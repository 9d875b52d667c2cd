#pragma once

#include "app/ctl/command.h"

namespace Peak {

/** Prints the token, and nothing else, on stdout; it cannot be shown again. Works beside a running agent at once. */
int createToken(const CtlSettings &settings, const QStringList &arguments);
int listTokens(const CtlSettings &settings, const QStringList &arguments);
int revokeToken(const CtlSettings &settings, const QStringList &arguments);

} // namespace Peak
