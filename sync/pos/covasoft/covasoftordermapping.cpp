#include "sync/pos/covasoft/covasoftordermapping.h"

#include "core/enumtable.h"
#include "sync/pos/covasoft/covasoftreply.h"
#include "sync/pos/jsonread.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using CovasoftReply::member;
using Stage = CovasoftStatus::Stage;

struct StageRow {
    int number;
    QLatin1StringView name;
    Stage stage;
    std::optional<OrderStatus> status; ///< At the register the fulfilment says more.
};

// Cova, OrderStatusV2: the status is the number or its name.
// clang-format off
    constexpr StageRow stages[] = {
        {0, "SubmittedForProcessing"_L1,        Stage::Submitted,        OrderStatus::AwaitingProcessing},
        {3, "SubmittedForFinalProcessing"_L1,   Stage::Processing,       OrderStatus::AwaitingProcessing},
        {4, "ReadyForPayment"_L1,               Stage::Ready,            OrderStatus::AwaitingProcessing},
        {8, "Completed"_L1,                     Stage::Completed,        OrderStatus::Completed},
        {7, "Cancelled"_L1,                     Stage::Cancelled,        OrderStatus::Canceled},
        {1, "TransientProcessingFailure"_L1,    Stage::TransientFailure, std::nullopt},
        {2, "NonTransientProcessingFailure"_L1, Stage::PermanentFailure, OrderStatus::Removed},
    };

    // OrderFulfillmentStatus, while the order rests at the register.
    constexpr Word<OrderStatus> fulfilments[] = {
        {"OrderPlaced"_L1,    OrderStatus::AwaitingProcessing},
        {"InProgress"_L1,     OrderStatus::InProcess},
        {"ReadyForPickup"_L1, OrderStatus::PackedReady},
    };
// clang-format on

const StageRow *rowOf(const QJsonValue &status)
{
    const auto number = wholeOf(status);
    const auto name = status.toString().trimmed();
    for (const auto &row : stages) {
        if (number == row.number || name.compare(row.name, Qt::CaseInsensitive) == 0)
            return &row;
    }
    return nullptr;
}

bool isPaid(const QJsonValue &status)
{
    return wholeOf(status) == 6 || status.toString().compare("PaymentApplied"_L1, Qt::CaseInsensitive) == 0;
}

std::optional<OrderStatus> statusOf(const CovasoftStatus &status)
{
    if (!status.stage)
        return std::nullopt;
    if (status.stage == Stage::Ready && !status.fulfilment.isEmpty())
        return valueOf(fulfilments, status.fulfilment);
    for (const auto &row : stages) {
        if (row.stage == status.stage)
            return row.status;
    }
    Q_UNREACHABLE();
}
} // namespace

bool CovasoftStatus::isAtRegister() const
{
    if (!stage)
        return true;
    switch (*stage) {
    case Stage::Ready:
    case Stage::Completed:
    case Stage::Cancelled:
        return true;
    case Stage::Submitted:
    case Stage::Processing:
    case Stage::TransientFailure:
    case Stage::PermanentFailure:
        return false;
    }
    Q_UNREACHABLE();
}

QString CovasoftOrderMapping::guidOf(const OrderId &order)
{
    const auto guid = QUuid::fromString(order.toString());
    return guid.isNull() ? QString() : guid.toString(QUuid::WithoutBraces);
}

Result<CovasoftStatus> CovasoftOrderMapping::parseStatus(
    const QJsonObject &json, const PosOrderId &id, Currency currency)
{
    const auto state = member(json, "OrderStatus"_L1);
    const auto named = idOf(member(json, "OrderId"_L1));
    if (!state.isDouble() && state.toString().trimmed().isEmpty())
        return Error{Error::Kind::Malformed, u"the answer is no order status"_s};
    if (!named.isEmpty() && named.compare(id.toString(), Qt::CaseInsensitive) != 0)
        return Error{Error::Kind::Malformed, u"the answer is about another order"_s};
    CovasoftStatus status;
    status.id = id;
    const auto *row = rowOf(state);
    status.word = row != nullptr ? QString(row->name) : idOf(state);
    if (row != nullptr)
        status.stage = row->stage;
    status.message = lineOf(member(json, "OrderMessage"_L1), 300);
    status.fulfilment = lineOf(member(json, "OrderFulfillmentStatus"_L1));
    if (status.stage == Stage::Ready && !status.fulfilment.isEmpty())
        status.word += u'/' + status.fulfilment;
    const auto sum = moneyOf(member(json, "SaleTotal"_L1), currency);
    const bool priced = status.stage == Stage::Ready || status.stage == Stage::Completed;
    if (sum && priced && sum->minor() > 0)
        status.sum = *sum;
    status.paid = isPaid(member(json, "PaymentStatus"_L1));
    return status;
}

PosOrder CovasoftOrderMapping::toPosOrder(const CovasoftStatus &status)
{
    PosOrder order;
    order.id = status.id;
    order.word = status.word;
    order.status = statusOf(status);
    order.sum = status.sum;
    order.paid = status.paid;
    order.fromKiosk = true; // Only we know its name.
    return order;
}

CovasoftOrderMapping::Pricing CovasoftOrderMapping::parsePricing(
    const QJsonArray &configurations, const CovasoftSettings &settings)
{
    auto pricing = Pricing::Unknown;
    for (const auto &entry : configurations) {
        const auto row = entry.toObject();
        const auto location = wholeOf(member(row, "LocationId"_L1));
        const auto entity = location ? location : wholeOf(member(row, "EntityId"_L1));
        if (entity && entity != settings.locationId)
            continue;
        // Which member holds the word is not published: the first that is one of the two words.
        for (const auto &value : row) {
            const auto word = value.toString();
            if (word.compare("Inclusive"_L1, Qt::CaseInsensitive) == 0)
                pricing = Pricing::Inclusive;
            else if (word.compare("Exclusive"_L1, Qt::CaseInsensitive) == 0)
                pricing = Pricing::Exclusive;
        }
        if (entity && pricing != Pricing::Unknown)
            break; // Our own location's word beats the company's.
    }
    return pricing;
}

Result<Ok> CovasoftOrderMapping::checkPricing(Pricing pricing, const CovasoftSettings &settings)
{
    const bool inclusive = settings.intake == CovasoftSettings::Intake::TaxInclusive;
    if (pricing == Pricing::Inclusive && !inclusive)
        return Error{Error::Kind::Rejected,
            u"prices of this location include tax: an administrator must set order_endpoint to TIPCovaOrder"_s};
    if (pricing == Pricing::Exclusive && inclusive)
        return Error{Error::Kind::Rejected,
            u"prices of this location do not include tax: an administrator must set order_endpoint to v2CovaOrder or "
            "TEPCovaOrder"_s};
    return Ok{};
}

} // namespace Peak
