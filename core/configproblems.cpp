#include "core/configproblems.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <vector>

using namespace Qt::StringLiterals;

namespace Peak {

ConfigProblems::ConfigProblems(QString file) : m_file(std::move(file)) { }

void ConfigProblems::add(TextPosition at, const QString &text) { m_problems.append({at, text}); }

Error ConfigProblems::error() const
{
    auto sorted = m_problems;
    std::ranges::stable_sort(
        sorted, {}, [](const Problem &problem) { return std::tuple(problem.at.line, problem.at.column); });
    QStringList lines;
    for (const auto &problem : sorted)
        lines += u"%1:%2:%3: %4"_s.arg(
            m_file, QString::number(problem.at.line), QString::number(problem.at.column), problem.text);
    return Error{Error::Kind::Invalid, lines.join(u'\n')};
}

/** How many letters must be added, dropped or changed to make one word the other (Levenshtein). */
static qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(static_cast<size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const qsizetype change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[at + 1];
            row[at + 1] = std::min({change, row[at] + 1, row[at + 1] + 1});
        }
    }
    return row.back();
}

QString suggestion(const QString &word, const QStringList &known)
{
    const auto far = [&](const QString &candidate) { return distance(word.toLower(), candidate.toLower()); };
    const auto nearest = std::ranges::min_element(known, {}, far);
    // Two slips (one swap of neighbours is two) or a third of the letters; more is another word.
    const qsizetype slips = word.size() < 4 ? 1 : std::max<qsizetype>(2, word.size() / 3);
    if (nearest == known.end() || far(*nearest) > slips)
        return {};
    return u" (did you mean %1?)"_s.arg(*nearest);
}

} // namespace Peak
