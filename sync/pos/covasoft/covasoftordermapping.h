#pragma once

#include "core/order.h"
#include "sync/pos/covasoft/covasoftsettings.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Peak {

/** What the status call says, the only call that proves anything about an order. */
struct CovasoftStatus {
    enum class Stage {
        Submitted,
        Processing,
        Ready, ///< At the register: the resting state of an unpaid kiosk order.
        Completed,
        Cancelled,
        TransientFailure, ///< Cova's own fault: to be submitted again.
        PermanentFailure, ///< A bad order; it never reached the register.
    };

    PosOrderId id;
    std::optional<Stage> stage; ///< Nothing for a word the reference does not have.
    QString word; ///< As Cova put it, a number turned into its name; with the fulfilment where it matters.
    QString message; ///< What Cova says about a failure.
    QString fulfilment; ///< "InProgress" and so on; empty when it is not said.
    std::optional<Money> sum;
    bool paid = false;

    /** Whether it is at the register, in whatever state. A word we do not know is a state, too. */
    [[nodiscard]] bool isAtRegister() const;
};

/** Cova's orders in our words, and ours in Cova's. */
namespace CovasoftOrderMapping {
/** The order's GUID at Cova: our own name of it, on disk before anything is sent. Empty when that is no GUID. */
QString guidOf(const OrderId &order);

/** Malformed when it is no status, or that of another order. */
Result<CovasoftStatus> parseStatus(const QJsonObject &json, const PosOrderId &id, Currency currency);
PosOrder toPosOrder(const CovasoftStatus &status);

/** "/covaorderintake/v2/CovaOrder(…)" */
QByteArray createPath(const QString &guid, const CovasoftSettings &settings);
QJsonObject createBody(const Order &order, const CovasoftSettings &settings);

/** How the location's prices stand to taxes. */
enum class Pricing { Unknown, Exclusive, Inclusive };
Pricing parsePricing(const QJsonArray &configurations, const CovasoftSettings &settings);
/** Rejected, in words for staff, when orders made this way would be taxed wrongly. */
Result<Ok> checkPricing(Pricing pricing, const CovasoftSettings &settings);
} // namespace CovasoftOrderMapping

} // namespace Peak
