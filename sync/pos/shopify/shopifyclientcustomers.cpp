// ShopifyClient: customers.
#include "sync/pos/shopify/shopifyclient.h"

#include "sync/pos/customercreation.h"
#include "sync/pos/shopify/shopifycustomermapping.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** An exact look-up by what is unique at Shopify; empty when the query is for a name. */
QJsonObject identifierOf(const CustomerQuery &query)
{
    if (!query.id.isEmpty())
        return {{"id"_L1, query.id.toString()}};
    if (const auto phone = ShopifyCustomerMapping::e164(query.phone); !phone.isEmpty())
        return {{"phoneNumber"_L1, phone}};
    if (query.email.contains(u'@'))
        return {{"emailAddress"_L1, query.email.trimmed()}};
    return {};
}

QJsonArray nodesOf(const QJsonObject &data)
{
    const auto one = data["customerByIdentifier"_L1];
    if (one.isObject())
        return QJsonArray{one};
    return data["customers"_L1]["nodes"_L1].toArray();
}
} // namespace

QCoro::Task<Result<QList<Customer>>> ShopifyClient::findCustomer(CustomerQuery query)
{
    QString operation = u"FindCustomer"_s;
    QJsonObject variables{{"identifier"_L1, identifierOf(query)}};
    if (identifierOf(query).isEmpty()) {
        if (query.firstName.trimmed().isEmpty() || query.lastName.trimmed().isEmpty())
            co_return Error{Error::Kind::Invalid, u"nothing to look a customer up by"_s};
        operation = u"SearchCustomers"_s;
        const QString first = ShopifyCustomerMapping::quoted(query.firstName);
        const QString last = ShopifyCustomerMapping::quoted(query.lastName);
        variables = {{"q"_L1, u"first_name:%1 AND last_name:%2"_s.arg(first, last)}};
    }
    auto asking = m_session.ask(operation, variables, Priority::Interactive);
    const auto data = co_await asking;
    if (!data)
        co_return data.error();
    QList<Customer> customers;
    for (const auto &node : nodesOf(*data)) {
        if (const auto customer = ShopifyCustomerMapping::parse(node.toObject(), m_settings))
            customers.append(*customer);
    }
    co_return customers;
}

QCoro::Task<Result<Customer>> ShopifyClient::createCustomer(Customer customer)
{
    if (const auto complete = ShopifyCustomerMapping::check(customer.contact); !complete)
        co_return complete.error();
    const auto variables = ShopifyCustomerMapping::createVariables(customer, m_settings);
    auto writing = m_session.write(u"CreateCustomer"_s, u"customerCreate"_s, variables);
    const auto payload = co_await writing;
    const auto made = payload.andThen([&](const QJsonObject &json) {
        return ShopifyCustomerMapping::parse(json["customer"_L1].toObject(), m_settings);
    });
    auto settling = CustomerCreation::settled(*this, made, customer.contact);
    co_return co_await settling;
}

} // namespace Peak
