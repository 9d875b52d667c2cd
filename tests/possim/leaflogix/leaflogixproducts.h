#pragma once

#include "tests/possim/leaflogix/leaflogixreply.h"
#include "tests/possim/simulator.h"

#include <QHash>

namespace Peak::Possim {

/** One product of the store: in Dutchie every size is a product of its own, with a number for a name. */
struct LeaflogixItem {
    int id = 0;
    StockItem item;
    Instant updated;
    Instant created;
    double held = 0; ///< Pieces, or grams of a weight product, that open orders hold.

    /** Sold by the gram, at the prices of its tier. */
    [[nodiscard]] bool isByWeight() const { return !item.tiers.isEmpty(); }
    /** What may still be ordered. */
    [[nodiscard]] double available() const;
    /** Patients pay less for every seventh product. */
    [[nodiscard]] std::optional<qint64> priceCents(bool medical) const;
};

/** The catalogue, the stock and the reference lists. */
class LeaflogixProducts {
public:
    explicit LeaflogixProducts(const StoreSetup &setup);

    HttpServerResponse products(const HttpServerRequest &request) const;
    HttpServerResponse allProducts(const HttpServerRequest &request) const;
    HttpServerResponse inventory(const HttpServerRequest &request) const;
    HttpServerResponse reportedInventory(const HttpServerRequest &request) const;

    [[nodiscard]] QJsonArray categories() const;
    [[nodiscard]] QJsonArray brands() const;
    [[nodiscard]] QJsonArray strains() const;
    [[nodiscard]] QJsonArray tags() const;
    [[nodiscard]] QJsonArray sizes() const;
    [[nodiscard]] QJsonArray pricingTiers() const;

    [[nodiscard]] const LeaflogixItem *find(int id) const;
    [[nodiscard]] const QList<LeaflogixItem> &all() const { return m_items; }
    /** Positive holds pieces or grams, negative lets them go. */
    void hold(int id, double quantity);

    /** {"id","quantity"}; the id is the product's number or its id in the catalogue file. */
    Result<QJsonObject> setStock(const QJsonObject &change);
    Result<QJsonObject> change(const QJsonObject &change);

private:
    [[nodiscard]] HttpServerResponse list(const HttpServerRequest &request, bool onlineOnly) const;
    [[nodiscard]] QJsonArray batches(const HttpServerRequest &request, bool reporting) const;
    [[nodiscard]] qsizetype indexOf(const QString &id) const;
    void index();

    const StoreSetup &m_setup;
    QList<LeaflogixItem> m_items;
    QHash<int, qsizetype> m_byId;
};

} // namespace Peak::Possim
