#include "tests/possim/covasoft/covasoftcustomers.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct Person {
    QLatin1StringView id;
    QLatin1StringView first;
    QLatin1StringView last;
    QLatin1StringView phone;
    QLatin1StringView email;
    bool disabled;
    QLatin1StringView mergedInto;
};

// clang-format off
constexpr Person people[] = {
    {"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b1301"_L1, "Rosa"_L1,  "Vale"_L1,   "4155550142"_L1, "rosa@example.com"_L1,   false, {}},
    {"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b1302"_L1, "Sam"_L1,   "Ortega"_L1, "4155550150"_L1, "ortega@example.com"_L1, false, {}},
    {"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b1303"_L1, "Tess"_L1,  "Ortega"_L1, "4155550150"_L1, "ortega@example.com"_L1, false, {}},
    {"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b1304"_L1, "Ulf"_L1,   "Barred"_L1, "4155550160"_L1, "ulf@example.com"_L1,    true,  {}},
    {"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b1307"_L1, "Rosie"_L1, "Vale"_L1,   "4155550190"_L1, "rosie@example.com"_L1,  false, "8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b1301"_L1},
};
// clang-format on

static QJsonObject contact(int category, int type, const QString &value)
{
    return {{u"ContactMethodCategoryId"_s, category}, {u"ContactMethodTypeId"_s, type}, {u"Value"_s, value},
        {u"Default"_s, category == 1}, {u"DoNotContact"_s, false}};
}

static QJsonObject record(const Person &person)
{
    return {{u"Id"_s, person.id}, {u"PrimaryName"_s, person.first}, {u"FamilyName"_s, person.last},
        {u"DateOfBirth"_s, u"1991-02-11T00:00:00Z"_s}, {u"CustomerTypeId"_s, 2}, {u"Disabled"_s, person.disabled},
        {u"DoNotContact"_s, false},
        {u"ContactMethods"_s, QJsonArray{contact(1, 3, person.phone), contact(2, 9, person.email)}},
        {u"MergedIntoCustomerId"_s,
            person.mergedInto.isEmpty() ? QJsonValue() : QJsonValue(QString(person.mergedInto))}};
}

CovasoftCustomers::CovasoftCustomers(const StoreSetup &setup) : m_setup(setup)
{
    for (const auto &person : people)
        add(record(person));
}

QJsonObject CovasoftCustomers::add(QJsonObject customer)
{
    if (!customer.contains("Id"_L1))
        customer["Id"_L1] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (const auto &list : {u"Addresses"_s, u"CustomerExtensions"_s, u"ContactMethods"_s, u"MemberOf"_s}) {
        if (!customer.contains(list))
            customer[list] = QJsonArray();
    }
    for (const auto &name : {u"MergedIntoCustomerId"_s, u"PricingGroupId"_s}) {
        if (!customer.contains(name))
            customer[name] = QJsonValue::Null;
    }
    customer["LastModifiedDateUtc"_L1] = covaStamp(m_setup.now());
    m_customers.append(customer);
    return customer;
}

static bool hasContact(const QJsonObject &customer, int category, const QString &value)
{
    for (const auto &method : customer["ContactMethods"_L1].toArray()) {
        if (method["ContactMethodCategoryId"_L1].toInt() == category
            && method["Value"_L1].toString().compare(value, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

/** Nothing for a field there is none of. */
static std::optional<bool> matches(const QJsonObject &customer, const QString &field, const QString &value)
{
    if (field == "Phone"_L1)
        return hasContact(customer, 1, value);
    if (field == "Contact"_L1)
        return hasContact(customer, 2, value) || hasContact(customer, 1, value);
    if (field == "PrimaryName"_L1 || field == "FamilyName"_L1)
        return customer[field].toString().compare(value, Qt::CaseInsensitive) == 0;
    return std::nullopt;
}

HttpServerResponse CovasoftCustomers::search(const HttpServerRequest &request) const
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    const auto criteria = covaMember(body, "Criteria"_L1).toArray();
    const auto operation = covaSetting(m_setup, "search_operation"_L1).toString();
    if (criteria.isEmpty())
        return covaFail(m_setup, {400, u"At least one criteria is required."_s});
    QJsonArray results;
    for (const auto &customer : m_customers) {
        bool all = true;
        for (const auto &one : criteria) {
            const auto fits = matches(customer, one["Field"_L1].toString(), one["Criteria"_L1].toString());
            if (!fits || one["Operation"_L1].toString() != operation)
                return covaFail(m_setup, {400, u"The search field or operation is not supported."_s});
            all = all && *fits;
        }
        if (all)
            results.append(customer);
    }
    return HttpServerResponse::json(200,
        {{u"Id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"Criteria"_s, criteria},
            {u"Results"_s, results}});
}

HttpServerResponse CovasoftCustomers::oldSearch(const HttpServerRequest &request) const
{
    static const QRegularExpression filter(u"^\\s*Criteria eq '(.*)'\\s*$"_s);
    const auto asked = filter.match(request.queryValue(u"$filter"_s));
    if (!asked.hasMatch())
        return covaFail(m_setup, {400, u"The filter is not supported."_s});
    const auto wanted = asked.captured(1).replace(u"''"_s, u"'"_s);
    QJsonArray found;
    for (const auto &customer : m_customers) {
        const auto name = customer["PrimaryName"_L1].toString() + u' ' + customer["FamilyName"_L1].toString();
        if (*matches(customer, u"Contact"_s, wanted) || name.contains(wanted, Qt::CaseInsensitive))
            found.append(customer);
    }
    return covaList(m_setup, request, found);
}

std::optional<QJsonObject> CovasoftCustomers::find(const QString &id) const
{
    for (const auto &customer : m_customers) {
        if (customer["Id"_L1].toString() == id)
            return customer;
    }
    return std::nullopt;
}

HttpServerResponse CovasoftCustomers::byId(const QString &id) const
{
    const auto customer = find(id);
    return customer ? HttpServerResponse::json(200, *customer) : covaFail(m_setup, covaNotFound());
}

HttpServerResponse CovasoftCustomers::changed(const HttpServerRequest &request) const
{
    static const QRegularExpression filter(u"^\\s*LastModifiedDateUtc ge datetime'(.*)'\\s*$"_s);
    const auto asked = filter.match(request.queryValue(u"$filter"_s));
    const auto since = fromCovaStamp(asked.captured(1).toUpper());
    if (!since)
        return covaFail(m_setup, {400, u"The filter is not supported."_s});
    QJsonArray found;
    for (const auto &customer : m_customers) {
        if (fromCovaStamp(customer["LastModifiedDateUtc"_L1].toString()) >= since)
            found.append(customer);
    }
    return covaList(m_setup, request, found);
}

HttpServerResponse CovasoftCustomers::create(const HttpServerRequest &request)
{
    auto body = QJsonDocument::fromJson(request.body).object();
    if (body["PrimaryName"_L1].toString().isEmpty() || body["FamilyName"_L1].toString().isEmpty())
        return covaFail(m_setup, {400, u"PrimaryName and FamilyName are required."_s});
    for (const auto &name : {u"Id"_s, u"MergedIntoCustomerId"_s, u"PricingGroupId"_s})
        body.remove(name); // Not the caller's to say.
    return HttpServerResponse::json(201, add(body));
}

Result<QJsonObject> CovasoftCustomers::put(const QJsonObject &members)
{
    for (auto &customer : m_customers) {
        if (customer["Id"_L1] != members["Id"_L1])
            continue;
        for (auto member = members.begin(); member != members.end(); ++member)
            customer[member.key()] = member.value();
        customer["LastModifiedDateUtc"_L1] = covaStamp(m_setup.now());
        return customer;
    }
    return add(members);
}

} // namespace Peak::Possim
