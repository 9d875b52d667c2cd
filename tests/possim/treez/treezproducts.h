#pragma once

#include "tests/possim/simulator.h"
#include "tests/possim/treez/treezreply.h"

#include <QHash>

namespace Peak::Possim {

/** One sellable item of the store. In Treez every size is a product of its own. */
struct TreezItem {
    StockItem item;
    Instant updated; ///< Metadata only: sales do not move it.
};

/** The catalogue and the stock. */
class TreezProducts {
public:
    explicit TreezProducts(const StoreSetup &setup);

    HttpServerResponse list(const HttpServerRequest &request) const;
    HttpServerResponse changed(const QString &after, const HttpServerRequest &request) const;
    HttpServerResponse one(const QString &id) const;

    [[nodiscard]] const TreezItem *find(const QString &id) const;
    /** Positive takes pieces out of stock, negative puts them back. */
    void take(const QString &id, int pieces);

    /** {"id","quantity"} */
    Result<QJsonObject> setStock(const QJsonObject &change);
    /** {"id", then any of "name","brand","price","active","hidden","touch":true, or "remove":true} */
    Result<QJsonObject> change(const QJsonObject &change);

private:
    [[nodiscard]] HttpServerResponse page(const QList<const TreezItem *> &all, const HttpServerRequest &request) const;
    [[nodiscard]] std::optional<Refusal> select(
        const HttpServerRequest &request, std::optional<Instant> after, QList<const TreezItem *> &selected) const;
    [[nodiscard]] QJsonObject json(const TreezItem &item, bool discounts) const;
    void index();

    const StoreSetup &m_setup;
    QList<TreezItem> m_items; ///< By name, then id.
    QHash<QString, qsizetype> m_byId; ///< The first of several with the same id.
};

} // namespace Peak::Possim
