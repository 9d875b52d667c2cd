#include "sync/pos/flowhub/flowhubcustomermapping.h"

#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Error invalid(const QString &field, const QString &why)
{
    return Error{Error::Kind::Invalid, why, {}, u"customer."_s + field};
}
} // namespace

QString FlowhubCustomerMapping::nationalPhone(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits.append(c);
    }
    if (digits.size() == 11 && digits.startsWith(u'1'))
        digits.remove(0, 1);
    return digits.size() == 10 ? digits : QString();
}

Result<Customer> FlowhubCustomerMapping::parse(const QJsonObject &json)
{
    Customer customer;
    customer.id = CustomerId(idOf(json["id"_L1]));
    if (customer.id.isEmpty())
        return Error{Error::Kind::Malformed, u"a customer without an id"_s};
    // One name for all of it: what stands after the first word is the last name.
    const QString name = lineOf(json["name"_L1]);
    customer.contact.firstName = name.section(u' ', 0, 0);
    customer.contact.lastName = name.section(u' ', 1);
    customer.contact.phone = nationalPhone(idOf(json["phone"_L1]));
    customer.contact.email = lineOf(json["email"_L1]);
    customer.contact.birthday = QDate::fromString(json["birthDate"_L1].toString().left(10), Qt::ISODate);
    customer.medical = json["type"_L1].toString().startsWith("med"_L1, Qt::CaseInsensitive);
    return customer;
}

Result<Ok> FlowhubCustomerMapping::check(const Contact &contact)
{
    if (contact.firstName.trimmed().isEmpty())
        return invalid(u"first_name"_s, u"a first name is needed"_s);
    if (contact.lastName.trimmed().isEmpty())
        return invalid(u"last_name"_s, u"a last name is needed"_s);
    if (!contact.birthday.isValid())
        return invalid(u"birthday"_s, u"a birthday is needed"_s);
    if (!contact.phone.isEmpty() && nationalPhone(contact.phone).isEmpty())
        return invalid(u"phone"_s, u"a phone number has 10 digits"_s);
    return Ok{};
}

QJsonObject FlowhubCustomerMapping::createBody(const Customer &customer, const FlowhubSettings &settings)
{
    const auto &contact = customer.contact;
    QJsonObject body{
        {"name"_L1, u"%1 %2"_s.arg(contact.firstName, contact.lastName).simplified()},
        {"birthDate"_L1, contact.birthday.toString(Qt::ISODate)},
        {"state"_L1, settings.customerState},
        {"type"_L1, customer.medical ? u"medCustomer"_s : u"recCustomer"_s},
    };
    if (!contact.phone.isEmpty())
        body["phone"_L1] = nationalPhone(contact.phone);
    if (!contact.email.isEmpty())
        body["email"_L1] = contact.email;
    return body;
}

} // namespace Peak
