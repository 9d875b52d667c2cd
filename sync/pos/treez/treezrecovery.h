#pragma once

#include "sync/pos/posclient.h"
#include "sync/pos/treez/treeztickets.h"

namespace Peak {

/**
 * Finds out what became of a write whose answer was lost. Treez has no idempotency key and cannot be searched by our
 * reference, so the tickets themselves are read: the customer's, or the day's. Reads only, except keepOnlyOne().
 */
class TreezRecovery {
public:
    TreezRecovery(TreezSession &session, TreezTickets &tickets, const Clock &clock);

    QCoro::Task<Result<Recovery>> create(UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> update(MergeTarget target);
    QCoro::Task<Result<Recovery>> status(StatusChange change);
    QCoro::Task<Result<PosOrder>> keepOnlyOne(UnclearCreate unclear);

private:
    /// Where to look: among the customer's tickets, or among all of the days it may have been made on.
    enum class Scope { Usual, Everywhere };

    /** All tickets that stand for the order; an error when any list could not be seen whole. */
    QCoro::Task<Result<QList<PosOrder>>> search(UnclearCreate unclear, Scope scope, bool all);
    [[nodiscard]] QList<QByteArray> places(const UnclearCreate &unclear, Scope scope) const;
    [[nodiscard]] QList<QDate> days(Instant firstSentAt) const;

    TreezSession &m_session;
    TreezTickets &m_tickets;
    const Clock &m_clock;
};

/** What a merge's ticket says about whether the merge was executed. A pure decision, for reading beside the reference.
 */
Recovery::Verdict treezMergeVerdict(const PosOrder &ticket, const MergeTarget &target);

} // namespace Peak
