#include "sync/pos/blaze/blazecartmapping.h"

#include "core/enumtable.h"
#include "core/ticketnote.h"
#include "sync/pos/blaze/blazereply.h"
#include "sync/pos/jsonread.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// BLAZE's ConsumerCart, values of cartStatus; "Accepted" is refined by the tracking status.
// clang-format off
    constexpr Word<OrderStatus> cartWords[] = {
        {"Placed"_L1, OrderStatus::AwaitingProcessing},
        {"Accepted"_L1, OrderStatus::InProcess},
        {"Completed"_L1, OrderStatus::Completed},
        {"Declined"_L1, OrderStatus::Canceled},
        {"CanceledByConsumer"_L1, OrderStatus::Canceled},
        {"CanceledByDispensary"_L1, OrderStatus::Canceled},
    };
    constexpr Word<OrderStatus> trackingWords[] = {
        {"NotStarted"_L1, OrderStatus::InProcess},
        {"Placed"_L1, OrderStatus::InProcess},
        {"Accepted"_L1, OrderStatus::InProcess},
        {"Packaged"_L1, OrderStatus::PackedReady},
        {"WaitingPickup"_L1, OrderStatus::PackedReady},
        {"OnTheWay"_L1, OrderStatus::OutForDelivery},
        {"Delivered"_L1, OrderStatus::Completed},
    };
// clang-format on

QJsonObject itemOf(const TargetLine &line)
{
    const QString weightKey = line.value.toString().section(u':', 1);
    QJsonObject item{
        {"productId"_L1, line.product.toString()},
        {"quantity"_L1, line.quantity},
        {"useUnitQty"_L1, !weightKey.isEmpty()},
    };
    if (!weightKey.isEmpty())
        item["weightKey"_L1] = weightKey;
    return item;
}

QString guestLine(const Contact &contact)
{
    QStringList parts{u"%1 %2"_s.arg(contact.firstName, contact.lastName).simplified(), contact.phone, contact.email};
    parts.removeAll(QString());
    return parts.isEmpty() ? QString() : u"Guest: "_s + parts.join(u", "_s);
}

/** Staff find whom to call for, whoever the consumer is. */
QString memoOf(const Order &order, const QString &name)
{
    QStringList lines{u"Kiosk %1"_s.arg(order.kioskId)};
    if (!order.ticketNumber.isEmpty())
        lines.first() += u", order %1"_s.arg(order.ticketNumber);
    // A line of a customer's that reads like a reference would be taken for one.
    lines.append(TicketNote::fromText(order.notes).text);
    if (order.customer.isEmpty())
        lines.append(guestLine(order.contact));
    lines.removeAll(QString());
    return TicketNote{lines.join(u'\n'), {name}}.toText();
}

/** Whole packs: of a weight the reply may count grams in `quantity`, and the packs in `unitQty`. */
std::optional<qint64> piecesOf(const QJsonObject &item)
{
    const auto packs = wholeOf(item["unitQty"_L1]);
    const bool byWeight = item["useUnitQty"_L1].toBool();
    return byWeight && packs && *packs > 0 ? packs : wholeOf(item["quantity"_L1]);
}

Result<TargetLine> lineOfItem(const QJsonObject &item)
{
    const QString product = idOf(item["productId"_L1]);
    const auto pieces = piecesOf(item);
    if (product.isEmpty() || !pieces || *pieces <= 0 || *pieces > 1'000'000)
        return Error{Error::Kind::Malformed, u"a line of the cart cannot be read"_s};
    const QString weightKey = item["useUnitQty"_L1].toBool() ? item["weightKey"_L1].toString() : QString();
    return TargetLine{ProductId(product), blazeValueId(product, weightKey), static_cast<int>(*pieces)};
}

Result<QList<TargetLine>> linesOf(const QJsonArray &items)
{
    QList<TargetLine> lines;
    for (const auto &item : items) {
        const auto line = lineOfItem(item.toObject());
        if (!line)
            return line.error();
        lines.append(*line);
    }
    return mergedLines(lines, {});
}

/** The shop has this consumer's papers still to look at. */
bool awaitsMembership(const QJsonObject &cart)
{
    if (cart["membershipAccepted"_L1].isBool())
        return !cart["membershipAccepted"_L1].toBool();
    const auto shop = cart["shopId"_L1].toString();
    const auto statuses = cart["consumerUser"_L1]["memberStatuses"_L1].toArray();
    return std::ranges::any_of(statuses, [&](const QJsonValue &status) {
        const bool here = shop.isEmpty() || status["shopId"_L1].toString(shop) == shop;
        return here && status["accepted"_L1].isBool() && !status["accepted"_L1].toBool();
    });
}

OrderStatus progressOf(const QJsonObject &cart)
{
    const auto step = valueOf(trackingWords, cart["trackingStatus"_L1].toString()).value_or(OrderStatus::InProcess);
    if (step != OrderStatus::InProcess)
        return step;
    if (cart["onTheWay"_L1].toBool())
        return OrderStatus::OutForDelivery;
    return cart["packaged"_L1].toBool() ? OrderStatus::PackedReady : step;
}

Instant momentOf(const QJsonObject &cart, QLatin1StringView first, QLatin1StringView second)
{
    const auto ms = cart[first].toInteger(); // Of today they have more digits than wholeOf() takes.
    return fromMs(std::max<qint64>(ms > 0 ? ms : cart[second].toInteger(), 0));
}

Money amountOr(const QJsonValue &value, Money fallback)
{
    return value.isDouble() || value.isString() ? moneyOf(value, fallback.currency()).valueOr(fallback) : fallback;
}
} // namespace

ProductValueId blazeValueId(const QString &product, const QString &weightKey)
{
    return ProductValueId(weightKey.isEmpty() ? product : product + u':' + weightKey);
}

QJsonObject BlazeCartMapping::filled(QJsonObject cart, const Order &order, const QString &name)
{
    auto content = cart["cart"_L1].toObject();
    QJsonArray items;
    for (const auto &line : targetLines(order.lines))
        items.append(itemOf(line));
    content["items"_L1] = items;
    content["consumerType"_L1] = order.medical ? u"MedicinalState"_s : u"AdultUse"_s;
    content["paymentOption"_L1] = u"Cash"_s;
    content["promoCode"_L1] = order.discountCode.isEmpty() ? QJsonValue() : QJsonValue(order.discountCode);
    cart["cart"_L1] = content;
    cart["sessionId"_L1] = name;
    cart["externalId"_L1] = name;
    cart["source"_L1] = u"Kiosk"_s;
    cart["salesChannel"_L1] = u"Kiosk"_s;
    cart["pickupType"_L1] = u"Pickup"_s;
    cart["memo"_L1] = memoOf(order, name);
    cart["orderTags"_L1] = QJsonArray{u"kiosk"_s, name};
    return cart;
}

Result<PosOrder> BlazeCartMapping::parse(const QJsonObject &cart, Currency currency)
{
    PosOrder order;
    order.id = PosOrderId(idOf(cart["id"_L1]));
    if (order.id.isEmpty())
        return Error{Error::Kind::Malformed, u"a cart without an id"_s};
    const auto lines = linesOf(cart["cart"_L1]["items"_L1].toArray());
    if (!lines)
        return lines.error();
    order.lines = *lines;
    order.number = idOf(cart["orderNo"_L1]);
    order.reference = idOf(cart["externalId"_L1]);
    order.note = cart["memo"_L1].toString();
    order.word = cart["cartStatus"_L1].toString();
    order.status = statusOf(cart);
    order.customer = CustomerId(idOf(cart["consumerId"_L1]));
    order.totals = parseTotals(cart, currency).valueOr(Totals{}); // Shown only: the order stands without them.
    order.paid = order.word == "Completed"_L1 || cart["prepaid"_L1].toBool();
    order.fromKiosk = cart["source"_L1] == "Kiosk"_L1;
    order.createdAt = momentOf(cart, "orderPlacedTime"_L1, "created"_L1);
    order.updatedAt = momentOf(cart, "modified"_L1, "orderPlacedTime"_L1);
    return order;
}

Result<Totals> BlazeCartMapping::parseTotals(const QJsonObject &cart, Currency currency)
{
    const auto content = cart["cart"_L1];
    const auto goods = moneyOf(content["subTotal"_L1], currency);
    const auto total = moneyOf(content["total"_L1], currency);
    if (!goods || !total || goods->isNegative() || total->isNegative())
        return Error{Error::Kind::Malformed, u"the totals cannot be read"_s};
    const Money zero(0, currency);
    const Money off = amountOr(content["totalDiscount"_L1], zero);
    const Money tax = amountOr(content["totalCalcTax"_L1],
        amountOr(content["taxResult"_L1]["totalPostCalcTax"_L1], amountOr(content["tax"_L1], zero)));
    // Whatever else is in the total, fees and rounding, is asked of the customer like goods.
    const Money others = *total - (*goods - off + tax);
    return Totals{*goods + others, off, tax, *total, false};
}

std::optional<OrderStatus> BlazeCartMapping::statusOf(const QJsonObject &cart)
{
    if (cart["deleted"_L1].toBool())
        return OrderStatus::Removed;
    const auto status = valueOf(cartWords, cart["cartStatus"_L1].toString());
    if (status == OrderStatus::AwaitingProcessing && awaitsMembership(cart))
        return OrderStatus::VerificationPending;
    return status == OrderStatus::InProcess ? progressOf(cart) : status;
}

bool BlazeCartMapping::isPlaced(const QJsonObject &cart)
{
    const QString word = cart["cartStatus"_L1].toString();
    return cart["placed"_L1].toBool() || (!word.isEmpty() && word != "InProgress"_L1);
}

bool BlazeCartMapping::bears(const QJsonObject &cart, const QString &name)
{
    const QString external = idOf(cart["externalId"_L1]);
    if (!external.isEmpty())
        return external == name;
    return idOf(cart["sessionId"_L1]) == name || cart["orderTags"_L1].toArray().contains(name)
        || TicketNote::fromText(cart["memo"_L1].toString()).references.contains(name);
}

bool BlazeCartMapping::isFree(const QJsonObject &cart, const QString &name)
{
    if (isPlaced(cart) || cart["deleted"_L1].toBool())
        return false;
    const QString external = idOf(cart["externalId"_L1]);
    return external.isEmpty() ? cart["cart"_L1]["items"_L1].toArray().isEmpty() || bears(cart, name) : external == name;
}

QString BlazeCartMapping::refusalIn(const QJsonObject &cart)
{
    if (const QString text = lineOf(cart["errorMsg"_L1]); !text.isEmpty())
        return BlazeReply::withoutPeople(text);
    const auto limits = cart["cannabislimits"_L1];
    if (limits["passed"_L1].isBool() && !limits["passed"_L1].toBool())
        return u"BLAZE says that the purchase limits are exceeded"_s;
    const auto rewards = cart["rewardErrorMap"_L1].toObject();
    if (rewards.isEmpty())
        return {};
    const QString why = lineOf(rewards.begin().value());
    return why.isEmpty() ? u"BLAZE refuses a reward on this order"_s : BlazeReply::withoutPeople(why);
}

bool BlazeCartMapping::holds(const QJsonObject &cart, const QList<TargetLine> &lines)
{
    const auto held = linesOf(cart["cart"_L1]["items"_L1].toArray());
    return held && *held == mergedLines(lines, {});
}

} // namespace Peak
