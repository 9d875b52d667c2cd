#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Peak::Possim {

/** `updated_at:>='2026-11-23T10:00:00Z'`: one term of a search. */
struct ShopifyTerm {
    QString key; ///< Empty: any text.
    QString sign; ///< "", "<", "<=", ">" or ">=".
    QString value;

    /** Whether a moment, in milliseconds, is on the right side of the value. */
    [[nodiscard]] bool takes(qint64 ms) const;
};

/**
 * The terms of `query`, all of which must hold. Invalid for OR, NOT and brackets, which are not simulated, and for a
 * key that is not in `keys`: the vendor ignores such a term, which finds everything; here the mistake is to be seen.
 */
Result<QList<ShopifyTerm>> shopifyTerms(const QString &query, const QStringList &keys);

} // namespace Peak::Possim
