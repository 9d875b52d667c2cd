#include "tests/possim/flowhub/flowhubcustomers.h"

#include "tests/possim/flowhub/flowhubreply.h"

#include <QDate>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr int FirstNumber = 1301;

QString flowhubDigits(const QString &phone)
{
    static const QRegularExpression other(u"\\D"_s);
    auto digits = phone;
    return digits.remove(other).right(10);
}

static QJsonObject person(
    const QString &name, const QString &phone, const QString &email, const QString &type = u"recCustomer"_s)
{
    return {{u"name"_s, name}, {u"phone"_s, phone}, {u"email"_s, email}, {u"type"_s, type}, {u"state"_s, u"CA"_s},
        {u"birthDate"_s, u"1991-02-11"_s}};
}

FlowhubCustomers::FlowhubCustomers(const StoreSetup &setup) : m_setup(setup)
{
    add(person(u"Rosa Vale"_s, u"(415) 555-0142"_s, u"rosa@example.com"_s)); // …1301
    add(person(u"Twin Older"_s, u"(415) 555-0150"_s, u"older@example.com"_s)); // …1302 and …1303 share a phone.
    add(person(u"Twin Younger"_s, u"415-555-0150"_s, u"younger@example.com"_s));
    auto medical = person(u"Mia Medina"_s, u"+14155550170"_s, u"mia@example.com"_s, u"medCustomer"_s); // …1304
    medical["medId"_L1] = u"MED-0170"_s;
    medical["medIdExpiration"_L1] = u"2030-12-31"_s;
    add(medical);
}

QJsonObject FlowhubCustomers::add(const QJsonObject &members)
{
    const auto now = flowhubStamp(m_setup.now());
    const auto id = u"a7bb0000-7aed-4346-84f6-%1"_s.arg(qint64(FirstNumber + m_customers.size()), 12, 10, QChar(u'0'));
    QJsonObject customer{
        {u"isLoyal"_s, false}, {u"loyaltyPoints"_s, 0}, {u"country"_s, u"US"_s}, {u"groups"_s, QJsonArray()}};
    for (auto member = members.begin(); member != members.end(); ++member)
        customer[member.key()] = member.value();
    customer["id"_L1] = id;
    customer["createdAt"_L1] = now;
    customer["updatedAt"_L1] = now;
    m_customers.append(customer);
    return customer;
}

qsizetype FlowhubCustomers::indexOf(const QString &id) const
{
    const auto found =
        std::ranges::find(m_customers, id, [](const QJsonObject &one) { return one["id"_L1].toString(); });
    return found == m_customers.end() ? -1 : found - m_customers.begin();
}

QJsonObject FlowhubCustomers::find(const QString &id) const
{
    const auto at = indexOf(id);
    return at < 0 ? QJsonObject() : m_customers[at];
}

static HttpServerResponse answer(const QJsonArray &found)
{
    // One is answered as itself, several as a bare list, none as "not found": clients have met all three.
    if (found.isEmpty())
        return flowhubNotFound();
    if (found.size() == 1)
        return HttpServerResponse::json(200, found.first().toObject());
    return {200, QJsonDocument(found).toJson(QJsonDocument::Compact)};
}

HttpServerResponse FlowhubCustomers::query(const HttpServerRequest &request) const
{
    static const QStringList dates{u"created_after"_s, u"created_before"_s, u"updated_after"_s, u"updated_before"_s};
    for (const auto &name : dates) {
        const auto text = request.queryValue(name);
        if (!text.isEmpty() && !QDate::fromString(text, u"yyyy-MM-dd"_s).isValid())
            return flowhubText(404, u"%1 must be yyyy-mm-dd"_s.arg(name));
    }
    if (const auto id = request.queryValue(u"customer_id"_s); !id.isEmpty())
        return byId(id, request);
    QJsonArray all;
    for (const auto &customer : m_customers)
        all.append(customer);
    return HttpServerResponse::json(200, {{u"total"_s, all.size()}, {u"customers"_s, all}});
}

HttpServerResponse FlowhubCustomers::byId(const QString &id, const HttpServerRequest &request) const
{
    auto customer = find(id);
    if (customer.isEmpty())
        return flowhubNotFound();
    if (!request.queryValue(u"store_id"_s).isEmpty())
        customer["loyaltyPointsInPennies"_L1] = 0;
    return HttpServerResponse::json(200, customer);
}

HttpServerResponse FlowhubCustomers::byPhone(const QString &phone) const
{
    QJsonArray found;
    for (const auto &customer : m_customers) {
        if (flowhubDigits(customer["phone"_L1].toString()) == flowhubDigits(phone))
            found.append(customer);
    }
    return answer(found);
}

static QStringList problemsOf(const QJsonObject &body)
{
    static const QRegularExpression state(u"^[A-Z]{2}$"_s);
    QStringList problems;
    if (body["name"_L1].toString().trimmed().isEmpty())
        problems.append(u"name is required"_s);
    if (!QDate::fromString(body["birthDate"_L1].toString(), u"yyyy-MM-dd"_s).isValid())
        problems.append(u"birthDate must be yyyy-mm-dd"_s);
    if (!state.match(body["state"_L1].toString()).hasMatch())
        problems.append(u"state must have 2 letters"_s);
    const auto type = body["type"_L1].toString();
    if (type != "recCustomer"_L1 && type != "medCustomer"_L1)
        problems.append(u"type must be recCustomer or medCustomer"_s);
    return problems;
}

HttpServerResponse FlowhubCustomers::create(const HttpServerRequest &request)
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    if (const auto problems = problemsOf(body); !problems.isEmpty())
        return flowhubInvalid(problems);
    const auto digits = flowhubDigits(body["phone"_L1].toString());
    for (const auto &customer : m_customers) {
        if (!digits.isEmpty() && flowhubDigits(customer["phone"_L1].toString()) == digits)
            return flowhubInvalid({u"A customer with this phone number already exists"_s});
    }
    return HttpServerResponse::json(200, add(body));
}

HttpServerResponse FlowhubCustomers::update(const QString &id, const HttpServerRequest &request)
{
    const auto at = indexOf(id);
    if (at < 0)
        return flowhubNotFound();
    auto changed = QJsonDocument::fromJson(request.body).object();
    if (const auto problems = problemsOf(changed); !problems.isEmpty())
        return flowhubInvalid(problems);
    changed["id"_L1] = id;
    return HttpServerResponse::json(200, put(changed).valueOr({}));
}

Result<QJsonObject> FlowhubCustomers::put(const QJsonObject &members)
{
    auto changes = members;
    if (changes.contains("customer_id"_L1) && !changes.contains("id"_L1))
        changes["id"_L1] = changes.take(u"customer_id"_s);
    const auto at = indexOf(changes.value("id"_L1).toString());
    if (at < 0)
        return add(changes);
    for (auto member = changes.begin(); member != changes.end(); ++member)
        m_customers[at][member.key()] = member.value();
    m_customers[at]["updatedAt"_L1] = flowhubStamp(m_setup.now());
    return m_customers[at];
}

} // namespace Peak::Possim
