#include "tests/possim/flowhub/flowhuborderbody.h"

#include "tests/possim/flowhub/flowhubreply.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr double FlowerLimitGrams = 28.5;

FlowhubOrderBody::FlowhubOrderBody(
    const StoreSetup &setup, const FlowhubInventory &inventory, const FlowhubCustomers &customers)
    : m_setup(setup), m_inventory(inventory), m_customers(customers)
{
}

/** Members without a value must be left out, not null. */
static QStringList nullMembers(const QJsonObject &object)
{
    QStringList problems;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member->isNull())
            problems.append(u"%1 must not be null"_s.arg(member.key()));
        else if (member->isObject())
            problems += nullMembers(member->toObject());
    }
    return problems;
}

QStringList FlowhubOrderBody::customerProblems(const QJsonObject &customer) const
{
    static const QRegularExpression e164(u"^\\+[1-9]\\d{7,14}$"_s);
    QStringList problems;
    for (const auto &name : {u"firstName"_s, u"lastName"_s}) {
        if (customer[name].toString().isEmpty())
            problems.append(u"customer.%1 is required"_s.arg(name));
    }
    if (customer.contains("phone"_L1) && !e164.match(customer["phone"_L1].toString()).hasMatch())
        problems.append(u"customer.phone must be E.164"_s);
    const auto kind = customer["medRecOrBoth"_L1].toString(u"rec"_s);
    if (!QStringList{u"med"_s, u"rec"_s, u"both"_s}.contains(kind))
        problems.append(u"customer.medRecOrBoth must be med, rec or both"_s);
    if (kind == "med"_L1 && customer["medId"_L1].toString().isEmpty())
        problems.append(u"customer.medId is required for medical orders"_s);
    if (customer.contains("medId"_L1) && customer["medExp"_L1].toString().isEmpty())
        problems.append(u"customer.medExp is required with medId"_s);
    return problems;
}

QStringList FlowhubOrderBody::itemProblems(const QJsonArray &items) const
{
    QStringList problems;
    if (items.isEmpty())
        problems.append(u"orderItems must not be empty"_s);
    for (const auto &item : items) {
        // An id of the other JSON kind names nothing.
        if (!m_inventory.find(item["productId"_L1]))
            problems.append(u"productId %1 does not exist"_s.arg(item["productId"_L1].toVariant().toString()));
        const auto quantity = item["quantityPurchased"_L1].toDouble();
        if (quantity < 1 || quantity > 10'000 || quantity != double(int(quantity)))
            problems.append(u"quantityPurchased must be a positive whole number"_s);
        if (!item["discountNote"_L1].isString())
            problems.append(u"discountNote is required"_s);
    }
    return problems;
}

QStringList FlowhubOrderBody::formProblems(const QJsonObject &body) const
{
    auto problems = nullMembers(body);
    if (!QDateTime::fromString(body["externalCreatedAt"_L1].toString(), Qt::ISODateWithMs).isValid())
        problems.append(u"externalCreatedAt is required, ISO 8601"_s);
    if (!body["customer"_L1].isObject())
        problems.append(u"customer is required"_s);
    else
        problems += customerProblems(body["customer"_L1].toObject());
    if (!QStringList{u"delivery"_s, u"pickup"_s, u"kiosk"_s}.contains(body["orderType"_L1].toString(u"pickup"_s)))
        problems.append(u"orderType must be delivery, pickup or kiosk"_s);
    if (body.contains("customerId"_L1) && m_customers.find(body["customerId"_L1].toString()).isEmpty())
        problems.append(u"customerId does not exist"_s);
    return problems + itemProblems(body["orderItems"_L1].toArray());
}

static int heldOf(const QJsonArray &held, const QJsonValue &id)
{
    int pieces = 0;
    for (const auto &item : held) {
        if (item["productId"_L1] == id)
            pieces += item["quantityPurchased"_L1].toInt();
    }
    return pieces;
}

QString FlowhubOrderBody::ruleBroken(const QJsonArray &items, const QJsonArray &held) const
{
    double flower = 0;
    for (const auto &item : items) {
        const auto *entry = m_inventory.find(item["productId"_L1]);
        const auto quantity = heldOf(items, item["productId"_L1]);
        if (quantity > entry->item.stock + heldOf(held, item["productId"_L1]))
            return u"Not enough inventory for %1"_s.arg(entry->item.name);
        if (entry->item.category == "FLOWER"_L1)
            flower += flowhubGrams(entry->item) * item["quantityPurchased"_L1].toInt();
    }
    if (m_setup.behaviour.purchaseLimits && flower > FlowerLimitGrams)
        return u"Purchase limit exceeded for flower"_s;
    return {};
}

std::optional<HttpServerResponse> FlowhubOrderBody::refuse(const QJsonObject &body, const QJsonArray &held) const
{
    if (const auto problems = formProblems(body); !problems.isEmpty())
        return flowhubInvalid(problems);
    const auto broken = ruleBroken(body["orderItems"_L1].toArray(), held);
    return broken.isEmpty() ? std::nullopt : std::optional(flowhubText(400, broken));
}

} // namespace Peak::Possim
