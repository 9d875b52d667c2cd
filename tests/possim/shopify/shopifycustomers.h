#pragma once

#include "tests/possim/simulator.h"

namespace Peak::Possim {

/** The people the shop knows. */
class ShopifyCustomers {
public:
    explicit ShopifyCustomers(const StoreSetup &setup);

    [[nodiscard]] QJsonValue byId(const QString &id) const; ///< Null when there is none.
    /** `identifier` of customerByIdentifier: exactly one member. */
    [[nodiscard]] Result<QJsonValue> byIdentifier(const QJsonObject &identifier) const;
    [[nodiscard]] Result<QJsonValue> search(const QString &query) const;
    /** The payload of customerCreate. */
    QJsonObject create(const QJsonObject &input);
    /** Members to change of "id", or a new customer; "address_phone" is found by searches only. */
    Result<QJsonObject> put(const QJsonObject &members);

private:
    QJsonObject add(const QJsonObject &members);
    [[nodiscard]] QJsonArray problemsOf(const QJsonObject &input) const;

    const StoreSetup &m_setup;
    QList<QJsonObject> m_customers;
    qint64 m_next = 5501;
};

} // namespace Peak::Possim
