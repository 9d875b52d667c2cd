#include "tests/possim/leaflogix/leaflogixcustomers.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static QJsonObject person(const QString &first, const QString &last, const QString &phone, const QString &email)
{
    return {{u"firstName"_s, first}, {u"lastName"_s, last}, {u"phone"_s, phone}, {u"emailAddress"_s, email},
        {u"dateOfBirth"_s, u"1991-02-11T00:00:00"_s}};
}

LeaflogixCustomers::LeaflogixCustomers(const StoreSetup &setup) : m_setup(setup)
{
    add(person(u"Kiosk"_s, u"Guest"_s, {}, {})); // 1300
    add(person(u"Rosa"_s, u"Vale"_s, u"4155550142"_s, u"rosa@example.com"_s));
    add(person(u"Twin"_s, u"Older"_s, u"4155550150"_s, u"older@example.com"_s)); // 1302 and 1303 share a phone.
    add(person(u"Twin"_s, u"Younger"_s, u"4155550150"_s, u"younger@example.com"_s));
    auto banned = person(u"Ben"_s, u"Barred"_s, u"4155550160"_s, u"barred@example.com"_s); // 1304
    banned["status"_L1] = u"Banned"_s;
    add(banned);
    auto medical = person(u"Mia"_s, u"Medina"_s, u"4155550170"_s, u"mia@example.com"_s); // 1305
    medical["customerType"_L1] = u"Medical"_s;
    medical["mmjidNumber"_L1] = u"MED-0170"_s;
    medical["mmjidExpirationDate"_L1] = u"2030-12-31T00:00:00"_s;
    add(medical);
    auto gone = person(u"Dora"_s, u"Dormant"_s, u"4155550180"_s, u"dora@example.com"_s); // 1306
    gone["status"_L1] = u"Cancelled"_s;
    add(gone);
    auto merged = person(u"Max"_s, u"Merged"_s, u"4155550190"_s, u"max@example.com"_s); // 1307, now 1301.
    merged["mergedIntoCustomerId"_L1] = 1301;
    add(merged);
}

QJsonObject LeaflogixCustomers::add(const QJsonObject &members)
{
    const auto id = m_nextId++;
    const auto now = leaflogixStamp(m_setup.now());
    QJsonObject customer{{u"customerId"_s, id}, {u"uniqueId"_s, QString::number(9'000'000 + id)},
        {u"address1"_s, u"1 Main St"_s}, {u"city"_s, u"Salem"_s}, {u"state"_s, u"MA"_s}, {u"postalCode"_s, u"01970"_s},
        {u"status"_s, u"Active"_s}, {u"customerType"_s, u"Recreational"_s}, {u"lastModifiedDateUTC"_s, now},
        {u"creationDate"_s, now}, {u"isAnonymous"_s, false}, {u"discountGroups"_s, QJsonArray()},
        {u"isLoyaltyMember"_s, false}, {u"createdByIntegrator"_s, u"Kiosk"_s},
        {u"mergedIntoCustomerId"_s, QJsonValue::Null}, {u"secondaryQualifyingConditions"_s, QJsonArray()}};
    for (const auto &name : {u"middleName"_s, u"namePrefix"_s, u"nameSuffix"_s, u"address2"_s, u"phone"_s,
             u"cellPhone"_s, u"emailAddress"_s, u"mmjidNumber"_s, u"mmjidExpirationDate"_s, u"gender"_s,
             u"driversLicenseHash"_s, u"externalCustomerId"_s, u"customIdentifier"_s, u"notes"_s, u"loyaltyTier"_s})
        customer[name] = QJsonValue::Null;
    for (auto member = members.begin(); member != members.end(); ++member)
        customer[member.key()] = member.value();
    const auto first = customer.value("firstName"_L1).toString();
    customer["name"_L1] = QString(first + u' ' + customer.value("lastName"_L1).toString()).trimmed();
    m_customers.append(customer);
    return customer;
}

qsizetype LeaflogixCustomers::indexOf(int id) const
{
    for (qsizetype i = 0; i < m_customers.size(); ++i) {
        if (m_customers[i].value("customerId"_L1).toInt() == id)
            return i;
    }
    return -1;
}

QJsonObject LeaflogixCustomers::find(int id) const { return m_customers.value(indexOf(id)); }

/** Digits alone, without the country's 1: the server compares phones so. */
static QString plainPhone(const QString &phone)
{
    QString digits;
    std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), [](QChar letter) { return letter.isDigit(); });
    return digits.size() == 11 && digits.startsWith(u'1') ? digits.mid(1) : digits;
}

using Criteria = QJsonObject;
using Matches = bool (*)(const QJsonObject &customer, const Criteria &criteria);

static bool sameText(const QJsonValue &a, const QJsonValue &b)
{
    return !b.toString().isEmpty() && a.toString().compare(b.toString(), Qt::CaseInsensitive) == 0;
}

struct Criterion {
    QLatin1StringView word;
    Matches matches;
};

// clang-format off
static const Criterion criteriaTable[] = {
    {"Phone"_L1, [](const QJsonObject &customer, const Criteria &wanted) {
        const auto phone = plainPhone(wanted.value("phone"_L1).toString());
        return !phone.isEmpty() && plainPhone(customer.value("phone"_L1).toString()) == phone; }},
    {"Email"_L1, [](const QJsonObject &customer, const Criteria &wanted) {
        return sameText(customer.value("emailAddress"_L1), wanted.value("emailaddress"_L1)); }},
    {"MMJID"_L1, [](const QJsonObject &customer, const Criteria &wanted) {
        return sameText(customer.value("mmjidNumber"_L1), wanted.value("mmjidnumber"_L1)); }},
    {"LastNameAndDateOfBirth"_L1, [](const QJsonObject &customer, const Criteria &wanted) {
        return sameText(customer.value("lastName"_L1), wanted.value("lastname"_L1))
            && customer.value("dateOfBirth"_L1).toString().left(10) == wanted.value("dateofbirth"_L1).toString().left(10); }},
};
// clang-format on

QJsonArray LeaflogixCustomers::matches(const QJsonObject &criteria) const
{
    QJsonArray found; // A customer comes once for each criterion that fits.
    for (const auto &row : criteriaTable) {
        for (auto customer : m_customers) {
            if (!row.matches(customer, criteria))
                continue;
            customer["matchType"_L1] = row.word;
            found.append(customer);
        }
    }
    return found;
}

HttpServerResponse LeaflogixCustomers::search(const HttpServerRequest &request) const
{
    const auto body = leaflogixBody(request);
    if (!body)
        return leaflogixBadRequest({u"The request body is not a JSON object."_s, {}});
    const auto has = [&](QLatin1StringView name) { return !body->value(name).toString().isEmpty(); };
    if (has("lastname"_L1) != has("dateofbirth"_L1))
        return leaflogixBadRequest({u"LastName and DateOfBirth must be given together."_s, u"LastName"_s});
    if (!has("lastname"_L1) && !has("phone"_L1) && !has("emailaddress"_L1) && !has("mmjidnumber"_L1)
        && !has("driverslicenseid"_L1))
        return leaflogixBadRequest({u"At least one search criterion is required."_s, {}});
    return leaflogixData(matches(*body));
}

HttpServerResponse LeaflogixCustomers::lookup(const HttpServerRequest &request) const
{
    const auto body = leaflogixBody(request);
    if (!body)
        return leaflogixBadRequest({u"The request body is not a JSON object."_s, {}});
    const auto byId = find(body->value("customerid"_L1).toInt());
    if (!byId.isEmpty())
        return leaflogixData(byId);
    auto found = matches(*body);
    if (found.isEmpty())
        return leaflogixNotFound(u"Customer not found"_s);
    auto first = found.first().toObject();
    first.remove("matchType"_L1);
    return leaflogixData(first);
}

/** `found`, or 404: what a list of customers answers when one was asked for. */
static HttpServerResponse oneOf(const QJsonObject &customer)
{
    return customer.isEmpty() ? leaflogixNotFound(u"Customer not found"_s) : leaflogixData(QJsonArray{customer});
}

HttpServerResponse LeaflogixCustomers::list(const HttpServerRequest &request) const
{
    const auto id = leaflogixQuery(request, "customerID"_L1);
    const auto uniqueId = leaflogixQuery(request, "uniqueId"_L1);
    if (!id.isEmpty())
        return oneOf(find(id.toInt()));
    if (!uniqueId.isEmpty())
        return oneOf(find(uniqueId.toInt() - 9'000'000));
    const auto from = fromLeaflogixStamp(leaflogixQuery(request, "fromLastModifiedDateUTC"_L1));
    const auto to = fromLeaflogixStamp(leaflogixQuery(request, "toLastModifiedDateUTC"_L1));
    const auto end = to.value_or(m_setup.now());
    const auto begin = from.value_or(end - std::chrono::hours(24 * 90));
    if (end - begin > std::chrono::hours(24 * 90))
        return leaflogixBadRequest({u"The date range must not exceed 90 days."_s, u"FromLastModifiedDateUTC"_s});
    const bool anonymous = leaflogixQuery(request, "includeAnonymous"_L1).toLower() != "false"_L1;
    QJsonArray found;
    for (const auto &customer : m_customers) {
        const auto changed = fromLeaflogixStamp(customer.value("lastModifiedDateUTC"_L1).toString());
        if (changed >= begin && changed <= end && (anonymous || !customer.value("isAnonymous"_L1).toBool()))
            found.append(customer);
    }
    return leaflogixData(found);
}

HttpServerResponse LeaflogixCustomers::pages(const HttpServerRequest &request) const
{
    const auto sizeText = leaflogixQuery(request, "PageSize"_L1);
    const auto size = sizeText.isEmpty() ? 1000 : sizeText.toInt();
    if (size < 1 || size > 10'000)
        return leaflogixBadRequest({u"PageSize must be between 1 and 10000."_s, u"PageSize"_s});
    // Where counting begins is contradictory in the documentation: a setting.
    const auto first = m_setup.behaviour.vendor.value("first_page"_L1).toInt();
    const auto page = std::max(leaflogixQuery(request, "PageNumber"_L1).toInt() - first, 0);
    QJsonArray found;
    for (auto i = qsizetype(page) * size; i < std::min<qsizetype>(qsizetype(page + 1) * size, m_customers.size()); ++i)
        found.append(m_customers[i]);
    return leaflogixData(found);
}

HttpServerResponse LeaflogixCustomers::byExternalId(const HttpServerRequest &request) const
{
    const auto id = leaflogixQuery(request, "externalId"_L1);
    QJsonArray found;
    for (auto customer : m_customers) {
        if (id.isEmpty() || customer.value("externalCustomerId"_L1).toString() != id)
            continue;
        customer["matchType"_L1] = u"ExternalId"_s;
        found.append(customer);
    }
    return leaflogixData(found);
}

struct FormField {
    QLatin1StringView body; ///< As it arrives, in lower case.
    QLatin1StringView member;
    bool required = false;
};

// clang-format off
constexpr FormField formFields[] = {
    {"firstname"_L1,           "firstName"_L1, true},
    {"lastname"_L1,            "lastName"_L1},
    {"middlename"_L1,          "middleName"_L1},
    {"address1"_L1,            "address1"_L1, true},
    {"address2"_L1,            "address2"_L1},
    {"city"_L1,                "city"_L1, true},
    {"state"_L1,               "state"_L1, true},
    {"postalcode"_L1,          "postalCode"_L1, true},
    {"phone"_L1,               "phone"_L1},
    {"emailaddress"_L1,        "emailAddress"_L1},
    {"status"_L1,              "status"_L1, true},
    {"customertype"_L1,        "customerType"_L1, true},
    {"dateofbirth"_L1,         "dateOfBirth"_L1},
    {"mmjidnumber"_L1,         "mmjidNumber"_L1},
    {"mmjidexpirationdate"_L1, "mmjidExpirationDate"_L1},
    {"externalcustomerid"_L1,  "externalCustomerId"_L1},
    {"customidentifier"_L1,    "customIdentifier"_L1},
    {"isloyaltymember"_L1,     "isLoyaltyMember"_L1},
    {"notes"_L1,               "notes"_L1},
};
// clang-format on

static std::optional<LeaflogixRefusal> problemOf(const QJsonObject &body)
{
    for (const auto &field : formFields) {
        if (field.required && body.value(field.body).toString().trimmed().isEmpty())
            return LeaflogixRefusal{u"The %1 field is required."_s.arg(field.member), QString(field.member)};
    }
    const QStringList statuses{u"Active"_s, u"Cancelled"_s, u"Hold"_s, u"Banned"_s};
    if (!statuses.contains(body.value("status"_L1).toString()))
        return LeaflogixRefusal{u"Status must be Active, Cancelled, Hold or Banned."_s, u"Status"_s};
    const auto type = body.value("customertype"_L1).toString();
    const auto types = LeaflogixCustomers::types();
    const bool known = std::any_of(types.begin(), types.end(),
        [&](const QJsonValue &row) { return row.toObject().value("name"_L1).toString() == type; });
    if (!known)
        return LeaflogixRefusal{u"There is no such CustomerType."_s, u"CustomerType"_s};
    return std::nullopt;
}

HttpServerResponse LeaflogixCustomers::save(const HttpServerRequest &request)
{
    const auto body = leaflogixBody(request);
    if (!body)
        return leaflogixBadRequest({u"The request body is not a JSON object."_s, {}});
    QJsonObject members;
    for (const auto &field : formFields) {
        if (!body->value(field.body).isUndefined() && !body->value(field.body).isNull())
            members[field.member] = body->value(field.body);
    }
    if (const auto id = body->value("customerid"_L1).toInt(); id > 0) {
        if (indexOf(id) < 0)
            return leaflogixNotFound(u"Customer not found"_s);
        members["customerId"_L1] = id;
        return leaflogixData(put(members).valueOr({}));
    }
    if (const auto problem = problemOf(*body))
        return leaflogixBadRequest(*problem);
    const auto consumer = QString::fromLatin1(request.header("consumerkey"));
    const auto own = body->value("idempotencykey"_L1).toString();
    const auto key = consumer.isEmpty() || own.isEmpty() ? QString() : consumer + u'/' + own;
    if (!key.isEmpty() && m_keys.contains(key))
        return leaflogixData(find(m_keys.value(key)));
    const bool bypass = leaflogixQuery(request, "bypassDeduplication"_L1).toLower() == "true"_L1;
    if (const auto known = matches(*body); !bypass && !known.isEmpty())
        return leaflogixData(find(known.first().toObject().value("customerId"_L1).toInt()));
    const auto made = add(members);
    if (!key.isEmpty())
        m_keys.insert(key, made.value("customerId"_L1).toInt());
    return leaflogixData(made);
}

HttpServerResponse LeaflogixCustomers::createAnonymous(const HttpServerRequest &request)
{
    const auto body = leaflogixBody(request);
    if (!body)
        return leaflogixBadRequest({u"The request body is not a JSON object."_s, {}});
    const auto made = add({{u"firstName"_s, u"Anonymous"_s}, {u"lastName"_s, u"Customer"_s}, {u"isAnonymous"_s, true}});
    const auto id = made.value("customerId"_L1).toInt();
    const auto transaction = nextTransaction();
    checkIn(id, transaction, body->value("transactionreference"_L1).toString(), {});
    return leaflogixData(QJsonObject{
        {u"customerId"_s, id}, {u"transactionId"_s, transaction}, {u"uniqueId"_s, made.value("uniqueId"_L1)}});
}

QJsonArray LeaflogixCustomers::types()
{
    const auto type = [](int id, const QString &name, bool medical) {
        return QJsonObject{{u"id"_s, id}, {u"name"_s, name}, {u"isMedical"_s, medical}, {u"isRetail"_s, true}};
    };
    return {type(1, u"Recreational"_s, false), type(2, u"Medical"_s, true)};
}

void LeaflogixCustomers::checkIn(int customerId, int transactionId, const QString &reference, const QString &source)
{
    const auto customer = find(customerId);
    m_guests.append(
        QJsonObject{{u"name"_s, customer.value("name"_L1)}, {u"checkinDateUTC"_s, leaflogixStamp(m_setup.now())},
            {u"status"_s, u"Waiting"_s}, {u"customerId"_s, customerId}, {u"transactionId"_s, transactionId},
            {u"transactionReferenceNumber"_s, reference}, {u"terminalName"_s, QJsonValue::Null},
            {u"customerType"_s, customer.value("customerType"_L1)}, {u"phone"_s, customer.value("phone"_L1)},
            {u"cellPhone"_s, QJsonValue::Null}, {u"preOrderSource"_s, source}});
}

Result<QJsonObject> LeaflogixCustomers::put(const QJsonObject &members)
{
    auto changed = members;
    const auto given = changed.take("customer_id"_L1);
    const auto id = changed.value("customerId"_L1).toInt(given.toVariant().toInt());
    changed.remove("customerId"_L1);
    const auto at = indexOf(id);
    if (at < 0)
        return add(changed);
    auto &customer = m_customers[at];
    for (auto member = changed.begin(); member != changed.end(); ++member)
        customer[member.key()] = member.value();
    customer["lastModifiedDateUTC"_L1] = leaflogixStamp(m_setup.now());
    return customer;
}

} // namespace Peak::Possim
