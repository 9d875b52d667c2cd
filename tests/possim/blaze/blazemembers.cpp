#include "tests/possim/blaze/blazepeople.h"
#include "tests/possim/blaze/blazesettings.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

// What the API says about members, the store's own records.
namespace Peak::Possim {

HttpServerResponse BlazePeople::membersWith(
    const HttpServerRequest &request, const std::function<bool(const QJsonObject &)> &isWanted) const
{
    QList<QJsonObject> found;
    std::copy_if(m_members.begin(), m_members.end(), std::back_inserter(found), isWanted);
    return blazeList(BlazePage::of(request, 100), found.size(), BlazeSettings::isOn(m_setup, "guide_envelope"_L1),
        [&](qsizetype i) { return found[i]; });
}

HttpServerResponse BlazePeople::membersByPhone(const HttpServerRequest &request) const
{
    const auto phone = request.queryValue(u"phoneNumber"_s);
    if (phone.isEmpty())
        return blazeFail({400, u"phoneNumber is required"_s, u"phoneNumber"_s});
    return membersWith(
        request, [&](const QJsonObject &member) { return member["primaryPhone"_L1].toString() == phone; });
}

HttpServerResponse BlazePeople::memberByEmail(const QString &email) const
{
    for (const auto &member : m_members) {
        if (member["email"_L1].toString().compare(email, Qt::CaseInsensitive) == 0)
            return blazeJson(member);
    }
    return blazeFail({404, u"Member not found"_s, {}});
}

HttpServerResponse BlazePeople::membersByLicence(const HttpServerRequest &request) const
{
    const auto licence = request.queryValue(u"licenceNumber"_s);
    return membersWith(request,
        [&](const QJsonObject &member) { return !licence.isEmpty() && member["dlNo"_L1].toString() == licence; });
}

HttpServerResponse BlazePeople::membersByBirthday(const HttpServerRequest &request) const
{
    const auto wanted = request.queryValue(u"dob"_s).toLongLong();
    return membersWith(request, [&](const QJsonObject &member) { return member["dob"_L1].toInteger() == wanted; });
}

HttpServerResponse BlazePeople::membersInRange(const HttpServerRequest &request) const
{
    BlazeRange range;
    if (const auto refusal = BlazeRange::inMilliseconds(request, u"startDate"_s, u"endDate"_s, m_setup.now(), range))
        return blazeFail(*refusal);
    return membersWith(
        request, [&](const QJsonObject &member) { return range.holds(fromMs(member["modified"_L1].toInteger())); });
}

HttpServerResponse BlazePeople::member(const QString &id) const
{
    for (const auto &member : m_members) {
        if (member["id"_L1].toString() == id)
            return blazeJson(member);
    }
    return blazeFail({404, u"Member not found"_s, {}});
}

HttpServerResponse BlazePeople::createMember(const HttpServerRequest &request)
{
    auto body = QJsonDocument::fromJson(request.body).object();
    if (body["firstName"_L1].toString().isEmpty() || body["lastName"_L1].toString().isEmpty())
        return blazeFail({400, u"firstName and lastName are required"_s, u"firstName"_s});
    body.remove("id"_L1);
    return member(addConsumer(body, true)["memberId"_L1].toString());
}

HttpServerResponse BlazePeople::updateMember(const QString &id, const HttpServerRequest &request)
{
    auto body = QJsonDocument::fromJson(request.body).object();
    body.remove("id"_L1);
    for (auto &member : m_members) {
        if (member["id"_L1].toString() != id)
            continue;
        for (auto change = body.begin(); change != body.end(); ++change)
            member[change.key()] = change.value();
    }
    return member(id);
}

HttpServerResponse BlazePeople::limits(const QString &id, bool remaining) const
{
    if (member(id).status != 200)
        return blazeFail({404, u"Member not found"_s, {}});
    if (!remaining)
        return blazeJson({{u"concentrates"_s, 8.0}, {u"nonConcentrates"_s, 28.5}});
    return blazeJson({{u"consumerType"_s, u"AdultUse"_s}, {u"concentrates"_s, 8.0}, {u"nonConcentrates"_s, 28.5},
        {u"plants"_s, 6}, {u"duration"_s, 1}});
}

} // namespace Peak::Possim
