#pragma once

#include "tests/possim/blaze/blazepeople.h"
#include "tests/possim/blaze/blazepricing.h"
#include "tests/possim/journal.h"

#include <QHash>

namespace Peak::Possim {

/** A cart as the store holds it: an order as soon as it is placed. */
struct BlazeCart {
    QJsonObject doc; ///< The reply to a read, without what is looked up for each reply.
    Instant created;

    [[nodiscard]] QString text(QLatin1StringView member) const { return doc[member].toString(); }
    [[nodiscard]] QString id() const { return text(QLatin1StringView("id")); }
    [[nodiscard]] QString status() const { return text(QLatin1StringView("cartStatus")); }
    [[nodiscard]] bool isOpen() const { return status() == QLatin1StringView("InProgress"); }
    [[nodiscard]] bool isPlaced() const { return doc[QLatin1StringView("placed")].toBool(); }
    [[nodiscard]] bool isDeleted() const { return doc[QLatin1StringView("deleted")].toBool(); }
    [[nodiscard]] bool isCanceled() const;
    [[nodiscard]] bool isCompleted() const { return doc[QLatin1StringView("completed")].toBool(); }
};

/** The carts: the customer's side of an order, and what becomes of it at the till. */
class BlazeCarts {
public:
    BlazeCarts(const StoreSetup &setup, BlazeProducts &products, BlazePeople &people);

    /** Reads the carts of an earlier run, and takes their goods out of stock. */
    Result<Ok> restore();

    HttpServerResponse active(const HttpServerRequest &request);
    HttpServerResponse prepare(const HttpServerRequest &request);
    HttpServerResponse submit(const QString &id, const HttpServerRequest &request);
    HttpServerResponse update(const QString &id, const HttpServerRequest &request);
    HttpServerResponse read(const QString &id, const HttpServerRequest &request) const;
    HttpServerResponse readPublic(const QString &key) const;
    HttpServerResponse history(const HttpServerRequest &request) const;
    HttpServerResponse cancel(const QString &id, const HttpServerRequest &request);
    HttpServerResponse setConsumer(const QString &id, const QString &cuid);
    HttpServerResponse addPayment(const QString &id, const HttpServerRequest &request);
    HttpServerResponse findCost(const HttpServerRequest &request) const;

    // Transactions: a placed cart that staff have accepted.
    HttpServerResponse transaction(const QString &id) const;
    HttpServerResponse activeTransactions(const QString &memberId, const HttpServerRequest &request) const;
    HttpServerResponse transactionsInRange(const HttpServerRequest &request) const;
    HttpServerResponse cancelTransaction(const QString &id, const HttpServerRequest &request);

    /** Those placed, in the order they were. */
    [[nodiscard]] QJsonArray placed() const;
    [[nodiscard]] qint64 submitsExecuted() const { return m_submits; }

    // Staff at the till: everything goes.
    Result<QJsonObject> move(const QString &id, const QJsonObject &change);
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items);

private:
    [[nodiscard]] BlazeCart *find(const QString &id);
    [[nodiscard]] const BlazeCart *find(const QString &id) const;
    [[nodiscard]] const BlazeCart *findOpen(
        const QString &cuid, const QString &sessionId, const QString &externalId) const;
    BlazeCart &add(const QString &cuid, const QString &sessionId, const QString &externalId);
    [[nodiscard]] std::optional<BlazeRefusal> checkConsumer(const QString &cuid) const;
    /** The open cart a change goes to, or why there is none. */
    [[nodiscard]] std::optional<BlazeRefusal> openCart(
        const QString &id, const HttpServerRequest &request, BlazeCart *&cart);
    [[nodiscard]] std::optional<BlazeRefusal> price(const QJsonObject &doc, BlazePriced &priced) const;
    void fill(QJsonObject &doc, const BlazePriced &priced) const;
    void place(BlazeCart &cart);
    void setState(BlazeCart &cart, const QString &cartStatus, const QString &trackingStatus);
    void holdStock(const BlazeCart &cart, int direction);
    void keep(BlazeCart &cart);
    [[nodiscard]] QJsonObject shown(const BlazeCart &cart) const;
    [[nodiscard]] QJsonObject transactionOf(const BlazeCart &cart) const;
    [[nodiscard]] HttpServerResponse listTransactions(
        const HttpServerRequest &request, const std::function<bool(const BlazeCart &)> &isWanted) const;
    [[nodiscard]] bool isVisible(const BlazeCart &cart) const;

    const StoreSetup &m_setup;
    BlazeProducts &m_products;
    BlazePeople &m_people;
    QList<BlazeCart> m_carts; ///< In the order they were made.
    QHash<QString, qsizetype> m_byId;
    QStringList m_placed; ///< Ids, in the order they were placed.
    qint64 m_submits = 0;
    int m_nextOrder = 10087;
    Journal m_journal;
};

} // namespace Peak::Possim
