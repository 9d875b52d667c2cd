#pragma once

#include "tests/possim/leaflogix/leaflogixaccess.h"
#include "tests/possim/leaflogix/leaflogixorders.h"

#include <memory>

namespace Peak::Possim {

/** A Dutchie POS (Leaflogix) location: routes calls to its departments. */
class LeaflogixSim final : public Simulator {
public:
    static Result<std::shared_ptr<Simulator>> make(const StoreSetup &setup);
    explicit LeaflogixSim(const StoreSetup &setup);

    [[nodiscard]] Call callOf(const HttpServerRequest &request) const override;
    HttpServerResponse handle(const HttpServerRequest &request) override;
    [[nodiscard]] QJsonObject ownSettings() const override;
    [[nodiscard]] HttpServerResponse overLimit() const override;
    [[nodiscard]] HttpServerResponse refusal(const QString &reason, const QString &detail) const override;

    [[nodiscard]] QJsonArray tickets() const override;
    Result<QJsonObject> moveTicket(const QString &id, const QJsonObject &change) override;
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items) override;
    Result<QJsonObject> setStock(const QJsonObject &change) override;
    Result<QJsonObject> changeProduct(const QJsonObject &change) override;
    Result<QJsonObject> putCustomer(const QJsonObject &customer) override;
    /** There are no tokens: a key is good until it is revoked, which is a setting. */
    void expireTokens() override { }
    [[nodiscard]] qint64 createsExecuted() const override;

private:
    friend struct LeaflogixRoute;

    const StoreSetup &m_setup;
    LeaflogixAccess m_access;
    LeaflogixProducts m_products;
    LeaflogixCustomers m_customers;
    LeaflogixOrders m_orders;
};

} // namespace Peak::Possim
