// What we send about orders.
#include "sync/pos/leaflogix/leaflogixordermapping.h"

#include "sync/pos/leaflogix/leaflogixjson.h"

#include <QJsonArray>
#include <QMap>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr auto redemptionType = "LeafLogix"_L1; ///< The kind of the shop's own codes; the vendor lists no literals.

QJsonArray itemsJson(const QList<LeaflogixItem> &items)
{
    QJsonArray list;
    for (const auto &item : items)
        list.append(QJsonObject{
            {"productId"_L1, item.product}, {"quantity"_L1, LeaflogixJson::fromThousandths(item.thousandths)}});
    return list;
}

QString guestLine(const Contact &contact)
{
    QStringList parts{u"%1 %2"_s.arg(contact.firstName, contact.lastName).simplified(), contact.phone, contact.email};
    parts.removeAll(QString());
    return u"Guest: "_s + parts.join(u", "_s);
}

/** The reference at the end, where staff find it; the vendor never gives notes back. */
QString notesOf(const Order &order)
{
    QStringList lines{u"Kiosk %1, order %2"_s.arg(order.kioskId).arg(order.ticketNumber), order.notes.trimmed()};
    if (order.customer.isEmpty() && !order.contact.isEmpty())
        lines.append(guestLine(order.contact));
    lines.append(u"ref: "_s + order.reference);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString notesOf(const MergeTarget &target)
{
    QStringList lines{target.note};
    for (const auto &reference : target.references)
        lines.append(u"ref: "_s + reference);
    lines.removeAll(QString());
    return lines.join(u'\n');
}
} // namespace

Result<QList<LeaflogixItem>> LeaflogixOrderMapping::items(const QList<TargetLine> &lines)
{
    QMap<qint64, qint64> amounts;
    for (const auto &line : lines) {
        bool isNumber = false;
        const qint64 product = line.product.toString().toLongLong(&isNumber);
        // A value is the product itself, or "product:weight" for a weight of it.
        const auto parts = line.value.toString().split(u':');
        const auto grams = parts.size() > 1 ? LeaflogixJson::thousandths(parts.at(1)) : std::optional<qint64>(1000);
        if (!isNumber || product <= 0 || !grams || *grams <= 0 || line.quantity <= 0)
            return Error{Error::Kind::Invalid, u"%1 is no product of this POS"_s.arg(line.value.toString())};
        amounts[product] += *grams * line.quantity;
    }
    QList<LeaflogixItem> items;
    for (auto amount = amounts.cbegin(); amount != amounts.cend(); ++amount)
        items.append({amount.key(), amount.value()});
    return items;
}

QJsonObject LeaflogixOrderMapping::submitBody(
    const Order &order, qint64 customer, const QList<LeaflogixItem> &items, const LeaflogixSettings &settings)
{
    QJsonObject body{
        {"customerId"_L1, customer},
        {"items"_L1, itemsJson(items)},
        {"isDelivery"_L1, false},
        {"orderSource"_L1, settings.orderSource},
        {"notes"_L1, notesOf(order)},
        {"transactionReference"_L1, order.reference},
        {"idempotencyKey"_L1, order.reference},
    };
    if (!order.discountCode.isEmpty())
        body["redemptions"_L1] = QJsonArray{QJsonObject{{"redemptionType"_L1, redemptionType},
            {"redemptionId"_L1, order.discountCode}, {"redemptionDescription"_L1, order.discountCode}}};
    return body;
}

QJsonObject LeaflogixOrderMapping::updateBody(
    const MergeTarget &target, qint64 customer, const QList<LeaflogixItem> &items, const LeaflogixSettings &settings)
{
    // Without redemptions, which leaves those there are.
    QJsonObject body{
        {"orderId"_L1, target.ticket.toString().toLongLong()},
        {"items"_L1, itemsJson(items)},
        {"isDelivery"_L1, false},
        {"orderSource"_L1, settings.orderSource},
        {"notes"_L1, notesOf(target)},
    };
    if (customer > 0)
        body["customerId"_L1] = customer;
    return body;
}

QJsonObject LeaflogixOrderMapping::priceBody(QLatin1StringView buyer, qint64 id, const QList<LeaflogixItem> &items)
{
    return {{buyer, id}, {"isDelivery"_L1, false}, {"cart"_L1, itemsJson(items)}};
}

QJsonObject LeaflogixOrderMapping::cancelBody(qint64 order)
{
    return {{"orderId"_L1, order}, {"cancellationReason"_L1, u"Canceled at the kiosk"_s}};
}

} // namespace Peak
