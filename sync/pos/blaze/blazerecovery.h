#pragma once

#include "sync/pos/blaze/blazecarts.h"
#include "sync/pos/blaze/blazecustomers.h"
#include "sync/pos/posclient.h"

namespace Peak {

/**
 * Finds out what became of a submit whose answer was lost. While this process lives the cart's id is known, and the
 * cart says it. After a crash the consumer's carts are searched for our reference; a cart in progress that bears it
 * proves that it was not submitted. Reads only, except keepOnlyOne().
 */
class BlazeRecovery {
public:
    BlazeRecovery(BlazeCarts &carts, BlazeCustomers &customers, const BlazeSettings &settings);

    QCoro::Task<Result<Recovery>> create(UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> status(StatusChange change);
    QCoro::Task<Result<PosOrder>> keepOnlyOne(UnclearCreate unclear);

private:
    QCoro::Task<Result<Recovery>> look(UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> verdictOn(PosOrderId known, UnclearCreate unclear);
    QCoro::Task<Result<Recovery>> search(CustomerId consumer, UnclearCreate unclear);
    [[nodiscard]] Result<Recovery> found(const QJsonObject &cart) const;

    BlazeCarts &m_carts;
    BlazeCustomers &m_customers;
    const BlazeSettings &m_settings;
};

} // namespace Peak
