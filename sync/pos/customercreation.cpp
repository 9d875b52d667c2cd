#include "sync/pos/customercreation.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QList<CustomerQuery> lookUps(const Contact &contact)
{
    QList<CustomerQuery> queries;
    if (!contact.phone.isEmpty())
        queries.emplaceBack().phone = contact.phone;
    if (!contact.email.isEmpty())
        queries.emplaceBack().email = contact.email;
    return queries;
}

/** This POS does not look customers up that way, or not by what was typed. */
bool isNoWay(const Error &error)
{
    return error.kind == Error::Kind::Unsupported || error.kind == Error::Kind::Invalid;
}
} // namespace

std::optional<Customer> CustomerCreation::first(const QList<Customer> &found, const Contact &)
{
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QCoro::Task<Result<Customer>> CustomerCreation::existing(PosClient &client, Contact contact, Choose choose)
{
    for (const auto &query : lookUps(contact)) {
        auto looking = client.findCustomer(query);
        const auto found = co_await looking;
        if (!found && isNoWay(found.error()))
            continue;
        if (!found)
            co_return found.error();
        if (const auto customer = choose(*found, contact))
            co_return *customer;
    }
    co_return Error{Error::Kind::NotFound, u"there is no such customer"_s};
}

bool CustomerCreation::mayBeThere(const Error &creating)
{
    switch (creating.kind) {
    case Error::Kind::Rejected:
    case Error::Kind::Conflict:
    case Error::Kind::InDoubt:
    case Error::Kind::Malformed:
        return true;
    case Error::Kind::Unreachable:
    case Error::Kind::Throttled:
    case Error::Kind::Unauthorized:
    case Error::Kind::NotFound:
    case Error::Kind::Unsupported:
    case Error::Kind::Invalid:
    case Error::Kind::Storage:
        return false;
    }
    Q_UNREACHABLE();
}

Result<Customer> CustomerCreation::outcome(const Error &creating, const Result<Customer> &looked)
{
    if (looked)
        return looked;
    const bool refused = creating.kind == Error::Kind::Rejected || creating.kind == Error::Kind::Conflict;
    return refused && looked.error().kind != Error::Kind::NotFound ? looked.error() : creating;
}

QCoro::Task<Result<Customer>> CustomerCreation::settled(
    PosClient &client, Result<Customer> made, Contact contact, Choose choose)
{
    if (made || !mayBeThere(made.error()))
        co_return made;
    auto looking = existing(client, contact, choose);
    const auto looked = co_await looking;
    co_return outcome(made.error(), looked);
}

} // namespace Peak
