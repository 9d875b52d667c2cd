// What we send about tickets.
#include "sync/pos/treez/treezticketmapping.h"

#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QJsonObject itemOf(const TargetLine &line, const TreezSettings &settings)
{
    QJsonObject item{
        {"size_id"_L1, line.value.toString()},
        {"quantity"_L1, line.quantity},
        {"apply_automatic_discounts"_L1, true},
    };
    if (!settings.inventoryType.isEmpty())
        item["inventory_type"_L1] = settings.inventoryType;
    if (!settings.locationName.isEmpty())
        item["location_name"_L1] = settings.locationName;
    return item;
}

QJsonArray itemsOf(const QList<TargetLine> &lines, const TreezSettings &settings)
{
    QJsonArray items;
    for (const auto &line : lines)
        items.append(itemOf(line, settings));
    return items;
}

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

/** A line of ours that begins like a reference would be taken for one, also when a customer wrote it. */
QString withoutReferences(const QString &note)
{
    QStringList lines = note.split(u'\n');
    lines.removeIf([](const QString &line) { return line.trimmed().startsWith("ref:"_L1); });
    return lines.join(u'\n').trimmed();
}

/** Treez has no profile of a guest: staff find on the ticket whom to call. */
QString noteOf(const Order &order)
{
    QStringList lines{u"Kiosk %1, order %2"_s.arg(order.kioskId).arg(order.ticketNumber)};
    if (!order.notes.isEmpty())
        lines.append(withoutReferences(order.notes));
    if (order.customer.isEmpty() && !order.contact.isEmpty())
        lines.append(guestLine(order.contact));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

/** The ticket's own reference stands in its own field; those that joined get a line each. */
QString noteOf(const QJsonObject &ticket, const MergeTarget &target)
{
    const QString own = idOf(ticket["external_order_number"_L1]);
    const QString text = target.note.isEmpty() ? ticket["ticket_note"_L1].toString() : target.note;
    QStringList lines{withoutReferences(text)};
    for (const auto &reference : target.references) {
        if (reference != own)
            lines.append(u"ref: "_s + reference);
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

/** The four members every write must repeat, and whose absence might empty the others. */
QJsonObject keptMembers(const QJsonObject &ticket, const TreezSettings &settings)
{
    const auto textOr = [&](QLatin1StringView name, const QString &fallback) {
        const QString text = ticket[name].toString();
        return text.isEmpty() ? fallback : text;
    };
    QJsonObject body{
        {"type"_L1, textOr("type"_L1, settings.ticketType)},
        {"order_source"_L1, textOr("order_source"_L1, u"KIOSK"_s)},
        {"order_status"_L1, ticket["order_status"_L1]},
        {"revenue_source"_L1, textOr("revenue_source"_L1, settings.revenueSource)},
    };
    if (const QString customer = idOf(ticket["customer_id"_L1]); !customer.isEmpty())
        body["customer_id"_L1] = customer;
    for (const auto name : {"external_order_number"_L1, "ticket_note"_L1}) {
        if (ticket[name].isString())
            body[name] = ticket[name];
    }
    for (const auto name : {"coupon_codes"_L1, "discount_ids"_L1}) {
        if (!ticket[name].toArray().isEmpty())
            body[name] = ticket[name];
    }
    return body;
}

/** Each position as the ticket has it, in the words of a request. */
QJsonArray keptItems(const QJsonArray &items)
{
    QJsonArray kept;
    for (const auto &entry : items) {
        const auto item = entry.toObject();
        if (item["product_type"_L1] == "NON-INV"_L1)
            continue;
        const QString size = idOf(item["size_id"_L1]);
        QJsonObject line{
            {"size_id"_L1, size.isEmpty() ? idOf(item["product_id"_L1]) : size},
            {"quantity"_L1, item["quantity"_L1].toInteger()},
            {"apply_automatic_discounts"_L1, item["apply_automatic_discounts"_L1].toBool(true)},
        };
        for (const auto name : {"inventory_type"_L1, "location_name"_L1}) {
            if (item[name].isString())
                line[name] = item[name];
        }
        kept.append(line);
    }
    return kept;
}
} // namespace

QJsonObject TreezTicketMapping::createBody(const Order &order, const TreezSettings &settings)
{
    QJsonObject body{
        {"type"_L1, settings.ticketType},
        {"order_source"_L1, u"KIOSK"_s},
        {"order_status"_L1, toWord(OrderStatus::AwaitingProcessing)},
        {"revenue_source"_L1, settings.revenueSource},
        {"external_order_number"_L1, order.reference},
        {"ticket_note"_L1, noteOf(order)},
        {"items"_L1, itemsOf(targetLines(order.lines), settings)},
    };
    if (!order.customer.isEmpty())
        body["customer_id"_L1] = order.customer.toString();
    if (!order.discountCode.isEmpty())
        body["coupon_codes"_L1] = QJsonArray{order.discountCode};
    return body;
}

QJsonObject TreezTicketMapping::updateBody(
    const QJsonObject &ticket, const MergeTarget &target, const TreezSettings &settings)
{
    QJsonObject body = keptMembers(ticket, settings);
    body["ticket_note"_L1] = noteOf(ticket, target);
    body["items"_L1] = itemsOf(target.lines, settings);
    return body;
}

QJsonObject TreezTicketMapping::statusBody(const QJsonObject &ticket, OrderStatus to, const TreezSettings &settings)
{
    QJsonObject body = keptMembers(ticket, settings);
    body["order_status"_L1] = toWord(to);
    body["items"_L1] = keptItems(ticket["items"_L1].toArray());
    return body;
}

} // namespace Peak
