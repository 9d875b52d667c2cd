#include "tests/possim/shopify/shopifycustomers.h"

#include "tests/possim/shopify/shopifysearch.h"
#include "tests/possim/shopify/shopifywords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static QJsonObject person(const QString &first, const QString &last, const QString &phone, const QString &email)
{
    return {{u"firstName"_s, first}, {u"lastName"_s, last}, {u"phone"_s, phone}, {u"email"_s, email}};
}

ShopifyCustomers::ShopifyCustomers(const StoreSetup &setup) : m_setup(setup)
{
    add(person(u"Rosa"_s, u"Vale"_s, u"+14155550142"_s, u"rosa@example.com"_s)); // 5501
    // 5502 and 5503: a phone belongs to one customer only, but searches find it in another's address as well.
    add(person(u"Twin"_s, u"Older"_s, u"+14155550150"_s, u"older@example.com"_s));
    auto younger = person(u"Twin"_s, u"Younger"_s, {}, u"younger@example.com"_s);
    younger["address_phone"_L1] = u"+14155550150"_s;
    add(younger);
    // 5504: protected data withheld from the app.
    QJsonObject unnamed{{u"phone"_s, u"+14155550160"_s}, {u"withheld"_s, true}};
    add(unnamed);
    auto medical = person(u"Mia"_s, u"Medina"_s, u"+14155550170"_s, u"mia@example.com"_s); // 5505
    medical["tags"_L1] = QJsonArray{u"medical"_s};
    medical["taxExempt"_L1] = true;
    add(medical);
}

QJsonObject ShopifyCustomers::add(const QJsonObject &members)
{
    const auto stamp = shopifyStamp(m_setup.now());
    QJsonObject customer{{u"__typename"_s, u"Customer"_s}, {u"id"_s, shopifyGid(u"Customer"_s, m_next++)},
        {u"firstName"_s, QJsonValue::Null}, {u"lastName"_s, QJsonValue::Null}, {u"phone"_s, QJsonValue::Null},
        {u"email"_s, QJsonValue::Null}, {u"tags"_s, QJsonArray()}, {u"note"_s, QJsonValue::Null},
        {u"taxExempt"_s, false}, {u"numberOfOrders"_s, u"0"_s}, {u"createdAt"_s, stamp}, {u"updatedAt"_s, stamp}};
    for (auto member = members.begin(); member != members.end(); ++member)
        customer[member.key()] = member.value().toString(u"-"_s).isEmpty() ? QJsonValue() : member.value();
    m_customers.append(customer);
    return customer;
}

/** With what is put together from other members. */
static QJsonObject shown(QJsonObject customer)
{
    const auto wrapped = [&](QLatin1StringView member, const QString &as) {
        return customer[member].isString() ? QJsonValue(QJsonObject{{as, customer[member]}}) : QJsonValue();
    };
    customer["displayName"_L1] =
        (customer["firstName"_L1].toString() + u' ' + customer["lastName"_L1].toString()).trimmed();
    if (customer["withheld"_L1].toBool())
        customer["phone"_L1] = QJsonValue::Null;
    customer["defaultEmailAddress"_L1] = wrapped("email"_L1, u"emailAddress"_s);
    customer["defaultPhoneNumber"_L1] = wrapped("phone"_L1, u"phoneNumber"_s);
    return customer;
}

QJsonValue ShopifyCustomers::byId(const QString &id) const
{
    for (const auto &customer : m_customers) {
        if (customer["id"_L1].toString() == id)
            return shown(customer);
    }
    return QJsonValue::Null;
}

Result<QJsonValue> ShopifyCustomers::byIdentifier(const QJsonObject &identifier) const
{
    if (identifier.size() != 1)
        return Error{Error::Kind::Invalid, u"BAD_REQUEST: the identifier has exactly one member"_s};
    const auto wanted = identifier.begin().value().toString();
    const auto member = identifier.contains("phoneNumber"_L1) ? "phone"_L1
        : identifier.contains("emailAddress"_L1)              ? "email"_L1
                                                              : "id"_L1;
    for (const auto &customer : m_customers) {
        if (customer[member].toString().compare(wanted, Qt::CaseInsensitive) == 0)
            return QJsonValue(shown(customer));
    }
    return QJsonValue(QJsonValue::Null);
}

static bool holds(const QJsonObject &customer, const ShopifyTerm &term)
{
    const auto is = [&](QLatin1StringView member) {
        return customer[member].toString().compare(term.value, Qt::CaseInsensitive) == 0;
    };
    if (term.key == "phone"_L1)
        return is("phone"_L1) || is("address_phone"_L1);
    if (term.key == "email"_L1)
        return is("email"_L1);
    if (term.key == "first_name"_L1)
        return is("firstName"_L1);
    if (term.key == "last_name"_L1)
        return is("lastName"_L1);
    if (term.key == "tag"_L1)
        return customer["tags"_L1].toArray().contains(term.value);
    return shown(customer)["displayName"_L1].toString().contains(term.value, Qt::CaseInsensitive);
}

Result<QJsonValue> ShopifyCustomers::search(const QString &query) const
{
    const auto terms = shopifyTerms(query, {u"phone"_s, u"email"_s, u"first_name"_s, u"last_name"_s, u"tag"_s});
    if (!terms)
        return terms.error();
    QJsonArray found;
    for (const auto &customer : m_customers) {
        if (std::all_of(terms->begin(), terms->end(), [&](const ShopifyTerm &term) { return holds(customer, term); }))
            found.append(shown(customer));
    }
    return QJsonValue(found);
}

QJsonArray ShopifyCustomers::problemsOf(const QJsonObject &input) const
{
    QJsonArray problems;
    const auto text = [&](QLatin1StringView name) { return input[name].toString(); };
    if (text("firstName"_L1).isEmpty() && text("lastName"_L1).isEmpty() && text("phone"_L1).isEmpty()
        && text("email"_L1).isEmpty())
        problems.append(shopifyUserError({}, u"A name, phone number, or email address must be present"_s));
    static const QRegularExpression phone(u"^\\+[1-9]\\d{7,14}$"_s);
    static const QRegularExpression email(u"^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"_s);
    if (!text("phone"_L1).isEmpty() && !phone.match(text("phone"_L1)).hasMatch())
        problems.append(shopifyUserError({u"phone"_s}, u"Phone is invalid"_s));
    if (!text("email"_L1).isEmpty() && !email.match(text("email"_L1)).hasMatch())
        problems.append(shopifyUserError({u"email"_s}, u"Email is invalid"_s));
    const auto taken = [&](QLatin1StringView name) {
        return !text(name).isEmpty()
            && std::any_of(m_customers.begin(), m_customers.end(), [&](const QJsonObject &customer) {
                   return customer[name].toString().compare(text(name), Qt::CaseInsensitive) == 0;
               });
    };
    if (taken("phone"_L1))
        problems.append(shopifyUserError({u"phone"_s}, u"Phone has already been taken"_s));
    if (taken("email"_L1))
        problems.append(shopifyUserError({u"email"_s}, u"Email has already been taken"_s));
    return problems;
}

QJsonObject ShopifyCustomers::create(const QJsonObject &input)
{
    const auto problems = problemsOf(input);
    if (!problems.isEmpty())
        return {{u"customer"_s, QJsonValue::Null}, {u"userErrors"_s, problems}};
    return {{u"customer"_s, shown(add(input))}, {u"userErrors"_s, QJsonArray()}};
}

Result<QJsonObject> ShopifyCustomers::put(const QJsonObject &members)
{
    for (auto &customer : m_customers) {
        if (customer["id"_L1] != members["id"_L1])
            continue;
        for (auto member = members.begin(); member != members.end(); ++member)
            customer[member.key()] = member.value();
        return shown(customer);
    }
    auto fresh = members;
    fresh.remove(u"id"_s);
    return shown(add(fresh));
}

} // namespace Peak::Possim
