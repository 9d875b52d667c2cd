#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/money.h"
#include "core/orderstatus.h"
#include "core/weight.h"

#include <QDate>
#include <QList>

#include <optional>

namespace Peak {

/** One position of a cart or order. The price and weight are what the customer was shown. */
struct OrderLine {
    ProductId product;
    ProductValueId value;
    QString name; ///< Product name, brand and size as on the ticket.
    QString category; ///< For taxes and limits.
    int quantity = 0;
    Money unitPrice;
    Weight unitWeight;
    qint64 unitThcMg = 0;

    [[nodiscard]] Money amount() const { return unitPrice * quantity; }

    friend bool operator==(const OrderLine &, const OrderLine &) = default;
};

/** A person's data as typed at the kiosk. Encrypted wherever it rests; never logged. */
struct Contact {
    QString firstName;
    QString lastName;
    QString phone; ///< 10 digits, national.
    QString email;
    QDate birthday;

    [[nodiscard]] bool isEmpty() const { return *this == Contact{}; }

    friend bool operator==(const Contact &, const Contact &) = default;
};

/** Amounts of an order or a preview. `total` = `subTotal` − `discountTotal` + `taxTotal`. */
struct Totals {
    Money subTotal; ///< Before discounts.
    Money discountTotal; ///< Positive.
    Money taxTotal;
    Money total;
    bool estimate = true; ///< False when the POS computed it, or when there is no POS to know better.

    /** These amounts where the POS tells only the sum: what they differ by is tax, or a discount where it is less. */
    [[nodiscard]] Totals comingTo(Money sum) const;

    friend bool operator==(const Totals &, const Totals &) = default;
};

/** What the customer asked for, before it has a name. */
struct OrderRequest {
    CustomerId customer; ///< Empty for a guest, or when the POS could not be asked.
    Contact contact;
    QList<OrderLine> lines;
    QString notes;
    QString discountCode;
    QString origin; ///< Who asks: "customer", or the name of an API token. Goes into the history.
    bool medical = false;
};

/** An order as this kiosk knows it. */
struct Order {
    OrderId id;
    QString reference; ///< K<kiosk>-<yyyymmdd>-<seq>-<4 base32>; travels to the POS.
    QString ticketNumber; ///< Short, for people; starts again every day.
    int storeId = 0;
    int kioskId = 0;
    CustomerId customer;
    Contact contact;
    QList<OrderLine> lines;
    QString notes;
    QString discountCode;
    Totals totals;
    bool medical = false;

    OrderStatus status = OrderStatus::AwaitingProcessing;
    Delivery delivery = Delivery::Queued;
    QString deliveryError; ///< Why, in words for staff; empty when all is well.
    PosOrderId posOrder; ///< Empty until the POS named it.
    QString posNumber; ///< The POS's own short number, where it has one.

    int version = 1; ///< Grows with every change: the optimistic lock.
    Instant createdAt;
    Instant updatedAt;
    std::optional<Instant> printedDate;
    QString printedId;
    bool paid = false; ///< Marked by staff; only where there is no POS, which keeps the payments otherwise.
};

/** The least that names a line at a POS: which value, how many. */
struct TargetLine {
    ProductId product;
    ProductValueId value;
    int quantity = 0;

    friend bool operator==(const TargetLine &, const TargetLine &) = default;
    friend auto operator<=>(const TargetLine &, const TargetLine &) = default;
};

/** "Ticket T shall hold exactly these lines, because of these references." Stored before it is sent, repeated as it is.
 */
struct MergeTarget {
    PosOrderId ticket;
    CustomerId customer;
    QList<TargetLine> lines; ///< The whole content, sorted.
    QList<TargetLine> before; ///< What the ticket held when the target was made.
    QStringList references; ///< All orders on the ticket, the first one the ticket's own.
    QString note; ///< The ticket note to go with it, without the `ref:` lines.

    friend bool operator==(const MergeTarget &, const MergeTarget &) = default;
};

/** What the POS told us about an order. */
struct PosOrder {
    PosOrderId id;
    QString number; ///< The short number people use, where the POS has one.
    QString reference; ///< Ours, as the POS echoes it; empty when it does not.
    QString note; ///< The ticket's note: further references stand there.
    QString word; ///< The status as the POS put it.
    std::optional<OrderStatus> status; ///< Nothing when we do not know the word.
    CustomerId customer;
    QList<TargetLine> lines;
    Totals totals;
    std::optional<Money> sum; ///< The total where the POS tells nothing more of its price; `totals` is empty then.
    bool paid = false;
    bool fromKiosk = false; ///< The POS says that a kiosk made it.
    Instant createdAt;
    Instant updatedAt;
};

/** Adds lines to lines: the same product *and* value become one with the quantities added; sorted. */
QList<TargetLine> mergedLines(const QList<TargetLine> &a, const QList<TargetLine> &b);
/** An order's lines as a POS names them; sorted, the same value twice becomes one. */
QList<TargetLine> targetLines(const QList<OrderLine> &lines);

} // namespace Peak
