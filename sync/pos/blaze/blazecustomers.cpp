#include "sync/pos/blaze/blazecustomers.h"

#include "sync/pos/blaze/blazecustomermapping.h"
#include "sync/pos/customercreation.h"

#include <QRandomGenerator>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QByteArray encoded(const QString &text) { return QUrl::toPercentEncoding(text.trimmed()); }

/** BLAZE's answer for "nobody" is not published: what is no fault of the keys or the network means it. */
bool saysNobody(const Error &error)
{
    return error.kind == Error::Kind::NotFound || error.kind == Error::Kind::Rejected;
}

/** Adds those not there yet; a member knows more than the consumer, above all who must not be served. */
void merge(QList<Customer> &all, const QList<Customer> &more)
{
    for (const auto &customer : more) {
        const auto same = std::ranges::find_if(all, [&](const Customer &known) { return known.id == customer.id; });
        if (same == all.end()) {
            all.append(customer);
            continue;
        }
        same->banned = same->banned || customer.banned;
        same->active = same->active && customer.active;
        same->medical = same->medical || customer.medical;
    }
}

/** The only one, or the only one of that name; nobody where one would have to be guessed. */
Customer certain(const QList<Customer> &found, const Contact &contact)
{
    QList<Customer> candidates;
    std::ranges::copy_if(found, std::back_inserter(candidates), &Customer::active);
    if (candidates.size() > 1)
        candidates.removeIf([&](const Customer &customer) {
            return customer.contact.firstName.compare(contact.firstName, Qt::CaseInsensitive) != 0
                || customer.contact.lastName.compare(contact.lastName, Qt::CaseInsensitive) != 0;
        });
    return candidates.size() == 1 ? candidates.first() : Customer();
}

/** Nobody keeps it, so it may be as long as it likes. */
QString throwAwayPassword()
{
    QString password = u"Kiosk-1"_s; // Whatever kinds of letters are asked for.
    for (int i = 0; i < 4; ++i)
        password += QString::number(QRandomGenerator::system()->generate64(), 36);
    return password;
}
} // namespace

BlazeCustomers::BlazeCustomers(BlazeSession &session) : m_session(session) { }

QCoro::Task<Result<QList<Customer>>> BlazeCustomers::consumerAt(QByteArray path)
{
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer && saysNobody(answer.error()))
        co_return QList<Customer>{};
    if (!answer)
        co_return answer.error();
    const auto json = answer->toObject();
    if (json["id"_L1].isUndefined()) // null, {} or a body without a person.
        co_return QList<Customer>{};
    const auto customer = BlazeCustomerMapping::parseConsumer(json);
    if (!customer)
        co_return customer.error();
    co_return QList<Customer>{*customer};
}

QCoro::Task<Result<QList<Customer>>> BlazeCustomers::membersAt(QByteArray path)
{
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    // Without the permission for members the accounts are all there is to go by.
    if (!answer && (saysNobody(answer.error()) || answer.error().kind == Error::Kind::Unauthorized))
        co_return QList<Customer>{};
    if (!answer)
        co_return answer.error();
    QList<Customer> customers;
    const auto page = BlazeReply::page(*answer);
    const auto entries = page ? page->entries : QJsonArray{*answer};
    for (const auto &entry : entries) {
        const auto customer = BlazeCustomerMapping::parseMember(entry.toObject());
        if (customer)
            customers.append(*customer);
    }
    co_return customers;
}

QCoro::Task<Result<QList<Customer>>> BlazeCustomers::byPhone(QString phone)
{
    QList<Customer> found;
    for (const auto &form : BlazeCustomerMapping::phoneForms(phone)) {
        auto consumers = consumerAt("/user/find?phoneNumber=" + encoded(form) + "&country=US");
        const auto consumer = co_await consumers;
        if (!consumer)
            co_return consumer.error();
        merge(found, *consumer);
        if (!found.isEmpty())
            break;
    }
    // The look-up of accounts names one at most; the shop's records tell when several share the number.
    auto members = membersAt("/members/search/phone?phoneNumber=" + encoded(phone) + "&start=0&limit=100");
    const auto more = co_await members;
    if (!more)
        co_return more.error();
    merge(found, *more);
    co_return found;
}

QCoro::Task<Result<QList<Customer>>> BlazeCustomers::find(CustomerQuery query)
{
    if (!query.phone.isEmpty()) {
        auto looking = byPhone(query.phone);
        co_return co_await looking;
    }
    if (!query.id.isEmpty()) {
        auto looking = consumerAt("/user/" + encoded(query.id.toString()));
        co_return co_await looking;
    }
    if (!query.email.contains(u'@'))
        co_return Error{Error::Kind::Invalid, u"nothing to look a customer up by"_s};
    auto looking = consumerAt("/user/find?email=" + encoded(query.email));
    auto found = co_await looking;
    if (!found)
        co_return found;
    auto members = membersAt("/members/email/" + encoded(query.email));
    const auto more = co_await members;
    if (!more)
        co_return more.error();
    merge(*found, *more);
    co_return found;
}

QCoro::Task<Result<QList<Customer>>> BlazeCustomers::existing(Contact contact)
{
    CustomerQuery query;
    query.phone = contact.phone;
    if (query.phone.isEmpty())
        query.email = contact.email;
    auto looking = find(query);
    auto found = co_await looking;
    if (!found || !found->isEmpty() || contact.phone.isEmpty() || !contact.email.contains(u'@'))
        co_return found;
    CustomerQuery byEmail;
    byEmail.email = contact.email;
    auto lookingAgain = find(byEmail);
    co_return co_await lookingAgain;
}

QCoro::Task<Result<Customer>> BlazeCustomers::registerConsumer(Contact contact)
{
    if (const auto complete = BlazeCustomerMapping::check(contact); !complete)
        co_return complete.error();
    const auto body = BlazeCustomerMapping::registerBody(contact, throwAwayPassword());
    auto writing = m_session.write("POST", "/user/register", body);
    const auto answer = co_await writing;
    const auto made = answer.andThen(BlazeReply::object).andThen(BlazeCustomerMapping::parseConsumer);
    if (made || !CustomerCreation::mayBeThere(made.error()))
        co_return made;
    auto looking = existing(contact);
    const auto found = co_await looking;
    const auto known = found.andThen([&](const QList<Customer> &all) -> Result<Customer> {
        const auto one = certain(all, contact);
        if (one.id.isEmpty())
            return Error{Error::Kind::NotFound, u"there is no such customer"_s};
        return one;
    });
    co_return CustomerCreation::outcome(made.error(), known);
}

bool BlazeCustomers::canRegister(const Contact &contact) { return BlazeCustomerMapping::check(contact).ok(); }

QCoro::Task<Result<Customer>> BlazeCustomers::personOf(Order order)
{
    const auto &contact = order.contact;
    Customer person;
    person.id = order.customer;
    if (!person.id.isEmpty() || (contact.phone.isEmpty() && !contact.email.contains(u'@')))
        co_return person;
    auto looking = existing(contact);
    const auto found = co_await looking;
    if (!found)
        co_return found.error();
    co_return certain(*found, contact);
}

QCoro::Task<Result<CustomerId>> BlazeCustomers::consumerOf(Order order)
{
    auto naming = personOf(order);
    const auto person = co_await naming;
    co_return person.map([](const Customer &customer) { return customer.id; });
}

QCoro::Task<Result<bool>> BlazeCustomers::takesAnonymousOrders()
{
    if (m_anonymousOrders)
        co_return *m_anonymousOrders;
    auto asking = m_session.get("/store", Priority::Interactive);
    const auto answer = co_await asking;
    const auto store = answer.andThen(BlazeReply::object);
    if (!store)
        co_return store.error();
    m_anonymousOrders = (*store)["shop"_L1]["allowAnonymousOrders"_L1].toBool();
    co_return *m_anonymousOrders;
}

QCoro::Task<Result<CustomerId>> BlazeCustomers::consumerFor(Order order)
{
    auto naming = personOf(order);
    const auto person = co_await naming;
    if (!person)
        co_return person.error();
    if (person->banned)
        co_return Error{Error::Kind::Rejected, u"the POS says that this customer must not be served"_s};
    if (!person->id.isEmpty())
        co_return Result<CustomerId>(person->id);
    if (canRegister(order.contact)) {
        auto registering = registerConsumer(order.contact);
        const auto made = co_await registering;
        if (!made)
            co_return made.error();
        co_return Result<CustomerId>(made->id);
    }
    auto asking = takesAnonymousOrders();
    const auto anonymous = co_await asking;
    if (!anonymous)
        co_return anonymous.error();
    if (!*anonymous)
        co_return Error{Error::Kind::Rejected,
            u"this shop's BLAZE takes no orders without a name and a phone number or e-mail address"_s};
    co_return CustomerId();
}

} // namespace Peak
