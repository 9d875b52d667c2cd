#include "sync/pos/flowhub/flowhubordermapping.h"

#include "core/enumtable.h"
#include "core/ticketnote.h"
#include "sync/pos/flowhub/flowhubcatalogmapping.h"
#include "sync/pos/flowhub/flowhubcustomermapping.h"
#include "sync/pos/jsonread.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// Order Ahead's list of states, in lower case as they are compared; and the three of the sales lists.
// clang-format off
constexpr Word<OrderStatus> statusWords[] = {
    {"new"_L1,              OrderStatus::AwaitingProcessing},
    {"inqueue"_L1,          OrderStatus::AwaitingProcessing},
    {"started"_L1,          OrderStatus::InProcess},
    {"ready"_L1,            OrderStatus::PackedReady},
    {"intransit"_L1,        OrderStatus::OutForDelivery},
    {"delivered"_L1,        OrderStatus::Completed},
    {"sold"_L1,             OrderStatus::Completed},
    {"unabletocomplete"_L1, OrderStatus::Canceled},
    {"unabletoverify"_L1,   OrderStatus::Canceled},
    {"deleted"_L1,          OrderStatus::Removed},
    {"pending"_L1,          OrderStatus::AwaitingProcessing},
    {"cancelled"_L1,        OrderStatus::Canceled},
};
// clang-format on

void addText(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty()) // Members without a value are left out, never null.
        object[name] = text;
}

Contact filledUp(Contact contact, const QJsonObject &record)
{
    const auto known = FlowhubCustomerMapping::parse(record);
    if (!known)
        return contact;
    const auto &theirs = known->contact;
    const bool named = !contact.firstName.isEmpty() && !contact.lastName.isEmpty();
    contact.firstName = named ? contact.firstName : theirs.firstName;
    contact.lastName = named ? contact.lastName : theirs.lastName;
    contact.phone = contact.phone.isEmpty() ? theirs.phone : contact.phone;
    contact.email = contact.email.isEmpty() ? theirs.email : contact.email;
    contact.birthday = contact.birthday.isValid() ? contact.birthday : theirs.birthday;
    return contact;
}

/** Who the budtender calls out when nobody gave a name. */
void nameNobody(Contact &contact, const QString &first, const QString &last)
{
    if (contact.firstName.isEmpty())
        contact.firstName = first;
    if (contact.lastName.isEmpty())
        contact.lastName = last;
}

QJsonObject customerOf(const Contact &contact, const QString &externalId, bool medical, const QJsonObject &record)
{
    QJsonObject customer{
        {"firstName"_L1, contact.firstName.trimmed()},
        {"lastName"_L1, contact.lastName.trimmed()},
        {"externalId"_L1, externalId},
        {"medRecOrBoth"_L1, medical ? u"med"_s : u"rec"_s},
    };
    addText(customer, "birthDate"_L1, contact.birthday.toString(Qt::ISODate));
    const QString phone = FlowhubCustomerMapping::nationalPhone(contact.phone);
    addText(customer, "phone"_L1, phone.isEmpty() ? phone : u"+1"_s + phone);
    addText(customer, "email"_L1, contact.email.trimmed());
    if (medical) {
        addText(customer, "medId"_L1, lineOf(record["medId"_L1]));
        addText(customer, "medExp"_L1, lineOf(record["medIdExpiration"_L1]));
    }
    return customer;
}

QJsonArray itemsOf(const QList<TargetLine> &lines)
{
    QJsonArray items;
    for (const auto &line : lines)
        items.append(QJsonObject{{"productId"_L1, FlowhubCatalogMapping::productIdOf(line.value)},
            {"quantityPurchased"_L1, line.quantity}, {"discountNote"_L1, u""_s}});
    return items;
}

QJsonObject bodyOf(const QJsonObject &customer, const CustomerId &id, const QList<TargetLine> &lines,
    const QString &note, Instant createdAt)
{
    QJsonObject body{
        {"externalCreatedAt"_L1, toDateTime(createdAt).toString(Qt::ISODate)},
        {"orderType"_L1, u"kiosk"_s},
        {"customer"_L1, customer},
        {"orderItems"_L1, itemsOf(lines)},
        {"customerNote"_L1, note},
    };
    addText(body, "customerId"_L1, id.toString());
    return body;
}

/** The order's own reference stands in the first line, where staff look for it; a customer cannot write one. */
QString noteOf(const Order &order)
{
    const QString head = u"Kiosk %1, order %2 / %3"_s.arg(order.kioskId).arg(order.ticketNumber, order.reference);
    const QString text = TicketNote::fromText(order.notes).text;
    return text.isEmpty() ? head : head + u'\n' + text;
}

int quantityOf(const QJsonValue &value)
{
    const auto quantity = value.toDouble();
    return quantity > 0 && quantity < 1'000'000 ? int(std::lround(quantity)) : 0;
}

/** Documented with capitals, seen without. */
QJsonValue total(const QJsonObject &totals, const QString &name)
{
    const auto capital = totals[name];
    return capital.isUndefined() ? totals[name.at(0).toLower() + name.mid(1)] : capital;
}

std::optional<Totals> totalsOf(const QJsonObject &totals, Currency currency)
{
    const auto minor = [&](const QString &name) { return wholeOf(total(totals, name)); };
    const auto final = minor(u"FinalTotal"_s);
    if (!final || *final < 0)
        return std::nullopt;
    const auto off = std::abs(minor(u"TotalDiscounts"_s).value_or(0));
    const auto tax = minor(u"TotalTaxes"_s).value_or(0);
    // Fees are asked of the customer like goods.
    const Money sub(*final - tax + off, currency);
    return Totals{sub, Money(off, currency), Money(tax, currency), Money(*final, currency), false};
}

QList<TargetLine> linesOf(const QJsonArray &cart)
{
    QList<TargetLine> lines;
    for (const auto &item : cart) {
        const auto product = item["productId"_L1];
        lines.append(
            {ProductId(idOf(product)), FlowhubCatalogMapping::valueIdOf(product), quantityOf(item["quantity"_L1])});
    }
    return mergedLines(lines, {});
}
} // namespace

bool FlowhubOrderMapping::needsRecord(const Order &order)
{
    const bool named = !order.contact.firstName.isEmpty() && !order.contact.lastName.isEmpty();
    return !order.customer.isEmpty() && (!named || order.medical);
}

QJsonObject FlowhubOrderMapping::createBody(
    const Order &order, const QJsonObject &record, const FlowhubSettings &settings, Instant createdAt)
{
    auto contact = filledUp(order.contact, record);
    nameNobody(contact, u"Kiosk %1"_s.arg(order.kioskId), order.ticketNumber);
    const bool byReference = settings.referenceAsCustomer || order.customer.isEmpty();
    const QString external = byReference ? order.reference : order.customer.toString();
    const auto customer = customerOf(contact, external, order.medical, record);
    auto body = bodyOf(customer, order.customer, targetLines(order.lines), noteOf(order), createdAt);
    // No code can be checked here: the budtender reads it.
    addText(body, "cartDiscountNote"_L1, order.discountCode);
    return body;
}

QJsonObject FlowhubOrderMapping::updateBody(
    const MergeTarget &target, const QJsonObject &record, const FlowhubSettings &settings, Instant createdAt)
{
    const QString own = target.references.value(0);
    auto contact = filledUp({}, record);
    nameNobody(contact, u"Kiosk"_s, own);
    const bool byReference = settings.referenceAsCustomer || target.customer.isEmpty();
    const bool medical = record["type"_L1].toString().startsWith("med"_L1, Qt::CaseInsensitive);
    const auto customer = customerOf(contact, byReference ? own : target.customer.toString(), medical, record);
    return bodyOf(
        customer, target.customer, target.lines, TicketNote{target.note, target.references}.toText(), createdAt);
}

std::optional<OrderStatus> FlowhubOrderMapping::statusOf(QStringView word)
{
    return valueOf(statusWords, word.toString().toLower());
}

Result<PosOrder> FlowhubOrderMapping::parseStatus(const QJsonObject &answer)
{
    PosOrder order;
    order.id = PosOrderId(idOf(answer["orderId"_L1]));
    if (order.id.isEmpty())
        return Error{Error::Kind::Malformed, u"an order without an id"_s};
    order.reference = idOf(answer["customerExternalId"_L1]);
    order.word = lineOf(answer["status"_L1], 60);
    order.status = statusOf(order.word);
    order.fromKiosk = true; // Only what an integration sent can be read this way.
    return order;
}

std::optional<FlowhubSale> FlowhubOrderMapping::parseSale(const QJsonObject &json, Currency currency)
{
    FlowhubSale sale;
    auto &order = sale.order;
    order.id = PosOrderId(idOf(json["orderId"_L1]));
    if (order.id.isEmpty())
        return std::nullopt;
    order.word = json["voided"_L1].toBool() ? u"cancelled"_s : lineOf(json["orderStatus"_L1], 60);
    order.status = statusOf(order.word);
    order.customer = CustomerId(idOf(json["customerId"_L1]));
    order.lines = linesOf(json["itemsInCart"_L1].toArray());
    order.totals = totalsOf(json["totals"_L1].toObject(), currency).value_or(Totals{});
    order.createdAt = instantOf(json["createdAt"_L1]);
    sale.type = lineOf(json["orderType"_L1], 60).toLower();
    order.fromKiosk = sale.type == "kiosk"_L1;
    sale.name = lineOf(json.contains("name"_L1) ? json["name"_L1] : json["fullName"_L1]);
    return sale;
}

QHash<QString, qint64> FlowhubOrderMapping::piecesOf(const QList<TargetLine> &lines)
{
    QHash<QString, qint64> pieces;
    for (const auto &line : lines)
        pieces[idOf(FlowhubCatalogMapping::productIdOf(line.value))] += line.quantity;
    return pieces;
}

} // namespace Peak
