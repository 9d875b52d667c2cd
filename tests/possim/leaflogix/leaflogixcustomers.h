#pragma once

#include "tests/possim/leaflogix/leaflogixreply.h"
#include "tests/possim/simulator.h"

#include <QHash>

namespace Peak::Possim {

/** The people the store knows, and who is checked in. Numbers from 1300 on; 1300 is the kiosk's guest. */
class LeaflogixCustomers {
public:
    explicit LeaflogixCustomers(const StoreSetup &setup);

    HttpServerResponse search(const HttpServerRequest &request) const;
    HttpServerResponse lookup(const HttpServerRequest &request) const;
    HttpServerResponse list(const HttpServerRequest &request) const;
    HttpServerResponse pages(const HttpServerRequest &request) const;
    HttpServerResponse byExternalId(const HttpServerRequest &request) const;
    HttpServerResponse save(const HttpServerRequest &request);
    HttpServerResponse createAnonymous(const HttpServerRequest &request);
    [[nodiscard]] static QJsonArray types();
    [[nodiscard]] const QJsonArray &guests() const { return m_guests; }
    /** The customer stands in the store with this order or reference. */
    void checkIn(int customerId, int transactionId, const QString &reference, const QString &source);

    /** The record, empty when there is none of this number. */
    [[nodiscard]] QJsonObject find(int id) const;
    /** Merges the members into the customer of "customer_id" or "customerId"; without one makes a new one. */
    Result<QJsonObject> put(const QJsonObject &members);
    [[nodiscard]] int nextTransaction() { return m_nextTransaction++; }

private:
    [[nodiscard]] QJsonArray matches(const QJsonObject &criteria) const;
    QJsonObject add(const QJsonObject &members);
    [[nodiscard]] qsizetype indexOf(int id) const;

    const StoreSetup &m_setup;
    QList<QJsonObject> m_customers;
    QJsonArray m_guests;
    QHash<QString, int> m_keys; ///< Customers made, by ConsumerKey and idempotencyKey.
    int m_nextId = 1300;
    int m_nextTransaction = 991;
};

} // namespace Peak::Possim
