#include "core/storage/searchcorrection.h"

using namespace Qt::StringLiterals;

namespace Peak {

static constexpr int Tries = 3; ///< For one word; the nearest ones.

Result<Ok> SearchCorrection::learn()
{
    if (m_spelling)
        return Ok{};
    const auto words = m_store.vocabulary();
    if (!words)
        return words.error();
    QList<Spelling::Entry> entries;
    entries.reserve(words->size());
    for (const auto &[word, products] : *words)
        entries.append({word, products});
    m_spelling.emplace(std::move(entries));
    return Ok{};
}

Result<bool> SearchCorrection::finds(ProductQuery query, const QString &text)
{
    query.text = text;
    query.offset = 0;
    query.limit = 1;
    return m_store.products(query).map([](const QList<Product> &found) { return !found.isEmpty(); });
}

Result<QString> SearchCorrection::correct(const ProductQuery &query)
{
    const QStringList typed = Spelling::words(query.text);
    if (const auto learned = learn(); !learned)
        return learned.error();
    QStringList best;
    qsizetype unknown = -1; // The last word that is not known: the one that other words are tried for.
    QStringList others;
    for (const auto &word : typed) {
        if (m_spelling->knowsStart(word)) {
            best.append(word);
            continue;
        }
        const bool unfinished = best.size() == typed.size() - 1 && !query.text.endsWith(u' ');
        others = m_spelling->nearest(word, unfinished, Tries);
        if (others.isEmpty())
            return QString();
        unknown = best.size();
        best.append(others.first());
    }
    if (unknown < 0)
        return QString();
    for (const auto &other : others) {
        best[unknown] = other;
        const auto text = best.join(u' ');
        const auto found = finds(query, text);
        if (!found)
            return found.error();
        if (*found)
            return text;
    }
    return QString();
}

} // namespace Peak
