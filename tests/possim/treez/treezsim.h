#pragma once

#include "tests/possim/treez/treezauth.h"
#include "tests/possim/treez/treezsearch.h"

#include <memory>

namespace Peak::Possim {

/** A Treez store: routes calls to its departments. Any dispensary name is accepted in the path. */
class TreezSim final : public Simulator {
public:
    static Result<std::shared_ptr<Simulator>> make(const StoreSetup &setup);
    explicit TreezSim(const StoreSetup &setup);

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
    [[nodiscard]] HttpServerResponse product(const QStringList &parts, const HttpServerRequest &request);
    [[nodiscard]] HttpServerResponse customer(const QStringList &parts, const HttpServerRequest &request);
    [[nodiscard]] HttpServerResponse ticket(const QStringList &parts, const HttpServerRequest &request);

    TreezAuth m_auth;
    TreezProducts m_products;
    TreezCustomers m_customers;
    TreezTickets m_tickets;
    TreezSearch m_search;
};

} // namespace Peak::Possim
