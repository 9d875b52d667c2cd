#pragma once

#include "core/customer.h"
#include "core/order.h"
#include "core/product.h"
#include "sync/pos/capabilities.h"

#include <QCoroTask>
#include <QSet>

#include <chrono>
#include <optional>

namespace Peak {

/** What became of an order whose send had no clear end. */
struct Recovery {
    enum class Verdict {
        Found, ///< The POS holds it: `order`.
        LookAgain, ///< Not there yet, and too early to say no: ask again after `wait`.
        NotThere, ///< It was not executed. Sending again is safe.
        Unknowable, ///< This vendor gives no way to know: a person decides.
        Superseded, ///< A merge that was not executed and no longer can be: the order becomes a ticket of its own.
        Refused, ///< The POS took it and has refused it since: `reason`. It does not hold it and never will.
    };

    Verdict verdict = Verdict::Unknowable;
    std::optional<PosOrder> order; ///< With Found.
    std::chrono::seconds wait{0}; ///< With LookAgain.
    QString reason{}; ///< With Refused: in words for staff.
};

/** A create that may have been executed. */
struct UnclearCreate {
    Order order;
    Instant firstSentAt; ///< When the first try went out, wall clock.
    int looks = 0; ///< How often recover() was asked before.
    QSet<PosOrderId> taken{}; ///< Open orders at the POS that are known to be other orders of ours.
};

/** A status or cancellation to write to the POS. */
struct StatusChange {
    Order order; ///< With `posOrder`.
    OrderStatus to = OrderStatus::Canceled;
};

struct Discount {
    QString code;
    QString title;
    QString kind; ///< "percent", "amount" or "other".
    QString value; ///< Decimal text; empty when the POS does not say.
};

/** A cursor the client understands and nobody else; empty for the first page. */
using CatalogCursor = QString;

struct CatalogRequest {
    std::optional<Instant> changedSince; ///< Nothing: the whole catalogue.
    CatalogCursor cursor;
};

struct CatalogPage {
    QList<Product> products;
    QList<SetAside> setAside;
    CatalogCursor next; ///< Empty on the last page.
    int announced = -1; ///< How many products the POS says there are; -1 when it does not.
    bool carriesStock = true; ///< False for feeds whose stock must not be believed (Treez "changed").
};

/** One line of what a connection test found. */
struct ConnectionCheck {
    QString what; ///< "credentials", "clock", "catalogue", …
    bool passed = false;
    QString advice; ///< Plain words: what is wrong and who can fix it.
};

/** What happened to our open orders since we last asked. */
struct StatusNews {
    QList<PosOrder> orders;
    bool complete = false; ///< Every open order of the POS is in the list.
};

/**
 * A conversation with one vendor's POS, in the requirement's words. A client maps and sends; it never retries on its
 * own, sleeps, logs bodies or touches the database. It lives as long as the agent, on the main thread. Errors follow
 * Error::Kind; InDoubt only ever comes from calls that write.
 */
class PosClient {
public:
    PosClient() = default;
    PosClient(const PosClient &) = delete;
    PosClient &operator=(const PosClient &) = delete;
    virtual ~PosClient() = default;

    [[nodiscard]] virtual const Capabilities &capabilities() const = 0;

    virtual QCoro::Task<Result<PosOrder>> create(Order order) = 0;
    /** Makes the ticket hold exactly the target's lines. Conflict when it no longer can be changed. */
    virtual QCoro::Task<Result<PosOrder>> update(MergeTarget target) = 0;
    virtual QCoro::Task<Result<PosOrder>> updateStatus(StatusChange change) = 0;
    virtual QCoro::Task<Result<Totals>> preview(Order order) = 0;

    virtual QCoro::Task<Result<PosOrder>> read(PosOrderId id) = 0;
    /** Orders that changed since, or all open ones where the vendor cannot say; for status polling. Unsupported where a
     * POS only tells about one order at a time: then the caller read()s those it has open. */
    virtual QCoro::Task<Result<StatusNews>> changedOrders(Instant since) = 0;

    /** One look, no waiting inside: the caller comes back after Recovery::wait. An Error means the look itself failed.
     */
    virtual QCoro::Task<Result<Recovery>> recoverCreate(UnclearCreate unclear) = 0;
    virtual QCoro::Task<Result<Recovery>> recoverUpdate(MergeTarget target) = 0;
    virtual QCoro::Task<Result<Recovery>> recoverStatus(StatusChange change) = 0;
    /** After a create was sent twice: leaves one order with this reference at the POS and names it. */
    virtual QCoro::Task<Result<PosOrder>> keepOnlyOne(UnclearCreate unclear) = 0;

    /** Whether a further order of the same customer may join this one now; `today` is the store's local day. */
    [[nodiscard]] virtual bool canResume(const PosOrder &open, QDate today) const = 0;

    virtual QCoro::Task<Result<QList<Customer>>> findCustomer(CustomerQuery query) = 0;
    virtual QCoro::Task<Result<Customer>> createCustomer(Customer customer) = 0;
    virtual QCoro::Task<Result<Discount>> validateDiscount(QString code, Order cart) = 0;

    virtual QCoro::Task<Result<CatalogPage>> catalogPage(CatalogRequest request) = 0;
    virtual QCoro::Task<Result<Product>> product(ProductId id) = 0;
    virtual QCoro::Task<Result<QList<ConnectionCheck>>> testConnection() = 0;
};

} // namespace Peak
