#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QRandomGenerator>

#include <optional>

namespace Peak::Possim {

/** Something that goes wrong with a call. `commit` tells whether the call is executed all the same. */
struct Fault {
    enum class Kind {
        ReplyLost, ///< Executed, then the connection is reset without an answer.
        Reset, ///< The connection is reset, nothing executed.
        Status, ///< Answered with `status` and a text that is no JSON.
        Throttled, ///< Answered as over the rate limit, nothing executed.
        Garbage, ///< Answered 200 with bytes that mean nothing.
        Truncated, ///< The connection ends in the middle of the answer.
        Empty, ///< Answered 200 without a body.
        Html, ///< Answered 200 with a web page.
        Slow, ///< Executed, answered after `delayMs`.
        Hang, ///< Executed, never answered; the connection stays open.
        Refuse, ///< Refused in the vendor's words with `reason` and `detail`, nothing executed.
    };

    Kind kind = Kind::Reset;
    QString call; ///< A call kind of the vendor, "read", "write" or "*".
    bool commit = true;
    int skip = 0; ///< Let this many matching calls pass first.
    int left = 1; ///< How often it still happens; negative: until removed.
    double rate = 1.0; ///< Of the matching calls.
    int status = 500;
    int retryAfter = -1; ///< Seconds; negative: not said.
    int delayMs = 0;
    QString reason;
    QString detail;
    int fired = 0;

    /** Invalid with the reason when the object names no fault. */
    static Result<Fault> fromJson(const QJsonObject &object);
    [[nodiscard]] QJsonObject toJson() const;
};

/** The faults that wait to happen, in the order they were ordered. The same seed gives the same history. */
class FaultPlan {
public:
    void add(Fault fault) { m_faults.append(std::move(fault)); }
    void clear(quint32 seed);
    /** The fault that happens to this call now, if any. */
    std::optional<Fault> next(const QString &call, bool writes);
    [[nodiscard]] QJsonArray toJson() const;

private:
    QList<Fault> m_faults;
    QRandomGenerator m_random{1};
};

} // namespace Peak::Possim
