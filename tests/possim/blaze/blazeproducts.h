#pragma once

#include "tests/possim/blaze/blazereply.h"
#include "tests/possim/simulator.h"

#include <QHash>

namespace Peak::Possim {

/** One way to buy a product: a weight of it, or a piece. */
struct BlazePrice {
    StockItem item;
    QString weightKey; ///< In the vendor's spelling; UNIT for pieces.
    QString name;
    double grams = 0; ///< Of one; 1 for pieces, so that it always turns a count into stock.
    std::optional<qint64> cents;
    std::optional<qint64> saleCents;

    [[nodiscard]] std::optional<qint64> toPay() const { return saleCents ? saleCents : cents; }
};

/** `quantity` pieces together cost `cents`. */
struct BlazeBreak {
    int quantity = 1;
    qint64 cents = 0;
    std::optional<qint64> saleCents;

    [[nodiscard]] qint64 toPay() const { return saleCents.value_or(cents); }
};

/** A product as the store holds it. Sold by weight it has several prices, by piece exactly one. */
struct BlazeProduct {
    QString id;
    QString name;
    bool byWeight = false;
    QList<BlazePrice> prices;
    QList<BlazeBreak> breaks; ///< Of pieces.
    double onFloor = 0; ///< Grams or pieces.
    double committed = 0; ///< For placed orders.
    Instant modified;

    [[nodiscard]] const StockItem &item() const { return prices.first().item; }
    [[nodiscard]] const BlazePrice *price(const QString &weightKey) const;
    [[nodiscard]] bool canBeSold() const { return item().active && !item().hidden; }
};

/** The catalogue and the stock. */
class BlazeProducts {
public:
    /** Where a catalogue id leads: a product and which of its prices. */
    struct Place {
        qsizetype product = 0;
        qsizetype price = 0;
    };

    explicit BlazeProducts(const StoreSetup &setup);

    HttpServerResponse list(const HttpServerRequest &request) const;
    HttpServerResponse changed(const HttpServerRequest &request) const;
    HttpServerResponse priceChanges(const HttpServerRequest &request) const;
    HttpServerResponse one(const QString &id) const;
    HttpServerResponse bySku(const QString &sku) const;
    HttpServerResponse inventories() const;
    HttpServerResponse categories() const;
    HttpServerResponse brands() const;

    /** By the vendor's id; nullptr for none. */
    [[nodiscard]] const BlazeProduct *find(const QString &id) const;
    /** By the vendor's id, or the demo catalogue's id of a size. */
    [[nodiscard]] std::optional<Place> place(const QString &id) const;
    [[nodiscard]] const BlazeProduct &at(const Place &place) const { return m_products[place.product]; }
    /** Sets aside (positive) or gives back (negative). */
    void commit(const QString &id, double amount);
    /** Takes out of the store (positive) or puts back. */
    void sell(const QString &id, double amount);

    Result<QJsonObject> setStock(const QJsonObject &change);
    Result<QJsonObject> change(const QJsonObject &change);

private:
    void add(const StockItem &item, bool single);
    void index();
    [[nodiscard]] HttpServerResponse page(
        const QList<const BlazeProduct *> &all, const HttpServerRequest &request) const;

    const StoreSetup &m_setup;
    QList<BlazeProduct> m_products;
    QHash<QString, Place> m_places;
};

} // namespace Peak::Possim
