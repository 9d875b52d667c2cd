// What we send about orders.
#include "sync/pos/shopify/shopifyordermapping.h"

#include "core/ticketnote.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QJsonArray lineItems(const QList<TargetLine> &lines)
{
    QJsonArray items;
    for (const auto &line : lines)
        items.append(QJsonObject{{"variantId"_L1, line.value.toString()}, {"quantity"_L1, line.quantity}});
    return items;
}

QJsonObject attribute(const QString &key, const QString &value) { return {{"key"_L1, key}, {"value"_L1, value}}; }

QString guestLine(const Contact &contact)
{
    QStringList parts;
    const QString name = u"%1 %2"_s.arg(contact.firstName, contact.lastName).simplified();
    if (!name.isEmpty())
        parts.append(name);
    if (!contact.phone.isEmpty())
        parts.append(u"phone "_s + contact.phone);
    if (!contact.email.isEmpty())
        parts.append(u"e-mail "_s + contact.email);
    if (contact.birthday.isValid())
        parts.append(u"born "_s + contact.birthday.toString(Qt::ISODate));
    return u"Guest: "_s + parts.join(u", "_s);
}

/** Staff find on the order whom to call when it has no customer of the shop. */
QString noteOf(const Order &order)
{
    QStringList lines{u"Kiosk %1, order %2, %3"_s.arg(order.kioskId).arg(order.ticketNumber, order.reference)};
    lines.append(TicketNote::fromText(order.notes).text); // A line of a customer's must not pass for a reference.
    if (order.customer.isEmpty() && !order.contact.isEmpty())
        lines.append(guestLine(order.contact));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void setCustomer(QJsonObject &input, const CustomerId &customer)
{
    if (!customer.isEmpty())
        input["purchasingEntity"_L1] = QJsonObject{{"customerId"_L1, customer.toString()}};
}

/** The draft's own tags stay, whoever wrote them. */
QJsonArray tagsWith(QJsonArray tags, const QStringList &references)
{
    for (const auto &reference : references) {
        const QString tag = ShopifyOrderMapping::referenceTag(reference);
        if (!tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

QString noteOf(const QJsonObject &draft, const MergeTarget &target)
{
    TicketNote note = TicketNote::fromText(draft["note2"_L1].toString());
    if (!target.note.isEmpty())
        note.text = target.note;
    note.references = target.references.mid(1); // The first is the draft's own.
    return note.toText();
}
} // namespace

QJsonObject ShopifyOrderMapping::previewInput(const Order &order)
{
    QJsonObject input{{"lineItems"_L1, lineItems(targetLines(order.lines))}, {"acceptAutomaticDiscounts"_L1, true}};
    setCustomer(input, order.customer);
    if (!order.discountCode.isEmpty())
        input["discountCodes"_L1] = QJsonArray{order.discountCode};
    return input;
}

QJsonObject ShopifyOrderMapping::createInput(const Order &order, const std::optional<Instant> &reserveUntil)
{
    QJsonObject input = previewInput(order);
    input["note"_L1] = noteOf(order);
    input["poNumber"_L1] = order.reference;
    input["tags"_L1] = QJsonArray{u"kiosk"_s, referenceTag(order.reference)};
    input["customAttributes"_L1] = QJsonArray{
        attribute(u"kiosk_ref"_s, order.reference), attribute(u"kiosk_id"_s, QString::number(order.kioskId))};
    if (reserveUntil)
        input["reserveInventoryUntil"_L1] = toDateTime(*reserveUntil).toUTC().toString(Qt::ISODate);
    return input;
}

QJsonObject ShopifyOrderMapping::updateInput(const QJsonObject &draft, const MergeTarget &target)
{
    QJsonObject input{{"lineItems"_L1, lineItems(target.lines)}, {"acceptAutomaticDiscounts"_L1, true},
        {"discountCodes"_L1, draft["discountCodes"_L1].toArray()}, {"note"_L1, noteOf(draft, target)},
        {"poNumber"_L1, target.references.value(0)},
        {"tags"_L1, tagsWith(draft["tags"_L1].toArray(), target.references)},
        {"customAttributes"_L1, draft["customAttributes"_L1].toArray()}};
    setCustomer(input, target.customer);
    return input;
}

} // namespace Peak
