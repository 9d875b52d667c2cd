#include "sync/pos/leaflogix/leaflogixordermapping.h"

#include "core/enumtable.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;

// Dutchie POS API, states of pre-orders and deliveries; without blanks, dashes and underscores, in small letters.
// clang-format off
    constexpr Word<OrderStatus> statusWords[] = {
        {"submitted"_L1,       OrderStatus::AwaitingProcessing},
        {"pending"_L1,         OrderStatus::AwaitingProcessing},
        {"placed"_L1,          OrderStatus::AwaitingProcessing},
        {"processing"_L1,      OrderStatus::InProcess},
        {"partiallyfilled"_L1, OrderStatus::InProcess},
        {"filled"_L1,          OrderStatus::PackedReady},
        {"received"_L1,        OrderStatus::PackedReady},
        {"intransit"_L1,       OrderStatus::OutForDelivery},
        {"complete"_L1,        OrderStatus::Completed},
        {"completed"_L1,       OrderStatus::Completed},
        {"checkedout"_L1,      OrderStatus::Completed},
        {"delivered"_L1,       OrderStatus::Completed},
        {"cancelled"_L1,       OrderStatus::Canceled},
        {"canceled"_L1,        OrderStatus::Canceled},
    };
// clang-format on

Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

std::optional<qint64> numberIn(const QJsonValue &value)
{
    const auto number = wholeOf(value);
    return number && *number > 0 ? number : std::nullopt;
}

/** Nothing where the order does not say its prices. */
std::optional<Totals> pricesOf(const QJsonObject &json, Currency currency)
{
    const auto total = moneyOf(member(json, "total"_L1), currency);
    const auto subTotal = moneyOf(member(json, "subTotal"_L1), currency);
    const auto tax = moneyOf(member(json, "totalTax"_L1), currency);
    if (!total || !subTotal || !tax)
        return std::nullopt;
    Money discount(0, currency);
    for (const auto &item : member(json, "items"_L1).toArray())
        discount += moneyOf(member(item.toObject(), "totalDiscount"_L1), currency).valueOr(Money(0, currency));
    // Here, unlike in a preview, the sub-total is what is left after discounts.
    Totals totals{*subTotal + discount, discount, *tax, *total, false};
    totals.taxTotal = totals.total - totals.subTotal + totals.discountTotal;
    return totals;
}

/** Ours add up; theirs may be rounded to the coins there are. More than that is no rounding. */
bool nearly(Money a, Money b)
{
    constexpr qint64 mostRounding = 100;
    return qAbs((a - b).minor()) <= mostRounding;
}
} // namespace

Result<PosOrderId> LeaflogixOrderMapping::orderId(const QJsonValue &reply)
{
    const auto value = reply.isArray() ? reply.toArray().first() : reply;
    for (const auto &candidate : {value, member(value.toObject(), "orderId"_L1),
             member(value.toObject(), "preOrderId"_L1), member(value.toObject(), "id"_L1)}) {
        if (const auto number = numberIn(candidate))
            return PosOrderId(QString::number(*number));
    }
    return malformed(u"the answer names no order"_s);
}

std::optional<OrderStatus> LeaflogixOrderMapping::status(const QString &word)
{
    QString plain = word.toLower();
    plain.removeIf([](QChar letter) { return letter.isSpace() || letter == u'-' || letter == u'_'; });
    return valueOf(statusWords, plain);
}

Result<PosOrder> LeaflogixOrderMapping::order(const QJsonObject &json, const LeaflogixSettings &settings)
{
    const auto id = numberIn(member(json, "preOrderId"_L1));
    const QString word = lineOf(member(json, "status"_L1), 60);
    if (!id)
        return malformed(u"an order without its number"_s);
    PosOrder order;
    order.id = PosOrderId(QString::number(*id));
    order.word = word;
    order.status = status(word);
    if (const QString reason = lineOf(member(json, "rejectedReason"_L1)); !reason.isEmpty()) {
        order.status = OrderStatus::Canceled;
        order.word = u"%1 (%2)"_s.arg(word, reason);
    }
    if (const auto customer = numberIn(member(json, "customerId"_L1)))
        order.customer = CustomerId(QString::number(*customer));
    order.createdAt = LeaflogixJson::time(member(json, "orderDate"_L1)).value_or(Instant());
    order.updatedAt = order.createdAt;
    order.fromKiosk = lineOf(member(json, "orderSource"_L1)) == settings.orderSource;
    order.paid = order.status == OrderStatus::Completed;
    if (const auto prices = pricesOf(json, settings.currency))
        order.totals = *prices;
    return order;
}

Result<Totals> LeaflogixOrderMapping::totals(const QJsonValue &reply, Currency currency)
{
    const auto json = reply.toObject();
    const auto subTotal = moneyOf(member(json, "subTotal"_L1), currency);
    const auto discount = moneyOf(member(json, "discount"_L1), currency);
    const auto tax = moneyOf(member(json, "taxes"_L1), currency);
    const auto total = moneyOf(member(json, "total"_L1), currency);
    if (!subTotal || !discount || !tax || !total)
        return malformed(u"the prices of the cart cannot be read"_s);
    if (!nearly(*total, *subTotal - *discount + *tax))
        return malformed(u"the prices of the cart do not add up"_s);
    return Totals{*subTotal, *discount, *total - *subTotal + *discount, *total, false};
}

std::optional<QList<qint64>> LeaflogixOrderMapping::quantities(const QJsonObject &json)
{
    const auto list = member(json, "items"_L1);
    if (!list.isArray())
        return std::nullopt;
    QList<qint64> found;
    for (const auto &item : list.toArray())
        found.append(LeaflogixJson::thousandths(member(item.toObject(), "quantity"_L1)).value_or(0));
    std::ranges::sort(found);
    return found;
}

QList<qint64> LeaflogixOrderMapping::quantities(const QList<LeaflogixItem> &items)
{
    QList<qint64> found;
    for (const auto &item : items)
        found.append(item.thousandths);
    std::ranges::sort(found);
    return found;
}

} // namespace Peak
