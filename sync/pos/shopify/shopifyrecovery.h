#pragma once

#include "sync/pos/posclient.h"
#include "sync/pos/shopify/shopifyorders.h"

namespace Peak {

/**
 * Finds out what became of a write whose answer was lost. Nothing here has an idempotency key: our reference stands on
 * the draft, and the newest drafts are read without a filter, because Shopify's search lags behind.
 */
class ShopifyRecovery {
public:
    ShopifyRecovery(ShopifySession &session, ShopifyDrafts &drafts, ShopifyOrders &orders, const Clock &clock);

    /** Goes on with the order where it stopped: an open draft is completed here. */
    QCoro::Task<Result<Recovery>> create(UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> update(MergeTarget target);
    QCoro::Task<Result<Recovery>> status(StatusChange change);
    QCoro::Task<Result<PosOrder>> keepOnlyOne(UnclearCreate unclear);

private:
    struct Search {
        QList<PosOrderId> drafts; ///< With our reference, the oldest first.
        bool whole = false; ///< Nothing newer than the first sending was left out.
    };

    QCoro::Task<Result<Search>> search(UnclearCreate unclear);
    QCoro::Task<Result<bool>> searchNewest(UnclearCreate unclear, QMap<Instant, PosOrderId> *found);
    QCoro::Task<Result<Ok>> searchTag(UnclearCreate unclear, QMap<Instant, PosOrderId> *found);
    QCoro::Task<Result<std::optional<PosOrder>>> orderWithoutDraft(UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> finish(PosOrderId id);
    QCoro::Task<Result<Recovery>> nothingFound(UnclearCreate unclear, bool whole);

    ShopifySession &m_session;
    ShopifyDrafts &m_drafts;
    ShopifyOrders &m_orders;
    const Clock &m_clock;
};

/** What a merge's draft says about whether the merge was executed. */
Recovery::Verdict shopifyMergeVerdict(const PosOrder &draft, const MergeTarget &target);

} // namespace Peak
