#pragma once

#include "sync/pos/flowhub/flowhubrecovery.h"
#include "sync/pos/flowhub/flowhubsnapshot.h"
#include "sync/pos/posclient.h"

#include <memory>

namespace Peak {

/**
 * Flowhub: inventory and customers with a client id and key, Order Ahead with an Auth0 token.
 *
 * The vendor's documents leave open, and we have settled: an order is amended only while it is `new`, and a PATCH with
 * the complete order replaces all of it; a quantity is pieces, which is why goods weighed at the counter are not sold;
 * a product id goes back as the kind of JSON value the inventory had; a refusal that says "already exists" may be news
 * of our own earlier try; open orders may or may not show in the order lists; a day in `created_after` may or may not
 * include itself; the customer's external id is the customer's, not the order's, unless the store wants it otherwise.
 */
class FlowhubClient final : public PosClient {
public:
    /** `http` and `clock` outlive the client. */
    FlowhubClient(FlowhubSettings settings, FlowhubAuth::Secrets secrets, HttpTransport &http, const Clock &clock);
    /** `secrets` go by their names in the store. */
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

    QCoro::Task<Result<QJsonObject>> customerRecord(CustomerId id);
    QCoro::Task<Result<QJsonArray>> customersAt(QByteArray path);
    QCoro::Task<Result<FlowhubSnapshot>> inventory(Priority priority);
    QCoro::Task<Result<std::shared_ptr<FlowhubSnapshot>>> recentInventory();
    [[nodiscard]] CatalogPage pageFrom(qsizetype first) const;

    QCoro::Task<ConnectionCheck> checkKey();
    QCoro::Task<ConnectionCheck> checkOrderAhead();
    QCoro::Task<ConnectionCheck> checkOrderLists();

    FlowhubSettings m_settings;
    const Clock &m_clock;
    FlowhubAuth m_auth;
    FlowhubSession m_session;
    FlowhubSales m_sales;
    FlowhubRecovery m_recovery;
    Capabilities m_capabilities;
    std::unique_ptr<FlowhubSnapshot> m_snapshot; ///< While its pages are being fetched.
    std::shared_ptr<FlowhubSnapshot> m_recent; ///< For those who ask for one product after the other.
    Milliseconds m_recentUntil{0};
    int m_snapshotNumber = 0; ///< Part of the cursor: a page of an older snapshot is no page of this one.
};

} // namespace Peak
