#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Peak::Conformance {

/** How a scenario ended for a vendor. */
struct Outcome {
    enum class End { Passed, LeftToPerson, CannotHave, Failed };

    QString vendor;
    QString scenario;
    End end = End::Failed;
    QString why{}; ///< With LeftToPerson and CannotHave.
};

/** One program's outcomes, a line each, for conformance-table. False when the file cannot be written or read. */
bool writeOutcomes(const QString &path, const QList<Outcome> &outcomes);
std::optional<QList<Outcome>> readOutcomes(const QString &path);

/** A line for each scenario, a column for each vendor, in the order in which they come; the reasons below. Markdown. */
QString tableOf(const QList<Outcome> &outcomes);

} // namespace Peak::Conformance
