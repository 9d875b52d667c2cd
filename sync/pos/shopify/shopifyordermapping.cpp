#include "sync/pos/shopify/shopifyordermapping.h"

#include "core/enumtable.h"
#include "core/ticketnote.h"
#include "sync/pos/jsonread.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using enum OrderStatus;

// Shopify, displayStatus of a fulfilment: how far the bag is. What is not named says no more than the order itself.
// clang-format off
    constexpr Word<OrderStatus> fulfillmentWords[] = {
        {"READY_FOR_PICKUP"_L1,  PackedReady},
        {"OUT_FOR_DELIVERY"_L1,  OutForDelivery},
        {"IN_TRANSIT"_L1,        OutForDelivery},
        {"CARRIER_PICKED_UP"_L1, OutForDelivery},
        {"DELIVERED"_L1,         Completed},
        {"PICKED_UP"_L1,         Completed},
    };
    // Shopify, displayFulfillmentStatus of an order.
    constexpr Word<OrderStatus> orderWords[] = {
        {"FULFILLED"_L1,                Completed},
        {"ON_HOLD"_L1,                  VerificationPending},
        {"IN_PROGRESS"_L1,              InProcess},
        {"PENDING_FULFILLMENT"_L1,      InProcess},
        {"PARTIALLY_FULFILLED"_L1,      InProcess},
        {"UNFULFILLED"_L1,              AwaitingProcessing},
        {"OPEN"_L1,                     AwaitingProcessing},
        {"SCHEDULED"_L1,                AwaitingProcessing},
        {"FULFILLMENT_NOT_REQUIRED"_L1, AwaitingProcessing},
        {"REQUEST_DECLINED"_L1,         Canceled},
        {"RESTOCKED"_L1,                Canceled},
    };
    constexpr OrderStatus settable[] = {VerificationPending, AwaitingProcessing, InProcess, PackedReady, OutForDelivery};
// clang-format on
constexpr auto statusMark = "kiosk-status-"_L1;
constexpr auto referenceMark = "kiosk-ref-"_L1;

struct Seen {
    QString word;
    std::optional<OrderStatus> status;
};

Seen seenFulfillment(const QJsonObject &order)
{
    for (const auto wanted : {PackedReady, OutForDelivery, Completed}) {
        for (const auto &fulfillment : order["fulfillments"_L1].toArray()) {
            const QString word = fulfillment["displayStatus"_L1].toString();
            if (valueOf(fulfillmentWords, word) == wanted)
                return {word, wanted};
        }
    }
    return {};
}

Seen seenStatus(const QJsonObject &order)
{
    if (!order["cancelledAt"_L1].isNull() && !order["cancelledAt"_L1].isUndefined())
        return {u"CANCELLED"_s, Canceled};
    if (const auto bag = seenFulfillment(order); bag.status)
        return bag;
    if (order["closed"_L1].toBool())
        return {u"CLOSED"_s, Completed};
    const QString word = order["displayFulfillmentStatus"_L1].toString();
    return {word, valueOf(orderWords, word)};
}

/** A kiosk's tag is finer than Shopify's states; what is over is over whatever it says. */
Seen withTag(const Seen &seen, const QJsonObject &json)
{
    if (seen.status && isFinal(*seen.status))
        return seen;
    for (const auto &entry : json["tags"_L1].toArray()) {
        const QString tag = entry.toString();
        if (!tag.startsWith(statusMark, Qt::CaseInsensitive))
            continue;
        if (const auto status = orderStatusOf(tag.mid(statusMark.size()).toUpper()))
            return {tag, status};
    }
    return seen;
}

QString attributeOf(const QJsonObject &json, QLatin1StringView key)
{
    for (const auto &attribute : json["customAttributes"_L1].toArray()) {
        if (attribute["key"_L1].toString() == key)
            return lineOf(attribute["value"_L1]);
    }
    return {};
}

QString referenceOf(const QJsonObject &json)
{
    const QString own = attributeOf(json, "kiosk_ref"_L1);
    if (!own.isEmpty())
        return own;
    for (const auto &tag : json["tags"_L1].toArray()) {
        if (tag.toString().startsWith(referenceMark, Qt::CaseInsensitive))
            return tag.toString().mid(referenceMark.size());
    }
    return {};
}

bool hasTag(const QJsonObject &json, const QString &wanted)
{
    const auto tags = json["tags"_L1].toArray();
    return std::any_of(tags.begin(), tags.end(),
        [&](const QJsonValue &tag) { return tag.toString().compare(wanted, Qt::CaseInsensitive) == 0; });
}

QString noteOf(const QJsonObject &json)
{
    return json.contains("note2"_L1) ? json["note2"_L1].toString() : json["note"_L1].toString();
}

bool isPaid(const QJsonObject &order)
{
    static const QStringList unpaid{u"PENDING"_s, u"EXPIRED"_s, u"VOIDED"_s};
    const QString word = order["displayFinancialStatus"_L1].toString();
    return !word.isEmpty() && !unpaid.contains(word);
}

/** Lines whose variant is gone from the catalogue cannot be named and are left out. */
QList<TargetLine> linesOf(const QJsonObject &json)
{
    QList<TargetLine> lines;
    for (const auto &node : json["lineItems"_L1]["nodes"_L1].toArray()) {
        const QString variant = idOf(node["variant"_L1]["id"_L1]);
        const auto quantity = wholeOf(node["quantity"_L1]).value_or(0);
        if (!variant.isEmpty() && quantity > 0 && quantity <= 1'000'000)
            lines.append(
                {ProductId(idOf(node["product"_L1]["id"_L1])), ProductValueId(variant), static_cast<int>(quantity)});
    }
    return mergedLines(lines, {});
}

/** `prefix` and a name's rest: orders say "currentTotal…", drafts "total…". */
Totals totalsOf(const QJsonObject &json, const QString &prefix, Currency currency)
{
    const auto amount = [&](QLatin1StringView name) {
        return moneyOf(json[prefix + name]["shopMoney"_L1]["amount"_L1], currency).valueOr(Money(0, currency));
    };
    const Money discount = amount("otalDiscountsSet"_L1);
    const Money tax = amount("otalTaxSet"_L1);
    const Money total = amount("otalPriceSet"_L1);
    // By these three and not by Shopify's sub total, which holds the taxes in shops whose prices include them.
    return Totals{total - tax + discount, discount, tax, total, false};
}

PosOrder headOf(const QJsonObject &json)
{
    PosOrder order;
    order.id = PosOrderId(idOf(json["id"_L1]));
    order.number = lineOf(json["name"_L1]);
    order.reference = referenceOf(json);
    order.note = noteOf(json);
    order.customer = CustomerId(idOf(json["customer"_L1]["id"_L1]));
    order.fromKiosk = hasTag(json, u"kiosk"_s) || !order.reference.isEmpty();
    order.createdAt = instantOf(json["createdAt"_L1]);
    order.updatedAt = instantOf(json["updatedAt"_L1]);
    order.lines = linesOf(json);
    return order;
}
} // namespace

bool ShopifyOrderMapping::isDraftId(const PosOrderId &id)
{
    return id.toString().startsWith("gid://shopify/DraftOrder/"_L1);
}

bool ShopifyOrderMapping::isCompleted(const QJsonObject &draft)
{
    return draft["status"_L1].toString() == "COMPLETED"_L1 && draft["order"_L1].isObject();
}

Result<PosOrder> ShopifyOrderMapping::parseOrder(const QJsonObject &json, const ShopifySettings &settings)
{
    PosOrder order = headOf(json);
    if (order.id.isEmpty())
        return Error{Error::Kind::Malformed, u"an order without an id"_s};
    const auto seen = withTag(seenStatus(json), json);
    order.word = seen.word;
    order.status = seen.status;
    order.paid = isPaid(json);
    order.totals = totalsOf(json, u"currentT"_s, settings.currency);
    return order;
}

Result<PosOrder> ShopifyOrderMapping::parseDraft(const QJsonObject &json, const ShopifySettings &settings)
{
    PosOrder draft = headOf(json);
    if (draft.id.isEmpty())
        return Error{Error::Kind::Malformed, u"a draft without an id"_s};
    draft.totals = totalsOf(json, u"t"_s, settings.currency);
    const QString word = json["status"_L1].toString();
    if (!isCompleted(json)) {
        const bool open = word == "OPEN"_L1 || word == "INVOICE_SENT"_L1;
        const auto seen = withTag({word, open ? std::optional(AwaitingProcessing) : std::nullopt}, json);
        draft.word = seen.word;
        draft.status = seen.status;
        return draft;
    }
    auto order = parseOrder(json["order"_L1].toObject(), settings);
    if (!order)
        return order;
    // Whether tags and attributes go along is not documented: what the draft says stands.
    order->reference = draft.reference;
    order->fromKiosk = order->fromKiosk || draft.fromKiosk;
    order->lines = order->lines.isEmpty() ? draft.lines : order->lines;
    return order;
}

Result<Totals> ShopifyOrderMapping::parseTotals(const QJsonObject &calculated, Currency currency)
{
    const auto total = moneyOf(calculated["totalPriceSet"_L1]["shopMoney"_L1]["amount"_L1], currency);
    if (!total || total->isNegative())
        return Error{Error::Kind::Malformed, u"the totals cannot be read"_s};
    return totalsOf(calculated, u"t"_s, currency);
}

bool ShopifyOrderMapping::standsFor(const QJsonObject &json, const QString &reference)
{
    return referenceOf(json) == reference || hasTag(json, referenceTag(reference))
        || TicketNote::fromText(noteOf(json)).references.contains(reference);
}

bool ShopifyOrderMapping::sameLines(const QList<TargetLine> &a, const QList<TargetLine> &b)
{
    const auto counted = [](const QList<TargetLine> &lines) {
        std::map<QString, qint64> quantities;
        for (const auto &line : lines)
            quantities[line.value.toString()] += line.quantity;
        return quantities;
    };
    return counted(a) == counted(b);
}

QString ShopifyOrderMapping::referenceTag(const QString &reference) { return referenceMark + reference; }

QString ShopifyOrderMapping::statusTag(OrderStatus status) { return statusMark + toWord(status); }

QStringList ShopifyOrderMapping::otherStatusTags(OrderStatus kept)
{
    QStringList tags;
    for (const auto status : settable) {
        if (status != kept)
            tags.append(statusTag(status));
    }
    return tags;
}

bool ShopifyOrderMapping::isSettable(OrderStatus status)
{
    return status == Canceled || std::ranges::find(settable, status) != std::end(settable);
}

} // namespace Peak
