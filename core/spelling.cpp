#include "core/spelling.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qsizetype longestWord = 24; ///< What is longer is compared up to here.

int allowedErrors(qsizetype letters) { return letters >= 8 ? 2 : letters >= 4 ? 1 : 0; }

bool hasDigit(QStringView word)
{
    return std::ranges::any_of(word, [](QChar letter) { return letter.isDigit(); });
}

using DistanceRow = std::array<int, longestWord + 1>;

/**
 * Damerau's edit distance of neighbours (optimal string alignment), up to `most`; more than that comes back as most
 * + 1. With `unfinished`, the distance to the beginning of `word` that is nearest.
 */
int distance(QStringView typed, QStringView word, int most, bool unfinished)
{
    const auto wide = std::min(word.size(), unfinished ? typed.size() + most : longestWord);
    const auto width = static_cast<size_t>(std::min(wide, longestWord));
    DistanceRow before{}, above{}, row{};
    for (size_t j = 0; j <= width; ++j)
        above[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= typed.size(); ++i) {
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (size_t j = 1; j <= width; ++j) {
            const QChar a = typed[i - 1], b = word[static_cast<qsizetype>(j) - 1];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a == b ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && a == word[static_cast<qsizetype>(j) - 2] && typed[i - 2] == b;
            if (swapped)
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most)
            return most + 1;
        before = above;
        above = row;
    }
    return unfinished ? *std::min_element(above.begin(), above.begin() + width + 1) : above[width];
}
} // namespace

Spelling::Spelling(QList<Entry> entries) : m_entries(std::move(entries))
{
    std::ranges::sort(m_entries, {}, &Entry::word);
}

bool Spelling::knowsStart(const QString &folded) const
{
    const auto next = std::ranges::lower_bound(m_entries, folded, {}, &Entry::word);
    return next != m_entries.end() && next->word.startsWith(folded);
}

QStringList Spelling::nearest(const QString &folded, bool unfinished, int limit) const
{
    const QString typed = folded.left(longestWord);
    const int most = allowedErrors(typed.size());
    if (most == 0 || hasDigit(typed))
        return {};
    struct Candidate {
        int errors;
        bool otherStart; ///< People rarely miss the first letter.
        int uses;
        const QString *word;
    };
    std::vector<Candidate> candidates;
    for (const auto &entry : m_entries) {
        const auto longer = entry.word.size() - typed.size();
        if (longer < -most || (longer > most && !unfinished) || hasDigit(entry.word))
            continue;
        const int errors = distance(typed, entry.word, most, unfinished);
        if (errors <= most)
            candidates.push_back({errors, entry.word[0] != typed[0], entry.uses, &entry.word});
    }
    std::ranges::sort(candidates, {}, [](const Candidate &candidate) {
        return std::tuple(candidate.errors, candidate.otherStart, -candidate.uses, QStringView(*candidate.word));
    });
    QStringList words;
    for (const auto &candidate : candidates) {
        if (words.size() == limit)
            break;
        words.append(*candidate.word);
    }
    return words;
}

QString Spelling::fold(const QString &text)
{
    QString folded;
    for (const auto letter : text.normalized(QString::NormalizationForm_D)) {
        if (!letter.isMark())
            folded.append(letter.toLower());
    }
    return folded;
}

QStringList Spelling::words(const QString &typed)
{
    static const QRegularExpression notInWords(u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return fold(typed.left(100)).split(notInWords, Qt::SkipEmptyParts);
}

} // namespace Peak
