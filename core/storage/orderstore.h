#pragma once

#include "core/clock.h"
#include "core/order.h"
#include "core/storage/database.h"
#include "core/storage/eventstore.h"
#include "core/storage/fieldprotector.h"

#include <QTimeZone>

#include <functional>

namespace Peak {

/** Who this kiosk is; part of every order's name. */
struct KioskIdentity {
    int kioskId = 0;
    int storeId = 0;
    QTimeZone timeZone = QTimeZone::utc();
    Currency currency;
    bool hasPos = true; ///< False: orders stay here, and nobody has to be told.
};

/** Which orders a list shows; empty members do not filter. */
struct OrderFilter {
    std::optional<OrderStatus> status{};
    std::optional<Delivery> delivery{};
    QString text{}; ///< Start of ticket number, reference or POS order id; or a whole phone or e-mail.
    std::optional<Instant> from{};
    std::optional<Instant> to{};
};

struct OrderPage {
    QList<Order> orders; ///< Newest first.
    int total = 0;
};

/**
 * Orders, their lines and their people in orders.db. What belongs together is one transaction: an order, its lines,
 * its history entry and its outbox row are there together or not at all.
 */
class OrderStore {
public:
    OrderStore(Database &database, FieldProtector &protector, const Clock &clock, KioskIdentity identity);

    /** A UUIDv7. Make it when the cart is reviewed, so that every try to submit that cart is the same order. */
    [[nodiscard]] OrderId newOrderId() const;

    /**
     * Puts the order on disk together with its outbox row and gives it its names. The same id again gives the order
     * as it was stored the first time. After InDoubt (a COMMIT that failed) it has already been looked up: the order
     * is reported stored only if it is. Storage when it is not: the customer must be told so. InDoubt when even that
     * could not be found out. `alongside` writes what must be there together with the order, in the same transaction.
     */
    using Alongside = std::function<Result<Ok>(const Order &)>;
    Result<Order> submit(
        const OrderId &id, const OrderRequest &request, const Totals &totals, const Alongside &alongside = {});

    /** The same customer's same cart within the last five minutes, if there is one. */
    Result<std::optional<Order>> recentTwin(const OrderRequest &request);

    Result<std::optional<Order>> byId(const OrderId &id);
    Result<std::optional<Order>> byReference(const QString &reference);
    /** The newest order of this ticket number within the last day: numbers begin anew every morning. */
    Result<std::optional<Order>> newestOfTicket(const QString &ticketNumber);
    /** All orders on one POS ticket: several when some were merged. */
    Result<QList<Order>> byPosOrder(const PosOrderId &id);
    /** The newest order of this customer that has a POS ticket, not counting `except`. */
    Result<std::optional<Order>> newestTicketOf(const CustomerId &customer, const OrderId &except);
    /** POS ids of orders whose status may still change. */
    Result<QList<PosOrderId>> openPosOrders();
    /** When the longest unchanged of them last changed here; nothing without any. */
    Result<std::optional<Instant>> openPosOrdersSince();
    Result<OrderPage> page(const OrderFilter &filter, int page, int perPage);

    /**
     * What the POS says about a ticket goes to every order on it, whatever the status was before. Gives the orders
     * that changed.
     */
    Result<QList<OrderId>> applyPosNews(const PosOrder &news);
    /**
     * A staff or API move, queued for the POS where `tellPos`. Conflict when `version` is no longer the order's;
     * Invalid when the table forbids it.
     */
    Result<Order> changeStatus(const OrderId &id, OrderStatus to, int version, const Actor &actor, bool tellPos);
    /** The customer the POS gave us for this order, found just before sending. */
    Result<Ok> setCustomer(const OrderId &id, const CustomerId &customer);
    Result<Order> setPrinted(const OrderId &id, const QString &printedId, Instant printedDate, const Actor &actor);
    /**
     * Staff took the money, or gave it back. Unsupported where a POS keeps the payments, Conflict when `version` is no
     * longer the order's, Invalid for payment of an order that is canceled or removed. The same again changes nothing.
     */
    Result<Order> setPaid(const OrderId &id, bool paid, int version, const Actor &actor);

    /** Makes the people's data of orders finished before `before` unreadable for good. Gives how many. */
    Result<int> forgetPeople(Instant before);
    /** Whether any people's data is there: then a missing key must never be replaced by a new one. */
    static Result<bool> hasPeople(Database &database);

    [[nodiscard]] const KioskIdentity &identity() const { return m_identity; }

    /** The day the store has now. */
    [[nodiscard]] QDate localDay() const;

private:
    Result<Order> existing(const OrderId &id);
    Result<Order> insert(const OrderId &id, const OrderRequest &request, const Totals &totals);
    Result<Ok> name(Order &order);
    Result<qint64> lastNumber(const QString &prefix);
    Result<Ok> insertLines(qint64 row, const QList<OrderLine> &lines);
    Result<Ok> insertContact(qint64 row, const Order &order);
    QVariant cartIndex(const OrderRequest &request);
    /** Orders without their lines and people, and their rows. */
    using Head = std::pair<qint64, Order>;
    Result<QList<Head>> heads(const QString &condition, const QVariantList &values);
    Result<QList<Order>> load(const QString &condition, const QVariantList &values);
    Result<std::optional<Order>> loadOne(const QString &condition, const QVariantList &values);
    Result<Ok> forgetPerson(qint64 row);
    Result<Ok> loadLines(qint64 row, Order &order);
    Result<Ok> loadContact(qint64 row, Order &order);
    Result<bool> takeNews(qint64 row, const Order &order, const PosOrder &news, bool alone);

    Database &m_database;
    FieldProtector &m_protector;
    const Clock &m_clock;
    KioskIdentity m_identity;
    EventStore m_events;
};

} // namespace Peak
