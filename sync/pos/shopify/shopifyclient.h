#pragma once

#include "sync/pos/posclient.h"
#include "sync/pos/shopify/shopifyrecovery.h"

#include <QJsonArray>
#include <QSet>

#include <memory>

namespace Peak {

/** Shopify's Admin API: orders are made as drafts and completed with the payment pending. */
class ShopifyClient final : public PosClient {
public:
    /** `secret` is the app's client secret or its fixed token. `http` and `clock` outlive the client. */
    ShopifyClient(ShopifySettings settings, HttpTransport &http, const Clock &clock, QByteArray secret);
    /** Invalid for words the configuration's keys do not know; `secrets` go by their names in the store. */
    static Result<std::unique_ptr<PosClient>> make(
        const StoreConfig &config, const QHash<QString, QByteArray> &secrets, HttpTransport &http, const Clock &clock);

    [[nodiscard]] const Capabilities &capabilities() const override { return m_capabilities; }

    QCoro::Task<Result<PosOrder>> create(Order order) override;
    QCoro::Task<Result<PosOrder>> update(MergeTarget target) override;
    QCoro::Task<Result<PosOrder>> updateStatus(StatusChange change) override;
    QCoro::Task<Result<Totals>> preview(Order order) override;
    QCoro::Task<Result<PosOrder>> read(PosOrderId id) override;
    QCoro::Task<Result<StatusNews>> changedOrders(Instant since) override;

    QCoro::Task<Result<Recovery>> recoverCreate(UnclearCreate unclear) override;
    QCoro::Task<Result<Recovery>> recoverUpdate(MergeTarget target) override;
    QCoro::Task<Result<Recovery>> recoverStatus(StatusChange change) override;
    QCoro::Task<Result<PosOrder>> keepOnlyOne(UnclearCreate unclear) override;
    [[nodiscard]] bool canResume(const PosOrder &open, QDate today) const override;

    QCoro::Task<Result<QList<Customer>>> findCustomer(CustomerQuery query) override;
    QCoro::Task<Result<Customer>> createCustomer(Customer customer) override;
    QCoro::Task<Result<Discount>> validateDiscount(QString code, Order cart) override;

    QCoro::Task<Result<CatalogPage>> catalogPage(CatalogRequest request) override;
    QCoro::Task<Result<Product>> product(ProductId id) override;
    QCoro::Task<Result<QList<ConnectionCheck>>> testConnection() override;

private:
    using Priority = HttpRequest::Priority;

    QCoro::Task<Result<QJsonObject>> calculated(Order order);
    QCoro::Task<Result<QJsonObject>> productsPage(CatalogRequest request);
    void adaptPageSize();
    QCoro::Task<Result<QJsonObject>> withAllVariants(QJsonObject product);
    QCoro::Task<Result<QList<PosOrder>>> changedIn(QString operation, QString root, QString filter);
    QCoro::Task<Result<QList<PosOrder>>> watchedExcept(QList<PosOrder> seen);
    QCoro::Task<Result<qsizetype>> activeProducts();
    [[nodiscard]] ConnectionCheck checkVersion() const;
    [[nodiscard]] ConnectionCheck checkLocation(const QJsonObject &probe) const;
    [[nodiscard]] ConnectionCheck checkCurrency(const QJsonObject &probe) const;
    [[nodiscard]] Result<PosOrder> parse(const QJsonObject &json) const;
    void watch(const PosOrder &order);

    ShopifySettings m_settings;
    const Clock &m_clock;
    ShopifyAuth m_auth;
    ShopifySession m_session;
    ShopifyDrafts m_drafts;
    ShopifyOrders m_orders;
    ShopifyRecovery m_recovery;
    Capabilities m_capabilities;
    QSet<PosOrderId> m_watched; ///< Open kiosk orders seen: what vanishes among them was removed.
    int m_pageSize = 10; ///< Products asked for at once; follows what Shopify says about their cost.
    int m_largestPage = 50; ///< What did not turn out too costly.
};

} // namespace Peak
