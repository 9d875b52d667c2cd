#pragma once

#include "sync/pos/packedelements.h"
#include "sync/pos/leaflogix/leaflogixstock.h"
#include "sync/pos/leaflogix/leaflogixtierprices.h"
#include "sync/pos/posclient.h"

namespace Peak {

/**
 * The catalogue. The vendor answers products and stock as two lists without pages; they are taken once a pull, joined,
 * and given on in pages, the products packed in between.
 */
class LeaflogixFeed {
public:
    LeaflogixFeed(LeaflogixSession &session, LeaflogixTierPrices &prices);

    QCoro::Task<Result<CatalogPage>> page(CatalogRequest request);
    /** With the stock there is now. Out of the last whole list where there was one. */
    QCoro::Task<Result<Product>> product(ProductId id);

    /** How many products there are, and how many of them are in stock. */
    struct Count {
        qsizetype products = 0;
        qsizetype inStock = 0;
    };
    QCoro::Task<Result<Count>> count();

private:
    /** Both lists of one pull. */
    struct Pull {
        PackedElements products;
        LeaflogixStock stock;
        bool whole = true;
        QHash<qint64, qsizetype> places; ///< Of the products handed on so far.
    };

    QCoro::Task<Result<PackedElements>> products(QByteArray query);
    /** Empty stock with products to sell is a wrong place to look, or a wrong answer: never believed. */
    QCoro::Task<Result<LeaflogixStock>> stock();
    QCoro::Task<Result<LeaflogixStock>> stockAt(QByteArray path);
    QCoro::Task<Result<Ok>> begin(std::optional<Instant> since);
    QCoro::Task<Result<Ok>> listAgain();
    void keepPull();
    QCoro::Task<Result<CatalogPage>> joined(QList<QJsonObject> products, LeaflogixStock stock);
    QCoro::Task<Result<Product>> single(QByteArray element, LeaflogixStock stock);
    /** The product as it was last listed; empty for one that was not. */
    [[nodiscard]] QByteArray lastSeen(qint64 id) const;

    LeaflogixSession &m_session;
    LeaflogixTierPrices &m_prices;
    std::optional<Pull> m_pull; ///< While pages of it are asked for.
    int m_pulls = 0;
    bool m_reporting = false; ///< This location's stock is only in the reports.
    PackedElements m_last; ///< The last whole list, for reading one of it again.
    QHash<qint64, qsizetype> m_places; ///< Where in it a product stands.
    QHash<qint64, QByteArray> m_changed; ///< Products listed as changed since.
    std::optional<LeaflogixStock> m_freshStock; ///< For products read one after the other.
    Milliseconds m_freshAt{0}; ///< Monotonic.
};

} // namespace Peak
