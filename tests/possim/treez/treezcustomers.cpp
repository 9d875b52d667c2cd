#include "tests/possim/treez/treezcustomers.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static QJsonObject person(const QString &first, const QString &last, const QString &phone, const QString &email)
{
    return {{u"first_name"_s, first}, {u"last_name"_s, last}, {u"phone"_s, phone}, {u"email"_s, email},
        {u"birthday"_s, u"1991-02-11"_s}, {u"patient_type"_s, u"ADULT"_s}, {u"verification_status"_s, u"VERIFIED"_s}};
}

TreezCustomers::TreezCustomers(const StoreSetup &setup) : m_setup(setup)
{
    add(person(u"Rosa"_s, u"Vale"_s, u"4155550142"_s, u"rosa@example.com"_s)); // 1301
    add(person(u"Twin"_s, u"Older"_s, u"4155550150"_s, u"older@example.com"_s)); // 1302 and 1303 share a phone.
    add(person(u"Twin"_s, u"Younger"_s, u"4155550150"_s, u"younger@example.com"_s));
    auto banned = person(u"Ben"_s, u"Barred"_s, u"4155550160"_s, u"barred@example.com"_s); // 1304
    banned["banned"_L1] = true;
    add(banned);
    auto medical = person(u"Mia"_s, u"Medina"_s, u"4155550170"_s, u"mia@example.com"_s); // 1305
    medical["patient_type"_L1] = u"MEDICAL_MMID"_s;
    medical["state_medical_id"_L1] = u"MED-0170"_s;
    medical["permit_expiration"_L1] = u"2030-12-31"_s;
    add(medical);
    auto gone = person(u"Dora"_s, u"Dormant"_s, u"4155550180"_s, u"dora@example.com"_s); // 1306
    gone["status"_L1] = u"DEACTIVATED"_s;
    add(gone);
    auto merged = person(u"Max"_s, u"Merged"_s, u"4155550190"_s, u"max@example.com"_s); // 1307, now 1301.
    merged["status"_L1] = u"MERGED"_s;
    merged["merged_into_customer_id"_L1] = 1301;
    add(merged);
    m_customers.first()["merged_customer_ids"_L1] = QJsonArray{1307};
}

QJsonObject TreezCustomers::add(const QJsonObject &members)
{
    const auto now = treezStamp(m_setup.now(), m_setup.zone);
    QJsonObject customer{{u"status"_s, u"ACTIVE"_s}, {u"verification_status"_s, u"VERIFICATION_PENDING"_s},
        {u"verification_reasons"_s, QJsonArray()}, {u"customer_id"_s, QString::number(m_nextId++)},
        {u"first_name"_s, QJsonValue::Null}, {u"middle_name"_s, QJsonValue::Null}, {u"last_name"_s, QJsonValue::Null},
        {u"birthday"_s, QJsonValue::Null}, {u"drivers_license"_s, QJsonValue::Null},
        {u"state_medical_id"_s, QJsonValue::Null}, {u"permit_expiration"_s, QJsonValue::Null},
        {u"email"_s, QJsonValue::Null}, {u"phone"_s, QJsonValue::Null}, {u"notes"_s, QJsonValue::Null},
        {u"rewards_balance"_s, 0}, {u"gender"_s, u"U"_s}, {u"signup_date"_s, now}, {u"last_update"_s, now},
        {u"opt_out"_s, false}, {u"banned"_s, false}, {u"warning_1"_s, false}, {u"warning_2"_s, false},
        {u"addresses"_s, QJsonArray()}, {u"merged_customer_ids"_s, QJsonArray()},
        {u"merged_into_customer_id"_s, QJsonValue::Null}, {u"patient_type"_s, u"ADULT"_s},
        {u"imageList"_s, QJsonArray()}, {u"customer_groups"_s, QJsonArray()}};
    for (auto member = members.begin(); member != members.end(); ++member)
        customer[member.key()] = member.value();
    m_customers.append(customer);
    return customer;
}

QJsonObject TreezCustomers::find(const QString &id) const
{
    const auto at = std::find_if(m_customers.begin(), m_customers.end(),
        [&](const QJsonObject &customer) { return customer["customer_id"_L1].toString() == id; });
    return at == m_customers.end() ? QJsonObject() : *at;
}

static Refusal nobody() { return {404, u"CUSTOMER_DOESNT_EXIST"_s, u"no such customer"_s}; }

HttpServerResponse TreezCustomers::byId(const QString &id) const
{
    const auto customer = find(id);
    return customer.isEmpty() ? treezFail(nobody()) : treezData(customer);
}

HttpServerResponse TreezCustomers::matching(const std::function<bool(const QJsonObject &)> &isWanted) const
{
    QJsonArray found;
    for (const auto &customer : m_customers) {
        if (isWanted(customer))
            found.append(customer);
    }
    return found.isEmpty() ? treezFail(nobody()) : treezData(found);
}

HttpServerResponse TreezCustomers::byPhone(const QString &phone) const
{
    return matching([&](const QJsonObject &customer) { return customer["phone"_L1].toString() == phone; });
}

HttpServerResponse TreezCustomers::byEmail(const QString &email) const
{
    return matching([&](const QJsonObject &customer) {
        return customer["email"_L1].toString().compare(email, Qt::CaseInsensitive) == 0;
    });
}

HttpServerResponse TreezCustomers::byName(const QString &first, const QString &last) const
{
    return matching([&](const QJsonObject &customer) {
        return customer["first_name"_L1].toString().compare(first, Qt::CaseInsensitive) == 0
            && customer["last_name"_L1].toString().compare(last, Qt::CaseInsensitive) == 0;
    });
}

static std::optional<Refusal> problemOfForm(const QJsonObject &body)
{
    const auto text = [&](QLatin1StringView name) { return body[name].toString().trimmed(); };
    if (text("first_name"_L1).isEmpty())
        return Refusal{400, u"CUSTOMER_FIRST_NAME_BLANK"_s, u"first_name is required"_s};
    if (text("last_name"_L1).isEmpty() || text("patient_type"_L1).isEmpty() || text("birthday"_L1).isEmpty())
        return Refusal{400, u"MODEL_VALIDATION_FAIL"_s, u"last_name, birthday and patient_type are required"_s};
    if (!QDate::fromString(text("birthday"_L1), Qt::ISODate).isValid())
        return Refusal{400, u"INVALID_DATE_FORMAT"_s, u"birthday is yyyy-MM-dd"_s};
    const QStringList types{u"ADULT"_s, u"MEDICAL"_s, u"MEDICAL_MMID"_s};
    if (!types.contains(text("patient_type"_L1)))
        return Refusal{400, u"INCORRECT_VALUE"_s, u"no such patient_type"_s};
    if (text("patient_type"_L1) == "MEDICAL_MMID"_L1
        && (text("state_medical_id"_L1).isEmpty() || text("permit_expiration"_L1).isEmpty()))
        return Refusal{400, u"MODEL_VALIDATION_FAIL"_s, u"state_medical_id and permit_expiration are required"_s};
    const QStringList genders{u"M"_s, u"F"_s, u"U"_s, u"N"_s};
    if (body.contains("gender"_L1) && !genders.contains(text("gender"_L1)))
        return Refusal{400, u"INCORRECT_VALUE"_s, u"no such gender"_s};
    static const QRegularExpression phone(u"^[2-9]\\d{9}$"_s);
    if (!text("phone"_L1).isEmpty() && !phone.match(text("phone"_L1)).hasMatch())
        return Refusal{400, u"INCORRECT_VALUE"_s, u"phone has 10 digits and starts with 2 to 9"_s};
    if (text("verification_status"_L1) == "VERIFIED"_L1)
        return Refusal{400, u"INCORRECT_VALUE"_s, u"a new customer cannot be verified"_s};
    return std::nullopt;
}

std::optional<Refusal> TreezCustomers::problemOf(const QJsonObject &body) const
{
    if (const auto problem = problemOfForm(body))
        return problem;
    const auto taken = [&](QLatin1StringView name) {
        const auto value = body[name].toString();
        return !value.isEmpty()
            && std::any_of(m_customers.begin(), m_customers.end(), [&](const QJsonObject &customer) {
                   return customer[name].toString().compare(value, Qt::CaseInsensitive) == 0;
               });
    };
    if (taken("phone"_L1))
        return Refusal{400, u"INVALID_REQUEST"_s, u"a customer with this phone exists"_s};
    if (taken("email"_L1))
        return Refusal{400, u"INVALID_REQUEST"_s, u"a customer with this email exists"_s};
    return std::nullopt;
}

HttpServerResponse TreezCustomers::create(const HttpServerRequest &request)
{
    const auto document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return treezFail({400, u"INVALID_REQUEST"_s, u"the body is no JSON object"_s});
    auto body = document.object();
    if (const auto problem = problemOf(body))
        return treezFail(*problem);
    for (const auto &name : {u"customer_id"_s, u"status"_s, u"banned"_s, u"merged_into_customer_id"_s})
        body.remove(name); // Not the caller's to say.
    return treezData(add(body));
}

Result<QJsonObject> TreezCustomers::put(const QJsonObject &members)
{
    const auto id = members["customer_id"_L1].toVariant().toString();
    for (auto &customer : m_customers) {
        if (customer["customer_id"_L1].toString() != id)
            continue;
        for (auto member = members.begin(); member != members.end(); ++member)
            customer[member.key()] = member.key() == "customer_id"_L1 ? QJsonValue(id) : member.value();
        return customer;
    }
    auto fresh = members;
    fresh.remove(u"customer_id"_s);
    return add(fresh);
}

} // namespace Peak::Possim
