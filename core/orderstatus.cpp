#include "core/orderstatus.h"

#include "core/enumtable.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
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
    };
    constexpr Word<Delivery> deliveryWords[] = {
        {"queued"_L1, Delivery::Queued},
        {"sending"_L1, Delivery::Sending},
        {"delivered"_L1, Delivery::Delivered},
        {"in_doubt"_L1, Delivery::InDoubt},
        {"rejected"_L1, Delivery::Rejected},
    };
// clang-format on
} // namespace

QString toWord(OrderStatus status) { return wordOf(statusWords, status); }

std::optional<OrderStatus> orderStatusOf(QStringView word) { return valueOf(statusWords, word); }

QString toWord(Delivery delivery) { return wordOf(deliveryWords, delivery); }

std::optional<Delivery> deliveryOf(QStringView word) { return valueOf(deliveryWords, word); }

bool isFinal(OrderStatus status) { return staffMovesFrom(status).isEmpty(); }

QList<OrderStatus> staffMovesFrom(OrderStatus status)
{
    using enum OrderStatus;
    switch (status) {
    case VerificationPending:
        return {AwaitingProcessing, Canceled};
    case AwaitingProcessing:
        return {InProcess, PackedReady, Canceled};
    case InProcess:
        return {PackedReady, OutForDelivery, AwaitingProcessing, Canceled};
    case PackedReady:
        return {OutForDelivery, Completed, InProcess, Canceled};
    case OutForDelivery:
        return {Completed, PackedReady, Canceled};
    case Completed:
    case Canceled:
    case Removed:
        return {};
    }
    Q_UNREACHABLE();
}

bool staffMayMove(OrderStatus from, OrderStatus to) { return staffMovesFrom(from).contains(to); }

} // namespace Peak
