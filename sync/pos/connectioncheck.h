#pragma once

#include "sync/pos/posclient.h"

#include <QLatin1StringView>

namespace Peak {

/**
 * What one vendor's connection test says to whoever installs the kiosk, and how its rows are judged: a constant for
 * each vendor. In the advice %1 stands for the error's own words and %2 for what was `asked`.
 */
struct ConnectionWords {
    QLatin1StringView pos; ///< What its users call it.
    QLatin1StringView silent; ///< Advice when no answer came.
    QLatin1StringView unauthorized;
    QLatin1StringView notFound;
    QLatin1StringView unexpected; ///< Advice for every other answer.
    QLatin1StringView wrongClock; ///< What to do about a wrong clock, and why.
    QLatin1StringView noProducts{};
    QLatin1StringView products{}; ///< %1: how many there are.
    bool refusalGrants = false; ///< The POS looks at permissions first: a refused question was let through.
    std::chrono::seconds largestOffset{60}; ///< Of the clocks, either way.

    /** What to do about the error, and who can. Without `asked`, `what` was asked for. */
    [[nodiscard]] ConnectionCheck failed(const QString &what, const Error &error, const QString &asked = {}) const;
    /** Passed with an answer, or when there is no such thing, which is what a call that is allowed says. */
    template<class T>
    [[nodiscard]] ConnectionCheck granted(
        const QString &what, const Result<T> &answer, const QString &may, const QString &asked = {}) const
    {
        return answer || isGranted(answer.error()) ? ConnectionCheck{what, true, may}
                                                   : failed(what, answer.error(), asked);
    }
    /** `offset`: how far the clock of the POS is ahead of ours; nothing when it did not tell. */
    [[nodiscard]] ConnectionCheck clock(std::optional<std::chrono::seconds> offset) const;
    /** Failed also when there are none. */
    [[nodiscard]] ConnectionCheck catalog(const Result<qsizetype> &count, const QString &asked = {}) const;

private:
    [[nodiscard]] QString advice(const Error &error, const QString &asked) const;
    [[nodiscard]] bool isGranted(const Error &error) const;
};

/** How many products the POS lists, as its first page tells. `client` outlives the task. */
QCoro::Task<Result<qsizetype>> listedProducts(PosClient &client);

} // namespace Peak
