#pragma once

#include "sync/pos/blaze/blazerecovery.h"

#include <memory>

namespace Peak {

/** BLAZE Retail by its Partner API. */
class BlazeClient final : public PosClient {
public:
    /** `http` and `clock` outlive the client. */
    BlazeClient(BlazeSettings settings, HttpTransport &http, const Clock &clock);
    /** Invalid for settings that are none; `secrets` go by their names in the store. */
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

    QCoro::Task<Result<QJsonObject>> pricedCart(Order order);
    QCoro::Task<Result<QJsonObject>> promotion(QString code);
    QCoro::Task<QList<ConnectionCheck>> checkStore();
    QCoro::Task<ConnectionCheck> checkInventories();
    QCoro::Task<ConnectionCheck> checkArea(QString what, QByteArray path, QString granted, QString missing);

    BlazeSettings m_settings;
    const Clock &m_clock;
    BlazeSession m_session;
    BlazeCarts m_carts;
    BlazeCustomers m_customers;
    BlazeRecovery m_recovery;
    Capabilities m_capabilities;
};

} // namespace Peak
