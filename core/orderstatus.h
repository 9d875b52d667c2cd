#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Peak {

/** Where an order is on its way through the shop. The words are those of the requirement, plus two. */
enum class OrderStatus {
    VerificationPending,
    AwaitingProcessing,
    InProcess,
    PackedReady,
    OutForDelivery,
    Completed,
    Canceled,
    Removed,
};

/** Where an order is on its way into the POS. */
enum class Delivery {
    Queued, ///< Nothing sent yet.
    Sending, ///< Written before the first byte: after a crash it may have been executed.
    Delivered, ///< The POS holds it; in a store without POS: it is where it belongs.
    InDoubt, ///< It may have been executed. Looked up, never simply sent again.
    Rejected, ///< Understood and refused. Staff decide.
};

/** "AWAITING_PROCESSING" and so on: the text of the API, the database and most vendors. */
QString toWord(OrderStatus status);
/** Nothing for any other text; upper case only, as the contract writes it. */
std::optional<OrderStatus> orderStatusOf(QStringView word);

/** "queued", "sending", "delivered", "in_doubt", "rejected". */
QString toWord(Delivery delivery);
std::optional<Delivery> deliveryOf(QStringView word);

/** COMPLETED, CANCELED and REMOVED: nothing staff can do leads out of them. */
bool isFinal(OrderStatus status);

/** The moves staff may make from a status, in the order buttons show them. What the POS reports is not bound by it. */
QList<OrderStatus> staffMovesFrom(OrderStatus status);
bool staffMayMove(OrderStatus from, OrderStatus to);

} // namespace Peak
