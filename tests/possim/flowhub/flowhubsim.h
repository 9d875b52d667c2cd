#pragma once

#include "tests/possim/flowhub/flowhubauth.h"
#include "tests/possim/flowhub/flowhubsales.h"

#include <memory>

namespace Peak::Possim {

/** A Flowhub store: routes calls to its departments. */
class FlowhubSim final : public Simulator {
public:
    static Result<std::shared_ptr<Simulator>> make(const StoreSetup &setup);
    explicit FlowhubSim(const StoreSetup &setup);

    [[nodiscard]] Call callOf(const HttpServerRequest &request) const override;
    HttpServerResponse handle(const HttpServerRequest &request) override;
    [[nodiscard]] HttpServerResponse overLimit() const override;
    [[nodiscard]] HttpServerResponse refusal(const QString &reason, const QString &detail) const override;

    [[nodiscard]] QJsonArray tickets() const override;
    Result<QJsonObject> moveTicket(const QString &id, const QJsonObject &change) override;
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items) override;
    Result<QJsonObject> setStock(const QJsonObject &change) override;
    Result<QJsonObject> changeProduct(const QJsonObject &change) override;
    Result<QJsonObject> putCustomer(const QJsonObject &customer) override;
    void expireTokens() override;
    [[nodiscard]] qint64 createsExecuted() const override;

private:
    HttpServerResponse route(const HttpServerRequest &request);
    HttpServerResponse store(const QStringList &parts, const HttpServerRequest &request);
    HttpServerResponse customers(const QStringList &parts, const HttpServerRequest &request);
    HttpServerResponse orderAhead(const QStringList &parts, const HttpServerRequest &request);

    FlowhubAuth m_auth;
    FlowhubInventory m_inventory;
    FlowhubCustomers m_customers;
    FlowhubOrders m_orders;
    FlowhubSales m_sales;
    int m_requests = 0;
};

} // namespace Peak::Possim
