#include "sync/pos/covasoft/covasoftcustomermapping.h"

#include "sync/pos/covasoft/covasoftreply.h"
#include "sync/pos/jsonread.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using CovasoftReply::member;

// Of ContactMethods; the numbers are the vendor's own, seen in a public client.
constexpr int phoneCategory = 1;
constexpr int emailCategory = 2;

Error invalid(const QString &field, const QString &why)
{
    Error error{Error::Kind::Invalid, why};
    error.field = u"customer."_s + field;
    return error;
}

/** The ten national digits, however somebody wrote them. */
QString plainPhone(const QString &text)
{
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits.size() == 11 && digits.startsWith(u'1') ? digits.mid(1) : digits;
}

/** The contacts of one kind, the default one first. */
QStringList contactsOf(const QJsonObject &customer, int category)
{
    QStringList values;
    for (const auto &entry : member(customer, "ContactMethods"_L1).toArray()) {
        const auto method = entry.toObject();
        const auto value = lineOf(member(method, "Value"_L1));
        if (wholeOf(member(method, "ContactMethodCategoryId"_L1)) != category || value.isEmpty())
            continue;
        if (member(method, "Default"_L1).toBool())
            values.prepend(value);
        else
            values.append(value);
    }
    return values;
}

QJsonObject contactMethod(int category, qint64 type, const QString &value, bool isDefault)
{
    return {
        {"ContactMethodCategoryId"_L1, category},
        {"ContactMethodTypeId"_L1, type},
        {"Value"_L1, value},
        {"Default"_L1, isDefault},
        {"DoNotContact"_L1, false},
    };
}
} // namespace

Result<Customer> CovasoftCustomerMapping::parse(const QJsonObject &json)
{
    const auto survivor = mergedInto(json);
    Customer customer;
    customer.id = survivor.isEmpty() ? CustomerId(idOf(member(json, "Id"_L1))) : survivor;
    if (customer.id.isEmpty())
        return Error{Error::Kind::Malformed, u"a customer without an id"_s};
    customer.contact.firstName = lineOf(member(json, "PrimaryName"_L1));
    customer.contact.lastName = lineOf(member(json, "FamilyName"_L1));
    customer.contact.phone = plainPhone(contactsOf(json, phoneCategory).value(0));
    customer.contact.email = contactsOf(json, emailCategory).value(0);
    customer.contact.birthday = QDate::fromString(member(json, "DateOfBirth"_L1).toString().left(10), Qt::ISODate);
    customer.active = !member(json, "Disabled"_L1).toBool();
    return customer;
}

CustomerId CovasoftCustomerMapping::mergedInto(const QJsonObject &customer)
{
    return CustomerId(idOf(member(customer, "MergedIntoCustomerId"_L1)));
}

bool CovasoftCustomerMapping::answers(const QJsonObject &customer, const CustomerQuery &query)
{
    if (!query.phone.isEmpty())
        return std::ranges::any_of(contactsOf(customer, phoneCategory),
            [&](const QString &phone) { return plainPhone(phone) == plainPhone(query.phone); });
    return contactsOf(customer, emailCategory).contains(query.email.trimmed(), Qt::CaseInsensitive);
}

Result<CovasoftCustomerMapping::Criterion> CovasoftCustomerMapping::criterionFor(const CustomerQuery &query)
{
    if (!query.phone.isEmpty())
        return Criterion{u"Phone"_s, plainPhone(query.phone)};
    if (query.email.contains(u'@'))
        return Criterion{u"Contact"_s, query.email.trimmed()};
    return Error{Error::Kind::Invalid, u"nothing to look a customer up by"_s};
}

QJsonObject CovasoftCustomerMapping::searchBody(const Criterion &criterion, const CovasoftSettings &settings)
{
    const QJsonObject row{
        {"Criteria"_L1, criterion.value},
        {"Field"_L1, criterion.field},
        {"Operation"_L1, settings.searchOperation},
    };
    return {{"Criteria"_L1, QJsonArray{row}}};
}

QJsonObject CovasoftCustomerMapping::createBody(const Customer &customer, const CovasoftSettings &settings)
{
    const auto &contact = customer.contact;
    QJsonArray methods;
    if (!contact.phone.isEmpty())
        methods.append(contactMethod(phoneCategory, settings.phoneTypeId, contact.phone, true));
    if (!contact.email.isEmpty())
        methods.append(contactMethod(emailCategory, settings.emailTypeId, contact.email, methods.isEmpty()));
    return {
        {"PrimaryName"_L1, contact.firstName.trimmed()},
        {"FamilyName"_L1, contact.lastName.trimmed()},
        {"DateOfBirth"_L1, contact.birthday.toString(Qt::ISODate)},
        {"CustomerTypeId"_L1, settings.customerTypeId},
        {"Disabled"_L1, false},
        {"DoNotContact"_L1, false},
        {"ContactMethods"_L1, methods},
        {"Addresses"_L1, QJsonArray()},
        {"CustomerExtensions"_L1, QJsonArray()},
    };
}

Result<Ok> CovasoftCustomerMapping::check(const Contact &contact)
{
    if (contact.firstName.trimmed().isEmpty())
        return invalid(u"first_name"_s, u"a first name is needed"_s);
    if (contact.lastName.trimmed().isEmpty())
        return invalid(u"last_name"_s, u"a last name is needed"_s);
    if (!contact.birthday.isValid())
        return invalid(u"birthday"_s, u"a birthday is needed"_s);
    if (contact.phone.isEmpty() && contact.email.isEmpty()) // Else nobody could ever find the profile again.
        return invalid(u"phone"_s, u"a phone number or an e-mail address is needed"_s);
    return Ok{};
}

} // namespace Peak
