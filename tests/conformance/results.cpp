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
constexpr Word<Outcome::End> endWords[] = {
    {"passed"_L1,         Outcome::End::Passed},
    {"left to a person"_L1, Outcome::End::LeftToPerson},
    {"cannot have"_L1,    Outcome::End::CannotHave},
    {"failed"_L1,         Outcome::End::Failed},
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

QString cellFor(const Outcome &outcome, QStringList &reasons)
{
    switch (outcome.end) {
    case Outcome::End::Passed:
        return u"✓"_s;
    case Outcome::End::LeftToPerson:
        return u"person [%1]"_s.arg(numberOf(reasons, outcome.vendor, outcome.why));
    case Outcome::End::CannotHave:
        return u"– [%1]"_s.arg(numberOf(reasons, outcome.vendor, outcome.why));
    case Outcome::End::Failed:
        return u"**failed**"_s;
    }
    Q_UNREACHABLE();
}

QStringList distinct(const QList<Outcome> &outcomes, QString Outcome::*member)
{
    QStringList values;
    for (const auto &outcome : outcomes)
        values.append(outcome.*member);
    values.removeDuplicates();
    return values;
}
} // namespace

bool writeOutcomes(const QString &path, const QList<Outcome> &outcomes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (const auto &outcome : outcomes) {
        const QStringList columns{outcome.vendor, outcome.scenario, wordOf(endWords, outcome.end), outcome.why};
        file.write(columns.join(u'\t').toUtf8() + '\n');
    }
    return file.commit();
}

std::optional<QList<Outcome>> readOutcomes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QList<Outcome> outcomes;
    while (!file.atEnd()) {
        const auto columns = QString::fromUtf8(file.readLine().chopped(1)).split(u'\t');
        const auto end = columns.size() == 4 ? valueOf(endWords, columns[2]) : std::nullopt;
        if (!end)
            return std::nullopt;
        outcomes.append({columns[0], columns[1], *end, columns[3]});
    }
    return outcomes;
}

QString tableOf(const QList<Outcome> &outcomes)
{
    const auto vendors = distinct(outcomes, &Outcome::vendor);
    QString text = u"| scenario | "_s + vendors.join(u" | "_s) + u" |\n| --- |"_s
        + QString(u" :-: |"_s).repeated(vendors.size()) + u'\n';
    QStringList reasons;
    for (const auto &scenario : distinct(outcomes, &Outcome::scenario)) {
        text += u"| "_s + scenario + u" |"_s;
        for (const auto &vendor : vendors) {
            const auto outcome = std::ranges::find_if(
                outcomes, [&](const Outcome &one) { return one.vendor == vendor && one.scenario == scenario; });
            text += u' ' + (outcome == outcomes.end() ? u"not run"_s : cellFor(*outcome, reasons)) + u" |"_s;
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
