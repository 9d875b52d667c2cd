#pragma once

#include "tests/possim/covasoft/covasoftauth.h"
#include "tests/possim/covasoft/covasoftorders.h"
#include "tests/possim/covasoft/covasoftwindow.h"

#include <memory>

namespace Peak::Possim {

struct CovaRoute;

/** A company with one store on Cova: one address plays all its services, told apart by the prefix of the path. */
class CovasoftSim final : public Simulator {
public:
    static Result<std::shared_ptr<Simulator>> make(const StoreSetup &setup);
    explicit CovasoftSim(const StoreSetup &setup);

    [[nodiscard]] Call callOf(const HttpServerRequest &request) const override;
    HttpServerResponse handle(const HttpServerRequest &request) override;
    [[nodiscard]] HttpServerResponse overLimit() const override { return m_window.overLimit(); }
    [[nodiscard]] HttpServerResponse refusal(const QString &reason, const QString &detail) const override;

    [[nodiscard]] QJsonArray tickets() const override { return m_orders.all(); }
    Result<QJsonObject> moveTicket(const QString &id, const QJsonObject &change) override;
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items) override;
    Result<QJsonObject> setStock(const QJsonObject &change) override { return m_products.setStock(change); }
    Result<QJsonObject> changeProduct(const QJsonObject &change) override { return m_products.change(change); }
    Result<QJsonObject> putCustomer(const QJsonObject &customer) override { return m_customers.put(customer); }
    void expireTokens() override { m_auth.expireTokens(); }
    [[nodiscard]] QJsonObject ownSettings() const override;
    [[nodiscard]] qint64 createsExecuted() const override { return m_orders.createsExecuted(); }

    // One a row of the route table; `key` is what the last brackets of the path hold.
    HttpServerResponse token(const QString &key, const HttpServerRequest &request);
    HttpServerResponse productsFull(const QString &key, const HttpServerRequest &request);
    HttpServerResponse productsSince(const QString &key, const HttpServerRequest &request);
    HttpServerResponse productsByIds(const QString &key, const HttpServerRequest &request);
    HttpServerResponse search(const QString &key, const HttpServerRequest &request);
    HttpServerResponse oldSearch(const QString &key, const HttpServerRequest &request);
    HttpServerResponse customer(const QString &key, const HttpServerRequest &request);
    HttpServerResponse customerCreate(const QString &key, const HttpServerRequest &request);
    HttpServerResponse pricing(const QString &key, const HttpServerRequest &request);
    HttpServerResponse locations(const QString &key, const HttpServerRequest &request);
    HttpServerResponse orderV2(const QString &key, const HttpServerRequest &request);
    HttpServerResponse orderExclusive(const QString &key, const HttpServerRequest &request);
    HttpServerResponse orderInclusive(const QString &key, const HttpServerRequest &request);
    HttpServerResponse orderOldest(const QString &key, const HttpServerRequest &request);
    HttpServerResponse status(const QString &key, const HttpServerRequest &request);
    HttpServerResponse sale(const QString &key, const HttpServerRequest &request);
    HttpServerResponse cancel(const QString &key, const HttpServerRequest &request);
    HttpServerResponse pay(const QString &key, const HttpServerRequest &request);

private:
    [[nodiscard]] HttpServerResponse routed(const HttpServerRequest &request);

    const StoreSetup &m_setup;
    CovasoftAuth m_auth;
    CovasoftWindow m_window;
    CovasoftProducts m_products;
    CovasoftCustomers m_customers;
    CovasoftOrders m_orders;
};

} // namespace Peak::Possim
