#pragma once

#include "tests/possim/covasoft/covasoftcustomers.h"
#include "tests/possim/covasoft/covasoftorder.h"
#include "tests/possim/covasoft/covasoftproducts.h"
#include "tests/possim/journal.h"

#include <QHash>

namespace Peak::Possim {

/** The orders: intake, the queue behind it, the register. */
class CovasoftOrders {
public:
    CovasoftOrders(const StoreSetup &setup, CovasoftProducts &products, const CovasoftCustomers &customers);

    /** Reads the orders of an earlier run, and takes their pieces out of stock. */
    Result<Ok> restore();

    /** `id` is the one in the URL; empty for the oldest call. */
    HttpServerResponse take(CovaIntake intake, const QString &id, const HttpServerRequest &request);
    HttpServerResponse status(const QString &id) const;
    HttpServerResponse sale(const QString &id) const;
    HttpServerResponse cancel(const QString &id);
    HttpServerResponse pay(const HttpServerRequest &request);

    /** Each with what reply, status and the till know of it. */
    [[nodiscard]] QJsonArray all() const;
    [[nodiscard]] qint64 createsExecuted() const { return m_creates; }

    // Staff at the till: everything goes.
    Result<QJsonObject> move(const QString &id, const QJsonObject &change);
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items);

private:
    [[nodiscard]] std::optional<CovaRefusal> refuseIntake(CovaIntake intake) const;
    [[nodiscard]] HttpServerResponse again(qsizetype at);
    /** What is wrong with the content; empty when nothing is. */
    [[nodiscard]] QString problemOf(const CovaOrder &order) const;
    void submit(CovaOrder &order);
    [[nodiscard]] HttpServerResponse accepted(const CovaOrder &order) const;
    void holdStock(const CovaOrder &order, int direction);
    void setOutcome(CovaOrder &order, CovaStatus outcome);
    [[nodiscard]] QJsonObject whole(const CovaOrder &order) const;
    [[nodiscard]] const CovaOrder *atRegister(const QString &id) const;

    const StoreSetup &m_setup;
    CovasoftProducts &m_products;
    const CovasoftCustomers &m_customers;
    QList<CovaOrder> m_orders; ///< In the order they were made.
    QHash<QString, qsizetype> m_byId; ///< In lower case.
    qint64 m_creates = 0;
    Journal m_journal;
};

} // namespace Peak::Possim
