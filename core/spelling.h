#pragma once

#include <QList>
#include <QString>

namespace Peak {

/**
 * The words of a catalogue, and which of them somebody meant who typed another one: words of four letters or more may
 * differ in one letter that is missing, too many, wrong or swapped with the next, words of eight or more in two.
 */
class Spelling {
public:
    struct Entry {
        QString word; ///< Folded, see fold().
        int uses = 0; ///< Among equally near words the more frequent one is meant.
    };

    Spelling() = default;
    explicit Spelling(QList<Entry> entries);

    /** Whether any word begins so. */
    [[nodiscard]] bool knowsStart(const QString &folded) const;
    /**
     * The nearest words, best first, at most `limit`. A word that is `unfinished` is compared with the beginnings of
     * others. Empty when none is near enough, and for words with digits: a number is not misspelled.
     */
    [[nodiscard]] QStringList nearest(const QString &folded, bool unfinished, int limit) const;

    /** As the search index keeps words: lower case without diacritics. */
    [[nodiscard]] static QString fold(const QString &text);
    /** The words of what was typed, folded. */
    [[nodiscard]] static QStringList words(const QString &typed);

private:
    QList<Entry> m_entries; ///< Sorted by word.
};

} // namespace Peak
