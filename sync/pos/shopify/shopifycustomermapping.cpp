#include "sync/pos/shopify/shopifycustomermapping.h"

#include "sync/pos/jsonread.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QString nationalDigits(const QString &phone)
{
    static const QRegularExpression other(u"\\D"_s);
    QString digits = phone;
    return digits.remove(other).right(10);
}

QStringList lowerTags(const QJsonObject &json)
{
    QStringList tags;
    for (const auto &tag : json["tags"_L1].toArray())
        tags.append(lineOf(tag, 60).toLower());
    return tags;
}

Error invalid(const QString &field, const QString &why)
{
    Error error{Error::Kind::Invalid, why};
    error.field = u"customer."_s + field;
    return error;
}
} // namespace

Result<Customer> ShopifyCustomerMapping::parse(const QJsonObject &json, const ShopifySettings &settings)
{
    Customer customer;
    customer.id = CustomerId(idOf(json["id"_L1]));
    if (customer.id.isEmpty())
        return Error{Error::Kind::Malformed, u"a customer without an id"_s};
    customer.contact.firstName = lineOf(json["firstName"_L1]);
    customer.contact.lastName = lineOf(json["lastName"_L1]);
    customer.contact.phone = nationalDigits(json["defaultPhoneNumber"_L1]["phoneNumber"_L1].toString());
    customer.contact.email = lineOf(json["defaultEmailAddress"_L1]["emailAddress"_L1]);
    const auto tags = lowerTags(json);
    customer.medical = tags.contains(settings.medicalTag);
    customer.banned = tags.contains(u"banned"_s);
    return customer;
}

Result<Ok> ShopifyCustomerMapping::check(const Contact &contact)
{
    if (!contact.phone.isEmpty() && e164(contact.phone).isEmpty())
        return invalid(u"phone"_s, u"a phone number is 10 digits and starts with neither 0 nor 1"_s);
    if (contact.phone.isEmpty() && contact.email.isEmpty())
        return invalid(u"phone"_s, u"a phone number or an e-mail address is needed"_s);
    return Ok{};
}

QJsonObject ShopifyCustomerMapping::createVariables(const Customer &customer, const ShopifySettings &settings)
{
    const auto &contact = customer.contact;
    QJsonArray tags{u"kiosk"_s};
    if (customer.medical)
        tags.append(settings.medicalTag);
    QJsonObject input{{"tags"_L1, tags}};
    if (!contact.firstName.trimmed().isEmpty())
        input["firstName"_L1] = contact.firstName.trimmed();
    if (!contact.lastName.trimmed().isEmpty())
        input["lastName"_L1] = contact.lastName.trimmed();
    if (!contact.phone.isEmpty())
        input["phone"_L1] = e164(contact.phone);
    if (!contact.email.isEmpty())
        input["email"_L1] = contact.email.trimmed();
    return {{"input"_L1, input}};
}

QString ShopifyCustomerMapping::e164(const QString &phone)
{
    static const QRegularExpression form(u"^[2-9]\\d{9}$"_s);
    return form.match(phone).hasMatch() ? u"+1"_s + phone : QString();
}

QString ShopifyCustomerMapping::quoted(const QString &text)
{
    QString safe = text.trimmed();
    safe.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + safe + u'"';
}

} // namespace Peak
