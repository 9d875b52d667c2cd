#pragma once

#include "core/id.h"
#include "core/result.h"

#include <QMap>
#include <QStringList>

#include <variant>

namespace Peak {

/** What is wrong with single members of a request: path → messages. */
using FieldProblems = QMap<QString, QStringList>;

/** Why a call of staff or of another program was not done. The texts may be shown to whoever called. */
struct Refusal {
    enum class Why {
        Unreadable, ///< Not what the call takes at all.
        BadWord, ///< A word none of the known ones.
        NoPos, ///< The store has no POS and notifies nobody: orders lead nowhere.
        UnsupportedByPos,
        NotFound,
        Duplicate, ///< The same customer's same cart, just now: `order`.
        Changed, ///< Somebody else changed it meanwhile.
        Invalid, ///< `fields` say what.
        PosFailed, ///< The POS said no, or nothing.
        NotStored, ///< The database refused; nothing was stored.
        Unclear, ///< Whether `order` was stored is unknown: look it up.
    };

    Why why = Why::Invalid;
    QString message;
    FieldProblems fields{};
    OrderId order{};
};

template<class T>
using Outcome = std::variant<T, Refusal>;

/** The refusal, or null when the call was done. */
template<class T>
const Refusal *refusalOf(const Outcome<T> &outcome)
{
    return std::get_if<Refusal>(&outcome);
}

} // namespace Peak
