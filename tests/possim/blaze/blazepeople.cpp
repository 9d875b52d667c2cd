#include "tests/possim/blaze/blazepeople.h"

#include "tests/possim/blaze/blazeproductjson.h"
#include "tests/possim/blaze/blazesettings.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static QJsonObject person(const QString &first, const QString &last, const QString &phone, const QString &email)
{
    return {{u"firstName"_s, first}, {u"lastName"_s, last}, {u"primaryPhone"_s, phone}, {u"email"_s, email},
        {u"dob"_s, qint64(666'230'400'000)}, {u"password"_s, u"secret"_s}};
}

BlazePeople::BlazePeople(const StoreSetup &setup) : m_setup(setup)
{
    addConsumer(person(u"Rosa"_s, u"Vale"_s, u"4155550142"_s, u"rosa@example.com"_s), true); // 1301
    addConsumer(person(u"Twin"_s, u"Older"_s, u"4155550150"_s, u"older@example.com"_s), true); // 1302 and 1303
    addConsumer(person(u"Twin"_s, u"Younger"_s, u"4155550150"_s, u"younger@example.com"_s), true);
    addConsumer(person(u"Ben"_s, u"Barred"_s, u"4155550160"_s, u"barred@example.com"_s), true); // 1304
    m_members.last()["banPatient"_L1] = true;
    auto patient = person(u"Mia"_s, u"Medina"_s, u"14155550170"_s, u"mia@example.com"_s); // 1305, with the country.
    patient["medical"_L1] = true;
    patient["consumerType"_L1] = u"MedicinalState"_s;
    patient["recNo"_L1] = u"MED-0170"_s;
    patient["recExpiration"_L1] = qint64(1'924'905'600'000);
    addConsumer(patient, true);
    auto gone = person(u"Dora"_s, u"Dormant"_s, u"4155550180"_s, u"dora@example.com"_s); // 1306
    gone["active"_L1] = false;
    addConsumer(gone, true);
    addConsumer(person(u"Nora"_s, u"Newman"_s, u"4155550190"_s, u"nora@example.com"_s), false); // 1307
}

static QString numbered(const QString &prefix, int number)
{
    return prefix + QString::number(number).rightJustified(22, u'0');
}

static void merge(QJsonObject &into, const QJsonObject &members)
{
    for (auto member = members.begin(); member != members.end(); ++member)
        into[member.key()] = member.value();
}

QJsonObject BlazePeople::addConsumer(const QJsonObject &members, bool accepted)
{
    const auto now = toMs(m_setup.now());
    QJsonObject one{{u"id"_s, numbered(u"64"_s, m_nextNumber++)}, {u"created"_s, now}, {u"modified"_s, now},
        {u"deleted"_s, false}, {u"email"_s, QJsonValue::Null}, {u"firstName"_s, QJsonValue::Null},
        {u"lastName"_s, QJsonValue::Null}, {u"primaryPhone"_s, QJsonValue::Null}, {u"dob"_s, QJsonValue::Null},
        {u"sex"_s, u"OTHER"_s}, {u"medical"_s, false}, {u"consumerType"_s, u"AdultUse"_s},
        {u"dlNo"_s, QJsonValue::Null}, {u"dlExpiration"_s, QJsonValue::Null}, {u"recNo"_s, QJsonValue::Null},
        {u"recExpiration"_s, QJsonValue::Null}, {u"verified"_s, accepted}, {u"active"_s, true},
        {u"accepted"_s, accepted}, {u"memberId"_s, QJsonValue::Null}, {u"memberStatuses"_s, QJsonArray()},
        {u"addresses"_s, QJsonArray()}};
    merge(one, members);
    m_consumers.append(one);
    if (accepted)
        accept(one["id"_L1].toString());
    return m_consumers.last();
}

void BlazePeople::addMember(const QJsonObject &consumer)
{
    auto member = consumer;
    member.remove("password"_L1);
    member.remove("memberStatuses"_L1);
    member["id"_L1] = u"65"_s + consumer["id"_L1].toString().mid(2);
    member["consumerUserId"_L1] = consumer["id"_L1];
    member["status"_L1] = u"Active"_s;
    member["banPatient"_L1] = false;
    m_members.append(member);
}

QString BlazePeople::accept(const QString &cuid)
{
    for (auto &consumer : m_consumers) {
        if (consumer["id"_L1].toString() != cuid)
            continue;
        if (consumer["memberId"_L1].isNull()) {
            addMember(consumer);
            consumer["memberId"_L1] = m_members.last()["id"_L1];
        }
        const auto memberId = consumer["memberId"_L1].toString();
        consumer["accepted"_L1] = true;
        consumer["memberStatuses"_L1] = QJsonArray{QJsonObject{{u"memberId"_s, memberId}, {u"accepted"_s, true},
            {u"reason"_s, QJsonValue::Null}, {u"shopId"_s, BlazeShop}}};
        return memberId;
    }
    return {};
}

QJsonObject BlazePeople::consumer(const QString &cuid) const
{
    for (const auto &one : m_consumers) {
        if (one["id"_L1].toString() == cuid) {
            auto shown = one;
            shown.remove("password"_L1);
            return shown;
        }
    }
    return {};
}

bool BlazePeople::isAccepted(const QJsonObject &consumer) { return consumer["accepted"_L1].toBool(); }

bool BlazePeople::isBanned(const QString &cuid) const
{
    return std::any_of(m_members.begin(), m_members.end(), [&](const QJsonObject &member) {
        return member["consumerUserId"_L1].toString() == cuid && member["banPatient"_L1].toBool();
    });
}

/** How the vendor says so is not published: a setting. */
HttpServerResponse BlazePeople::nobody() const
{
    const auto how = BlazeSettings::word(m_setup, "unknown_user"_L1);
    if (how == "400"_L1)
        return blazeFail({400, u"User not found"_s, u"email"_s});
    if (how == "204"_L1)
        return {204, {}, {}};
    return how == "empty"_L1 ? blazeJson({}) : blazeFail({404, u"User not found"_s, {}});
}

HttpServerResponse BlazePeople::find(const HttpServerRequest &request) const
{
    const auto email = request.queryValue(u"email"_s);
    const auto phone = request.queryValue(u"phoneNumber"_s);
    if (email.isEmpty() && phone.isEmpty())
        return blazeFail({400, u"email or phoneNumber is required"_s, u"email"_s});
    for (const auto &one : m_consumers) {
        const bool isIt = email.isEmpty() ? one["primaryPhone"_L1].toString() == phone
                                          : one["email"_L1].toString().compare(email, Qt::CaseInsensitive) == 0;
        if (isIt) // One answer, whoever else has this phone.
            return byId(one["id"_L1].toString());
    }
    return nobody();
}

HttpServerResponse BlazePeople::byId(const QString &cuid) const
{
    const auto one = consumer(cuid);
    return one.isEmpty() ? blazeFail({404, u"User not found"_s, {}}) : blazeJson(one);
}

HttpServerResponse BlazePeople::registerUser(const HttpServerRequest &request)
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    for (const auto &name : {u"firstName"_s, u"lastName"_s, u"email"_s, u"password"_s}) {
        if (body[name].toString().trimmed().isEmpty())
            return blazeFail({400, name + u" is required"_s, name});
    }
    const auto sex = body["sex"_L1].toString(u"OTHER"_s);
    if (sex != "MALE"_L1 && sex != "FEMALE"_L1 && sex != "OTHER"_L1)
        return blazeFail({400, u"no such sex"_s, u"sex"_s});
    if (body.contains("dob"_L1) && !body["dob"_L1].isDouble() && !body["dob"_L1].isNull())
        return blazeFail({400, u"dob is in milliseconds"_s, u"dob"_s});
    const auto email = body["email"_L1].toString();
    for (const auto &one : m_consumers) {
        if (one["email"_L1].toString().compare(email, Qt::CaseInsensitive) == 0)
            return blazeFail({400, u"This email address is already in use"_s, u"email"_s});
    }
    QJsonObject members{{u"primaryPhone"_s, body["phoneNumber"_L1]}, {u"sex"_s, sex}};
    for (const auto &name : {u"firstName"_s, u"lastName"_s, u"email"_s, u"password"_s, u"dob"_s})
        members[name] = body[name];
    return byId(addConsumer(members, false)["id"_L1].toString());
}

HttpServerResponse BlazePeople::login(const HttpServerRequest &request) const
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    for (const auto &one : m_consumers) {
        if (one["email"_L1] != body["email"_L1] || one["password"_L1] != body["password"_L1])
            continue;
        const auto now = toMs(m_setup.now());
        const auto id = one["id"_L1].toString();
        return blazeJson({{u"accessToken"_s, blazeId(u"token "_s + id)}, {u"user"_s, consumer(id)},
            {u"sessionId"_s, blazeId(u"session "_s + id)}, {u"loginTime"_s, now},
            {u"expirationTime"_s, now + 3'600'000}});
    }
    return blazeFail({401, u"Invalid email or password"_s, {}});
}

HttpServerResponse BlazePeople::update(const HttpServerRequest &request)
{
    const auto cuid = request.queryValue(u"cuid"_s);
    auto body = QJsonDocument::fromJson(request.body).object();
    for (const auto &name : {u"id"_s, u"accepted"_s, u"memberId"_s, u"memberStatuses"_s, u"verified"_s})
        body.remove(name); // Not the caller's to say.
    for (auto &one : m_consumers) {
        if (one["id"_L1].toString() != cuid)
            continue;
        merge(one, body);
        one["modified"_L1] = toMs(m_setup.now());
    }
    return byId(cuid);
}

HttpServerResponse BlazePeople::addPhoto(const QString &member, const HttpServerRequest &request)
{
    const auto cuid = request.queryValue(u"cuid"_s);
    if (!request.header("content-type").startsWith("multipart/form-data"))
        return blazeFail({400, u"a photo comes as multipart/form-data"_s, u"file"_s});
    for (auto &one : m_consumers) {
        if (one["id"_L1].toString() == cuid)
            one[member] = QJsonObject{{u"publicURL"_s, QJsonValue::Null}, {u"type"_s, u"Photo"_s}};
    }
    return byId(cuid);
}

Result<QJsonObject> BlazePeople::put(const QJsonObject &members)
{
    const auto id = members["id"_L1].toString(members["customer_id"_L1].toVariant().toString());
    auto plain = members;
    for (const auto &name : {u"id"_s, u"customer_id"_s, u"banned"_s, u"accepted"_s})
        plain.remove(name);
    const auto known = consumer(id);
    const auto cuid = known.isEmpty() ? addConsumer(plain, true)["id"_L1].toString() : id;
    for (auto &one : m_consumers) {
        if (one["id"_L1].toString() != cuid)
            continue;
        merge(one, plain);
        if (members.contains("accepted"_L1) && !members["accepted"_L1].toBool()) {
            one["accepted"_L1] = false;
            one["memberStatuses"_L1] = QJsonArray{
                QJsonObject{{u"memberId"_s, QJsonValue::Null}, {u"accepted"_s, false}, {u"shopId"_s, BlazeShop}}};
        }
    }
    if (members["accepted"_L1].toBool())
        accept(cuid);
    for (auto &member : m_members) {
        if (member["consumerUserId"_L1].toString() != cuid)
            continue;
        merge(member, plain);
        member["banPatient"_L1] = members["banned"_L1].toBool(member["banPatient"_L1].toBool());
    }
    return consumer(cuid);
}

} // namespace Peak::Possim
