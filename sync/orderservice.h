#pragma once

#include "core/orderrules.h"
#include "core/storage/catalogstore.h"
#include "core/storage/orderstore.h"
#include "core/storage/tokenstore.h"
#include "core/storeconfig.h"
#include "sync/pos/posclient.h"
#include "sync/refusal.h"

#include <chrono>

namespace Peak {

class OutboxWorker;

/** An order as somebody asks for it: of the right types, otherwise unchecked. */
struct OrderDraft {
    CustomerId customer;
    Contact contact;
    QList<ItemRequest> items;
    QString notes;
};

/** A move of the order of `customer` on the POS's ticket `ticket`; without a POS, of the order of that id. */
struct StatusRequest {
    CustomerId customer; ///< Empty: a guest's order.
    PosOrderId ticket;
    QString word;
    std::optional<int> version; ///< Refuse unless the order still has it.
};

/** That an order was printed, and under which number of the printing program. */
struct PrintMark {
    QString id;
    std::optional<Instant> at; ///< Nothing: now.
};

/** What an order would cost, and how far it uses the purchase limits. */
struct OrderPreview {
    Totals totals;
    QList<OrderLine> lines;
    QList<LimitUse> limits;
};

/** The connection to the POS; both null where the store has none. */
struct PosLine {
    PosClient *client = nullptr;
    OutboxWorker *worker = nullptr;
};

/**
 * What programs and staff can do with orders, whatever they speak. Main thread; lives as long as the agent. An order is
 * on disk before the POS hears of it; waiting for the POS is a separate step.
 */
class OrderService {
public:
    OrderService(const StoreConfig &config, OrderStore &orders, TokenStore &tokens, CatalogStore &catalog,
        const Clock &clock, PosLine pos);

    /** Stores the order. The same key with the same body gives the order of the first time, whatever came of it. */
    Outcome<Order> create(
        const OrderDraft &draft, const Actor &actor, const std::optional<IdempotentRequest> &key = std::nullopt);
    /** Stores the move and queues it for the POS. */
    Outcome<Order> setStatus(const StatusRequest &request, const Actor &actor);
    /** `id`: ours, or the POS's. */
    Outcome<Order> setPrinted(const QString &id, const PrintMark &mark, const Actor &actor);

    /** The order once the POS has taken or refused it, else as it is after `patience`. */
    QCoro::Task<Order> awaitDelivery(Order order, std::chrono::milliseconds patience);

    /** Stores nothing. The POS's totals where it can, the local estimate where it cannot. */
    QCoro::Task<Outcome<OrderPreview>> preview(OrderDraft draft);
    QCoro::Task<Outcome<Discount>> discount(QString code);

private:
    enum class Limits { Enforced, Shown };

    [[nodiscard]] std::optional<Refusal> refusalWithoutPos() const;
    [[nodiscard]] bool posCanSet(OrderStatus status) const;
    Outcome<OrderRequest> checked(const OrderDraft &draft, const Actor &actor, Limits limits);
    /** The first answer to this key, if there was one. */
    Outcome<std::optional<Order>> earlier(const IdempotentRequest &key);
    Outcome<Order> store(const OrderRequest &request, const std::optional<IdempotentRequest> &key);
    Result<QList<Order>> onTicket(const PosOrderId &ticket);
    Outcome<Order> orderOnTicket(const StatusRequest &request);
    QCoro::Task<Outcome<Totals>> posTotals(Order cart);
    void wakeWorker() const;

    const StoreConfig &m_config;
    OrderStore &m_orders;
    TokenStore &m_tokens;
    CatalogStore &m_catalog;
    const Clock &m_clock;
    PosLine m_pos;
};

} // namespace Peak
