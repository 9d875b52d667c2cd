#pragma once

#include <QCommandLineOption>
#include <QStringList>

namespace Peak {

enum ExitCode { Done = 0, Failed = 1, Usage = 2 };

/** What every program of the kiosk is told on its command line. */
struct ProgramOptions {
    QString config;
    QString data;
    QStringList set; ///< Which of the program's own options were given.
};

/** Says why on stderr and gives the code back, for `return fail(…)` in main(). */
int fail(ExitCode code, const QString &reason);

/** Reads the command line. `--help`, `--version` and wrong usage end the process here, before anything is opened. */
ProgramOptions programOptions(
    int argc, char *argv[], const QString &description, const QList<QCommandLineOption> &own = {});

} // namespace Peak
