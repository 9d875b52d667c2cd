// CovasoftClient: customers.
#include "sync/pos/covasoft/covasoftclient.h"
#include "sync/pos/covasoft/covasoftcustomermapping.h"
#include "sync/pos/customercreation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** No access to customers must not hold orders up: a refusal, where wrong credentials would make them wait. */
Error lookUpError(const HttpReply &reply, const Error &error)
{
    if (reply.status == 403)
        return Error{Error::Kind::Rejected, u"HTTP 403: this credential may not look customers up"_s};
    return error;
}

/** A phone is shared in families: the name decides. */
std::optional<Customer> sameName(const QList<Customer> &found, const Contact &contact)
{
    const auto same = std::ranges::find_if(found, [&](const Customer &customer) {
        return customer.active && customer.contact.firstName.compare(contact.firstName, Qt::CaseInsensitive) == 0
            && customer.contact.lastName.compare(contact.lastName, Qt::CaseInsensitive) == 0;
    });
    return same == found.end() ? std::nullopt : std::optional(*same);
}
} // namespace

QCoro::Task<Result<QJsonArray>> CovasoftClient::search(CustomerQuery query)
{
    const auto criterion = CovasoftCustomerMapping::criterionFor(query);
    if (!criterion)
        co_return criterion.error();
    const auto path = "/crm/v1/Companies" + m_settings.company() + "/Search";
    const auto body = CovasoftCustomerMapping::searchBody(*criterion, m_settings);
    auto asking = m_session.ask(path, body, Priority::Interactive);
    const auto reply = co_await asking;
    if (!reply)
        co_return reply.error();
    if (reply->status == 400) { // The words of `Operation` are not published; the older search needs none.
        auto older = olderSearch(criterion->value);
        co_return co_await older;
    }
    const auto found = CovasoftReply::list(*reply, m_session.now());
    if (!found)
        co_return lookUpError(*reply, found.error());
    co_return found;
}

QCoro::Task<Result<QJsonArray>> CovasoftClient::olderSearch(QString value)
{
    value.replace(u'\'', u"''"_s);
    const auto filter = QUrl::toPercentEncoding(u"Criteria eq '%1'"_s.arg(value));
    const auto path = "/crm/v1/Companies" + m_settings.company() + "/CustomerSearch?$filter=" + filter;
    auto asking = m_session.get(path, Priority::Interactive);
    const auto reply = co_await asking;
    if (!reply)
        co_return reply.error();
    const auto found = CovasoftReply::list(*reply, m_session.now());
    if (!found)
        co_return lookUpError(*reply, found.error());
    co_return found;
}

QCoro::Task<Result<QJsonObject>> CovasoftClient::profile(CustomerId id)
{
    const auto path =
        "/crm/v1/Companies" + m_settings.company() + "/CustomerFull(" + QUrl::toPercentEncoding(id.toString()) + ')';
    auto asking = m_session.get(path, Priority::Interactive);
    const auto reply = co_await asking;
    if (!reply)
        co_return reply.error();
    const auto found = CovasoftReply::object(*reply, m_session.now());
    if (!found)
        co_return lookUpError(*reply, found.error());
    co_return found;
}

/** The profile itself, or the one it has been merged into: whether that may be ordered for stands there. */
QCoro::Task<Result<Customer>> CovasoftClient::living(QJsonObject found)
{
    const auto survivor = CovasoftCustomerMapping::mergedInto(found);
    if (survivor.isEmpty())
        co_return CovasoftCustomerMapping::parse(found);
    auto reading = profile(survivor);
    const auto other = co_await reading;
    co_return other.andThen(CovasoftCustomerMapping::parse);
}

QCoro::Task<Result<QList<Customer>>> CovasoftClient::findCustomer(CustomerQuery query)
{
    QJsonArray profiles;
    if (!query.id.isEmpty()) {
        auto reading = profile(query.id);
        const auto one = co_await reading;
        if (!one && one.error().kind != Error::Kind::NotFound)
            co_return one.error();
        if (one)
            profiles.append(*one);
    } else {
        auto searching = search(query);
        const auto found = co_await searching;
        if (!found && found.error().kind != Error::Kind::NotFound)
            co_return found.error();
        profiles = found.valueOr({});
    }
    QList<Customer> customers;
    for (const auto &entry : profiles) {
        const auto json = entry.toObject();
        if (query.id.isEmpty() && !CovasoftCustomerMapping::answers(json, query))
            continue;
        auto following = living(json);
        const auto customer = co_await following;
        if (!customer && customer.error().kind != Error::Kind::NotFound
            && customer.error().kind != Error::Kind::Malformed)
            co_return customer.error();
        const bool known = customer && std::ranges::any_of(customers, [&](const Customer &one) {
            return one.id == customer->id; // Two profiles merged into one are one customer.
        });
        if (customer && !known)
            customers.append(*customer);
    }
    co_return customers;
}

QCoro::Task<Result<Customer>> CovasoftClient::createCustomer(Customer customer)
{
    if (!m_settings.createsCustomers)
        co_return Error{Error::Kind::Unsupported, u"create_customers is not switched on for this store"_s};
    if (const auto complete = CovasoftCustomerMapping::check(customer.contact); !complete)
        co_return complete.error();
    auto looking = CustomerCreation::existing(*this, customer.contact, &sameName);
    const auto before = co_await looking;
    if (before || before.error().kind != Error::Kind::NotFound)
        co_return before;
    const auto path = "/crm/v1/Companies" + m_settings.company() + "/CustomerFull";
    const auto body = CovasoftCustomerMapping::createBody(customer, m_settings);
    auto writing = m_session.write("POST", path, body);
    const auto reply = co_await writing;
    Result<Customer> made = reply ? Result<Customer>(Error{Error::Kind::Malformed, {}}) : reply.error();
    if (reply) {
        const auto taken = CovasoftReply::judged(*reply, CovasoftReply::Call::Write, m_session.now());
        made = taken ? CovasoftReply::object(*reply, m_session.now()).andThen(CovasoftCustomerMapping::parse)
                     : Result<Customer>(taken.error());
    }
    auto settling = CustomerCreation::settled(*this, made, customer.contact, &sameName);
    co_return co_await settling;
}

} // namespace Peak
