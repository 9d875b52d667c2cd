#pragma once

#include "sync/pos/blaze/blazesession.h"

#include "core/customer.h"

namespace Peak {

/** Looks consumers up and makes them. Orders belong to consumers; the shop's own records of people are members. */
class BlazeCustomers {
public:
    explicit BlazeCustomers(BlazeSession &session);

    QCoro::Task<Result<QList<Customer>>> find(CustomerQuery query);
    QCoro::Task<Result<Customer>> registerConsumer(Contact contact);

    /** Whose cart an order goes into as things are: empty when that cannot be told, or there is nobody yet. */
    QCoro::Task<Result<CustomerId>> consumerOf(Order order);
    /** The same, with an account made for a guest who has none. Empty: an order of nobody, which this shop takes. */
    QCoro::Task<Result<CustomerId>> consumerFor(Order order);

    /** Whether a guest left enough for an account. */
    static bool canRegister(const Contact &contact);
    /** `GET /store`, asked once. */
    QCoro::Task<Result<bool>> takesAnonymousOrders();

private:
    using Priority = HttpRequest::Priority;

    QCoro::Task<Result<QList<Customer>>> consumerAt(QByteArray path);
    QCoro::Task<Result<QList<Customer>>> membersAt(QByteArray path);
    QCoro::Task<Result<QList<Customer>>> byPhone(QString phone);
    QCoro::Task<Result<QList<Customer>>> existing(Contact contact);
    QCoro::Task<Result<Customer>> personOf(Order order);

    BlazeSession &m_session;
    std::optional<bool> m_anonymousOrders;
};

} // namespace Peak
