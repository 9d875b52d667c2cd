#pragma once

#include "sync/pos/flowhub/flowhubordermapping.h"
#include "sync/pos/flowhub/flowhubsession.h"

namespace Peak {

/** The lists of orders: a view of the register's sales, in which an open Order Ahead order may or may not show. */
class FlowhubSales {
public:
    explicit FlowhubSales(FlowhubSession &session);

    // All since the store's day before `since`; nobody of that name is an empty list. Errors mean that not all was
    // seen.
    QCoro::Task<Result<QList<FlowhubSale>>> ofCustomer(CustomerId customer, Instant since);
    QCoro::Task<Result<QList<FlowhubSale>>> ofPhone(QString phone, Instant since);
    QCoro::Task<Result<QList<FlowhubSale>>> ofLocation(Instant since);

    /** The location's name in these lists: configured, or asked for once. */
    QCoro::Task<Result<QString>> importId();

private:
    QCoro::Task<Result<QList<FlowhubSale>>> list(QByteArray path, Instant since);

    FlowhubSession &m_session;
    QString m_importId;
};

} // namespace Peak
