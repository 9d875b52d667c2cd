#pragma once

#include "tests/possim/covasoft/covasoftreply.h"

namespace Peak::Possim {

/** The people the store knows. Phone and e-mail are not unique. */
class CovasoftCustomers {
public:
    explicit CovasoftCustomers(const StoreSetup &setup);

    /** POST …/Search: all criteria must match. */
    HttpServerResponse search(const HttpServerRequest &request) const;
    /** GET …/CustomerSearch?$filter=Criteria eq '…'. */
    HttpServerResponse oldSearch(const HttpServerRequest &request) const;
    HttpServerResponse byId(const QString &id) const;
    /** GET …/CustomerFull?$filter=LastModifiedDateUtc ge datetime'…'. */
    HttpServerResponse changed(const HttpServerRequest &request) const;
    HttpServerResponse create(const HttpServerRequest &request);

    /** Nothing for nobody. */
    [[nodiscard]] std::optional<QJsonObject> find(const QString &id) const;
    /** Members to change of "Id", or a new one. */
    Result<QJsonObject> put(const QJsonObject &members);

private:
    QJsonObject add(QJsonObject customer);

    const StoreSetup &m_setup;
    QList<QJsonObject> m_customers;
};

} // namespace Peak::Possim
