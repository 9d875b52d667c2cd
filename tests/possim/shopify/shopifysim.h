#pragma once

#include "tests/possim/shopify/graphqlexecutor.h"
#include "tests/possim/shopify/shopifyaccess.h"
#include "tests/possim/shopify/shopifydrafts.h"

#include <memory>

namespace Peak::Possim {

/** A Shopify store: the Admin API's GraphQL end point, and the one that gives tokens. */
class ShopifySim final : public Simulator {
public:
    static Result<std::shared_ptr<Simulator>> make(const StoreSetup &setup);
    explicit ShopifySim(const StoreSetup &setup);

    [[nodiscard]] Call callOf(const HttpServerRequest &request) const override;
    HttpServerResponse handle(const HttpServerRequest &request) override;
    [[nodiscard]] HttpServerResponse overLimit() const override;
    [[nodiscard]] HttpServerResponse refusal(const QString &reason, const QString &detail) const override;

    [[nodiscard]] QJsonObject ownSettings() const override;
    [[nodiscard]] QJsonArray tickets() const override { return m_drafts.all(); }
    Result<QJsonObject> moveTicket(const QString &id, const QJsonObject &change) override;
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items) override;
    Result<QJsonObject> setStock(const QJsonObject &change) override { return m_catalog.setStock(change); }
    Result<QJsonObject> changeProduct(const QJsonObject &change) override { return m_catalog.change(change); }
    Result<QJsonObject> putCustomer(const QJsonObject &customer) override { return m_customers.put(customer); }
    void expireTokens() override { m_access.expireTokens(); }
    [[nodiscard]] qint64 createsExecuted() const override { return m_drafts.creates(); }

private:
    /** A request's body, read and found valid; or the errors instead. */
    struct Asked {
        GqlDocument document;
        const GqlOperation *operation = nullptr;
        QJsonObject variables;
        QJsonArray errors;
    };

    [[nodiscard]] static Asked read(const QByteArray &body);
    [[nodiscard]] HttpServerResponse graphql(const HttpServerRequest &request, const QByteArray &version);
    [[nodiscard]] Result<QJsonValue> resolve(const GqlAsk &ask);
    [[nodiscard]] Result<QJsonValue> query(const GqlAsk &ask) const;
    [[nodiscard]] QJsonObject mutation(const GqlAsk &ask);
    [[nodiscard]] QJsonValue node(const QString &id) const;
    [[nodiscard]] QJsonObject shop() const;

    const StoreSetup &m_setup;
    ShopifyAccess m_access;
    ShopifyCatalog m_catalog;
    ShopifyCustomers m_customers;
    ShopifyDrafts m_drafts;
    mutable QByteArray m_last; ///< The body of the call under way: a refusal has the shape that it asked for.
};

} // namespace Peak::Possim
