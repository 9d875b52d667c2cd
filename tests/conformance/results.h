#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Peak::Conformance {

/** How a scenario ended for a vendor. */
struct Finding {
    enum class End { Passed, LeftToPerson, CannotHave, Failed };

    QString vendor;
    QString scenario;
    End end = End::Failed;
    QString why{}; ///< With LeftToPerson and CannotHave.
};

/** One program's findings, a line each, for conformance-table. False when the file cannot be written or read. */
bool writeFindings(const QString &path, const QList<Finding> &findings);
std::optional<QList<Finding>> readFindings(const QString &path);

/** A line for each scenario, a column for each vendor, in the order in which they come; the reasons below. Markdown. */
QString tableOf(const QList<Finding> &findings);

} // namespace Peak::Conformance
