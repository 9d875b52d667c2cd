#pragma once

#include "tests/possim/blaze/blazeroutes.h"

#include <memory>

namespace Peak::Possim {

/** A Blaze shop: checks the two keys and routes calls to its departments. */
class BlazeSim final : public Simulator {
public:
    static Result<std::shared_ptr<Simulator>> make(const StoreSetup &setup);
    explicit BlazeSim(const StoreSetup &setup) : m_store(setup) { }

    [[nodiscard]] Call callOf(const HttpServerRequest &request) const override;
    HttpServerResponse handle(const HttpServerRequest &request) override;
    [[nodiscard]] HttpServerResponse overLimit() const override;
    [[nodiscard]] HttpServerResponse refusal(const QString &reason, const QString &detail) const override;

    [[nodiscard]] QJsonArray tickets() const override { return m_store.carts.placed(); }
    Result<QJsonObject> moveTicket(const QString &id, const QJsonObject &change) override;
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items) override;
    Result<QJsonObject> setStock(const QJsonObject &change) override;
    Result<QJsonObject> changeProduct(const QJsonObject &change) override;
    Result<QJsonObject> putCustomer(const QJsonObject &customer) override;
    /** Nothing: the two keys never expire. */
    void expireTokens() override { }
    [[nodiscard]] QJsonObject ownSettings() const override;
    [[nodiscard]] qint64 createsExecuted() const override { return m_store.carts.submitsExecuted(); }

private:
    [[nodiscard]] std::optional<BlazeRefusal> checkKeys(const HttpServerRequest &request) const;

    BlazeStore m_store;
};

} // namespace Peak::Possim
