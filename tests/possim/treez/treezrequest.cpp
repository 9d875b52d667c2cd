#include "tests/possim/treez/treezrequest.h"

#include <QJsonDocument>
#include <QUuid>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static const QStringList listedStatuses{u"VERIFICATION_PENDING"_s, u"AWAITING_PROCESSING"_s, u"IN_PROCESS"_s,
    u"PACKED_READY"_s, u"OUT_FOR_DELIVERY"_s, u"COMPLETED"_s, u"CANCELED"_s, u"REMOVED"_s, u"PREVIEW"_s};

static const QStringList types{u"DELIVERY"_s, u"PICKUP"_s, u"EXPRESS"_s, u"POS"_s, u"DRIVE_THRU"_s, u"CURBSIDE"_s};
static const QStringList sources{u"ECOMMERCE"_s, u"IN_STORE"_s, u"VENDING_MACHINE"_s, u"KIOSK"_s};

bool isTreezStatus(const QString &word) { return listedStatuses.contains(word) || word == "DRAFT"_L1; }

Refusal unknownTreezStatus(const QString &word)
{
    return {400, u"INVALID_TICKET_STATUS"_s,
        u"'%1' is none of the possible values: %2"_s.arg(word, listedStatuses.join(u", "_s))};
}

/** Whether a caller may write this status. */
static bool isWritable(const QString &word, TicketRequest::Use use)
{
    if (!isTreezStatus(word) || word == "REMOVED"_L1 || word == "PREVIEW"_L1)
        return false;
    return use == TicketRequest::Use::Update || (word != "CANCELED"_L1 && word != "COMPLETED"_L1);
}

static std::optional<Refusal> parseItem(const QJsonValue &value, TicketItem &item)
{
    item.sizeId = value["size_id"_L1].toString();
    if (QUuid::fromString(item.sizeId).isNull())
        return Refusal{400, u"TICKET_FORMAT_ERROR"_s, u"size_id is required and must be a UUID"_s};
    const auto quantity = value["quantity"_L1].toDouble(-1);
    if (quantity < 1 || quantity > 1'000'000 || quantity != std::floor(quantity))
        return Refusal{400, u"TICKET_FORMAT_ERROR"_s, u"quantity is a whole number from 1 on"_s};
    item.quantity = int(quantity);
    item.inventoryType = value["inventory_type"_L1].toString();
    item.location = value["location_name"_L1].toString();
    item.automaticDiscounts = value["apply_automatic_discounts"_L1].toBool();
    item.posDiscounts = value["pos_discounts"_L1].toArray();
    const QStringList inventories{QString(), u"ADULT"_s, u"MEDICAL"_s, u"ALL"_s};
    const QStringList locations{QString(), u"FRONT OF HOUSE"_s, u"FRONT OF HOUSE MED"_s};
    if (!inventories.contains(item.inventoryType) || !locations.contains(item.location))
        return Refusal{400, u"INCORRECT_VALUE"_s, u"no such inventory_type or location_name"_s};
    return std::nullopt;
}

static std::optional<Refusal> parseWords(TicketRequest &request, TicketRequest::Use use)
{
    const auto &body = request.body;
    for (const auto &name : {u"type"_s, u"order_source"_s, u"order_status"_s, u"revenue_source"_s}) {
        if (body[name].toString().isEmpty())
            return Refusal{400, u"MODEL_VALIDATION_FAIL"_s, name + u" is required"_s};
    }
    request.type = body["type"_L1].toString();
    request.source = body["order_source"_L1].toString();
    request.status = body["order_status"_L1].toString();
    request.revenueSource = body["revenue_source"_L1].toString();
    if (!types.contains(request.type) || !sources.contains(request.source))
        return Refusal{400, u"INCORRECT_VALUE"_s, u"no such type or order_source"_s};
    if (!isWritable(request.status, use))
        return unknownTreezStatus(request.status);
    return std::nullopt;
}

std::optional<Refusal> TicketRequest::parse(const QByteArray &json, Use use, TicketRequest &request)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return Refusal{400, u"INVALID_REQUEST"_s, u"the body is no JSON object"_s};
    request.body = document.object();
    if (const auto refusal = parseWords(request, use))
        return refusal;
    request.customerId = request.body["customer_id"_L1].toVariant().toString();
    request.hasItems = request.body["items"_L1].isArray();
    for (const auto &value : request.body["items"_L1].toArray()) {
        TicketItem item;
        if (const auto refusal = parseItem(value, item))
            return refusal;
        request.items.append(item);
    }
    request.hasCoupons = request.body["coupon_codes"_L1].isArray();
    for (const auto &code : request.body["coupon_codes"_L1].toArray())
        request.coupons.append(code.toString());
    request.fees = request.body["fees"_L1].toArray();
    request.payments = request.body["payments"_L1].toArray();
    if (use != Use::Update && !request.payments.isEmpty())
        return Refusal{400, u"INVALID_REQUEST"_s, u"payments are taken by update only"_s};
    return std::nullopt;
}

} // namespace Peak::Possim
