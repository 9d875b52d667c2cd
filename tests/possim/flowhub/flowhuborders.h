#pragma once

#include "tests/possim/flowhub/flowhuborderbody.h"
#include "tests/possim/journal.h"

namespace Peak::Possim {

/** An order as the store holds it. */
struct FlowhubOrder {
    QJsonObject doc; ///< What was sent, with "orderId" and "status".
    int number = 0; ///< Counted from 1.
    Instant created;
    std::optional<Instant> closed;

    [[nodiscard]] QString id() const { return doc[QLatin1StringView("orderId")].toString(); }
    [[nodiscard]] QString status() const { return doc[QLatin1StringView("status")].toString(); }
    [[nodiscard]] QJsonArray items() const { return doc[QLatin1StringView("orderItems")].toArray(); }
    [[nodiscard]] bool isSold() const;
    /** Deleted, or given up by staff. */
    [[nodiscard]] bool isCanceled() const;
};

/** Order Ahead: taking, amending and following orders. */
class FlowhubOrders {
public:
    FlowhubOrders(const StoreSetup &setup, FlowhubInventory &inventory, const FlowhubCustomers &customers);

    /** Reads the orders of an earlier run, and takes their pieces out of stock. */
    Result<Ok> restore();

    HttpServerResponse create(const HttpServerRequest &request);
    HttpServerResponse amend(const QString &id, const HttpServerRequest &request);
    [[nodiscard]] HttpServerResponse status(const QString &id) const;
    [[nodiscard]] HttpServerResponse postback(const QString &id) const;

    [[nodiscard]] const QList<FlowhubOrder> &all() const { return m_orders; }
    [[nodiscard]] qint64 createsExecuted() const { return m_creates; }

    // Staff at the till: everything goes.
    Result<QJsonObject> move(const QString &id, const QJsonObject &change);
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items);

private:
    [[nodiscard]] qsizetype indexOf(const QString &id) const;
    void setStatus(FlowhubOrder &order, const QString &status);
    void holdStock(const FlowhubOrder &order, int direction);
    void keep(const FlowhubOrder &order);

    const StoreSetup &m_setup;
    FlowhubInventory &m_inventory;
    FlowhubOrderBody m_rules;
    QList<FlowhubOrder> m_orders; ///< In the order they were made.
    qint64 m_creates = 0;
    Journal m_journal;
};

} // namespace Peak::Possim
