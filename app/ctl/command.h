#pragma once

#include "app/commandline.h"
#include "core/storeconfig.h"

#include <span>

namespace Peak {

/** What every command of peakctl works on. */
struct CtlSettings {
    StoreConfig config;
    QString data; ///< The data directory; not made before a command needs it.
};

/** One command: its words, what may follow them, and who does it. */
struct Command {
    QLatin1StringView words; ///< "secret set"
    QLatin1StringView arguments; ///< "NAME"
    QLatin1StringView summary;
    /// `arguments` are what followed the words. Results go to stdout, reasons to stderr.
    int (*run)(const CtlSettings &settings, const QStringList &arguments);
};

/** Every command, in the order --help lists them. */
std::span<const Command> commands();

/** Prints one line on stdout. */
void say(const QString &line);

} // namespace Peak
