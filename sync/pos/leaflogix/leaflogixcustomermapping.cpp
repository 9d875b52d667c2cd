#include "sync/pos/leaflogix/leaflogixcustomermapping.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;

bool is(const QString &word, QLatin1StringView wanted) { return word.compare(wanted, Qt::CaseInsensitive) == 0; }

Contact contactOf(const QJsonObject &json)
{
    Contact contact;
    contact.firstName = lineOf(member(json, "firstName"_L1));
    contact.lastName = lineOf(member(json, "lastName"_L1));
    contact.phone = idOf(member(json, "phone"_L1));
    if (contact.phone.isEmpty())
        contact.phone = idOf(member(json, "cellPhone"_L1));
    contact.email = lineOf(member(json, "emailAddress"_L1));
    contact.birthday = QDate::fromString(member(json, "dateOfBirth"_L1).toString().left(10), Qt::ISODate);
    return contact;
}
} // namespace

Result<QJsonObject> LeaflogixCustomerMapping::searchBody(const CustomerQuery &query)
{
    if (!query.phone.isEmpty())
        return QJsonObject{{"phone"_L1, query.phone.trimmed()}};
    if (!query.email.isEmpty())
        return QJsonObject{{"emailAddress"_L1, query.email.trimmed()}};
    if (!query.lastName.isEmpty())
        return Error{Error::Kind::Unsupported, u"this POS wants a birthday with a name"_s};
    return Error{Error::Kind::Invalid, u"nothing to look a customer up by"_s};
}

Result<Customer> LeaflogixCustomerMapping::parse(const QJsonObject &json)
{
    const auto id = wholeOf(member(json, "customerId"_L1));
    if (!id || *id <= 0)
        return Error{Error::Kind::Malformed, u"a customer without a number"_s};
    const QString status = lineOf(member(json, "status"_L1), 60);
    Customer customer;
    customer.id = CustomerId(QString::number(*id));
    customer.contact = contactOf(json);
    customer.medical = member(json, "customerType"_L1).toString().contains("medical"_L1, Qt::CaseInsensitive);
    customer.banned = is(status, "Banned"_L1);
    customer.active = !is(status, "Cancelled"_L1) && !is(status, "Canceled"_L1);
    customer.verified = !is(status, "Hold"_L1);
    return customer;
}

CustomerId LeaflogixCustomerMapping::mergedInto(const QJsonObject &json)
{
    const auto id = wholeOf(member(json, "mergedIntoCustomerId"_L1));
    return id && *id > 0 ? CustomerId(QString::number(*id)) : CustomerId();
}

} // namespace Peak
