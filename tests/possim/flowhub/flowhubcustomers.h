#pragma once

#include "tests/possim/simulator.h"

namespace Peak::Possim {

/** The people the store knows. */
class FlowhubCustomers {
public:
    explicit FlowhubCustomers(const StoreSetup &setup);

    HttpServerResponse query(const HttpServerRequest &request) const;
    HttpServerResponse byId(const QString &id, const HttpServerRequest &request) const;
    HttpServerResponse byPhone(const QString &phone) const;
    HttpServerResponse create(const HttpServerRequest &request);
    HttpServerResponse update(const QString &id, const HttpServerRequest &request);

    /** The record, empty when there is none of this id. */
    [[nodiscard]] QJsonObject find(const QString &id) const;
    /** Merges the members into the customer of "id"; without one, or with an unknown one, makes a new one. */
    Result<QJsonObject> put(const QJsonObject &members);

private:
    [[nodiscard]] qsizetype indexOf(const QString &id) const;
    QJsonObject add(const QJsonObject &members);

    const StoreSetup &m_setup;
    QList<QJsonObject> m_customers;
};

/** The last ten digits, or fewer when there are fewer. */
QString flowhubDigits(const QString &phone);

} // namespace Peak::Possim
