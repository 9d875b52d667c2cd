#include "tests/possim/leaflogix/leaflogixorders.h"

using namespace Qt::StringLiterals;

// What an order looks like from outside.
namespace Peak::Possim {

// clang-format off
static const QStringList knownStatuses{u"submitted"_s, u"pending"_s, u"processing"_s, u"partiallyfilled"_s, u"filled"_s,
    u"checkedout"_s, u"complete"_s, u"completed"_s, u"cancelled"_s, u"canceled"_s, u"intransit"_s, u"delivered"_s, u"placed"_s};
static const QStringList openToChange{u"submitted"_s, u"pending"_s, u"placed"_s, u"processing"_s};
static const QStringList closedStatuses{u"checkedout"_s, u"complete"_s, u"completed"_s, u"delivered"_s};
// clang-format on

QString leaflogixStatusWord(const QString &status)
{
    auto word = status.toLower();
    for (const auto letter : {u' ', u'-', u'_'})
        word.remove(letter);
    return word;
}

bool isLeaflogixStatus(const QString &status) { return knownStatuses.contains(leaflogixStatusWord(status)); }

bool LeaflogixOrder::isCanceled() const
{
    const auto word = leaflogixStatusWord(status());
    return word == "cancelled"_L1 || word == "canceled"_L1;
}

bool LeaflogixOrder::isClosed() const { return isCanceled() || closedStatuses.contains(leaflogixStatusWord(status())); }

bool LeaflogixOrder::isOpenToChange() const { return openToChange.contains(leaflogixStatusWord(status())); }

QJsonObject LeaflogixOrder::statusJson(bool withItems) const
{
    QJsonObject json;
    for (const auto &name : {u"preOrderId"_s, u"status"_s, u"transactionId"_s, u"orderDate"_s, u"customerFirstName"_s,
             u"customerLastName"_s, u"customerId"_s, u"orderType"_s, u"orderSource"_s, u"sourceSystem"_s,
             u"rejectedReason"_s, u"total"_s, u"subTotal"_s, u"totalTax"_s})
        json[name] = doc.value(name);
    json["isCancellable"_L1] = isOpenToChange();
    json["isUpdateable"_L1] = isOpenToChange();
    json["items"_L1] = QJsonValue::Null;
    if (!withItems)
        return json;
    QJsonArray items;
    for (const auto &value : doc.value("items"_L1).toArray()) {
        auto item = value.toObject();
        item.remove("productId"_L1);
        items.append(item);
    }
    json["items"_L1] = items;
    return json;
}

QJsonArray leaflogixItems(const LeaflogixCart &cart)
{
    QJsonArray items;
    for (const auto &line : cart.lines)
        items.append(QJsonObject{{u"productId"_s, line.productId}, {u"productName"_s, line.name},
            {u"quantity"_s, line.quantity}, {u"totalPrice"_s, leaflogixMoney(line.after)},
            {u"totalDiscount"_s, leaflogixMoney(line.before - line.after)}, {u"totalTax"_s, leaflogixMoney(line.tax)}});
    return items;
}

static const QString &deliveryWord(const LeaflogixOrder &order)
{
    static const QString placed = u"Placed"_s;
    static const QString filled = u"Filled"_s;
    static const QString moving = u"In Transit"_s;
    static const QString delivered = u"Delivered"_s;
    static const QString cancelled = u"Cancelled"_s;
    const auto word = leaflogixStatusWord(order.status());
    if (order.isCanceled())
        return cancelled;
    if (order.isClosed())
        return delivered;
    if (word == "intransit"_L1)
        return moving;
    return word == "filled"_L1 ? filled : placed;
}

HttpServerResponse LeaflogixOrders::deliveries(const HttpServerRequest &request) const
{
    const auto order = leaflogixQuery(request, "PreOrderId"_L1);
    const auto transaction = leaflogixQuery(request, "TransactionId"_L1);
    const auto wanted = leaflogixQuery(request, "deliveryStatus"_L1);
    if (int(!order.isEmpty()) + int(!transaction.isEmpty()) + int(!wanted.isEmpty()) > 1)
        return leaflogixInvalid(u"PreOrderId"_s, u"Only one filter may be given."_s);
    QJsonArray found;
    for (const auto &one : m_orders) {
        const bool fits = (order.isEmpty() || QString::number(one.id()) == order)
            && (transaction.isEmpty() || one.doc.value("transactionId"_L1).toVariant().toString() == transaction)
            && (wanted.isEmpty() || deliveryWord(one) == wanted);
        if (!fits || one.doc.value("orderType"_L1).toString() != "Delivery"_L1)
            continue;
        auto json = one.statusJson(leaflogixQuery(request, "includeLineItems"_L1).toLower() == "true"_L1);
        json["deliveryStatus"_L1] = deliveryWord(one);
        found.append(json);
    }
    return leaflogixData(found);
}

HttpServerResponse LeaflogixOrders::transactions(const HttpServerRequest &request) const
{
    if (m_setup.behaviour.vendor.value("reporting_off"_L1).toBool())
        return leaflogixEmpty(503);
    const auto id = leaflogixQuery(request, "TransactionId"_L1);
    const auto changedFrom = leaflogixQuery(request, "FromLastModifiedDateUTC"_L1);
    const auto from = leaflogixQuery(request, "FromDateUTC"_L1);
    if (int(!id.isEmpty()) + int(!changedFrom.isEmpty()) + int(!from.isEmpty()) != 1)
        return leaflogixInvalid(u"TransactionId"_s, u"Give exactly one of TransactionId and the date ranges."_s);
    const auto since = fromLeaflogixStamp(changedFrom.isEmpty() ? from : changedFrom);
    if (id.isEmpty() && !since)
        return leaflogixInvalid(u"FromDateUTC"_s, u"This is no date."_s);
    const bool detail = leaflogixQuery(request, "IncludeDetail"_L1).toLower() == "true"_L1;
    const bool orderIds = leaflogixQuery(request, "IncludeOrderIds"_L1).toLower() == "true"_L1;
    QJsonArray found;
    for (const auto &order : m_orders) {
        if (!order.isClosed() || order.isCanceled())
            continue;
        const auto &doc = order.doc;
        if (id.isEmpty() ? order.created < *since : doc.value("transactionId"_L1).toVariant().toString() != id)
            continue;
        found.append(QJsonObject{{u"transactionId"_s, doc.value("transactionId"_L1)},
            {u"customerId"_s, doc.value("customerId"_L1)}, {u"transactionDate"_s, doc.value("orderDate"_L1)},
            {u"isVoid"_s, false}, {u"isReturn"_s, false}, {u"subtotal"_s, doc.value("subTotal"_L1)},
            {u"totalBeforeTax"_s, doc.value("subTotal"_L1)}, {u"tax"_s, doc.value("totalTax"_L1)},
            {u"total"_s, doc.value("total"_L1)}, {u"paid"_s, doc.value("total"_L1)},
            {u"transactionType"_s, u"Retail"_s}, {u"wasPreOrdered"_s, true},
            {u"orderSource"_s, doc.value("orderSource"_L1)},
            {u"orderIds"_s, orderIds ? QJsonValue(QJsonArray{order.id()}) : QJsonValue()},
            {u"referenceId"_s, doc.value("transactionReference"_L1)},
            {u"items"_s, detail ? doc.value("items"_L1) : QJsonValue()}});
    }
    return leaflogixData(found);
}

} // namespace Peak::Possim
