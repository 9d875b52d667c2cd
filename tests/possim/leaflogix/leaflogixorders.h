#pragma once

#include "tests/possim/journal.h"
#include "tests/possim/leaflogix/leaflogixpricing.h"

namespace Peak::Possim {

/** A pre-order as the store holds it, with what `Status` never tells: notes, references, product numbers. */
struct LeaflogixOrder {
    QJsonObject doc;
    Instant created;

    [[nodiscard]] int id() const { return doc.value(QLatin1StringView("preOrderId")).toInt(); }
    [[nodiscard]] QString status() const { return doc.value(QLatin1StringView("status")).toString(); }
    [[nodiscard]] bool isCanceled() const;
    [[nodiscard]] bool isClosed() const; ///< Canceled, complete or checked out.
    /** Before anything was filled: may be changed and canceled. */
    [[nodiscard]] bool isOpenToChange() const;
    /** The reply to Status. */
    [[nodiscard]] QJsonObject statusJson(bool withItems) const;
};

/** The pre-orders: taking, changing and keeping them. */
class LeaflogixOrders {
public:
    LeaflogixOrders(const StoreSetup &setup, LeaflogixProducts &products, LeaflogixCustomers &customers);

    Result<Ok> restore();

    HttpServerResponse priceCart(const HttpServerRequest &request) const;
    HttpServerResponse submit(const HttpServerRequest &request);
    HttpServerResponse update(const HttpServerRequest &request);
    HttpServerResponse cancel(const HttpServerRequest &request);
    HttpServerResponse status(const HttpServerRequest &request) const;
    HttpServerResponse deliveries(const HttpServerRequest &request) const;
    HttpServerResponse transactions(const HttpServerRequest &request) const;

    /** Orders go on by themselves where that is set; before every call. */
    void walk();
    [[nodiscard]] QJsonArray all() const;
    [[nodiscard]] qint64 createsExecuted() const { return m_creates; }

    // Staff at the till: everything goes.
    Result<QJsonObject> move(const QString &id, const QJsonObject &change);
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items);

private:
    [[nodiscard]] std::optional<LeaflogixRefusal> checkCustomer(const QJsonObject &customer) const;
    [[nodiscard]] std::optional<LeaflogixRefusal> price(const QJsonObject &body, const QJsonObject &customer,
        const LeaflogixOrder *existing, LeaflogixCart &cart) const;
    [[nodiscard]] QJsonObject newDoc(const QJsonObject &body, const QJsonObject &customer);
    [[nodiscard]] HttpServerResponse submitted(const LeaflogixOrder &order) const;
    [[nodiscard]] std::optional<HttpServerResponse> repeated(const QString &key) const;
    [[nodiscard]] bool isShown(const LeaflogixOrder &order) const;
    void setStatus(LeaflogixOrder &order, const QString &status);
    void holdStock(const LeaflogixOrder &order, int direction);
    void keep(const LeaflogixOrder &order);
    [[nodiscard]] qsizetype indexOf(int id) const { return m_byId.value(id, -1); }
    void add(LeaflogixOrder order);

    const StoreSetup &m_setup;
    LeaflogixProducts &m_products;
    LeaflogixCustomers &m_customers;
    QList<LeaflogixOrder> m_orders; ///< In the order they were made.
    QHash<int, qsizetype> m_byId;
    QHash<QString, int> m_keys; ///< Orders by ConsumerKey and idempotencyKey.
    int m_nextId = 184'467;
    qint64 m_creates = 0;
    Journal m_journal;
};

/** A status without blanks, `-` and `_`, in lower case: how the vendor's spellings are compared. */
QString leaflogixStatusWord(const QString &status);
/** Whether the documentation knows the status. */
bool isLeaflogixStatus(const QString &status);
/** Lines as they are kept in an order. */
QJsonArray leaflogixItems(const LeaflogixCart &cart);

} // namespace Peak::Possim
