#pragma once

#include "sync/pos/covasoft/covasoftorders.h"
#include "sync/pos/posclient.h"

#include <QHash>

namespace Peak {

/**
 * Finds out what became of an order. We chose its name, so there is nothing to search: its status tells, once it is
 * there. Sending again is always the same name, so at worst it is refused.
 */
class CovasoftRecovery {
public:
    explicit CovasoftRecovery(CovasoftOrders &orders) : m_orders(orders) { }

    QCoro::Task<Result<Recovery>> create(UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> status(StatusChange change);
    /** The one order of this name. */
    QCoro::Task<Result<PosOrder>> only(Order order);

private:
    /** What we remember of an order between looks. A restart forgets it: then it is sent some more times. */
    struct Tries {
        int missing = 0; ///< Rounds of looks after which it was not there.
        int failed = 0; ///< How often Cova failed with it.
        bool paused = false; ///< The pause after its last failure is being waited for.
    };

    Recovery notThere(const UnclearCreate &unclear);
    Recovery waiting(const UnclearCreate &unclear, const CovasoftStatus &status);
    Recovery failed(const UnclearCreate &unclear);
    Recovery done(const OrderId &order, Recovery recovery);

    CovasoftOrders &m_orders;
    QHash<OrderId, Tries> m_tries;
};

} // namespace Peak
