#include "core/storage/orderrecord.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak::OrderRecord {

QString columns()
{
    return u"id, uuid, reference, ticket_number, store_id, kiosk_id, customer_id, order_id, status, delivery, "
           "delivery_error, amount, currency, estimate, notes, data, version, created_at, updated_at, printed_date, "
           "printed_id"_s;
}

Order read(const Row &row)
{
    const auto text = [&](int column) { return row.text(column); };
    // The currency was one we knew when it was written.
    const Currency currency = Currency::fromCode(text(12)).valueOr({});
    const auto data = QJsonDocument::fromJson(text(15).toUtf8()).object();
    const auto money = [&](QLatin1StringView key) { return Money(data[key].toInteger(), currency); };

    Order order;
    order.id = OrderId(text(1));
    order.reference = text(2);
    order.ticketNumber = text(3);
    order.storeId = row.integer(4);
    order.kioskId = row.integer(5);
    order.customer = CustomerId(text(6));
    order.posOrder = PosOrderId(text(7));
    order.status = orderStatusOf(text(8)).value_or(OrderStatus::AwaitingProcessing);
    order.delivery = deliveryOf(text(9)).value_or(Delivery::InDoubt);
    order.deliveryError = text(10);
    order.totals.total = Money(row.number(11), currency);
    order.totals.estimate = row.flag(13);
    order.totals.subTotal = money("sub_total"_L1);
    order.totals.discountTotal = money("discount_total"_L1);
    order.totals.taxTotal = money("tax_total"_L1);
    order.notes = text(14);
    order.discountCode = data["discount_code"_L1].toString();
    order.medical = data["medical"_L1].toBool();
    order.posNumber = data["pos_number"_L1].toString();
    order.version = row.integer(16);
    order.createdAt = fromMs(row.number(17));
    order.updatedAt = fromMs(row.number(18));
    if (!row.isNull(19))
        order.printedDate = fromMs(row.number(19));
    order.printedId = text(20);
    return order;
}

QString dataOf(const Order &order, const QString &origin)
{
    // What is nothing reads as nothing when it is left out.
    QJsonObject data{{u"sub_total"_s, order.totals.subTotal.minor()}, {u"origin"_s, origin}};
    if (order.totals.discountTotal.minor() != 0)
        data.insert(u"discount_total"_s, order.totals.discountTotal.minor());
    if (order.totals.taxTotal.minor() != 0)
        data.insert(u"tax_total"_s, order.totals.taxTotal.minor());
    if (!order.discountCode.isEmpty())
        data.insert(u"discount_code"_s, order.discountCode);
    if (order.medical)
        data.insert(u"medical"_s, true);
    if (!order.posNumber.isEmpty())
        data.insert(u"pos_number"_s, order.posNumber);
    return QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact));
}

} // namespace Peak::OrderRecord
