#include "sync/pos/blaze/blazecustomermapping.h"

#include "sync/pos/jsonread.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Error invalid(const QString &field, const QString &why)
{
    Error error{Error::Kind::Invalid, why};
    error.field = u"customer."_s + field;
    return error;
}

QString nationalPhone(const QJsonValue &value)
{
    QString digits = idOf(value);
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    return digits.size() == 11 && digits.startsWith(u'1') ? digits.mid(1) : digits;
}

Contact contactOf(const QJsonObject &person)
{
    Contact contact;
    contact.firstName = lineOf(person["firstName"_L1]);
    contact.lastName = lineOf(person["lastName"_L1]);
    contact.phone = nationalPhone(person["primaryPhone"_L1]);
    contact.email = lineOf(person["email"_L1]);
    if (const auto dob = person["dob"_L1]; dob.isDouble() && dob.toInteger() != 0)
        contact.birthday = QDateTime::fromMSecsSinceEpoch(dob.toInteger(), Qt::UTC).date();
    return contact;
}

bool isMedical(const QJsonObject &person)
{
    return person["medical"_L1].toBool() || person["consumerType"_L1].toString().startsWith("Medicinal"_L1);
}

/** BLAZE logs people in by e-mail: without one they get an address that reaches nobody (RFC 2606), always the same one
 * for the same person; families share phones. */
QString loginOf(const Contact &contact)
{
    const QString email = contact.email.trimmed();
    if (!email.isEmpty())
        return email;
    const QString name = (contact.firstName.simplified() + u' ' + contact.lastName.simplified()).toCaseFolded();
    const auto mark = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().left(6);
    return u"%1-%2@kiosk.invalid"_s.arg(contact.phone, QString::fromLatin1(mark));
}
} // namespace

Result<Customer> BlazeCustomerMapping::parseConsumer(const QJsonObject &consumer)
{
    Customer customer;
    customer.id = CustomerId(idOf(consumer["id"_L1]));
    if (customer.id.isEmpty())
        return Error{Error::Kind::Malformed, u"a consumer without an id"_s};
    customer.contact = contactOf(consumer);
    if (customer.contact.email.endsWith("@kiosk.invalid"_L1))
        customer.contact.email.clear();
    customer.medical = isMedical(consumer);
    customer.active = consumer["active"_L1].toBool(true) && !consumer["deleted"_L1].toBool();
    customer.verified = consumer["accepted"_L1].toBool(true);
    return customer;
}

Result<Customer> BlazeCustomerMapping::parseMember(const QJsonObject &member)
{
    Customer customer;
    customer.id = CustomerId(idOf(member["consumerUserId"_L1]));
    if (customer.id.isEmpty())
        return Error{Error::Kind::NotFound, u"a member without an account"_s};
    const QString status = member["status"_L1].toString();
    customer.contact = contactOf(member);
    customer.medical = isMedical(member);
    customer.banned = member["banPatient"_L1].toBool();
    customer.active = !member["deleted"_L1].toBool() && status != "Inactive"_L1;
    customer.verified = status != "Pending"_L1;
    return customer;
}

Result<Ok> BlazeCustomerMapping::check(const Contact &contact)
{
    if (contact.firstName.trimmed().isEmpty())
        return invalid(u"first_name"_s, u"a first name is needed"_s);
    if (contact.lastName.trimmed().isEmpty())
        return invalid(u"last_name"_s, u"a last name is needed"_s);
    if (contact.phone.isEmpty() && contact.email.trimmed().isEmpty())
        return invalid(u"phone"_s, u"a phone number or an e-mail address is needed"_s);
    return Ok{};
}

QJsonObject BlazeCustomerMapping::registerBody(const Contact &contact, const QString &password)
{
    QJsonObject body{
        {"firstName"_L1, contact.firstName.trimmed()},
        {"lastName"_L1, contact.lastName.trimmed()},
        {"email"_L1, loginOf(contact)},
        {"password"_L1, password},
        {"sex"_L1, u"OTHER"_s},
        {"marketingSource"_L1, u"Kiosk"_s},
    };
    if (!contact.phone.isEmpty())
        body["phoneNumber"_L1] = contact.phone;
    if (contact.birthday.isValid())
        body["dob"_L1] = contact.birthday.startOfDay(Qt::UTC).toMSecsSinceEpoch();
    return body;
}

QStringList BlazeCustomerMapping::phoneForms(const QString &phone)
{
    const QString ten = nationalPhone(phone);
    QStringList forms{ten, u'1' + ten, phone};
    if (ten.size() != 10)
        forms = {phone};
    forms.removeDuplicates();
    return forms;
}

} // namespace Peak
