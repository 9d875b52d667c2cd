#pragma once

#include "tests/possim/simulator.h"
#include "tests/possim/treez/treezreply.h"

namespace Peak::Possim {

/** The people the store knows. Numbers from 1301 on. */
class TreezCustomers {
public:
    explicit TreezCustomers(const StoreSetup &setup);

    HttpServerResponse byId(const QString &id) const;
    HttpServerResponse byPhone(const QString &phone) const;
    HttpServerResponse byEmail(const QString &email) const;
    HttpServerResponse byName(const QString &first, const QString &last) const;
    HttpServerResponse create(const HttpServerRequest &request);

    /** The record, empty when there is none of this number. */
    [[nodiscard]] QJsonObject find(const QString &id) const;
    /** Merges the members into the customer of "customer_id"; without one, or with an unknown one, makes a new one. */
    Result<QJsonObject> put(const QJsonObject &members);

private:
    [[nodiscard]] HttpServerResponse matching(const std::function<bool(const QJsonObject &)> &isWanted) const;
    [[nodiscard]] std::optional<Refusal> problemOf(const QJsonObject &body) const;
    QJsonObject add(const QJsonObject &members);

    const StoreSetup &m_setup;
    QList<QJsonObject> m_customers;
    int m_nextId = 1301;
};

} // namespace Peak::Possim
