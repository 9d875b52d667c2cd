#pragma once

#include "sync/pos/leaflogix/leaflogixfeed.h"
#include "sync/pos/leaflogix/leaflogixorders.h"
#include "sync/pos/leaflogix/leaflogixrecovery.h"
#include "sync/pos/leaflogix/leaflogixsession.h"
#include "sync/pos/leaflogix/leaflogixtierprices.h"
#include "sync/pos/posclient.h"

#include <memory>

namespace Peak {

/** Leaflogix, now Dutchie POS: a kiosk's order is a pre-order that the register takes up. */
class LeaflogixClient final : public PosClient {
public:
    /** `http` and `clock` outlive the client. `integratorKey` may be empty. */
    LeaflogixClient(LeaflogixSettings settings, HttpTransport &http, const Clock &clock, const QByteArray &locationKey,
        const QByteArray &integratorKey);
    /** Invalid for settings that cannot be right; `secrets` go by their names in the store. */
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
    using Call = LeaflogixReply::Call;

    QCoro::Task<Result<PosOrder>> cancel(PosOrderId id);
    QCoro::Task<Result<PosOrder>> afterRefusedCancel(PosOrderId id, Error refusal);
    QCoro::Task<Result<Totals>> priceOf(Order order);
    QCoro::Task<Result<QJsonObject>> discountFor(QString code);
    QCoro::Task<Result<QJsonObject>> customerJson(CustomerId id);
    QCoro::Task<Result<QList<Customer>>> customerOfId(CustomerId id);
    QCoro::Task<Result<qint64>> location();
    QCoro::Task<ConnectionCheck> checkCredentials();
    QCoro::Task<ConnectionCheck> checkCatalog();
    Result<PosOrder> seen(const PosOrder &order);
    Result<PosOrder> notSeen(const PosOrderId &id, const Error &error);

    LeaflogixSettings m_settings;
    const Clock &m_clock;
    LeaflogixSession m_session;
    LeaflogixOrders m_orders;
    LeaflogixTierPrices m_prices;
    LeaflogixFeed m_feed;
    LeaflogixRecovery m_recovery;
    Capabilities m_capabilities;
    std::optional<qint64> m_location;
    QHash<PosOrderId, Instant> m_madeAt; ///< When the orders that we have seen were made.
    QHash<PosOrderId, int> m_missed; ///< How often in a row an order was asked for and not there.
};

} // namespace Peak
