#include "tests/possim/treez/treezproductjson.h"
#include "tests/possim/treez/treeztickets.h"

#include <QUuid>

using namespace Qt::StringLiterals;

// What a ticket is checked against before it is taken, and the document it is answered with.
namespace Peak::Possim {

std::optional<Refusal> TreezTickets::price(
    const TicketRequest &request, const Ticket *existing, PricedTicket &priced) const
{
    if (const auto refusal = priceTicket(request, m_products, m_setup.behaviour.taxPpm, priced))
        return refusal;
    if (const auto refusal = checkCustomer(request, priced))
        return refusal;
    if (const auto refusal = checkStock(priced, existing))
        return refusal;
    if (m_setup.behaviour.purchaseLimits && LimitUse(priced.lines).isOver())
        return Refusal{400, u"PURCHASE_LIMIT_EXCEEDED"_s, u"the cart is over the purchase limit"_s};
    return std::nullopt;
}

std::optional<Refusal> TreezTickets::checkCustomer(const TicketRequest &request, const PricedTicket &priced) const
{
    const auto customer = request.customerId.isEmpty() ? QJsonObject() : m_customers.find(request.customerId);
    if (!request.customerId.isEmpty()) {
        if (customer.isEmpty())
            return Refusal{400, u"CUSTOMER_DOESNT_EXIST"_s, u"no such customer"_s};
        if (customer["banned"_L1].toBool() || customer["status"_L1].toString() != "ACTIVE"_L1)
            return Refusal{400, u"INVALID_REQUEST"_s, u"the customer cannot be served"_s};
    }
    const bool medical = customer["patient_type"_L1].toString().startsWith("MEDICAL"_L1);
    for (const auto &line : priced.lines) {
        if (line.item.medicalOnly && !request.customerId.isEmpty() && !medical)
            return Refusal{400, u"INVALID_REQUEST"_s, u"%1 is for patients"_s.arg(line.item.id)};
    }
    return std::nullopt;
}

std::optional<Refusal> TreezTickets::checkStock(const PricedTicket &priced, const Ticket *existing) const
{
    QHash<QString, int> free; // Pieces the ticket may have, its own included.
    for (const auto &line : priced.lines)
        free[line.item.id] = line.item.stock;
    if (existing && existing->holdsStock()) {
        for (const auto &item : existing->doc["items"_L1].toArray()) {
            const auto at = free.find(item["size_id"_L1].toString());
            if (at != free.end())
                *at += item["quantity"_L1].toInt();
        }
    }
    for (const auto &line : priced.lines) {
        const auto &type = line.asked.inventoryType;
        const bool elsewhere = (!type.isEmpty() && type != "ALL"_L1 && type != treezInventoryType(line.item))
            || (!line.asked.location.isEmpty() && line.asked.location != treezLocation(line.item));
        free[line.item.id] -= line.asked.quantity;
        if (elsewhere || free[line.item.id] < 0)
            return Refusal{400, u"INSUFFICIENT_QUANTITY"_s, u"not enough of %1 in stock"_s.arg(line.item.id)};
    }
    return std::nullopt;
}

QJsonObject TreezTickets::blank(const TicketRequest &request) const
{
    const auto customer = m_customers.find(request.customerId);
    const auto echoed = [&](QLatin1StringView name) {
        return request.body.contains(name) ? request.body[name] : QJsonValue();
    };
    QJsonObject doc{{u"type"_s, request.type}, {u"ticket_id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {u"order_number"_s, QJsonValue::Null}, {u"external_order_number"_s, echoed("external_order_number"_L1)},
        {u"order_source"_s, request.source},
        {u"customer_id"_s, request.customerId.isEmpty() ? QJsonValue() : QJsonValue(request.customerId.toLongLong())},
        {u"ticket_patient_type"_s, customer["patient_type"_L1].toString(u"ADULT"_s)},
        {u"order_status"_s, QJsonValue::Null}, {u"payment_status"_s, u"UNPAID"_s},
        {u"date_created"_s, treezStamp(m_setup.now(), m_setup.zone)},
        {u"last_updated_at"_s, treezStamp(m_setup.now(), m_setup.zone)}, {u"date_closed"_s, QJsonValue::Null},
        {u"post_tax_pricing"_s, false}, {u"ticket_note"_s, echoed("ticket_note"_L1)},
        {u"refund_reason"_s, QJsonValue::Null}, {u"original_ticket_id"_s, QJsonValue::Null},
        {u"delivery_address"_s, echoed("delivery_address"_L1)},
        {u"scheduled_start_date"_s, echoed("schedule_start_date"_L1)},
        {u"scheduled_date"_s, echoed("scheduled_date"_L1)}, {u"discount_ids"_s, QJsonArray()},
        {u"payments"_s, QJsonArray()}, {u"revenue_source"_s, request.revenueSource},
        {u"employee_id"_s, QJsonValue::Null}};
    return doc;
}

static QString sizeName(const StockItem &item)
{
    const auto unit = treezUnit(item);
    return item.name + u" - "_s + (unit.isEmpty() ? item.label : u"%1 %2"_s.arg(item.amount).arg(unit));
}

static QJsonObject lineJson(const PricedLine &line, qint64 taxPpm)
{
    const QJsonObject tax{{u"id"_s, u"t1"_s}, {u"rate"_s, double(taxPpm) / 1e6},
        {u"tax_name"_s, u"Excise (%1%)"_s.arg(double(taxPpm) / 1e4)}, {u"amount"_s, dollars(line.tax)}};
    const auto unit = treezUnit(line.item);
    return {{u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"product_id"_s, line.item.id},
        {u"size_id"_s, line.item.id}, {u"location_name"_s, treezLocation(line.item)},
        {u"product_size_name"_s, sizeName(line.item)}, {u"product_type"_s, line.item.category},
        {u"product_brand"_s, line.item.brand}, {u"quantity"_s, line.asked.quantity},
        {u"price_sell"_s, dollars(line.after)}, {u"price_total"_s, dollars(line.after + line.tax)},
        {u"product_unit"_s, unit.isEmpty() ? QJsonValue() : QJsonValue(unit)}, {u"product_amount"_s, line.item.amount},
        {u"apply_automatic_discounts"_s, line.asked.automaticDiscounts}, {u"POS_discounts"_s, line.asked.posDiscounts},
        {u"discounts"_s, line.discounts}, {u"tax"_s, QJsonArray{tax}}};
}

/** A fee shows up a second time, as a line of its own. */
static QJsonObject feeJson(const QJsonValue &fee)
{
    return {{u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {u"product_id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"size_id"_s, QJsonValue::Null},
        {u"product_size_name"_s, fee["type"_L1]}, {u"product_type"_s, u"NON-INV"_s}, {u"quantity"_s, 1},
        {u"price_sell"_s, fee["total_amount"_L1]}, {u"price_total"_s, fee["total_amount"_L1]},
        {u"discounts"_s, QJsonArray()}, {u"tax"_s, QJsonArray()}};
}

void TreezTickets::fill(QJsonObject &doc, const PricedTicket &priced) const
{
    QJsonArray items;
    for (const auto &line : priced.lines)
        items.append(lineJson(line, m_setup.behaviour.taxPpm));
    for (const auto &fee : priced.fees)
        items.append(feeJson(fee));
    doc["items"_L1] = items;
    doc["fees"_L1] = priced.fees;
    doc["sub_total"_L1] = dollars(priced.subTotal());
    doc["tax_total"_L1] = dollars(priced.taxTotal());
    doc["discount_total"_L1] = priced.discountTotal() == 0 ? QJsonValue(0) : dollars(-priced.discountTotal());
    doc["total"_L1] = dollars(priced.total());
    doc["purchase_limit"_L1] = LimitUse(priced.lines).toJson();
    doc["coupon_codes"_L1] = QJsonArray::fromStringList(priced.coupons);
}

} // namespace Peak::Possim
