#pragma once

#include "tests/possim/journal.h"
#include "tests/possim/shopify/shopifypricing.h"

namespace Peak::Possim {

/** Drafts and the orders they become. Members whose names start with "_" are the store's own and are never answered. */
class ShopifyDrafts {
public:
    ShopifyDrafts(const StoreSetup &setup, ShopifyCatalog &catalog, const ShopifyCustomers &customers);

    /** Reads what an earlier run left, and takes its pieces out of stock. */
    Result<Ok> restore();

    // The payloads of the mutations.
    [[nodiscard]] QJsonObject calculate(const QJsonObject &input) const;
    QJsonObject create(const QJsonObject &input);
    QJsonObject update(const QString &id, const QJsonObject &input);
    QJsonObject complete(const QString &id, bool paymentPending);
    QJsonObject remove(const QString &id);
    QJsonObject cancel(const QJsonObject &arguments);
    QJsonObject tag(const QString &id, const QStringList &tags, bool add);

    [[nodiscard]] QJsonValue draft(const QString &id) const; ///< Null when there is none.
    [[nodiscard]] QJsonValue order(const QString &id) const;
    [[nodiscard]] Result<QJsonValue> drafts(const QJsonObject &arguments) const;
    [[nodiscard]] Result<QJsonValue> orders(const QJsonObject &arguments) const;
    [[nodiscard]] QJsonArray all() const;

    Result<QJsonObject> move(const QString &id, const QJsonObject &change);
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items);
    [[nodiscard]] qint64 creates() const { return m_creates; }

private:
    using Docs = QList<QJsonObject>;

    [[nodiscard]] qsizetype draftAt(const QString &id) const;
    [[nodiscard]] qsizetype orderAt(const QString &id) const;
    [[nodiscard]] QJsonObject shown(const QJsonObject &doc) const;
    [[nodiscard]] Result<QJsonValue> list(
        const Docs &docs, const QJsonObject &arguments, const QStringList &keys) const;
    [[nodiscard]] QString shortOf(const QJsonArray &lines) const;
    void fill(QJsonObject &doc, const QJsonObject &input, const QJsonObject &priced);
    void holdStock(const QJsonObject &doc, int direction);
    void keep(QJsonObject &doc);
    qsizetype placeOrder(qsizetype at, bool paid);
    void releaseExpired();
    Result<Ok> moveOrder(QJsonObject &order, const QString &status, bool force);
    void setCancelled(QJsonObject &order, const QString &reason, bool restock, Instant when);

    const StoreSetup &m_setup;
    ShopifyCatalog &m_catalog;
    const ShopifyCustomers &m_customers;
    Journal m_journal;
    Docs m_drafts;
    Docs m_orders;
    qint64 m_nextDraft = 60001;
    qint64 m_nextOrder = 90001;
    qint64 m_creates = 0;
};

} // namespace Peak::Possim
