#pragma once

#include "core/spelling.h"
#include "core/storage/catalogstore.h"

namespace Peak {

/** What a customer meant whose search finds nothing, from the words of one state of the catalogue. */
class SearchCorrection {
public:
    explicit SearchCorrection(CatalogStore &store) : m_store(store) { }

    /** The same text with the words put right that the catalogue does not know; empty when that finds nothing either.
     */
    Result<QString> correct(const ProductQuery &query);
    /** The catalogue changed: its words are read again when they are needed. */
    void forget() { m_spelling.reset(); }

private:
    Result<Ok> learn();
    Result<bool> finds(ProductQuery query, const QString &text);

    CatalogStore &m_store;
    std::optional<Spelling> m_spelling;
};

} // namespace Peak
