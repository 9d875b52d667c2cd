#include "sync/api/orderjson.h"

#include "sync/api/jsonreader.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace Peak::OrderJson {

namespace {
QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text); }

QJsonObject fromLine(const OrderLine &line)
{
    return {
        {u"product_id"_s, line.product.toString()},
        {u"product_value_id"_s, line.value.toString()},
        {u"name"_s, line.name},
        {u"quantity"_s, line.quantity},
        {u"unit_price"_s, line.unitPrice.toDecimal()},
        {u"amount"_s, line.amount().toDecimal()},
    };
}

QJsonArray fromLines(const QList<OrderLine> &lines)
{
    QJsonArray items;
    for (const auto &line : lines)
        items.append(fromLine(line));
    return items;
}

QJsonObject fromLimit(const LimitUse &use)
{
    QJsonArray lines;
    for (const auto line : use.lines)
        lines.append(line);
    return {
        {u"name"_s, use.name},
        {u"used_mg"_s, use.usedMg},
        {u"maximum_mg"_s, use.maximumMg},
        {u"exceeded"_s, use.exceeded()},
        {u"lines"_s, lines},
    };
}

ItemRequest itemFrom(const QJsonValue &value, const QString &path, FieldProblems &problems)
{
    if (!value.isObject()) {
        problems[path].append(u"must be an object"_s);
        return {};
    }
    JsonReader reader(value.toObject(), path, problems);
    ItemRequest item;
    item.product = ProductId(reader.id("product_id"_L1, Presence::Required));
    item.value = ProductValueId(reader.id("product_value_id"_L1));
    item.quantity = reader.wholeNumber("quantity"_L1, Presence::Required).value_or(0);
    return item;
}

Contact contactFrom(const QJsonObject &object, FieldProblems &problems)
{
    JsonReader reader(object, u"customer"_s, problems);
    Contact contact;
    contact.firstName = cleanedNotes(reader.text("first_name"_L1)).simplified();
    contact.lastName = cleanedNotes(reader.text("last_name"_L1)).simplified();
    contact.phone = reader.text("phone"_L1);
    contact.email = reader.text("email"_L1);
    contact.birthday = reader.date("birthday"_L1);
    return contact;
}

Refusal wrongTypes(const FieldProblems &problems)
{
    return {Refusal::Why::Invalid, u"members are missing or of the wrong type; see the fields"_s, problems};
}

OrderDraft draftFrom(const QJsonObject &order, FieldProblems &problems)
{
    JsonReader reader(order, {}, problems);
    OrderDraft draft;
    draft.customer = CustomerId(reader.id("customer_id"_L1));
    draft.notes = reader.text("notes"_L1, JsonReader::LongestNotes);
    draft.contact = contactFrom(reader.object("customer"_L1), problems);
    // Other programs' own names for the order: checked for their type, of no use to us.
    reader.id("order_number"_L1);
    reader.id("cart_id"_L1);
    const auto items = reader.array("items"_L1);
    if (items.size() > OrderRules::MaxLines)
        reader.complain("items"_L1, u"no more than %1 items"_s.arg(OrderRules::MaxLines));
    for (qsizetype i = 0; i < qMin<qsizetype>(items.size(), OrderRules::MaxLines); ++i)
        draft.items.append(itemFrom(items.at(i), u"items.%1"_s.arg(i), problems));
    return draft;
}

std::optional<int> versionFrom(JsonReader &reader)
{
    const auto version = reader.wholeNumber("version"_L1);
    if (!version)
        return std::nullopt;
    // A number no order has is a version no order has.
    return *version < 1 || *version > std::numeric_limits<int>::max() ? 0 : static_cast<int>(*version);
}

StatusRequest statusFrom(const QJsonObject &order, FieldProblems &problems)
{
    JsonReader reader(order, {}, problems);
    StatusRequest request;
    request.customer = CustomerId(reader.id("customer_id"_L1));
    request.ticket = PosOrderId(reader.id("ticket_id"_L1, Presence::Required));
    request.word = reader.text("order_status"_L1);
    request.version = versionFrom(reader);
    return request;
}

PrintMark printMarkFrom(const QJsonObject &order, FieldProblems &problems)
{
    JsonReader reader(order, {}, problems);
    if (!reader.has("printed_date"_L1))
        return {reader.id("printed_id"_L1, Presence::Required), std::nullopt};
    return {reader.id("printed_id"_L1), reader.instant("printed_date"_L1)};
}

template<class T>
Outcome<T> parsed(const QByteArray &body, T (*read)(const QJsonObject &, FieldProblems &))
{
    const auto order = bodyObject(body, "order"_L1);
    if (const auto *refusal = refusalOf(order))
        return *refusal;
    FieldProblems problems;
    T value = read(std::get<QJsonObject>(order), problems);
    if (!problems.isEmpty())
        return wrongTypes(problems);
    return value;
}
} // namespace

QString toText(Instant instant) { return toDateTime(instant).toString(Qt::ISODateWithMs); }

QJsonObject fromOrder(const Order &order)
{
    return {
        {u"id"_s, order.id.toString()},
        {u"reference"_s, order.reference},
        {u"ticket_number"_s, order.ticketNumber},
        {u"order_id"_s, orNull(order.posOrder.toString())},
        {u"store_id"_s, order.storeId},
        {u"kiosk_id"_s, order.kioskId},
        {u"customer_id"_s, orNull(order.customer.toString())},
        {u"status"_s, toWord(order.status)},
        {u"delivery"_s, toWord(order.delivery)},
        {u"delivery_error"_s, orNull(order.deliveryError)},
        {u"amount"_s, order.totals.total.toDecimal()},
        {u"currency"_s, order.totals.total.currency().text()},
        {u"estimate"_s, order.totals.estimate},
        {u"items"_s, fromLines(order.lines)},
        {u"notes"_s, order.notes},
        {u"version"_s, order.version},
        {u"created_at"_s, toText(order.createdAt)},
        {u"updated_at"_s, toText(order.updatedAt)},
        {u"printed_date"_s, order.printedDate ? QJsonValue(toText(*order.printedDate)) : QJsonValue::Null},
        {u"printed_id"_s, orNull(order.printedId)},
    };
}

QJsonObject envelope(const Order &order) { return {{u"order"_s, fromOrder(order)}}; }

QJsonObject fromPreview(const OrderPreview &preview)
{
    QJsonArray limits;
    for (const auto &use : preview.limits)
        limits.append(fromLimit(use));
    return {
        {u"sub_total"_s, preview.totals.subTotal.toDecimal()},
        {u"discount_total"_s, preview.totals.discountTotal.toDecimal()},
        {u"tax_total"_s, preview.totals.taxTotal.toDecimal()},
        {u"total"_s, preview.totals.total.toDecimal()},
        {u"estimate"_s, preview.totals.estimate},
        {u"lines"_s, fromLines(preview.lines)},
        {u"limits"_s, limits},
    };
}

Outcome<OrderDraft> draft(const QByteArray &body) { return parsed(body, draftFrom); }

Outcome<StatusRequest> statusRequest(const QByteArray &body) { return parsed(body, statusFrom); }

Outcome<PrintMark> printMark(const QByteArray &body) { return parsed(body, printMarkFrom); }

QByteArray fingerprint(const QByteArray &body)
{
    // QJsonObject keeps its members sorted by name.
    const auto plain = QJsonDocument::fromJson(body).toJson(QJsonDocument::Compact);
    return QCryptographicHash::hash(plain, QCryptographicHash::Sha256);
}

} // namespace Peak::OrderJson
