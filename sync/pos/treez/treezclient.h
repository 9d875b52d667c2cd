#pragma once

#include "sync/pos/posclient.h"
#include "sync/pos/treez/treezrecovery.h"
#include "sync/pos/treez/treezsession.h"
#include "sync/pos/treez/treeztickets.h"

#include <memory>

namespace Peak {

/** Treez, with v2 tokens or v3 signatures. */
class TreezClient final : public PosClient {
public:
    /** `http` and `clock` outlive the client. */
    TreezClient(TreezSettings settings, HttpTransport &http, const Clock &clock, std::unique_ptr<TreezAuth> auth);
    /** Invalid when the secrets do not fit the way of authentication; `secrets` go by their names in the store. */
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

    QCoro::Task<Result<QJsonObject>> previewTicket(Order order);
    QCoro::Task<Result<StatusNews>> changeFeed(Instant since);
    QCoro::Task<Result<StatusNews>> statusLists(Instant since);
    QCoro::Task<Result<Customer>> customerAt(QByteArray path);
    QCoro::Task<ConnectionCheck> checkCredentials();
    QCoro::Task<ConnectionCheck> checkPath(QString what, QByteArray path, QString granted);

    TreezSettings m_settings;
    const Clock &m_clock;
    std::unique_ptr<TreezAuth> m_auth;
    TreezSession m_session;
    TreezTickets m_tickets;
    TreezRecovery m_recovery;
    Capabilities m_capabilities;
    bool m_changeFeedWorks = true; ///< False after this store's Treez said it has none.
};

} // namespace Peak
