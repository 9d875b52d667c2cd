#include "tests/conformance/results.h"

#include "core/enumtable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

namespace {
// clang-format off
constexpr Word<Finding::End> endWords[] = {
    {"passed"_L1,         Finding::End::Passed},
    {"left to a person"_L1, Finding::End::LeftToPerson},
    {"cannot have"_L1,    Finding::End::CannotHave},
    {"failed"_L1,         Finding::End::Failed},
};
// clang-format on

/** The number of this reason below the table; vendors with the same reason share one. */
qsizetype numberOf(QStringList &reasons, const QString &vendor, const QString &why)
{
    const auto same =
        std::ranges::find_if(reasons, [&](const QString &reason) { return reason.section(u": "_s, 1) == why; });
    if (same == reasons.end()) {
        reasons.append(vendor + u": "_s + why);
        return reasons.size();
    }
    const auto names = same->section(u": "_s, 0, 0).split(u", "_s);
    if (!names.contains(vendor))
        *same = (names + QStringList{vendor}).join(u", "_s) + u": "_s + why;
    return same - reasons.begin() + 1;
}

QString cellFor(const Finding &finding, QStringList &reasons)
{
    switch (finding.end) {
    case Finding::End::Passed:
        return u"✓"_s;
    case Finding::End::LeftToPerson:
        return u"person [%1]"_s.arg(numberOf(reasons, finding.vendor, finding.why));
    case Finding::End::CannotHave:
        return u"– [%1]"_s.arg(numberOf(reasons, finding.vendor, finding.why));
    case Finding::End::Failed:
        return u"**failed**"_s;
    }
    Q_UNREACHABLE();
}

QStringList distinct(const QList<Finding> &findings, QString Finding::*member)
{
    QStringList values;
    for (const auto &finding : findings)
        values.append(finding.*member);
    values.removeDuplicates();
    return values;
}
} // namespace

bool writeFindings(const QString &path, const QList<Finding> &findings)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (const auto &finding : findings) {
        const QStringList columns{finding.vendor, finding.scenario, wordOf(endWords, finding.end), finding.why};
        file.write(columns.join(u'\t').toUtf8() + '\n');
    }
    return file.commit();
}

std::optional<QList<Finding>> readFindings(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QList<Finding> findings;
    while (!file.atEnd()) {
        const auto columns = QString::fromUtf8(file.readLine().chopped(1)).split(u'\t');
        const auto end = columns.size() == 4 ? valueOf(endWords, columns[2]) : std::nullopt;
        if (!end)
            return std::nullopt;
        findings.append({columns[0], columns[1], *end, columns[3]});
    }
    return findings;
}

QString tableOf(const QList<Finding> &findings)
{
    const auto vendors = distinct(findings, &Finding::vendor);
    QString text = u"| scenario | "_s + vendors.join(u" | "_s) + u" |\n| --- |"_s
        + QString(u" :-: |"_s).repeated(vendors.size()) + u'\n';
    QStringList reasons;
    for (const auto &scenario : distinct(findings, &Finding::scenario)) {
        text += u"| "_s + scenario + u" |"_s;
        for (const auto &vendor : vendors) {
            const auto finding = std::ranges::find_if(
                findings, [&](const Finding &one) { return one.vendor == vendor && one.scenario == scenario; });
            text += u' ' + (finding == findings.end() ? u"not run"_s : cellFor(*finding, reasons)) + u" |"_s;
        }
        text += u'\n';
    }
    if (!reasons.isEmpty())
        text += u'\n';
    for (qsizetype i = 0; i < reasons.size(); ++i)
        text += u"%1. %2\n"_s.arg(i + 1).arg(reasons[i]);
    return text;
}

} // namespace Peak::Conformance
