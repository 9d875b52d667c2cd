#pragma once

#include "app/formatting.h"
#include "core/orderrules.h"

namespace Peak {

/** What is wrong with an order in the customer's words: what happened and what to do, without blame. */
class ProblemText {
    Q_DECLARE_TR_FUNCTIONS(Peak::ProblemText)

public:
    [[nodiscard]] static QString of(const Problem &problem, const Formatting &formatting);
    /** The position of the line a problem is about; nothing when it is about the whole order. */
    [[nodiscard]] static std::optional<qsizetype> lineOf(const Problem &problem);
};

} // namespace Peak
