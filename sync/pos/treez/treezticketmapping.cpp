#include "sync/pos/treez/treezticketmapping.h"

#include "core/enumtable.h"
#include "sync/pos/jsonread.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// Treez ticket API, values of order_status. DRAFT is a ticket somebody at the shop has begun.
// clang-format off
    constexpr Word<OrderStatus> statusWords[] = {
        {"VERIFICATION_PENDING"_L1, OrderStatus::VerificationPending},
        {"AWAITING_PROCESSING"_L1, OrderStatus::AwaitingProcessing},
        {"IN_PROCESS"_L1, OrderStatus::InProcess},
        {"PACKED_READY"_L1, OrderStatus::PackedReady},
        {"OUT_FOR_DELIVERY"_L1, OrderStatus::OutForDelivery},
        {"COMPLETED"_L1, OrderStatus::Completed},
        {"CANCELED"_L1, OrderStatus::Canceled},
        {"REMOVED"_L1, OrderStatus::Removed},
        {"DRAFT"_L1, OrderStatus::AwaitingProcessing},
    };
// clang-format on
constexpr auto refMark = "ref:"_L1;

/** The line of a fee among the goods. */
bool isFee(const QJsonValue &item) { return item["product_type"_L1] == "NON-INV"_L1; }

Result<TargetLine> lineOfItem(const QJsonValue &item)
{
    const QString product = idOf(item["product_id"_L1]);
    const QString size = idOf(item["size_id"_L1]);
    const auto quantity = wholeOf(item["quantity"_L1]);
    if ((product.isEmpty() && size.isEmpty()) || !quantity || *quantity <= 0 || *quantity > 1'000'000)
        return Error{Error::Kind::Malformed, u"a ticket line cannot be read"_s};
    return TargetLine{ProductId(product.isEmpty() ? size : product), ProductValueId(size.isEmpty() ? product : size),
        static_cast<int>(*quantity)};
}

Result<QList<TargetLine>> linesOf(const QJsonArray &items)
{
    QList<TargetLine> lines;
    for (const auto &item : items) {
        if (isFee(item))
            continue;
        const auto line = lineOfItem(item);
        if (!line)
            return line.error();
        lines.append(*line);
    }
    return mergedLines(lines, {});
}

/** Paid in part counts as paid: such a ticket is nobody's to change. */
bool isPaid(const QJsonObject &ticket)
{
    const QString word = ticket["payment_status"_L1].toString();
    return (!word.isEmpty() && word != "UNPAID"_L1) || !ticket["payments"_L1].toArray().isEmpty();
}

PosOrder headOf(const QJsonObject &ticket, Currency currency)
{
    PosOrder order;
    order.id = PosOrderId(idOf(ticket["ticket_id"_L1]));
    order.number = idOf(ticket["order_number"_L1]);
    order.reference = idOf(ticket["external_order_number"_L1]);
    order.note = ticket["ticket_note"_L1].toString();
    order.word = ticket["order_status"_L1].toString();
    order.status = TreezTicketMapping::statusOf(order.word);
    order.customer = CustomerId(idOf(ticket["customer_id"_L1]));
    order.paid = isPaid(ticket);
    order.fromKiosk = ticket["order_source"_L1] == "KIOSK"_L1;
    order.createdAt = instantOf(ticket["date_created"_L1]);
    order.updatedAt = instantOf(ticket["last_updated_at"_L1]);
    // The ticket stands, whatever its amounts: they are only shown.
    order.totals = TreezTicketMapping::parseTotals(ticket, currency).valueOr(Totals{});
    return order;
}

Money amountOr(const QJsonValue &value, Money fallback)
{
    return value.isNull() || value.isUndefined() ? fallback : moneyOf(value, fallback.currency()).valueOr(fallback);
}
} // namespace

Result<PosOrder> TreezTicketMapping::parseTicket(const QJsonObject &ticket, Currency currency)
{
    auto order = headOf(ticket, currency);
    if (order.id.isEmpty())
        return Error{Error::Kind::Malformed, u"a ticket without an id"_s};
    const auto lines = linesOf(ticket["items"_L1].toArray());
    if (!lines)
        return lines.error();
    order.lines = *lines;
    return order;
}

QList<PosOrder> TreezTicketMapping::parseTickets(const QJsonArray &tickets, Currency currency)
{
    QList<PosOrder> orders;
    for (const auto &entry : tickets) {
        const auto ticket = entry.toObject();
        auto order = headOf(ticket, currency);
        // Lines that cannot be read must not hide the ticket: a search would conclude that it is not there.
        order.lines = linesOf(ticket["items"_L1].toArray()).valueOr({});
        if (!order.id.isEmpty())
            orders.append(std::move(order));
    }
    return orders;
}

Result<Totals> TreezTicketMapping::parseTotals(const QJsonObject &ticket, Currency currency)
{
    const Money zero(0, currency);
    const auto discounted = moneyOf(ticket["sub_total"_L1], currency);
    if (!discounted || discounted->isNegative())
        return Error{Error::Kind::Malformed, u"the totals cannot be read"_s};
    // Treez's discount is negative and already taken off its sub total; ours is positive and not.
    const Money discount = amountOr(ticket["discount_total"_L1], zero);
    const Money off = discount.isNegative() ? -discount : discount;
    const Money tax = amountOr(ticket["tax_total"_L1], zero);
    const Money total = amountOr(ticket["total"_L1], *discounted + tax);
    if (total.isNegative())
        return Error{Error::Kind::Malformed, u"the totals cannot be read"_s};
    // Whatever else is in the total, fees above all, is asked of the customer like goods.
    const Money others = total - *discounted - tax;
    return Totals{*discounted + off + others, off, tax, total, false};
}

std::optional<OrderStatus> TreezTicketMapping::statusOf(QStringView word) { return valueOf(statusWords, word); }

bool TreezTicketMapping::isSettable(OrderStatus status)
{
    return status != OrderStatus::Completed && status != OrderStatus::Removed;
}

QStringList TreezTicketMapping::noteReferences(const QString &note)
{
    QStringList references;
    for (const auto &line : note.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(refMark))
            references.append(trimmed.mid(refMark.size()).trimmed());
    }
    return references;
}

bool TreezTicketMapping::standsFor(const PosOrder &ticket, const QString &reference)
{
    return ticket.reference == reference || noteReferences(ticket.note).contains(reference);
}

bool TreezTicketMapping::sameLines(const QList<TargetLine> &a, const QList<TargetLine> &b)
{
    const auto counted = [](const QList<TargetLine> &lines) {
        std::map<QString, qint64> quantities;
        for (const auto &line : lines)
            quantities[line.value.toString()] += line.quantity;
        return quantities;
    };
    return counted(a) == counted(b);
}

} // namespace Peak
