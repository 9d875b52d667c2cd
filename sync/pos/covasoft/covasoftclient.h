#pragma once

#include "sync/pos/covasoft/covasoftrecovery.h"
#include "sync/pos/posclient.h"

#include <memory>

namespace Peak {

/** Cova. Orders bear our own name there; a status call, and only it, tells what became of them. */
class CovasoftClient final : public PosClient {
public:
    /** `http` and `clock` outlive the client. */
    CovasoftClient(CovasoftSettings settings, CovasoftSecrets secrets, HttpTransport &http, const Clock &clock);
    /** Invalid when a setting is none of its documented words; `secrets` go by their names in the store. */
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
    [[nodiscard]] bool canResume(const PosOrder &, QDate) const override { return false; }

    QCoro::Task<Result<QList<Customer>>> findCustomer(CustomerQuery query) override;
    QCoro::Task<Result<Customer>> createCustomer(Customer customer) override;
    QCoro::Task<Result<Discount>> validateDiscount(QString code, Order cart) override;

    QCoro::Task<Result<CatalogPage>> catalogPage(CatalogRequest request) override;
    QCoro::Task<Result<Product>> product(ProductId id) override;
    QCoro::Task<Result<QList<ConnectionCheck>>> testConnection() override;

private:
    using Priority = HttpRequest::Priority;
    static constexpr qint64 LargestPage = 250;

    [[nodiscard]] qint64 pageSize();
    void askForLess(const HttpReply &reply);
    QCoro::Task<Result<QJsonObject>> products(QByteArray path, QJsonObject body, Priority priority);
    [[nodiscard]] QByteArray productPath(const CatalogRequest &request) const;
    QCoro::Task<Result<qsizetype>> productCount();
    QCoro::Task<Result<bool>> hasProduct(qint64 skip);

    QCoro::Task<Result<QJsonArray>> search(CustomerQuery query);
    QCoro::Task<Result<QJsonArray>> olderSearch(QString value);
    QCoro::Task<Result<QJsonObject>> profile(CustomerId id);
    QCoro::Task<Result<Customer>> living(QJsonObject profile);

    QCoro::Task<ConnectionCheck> checkCredentials();
    QCoro::Task<ConnectionCheck> checkLocation();
    QCoro::Task<ConnectionCheck> checkPricing();
    QCoro::Task<ConnectionCheck> checkOrders();
    QCoro::Task<ConnectionCheck> checkSales();
    QCoro::Task<ConnectionCheck> checkCustomers();

    const CovasoftSettings m_settings;
    CovasoftAuth m_auth;
    CovasoftSession m_session;
    CovasoftOrders m_orders;
    CovasoftRecovery m_recovery;
    Capabilities m_capabilities;
    qint64 m_pageSize = LargestPage; ///< Products; halved when Cova does not manage a page.
    Milliseconds m_pageSizeAt{0}; ///< Monotonic: when it was last halved.
};

} // namespace Peak
