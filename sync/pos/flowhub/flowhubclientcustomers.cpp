// FlowhubClient: customers. Discount codes only exist as notes for the budtender.
#include "sync/pos/flowhub/flowhubclient.h"

#include "sync/pos/customercreation.h"
#include "sync/pos/flowhub/flowhubcustomermapping.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QByteArray storeQuery(const FlowhubSettings &settings)
{
    return "?store_id=" + QUrl::toPercentEncoding(settings.locationId);
}

/** By id or phone; Unsupported for ways Flowhub does not have. */
Result<QByteArray> lookUpPath(const CustomerQuery &query, const FlowhubSettings &settings)
{
    if (!query.id.isEmpty())
        return "/v1/customers/" + QUrl::toPercentEncoding(query.id.toString()) + storeQuery(settings);
    const QString phone = FlowhubCustomerMapping::nationalPhone(query.phone);
    if (!phone.isEmpty())
        return "/v1/customers/findByPhoneNumber?phone_number=" + phone.toLatin1();
    if (!query.phone.isEmpty())
        return Error{Error::Kind::Invalid, u"a phone number has 10 digits"_s, {}, u"customer.phone"_s};
    return Error{Error::Kind::Unsupported, u"Flowhub finds customers by their phone number only"_s};
}
} // namespace

QCoro::Task<Result<QJsonArray>> FlowhubClient::customersAt(QByteArray path)
{
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer && answer.error().kind == Error::Kind::NotFound)
        co_return QJsonArray{};
    if (!answer)
        co_return answer.error();
    co_return FlowhubReply::elements(*answer, "customers"_L1);
}

QCoro::Task<Result<QList<Customer>>> FlowhubClient::findCustomer(CustomerQuery query)
{
    const auto path = lookUpPath(query, m_settings);
    if (!path)
        co_return path.error();
    auto asking = customersAt(*path);
    const auto entries = co_await asking;
    if (!entries)
        co_return entries.error();
    QList<Customer> customers;
    for (const auto &entry : *entries) {
        const auto customer = FlowhubCustomerMapping::parse(entry.toObject());
        if (customer && m_settings.serves(customer->medical ? u"med" : u"rec"))
            customers.append(*customer);
    }
    co_return customers;
}

QCoro::Task<Result<QJsonObject>> FlowhubClient::customerRecord(CustomerId id)
{
    const QByteArray path = "/v1/customers/" + QUrl::toPercentEncoding(id.toString()) + storeQuery(m_settings);
    auto asking = m_session.get(path, Priority::Order);
    const auto answer = co_await asking;
    co_return answer.andThen(FlowhubReply::single);
}

QCoro::Task<Result<Customer>> FlowhubClient::createCustomer(Customer customer)
{
    if (!m_capabilities.createCustomer)
        co_return Error{Error::Kind::Unsupported, u"this store does not let the kiosk make customers"_s};
    if (const auto complete = FlowhubCustomerMapping::check(customer.contact); !complete)
        co_return complete.error();
    auto looking = CustomerCreation::existing(*this, customer.contact); // Making one is not idempotent.
    const auto known = co_await looking;
    if (known || known.error().kind != Error::Kind::NotFound)
        co_return known;
    const auto body = FlowhubCustomerMapping::createBody(customer, m_settings);
    const QByteArray path = "/v1/customer" + storeQuery(m_settings);
    auto writing = m_session.post(path, body);
    const auto answer = co_await writing;
    const auto made = answer.andThen(FlowhubReply::single).andThen(FlowhubCustomerMapping::parse);
    auto settling = CustomerCreation::settled(*this, made, customer.contact);
    co_return co_await settling;
}

QCoro::Task<Result<Discount>> FlowhubClient::validateDiscount(QString, Order)
{
    co_return Error{Error::Kind::Unsupported, u"Flowhub has no discount codes, only notes for the budtender"_s};
}

} // namespace Peak
