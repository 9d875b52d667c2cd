#pragma once

#include "sync/pos/covasoft/covasoftordermapping.h"
#include "sync/pos/covasoft/covasoftreply.h"
#include "sync/pos/covasoft/covasoftsession.h"

#include <QSet>

namespace Peak {

/** The calls about orders. */
class CovasoftOrders {
public:
    using Priority = HttpRequest::Priority;
    using Pricing = CovasoftOrderMapping::Pricing;

    explicit CovasoftOrders(CovasoftSession &session);

    /**
     * Puts the order and asks for its status: InDoubt until that says that the register has it, since a 2xx proves
     * nothing. Invalid, Rejected, Unreachable and Throttled mean that Cova does not have it.
     */
    QCoro::Task<Result<PosOrder>> create(Order order);
    QCoro::Task<Result<CovasoftStatus>> status(PosOrderId id, Priority priority);
    /** Done when the status says so; Conflict when it no longer can be. */
    QCoro::Task<Result<PosOrder>> cancel(PosOrderId id);

    /** Whether create() has asked for this order's status itself since this was last asked: a look may wait then. */
    bool takeAsked(const PosOrderId &id) { return m_asked.remove(id); }

    /** How this location's prices stand to taxes. NotFound: Cova has none configured. Unsupported: we may not ask. */
    QCoro::Task<Result<Pricing>> pricing();

private:
    QCoro::Task<Result<Ok>> requirePricing();
    QCoro::Task<Result<PosOrder>> confirmed(PosOrderId id, Error unconfirmed);
    QCoro::Task<Result<PosOrder>> afterRefusal(PosOrderId id, Error refusal);

    CovasoftSession &m_session;
    std::optional<Pricing> m_pricing;
    Milliseconds m_pricingAt{0}; ///< Monotonic.
    QSet<PosOrderId> m_asked;
};

} // namespace Peak
