#include "sync/pos/treez/treezcustomermapping.h"

#include "sync/pos/jsonread.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Error invalid(const QString &field, const QString &why)
{
    Error error{Error::Kind::Invalid, why};
    error.field = u"customer."_s + field;
    return error;
}

Contact contactOf(const QJsonObject &customer)
{
    Contact contact;
    contact.firstName = lineOf(customer["first_name"_L1]);
    contact.lastName = lineOf(customer["last_name"_L1]);
    contact.phone = idOf(customer["phone"_L1]);
    contact.email = lineOf(customer["email"_L1]);
    contact.birthday = QDate::fromString(customer["birthday"_L1].toString().left(10), Qt::ISODate);
    return contact;
}
} // namespace

Result<Customer> TreezCustomerMapping::parse(const QJsonObject &json)
{
    const auto survivor = mergedInto(json);
    Customer customer;
    customer.id = survivor.isEmpty() ? CustomerId(idOf(json["customer_id"_L1])) : survivor;
    if (customer.id.isEmpty())
        return Error{Error::Kind::Malformed, u"a customer without an id"_s};
    const QString status = json["status"_L1].toString();
    customer.contact = contactOf(json);
    customer.medical = json["patient_type"_L1].toString().startsWith("MEDICAL"_L1);
    customer.banned = json["banned"_L1].toBool();
    // A merged profile lives on as another one; without that one's name there is nobody to order for.
    customer.active = status != "DEACTIVATED"_L1 && (status != "MERGED"_L1 || !survivor.isEmpty());
    customer.verified = json["verification_status"_L1] != "VERIFICATION_PENDING"_L1;
    return customer;
}

CustomerId TreezCustomerMapping::mergedInto(const QJsonObject &customer)
{
    return CustomerId(idOf(customer["merged_into_customer_id"_L1]));
}

Result<Ok> TreezCustomerMapping::check(const Contact &contact)
{
    if (contact.firstName.trimmed().isEmpty())
        return invalid(u"first_name"_s, u"a first name is needed"_s);
    if (contact.lastName.trimmed().isEmpty())
        return invalid(u"last_name"_s, u"a last name is needed"_s);
    if (!contact.birthday.isValid())
        return invalid(u"birthday"_s, u"a birthday is needed"_s);
    if (!contact.phone.isEmpty() && !isPhone(contact.phone))
        return invalid(u"phone"_s, u"a phone number is 10 digits and starts with neither 0 nor 1"_s);
    return Ok{};
}

QJsonObject TreezCustomerMapping::createBody(const Customer &customer)
{
    const auto &contact = customer.contact;
    QJsonObject body{
        {"first_name"_L1, contact.firstName.trimmed()},
        {"last_name"_L1, contact.lastName.trimmed()},
        {"birthday"_L1, contact.birthday.toString(Qt::ISODate)},
        {"patient_type"_L1, customer.medical ? u"MEDICAL"_s : u"ADULT"_s},
        {"notes"_L1, u"kiosk sign-up"_s},
    };
    if (!contact.phone.isEmpty())
        body["phone"_L1] = contact.phone;
    if (!contact.email.isEmpty())
        body["email"_L1] = contact.email;
    return body;
}

bool TreezCustomerMapping::isPhone(const QString &text)
{
    static const QRegularExpression shape(u"^[2-9][0-9]{9}$"_s, QRegularExpression::DontCaptureOption);
    return shape.match(text).hasMatch() && text.size() == 10;
}

} // namespace Peak
