#pragma once

#include "tests/possim/covasoft/covasoftreply.h"

#include <QHash>

namespace Peak::Possim {

/** One product of the store: in Cova every size is a product of its own, tied to others by a master number. */
struct CovaItem {
    StockItem item;
    Instant updated; ///< Moves with every change, sales included.
    QString name{}; ///< As staff have renamed it; empty: made of the catalogue's name and size.
    bool archived = false; ///< Deleted; only the increments and IncludeAllLifecycles still name it.
};

/** What a product call asks for. */
struct CovaFeed {
    bool skus = false;
    bool specifications = false;
    bool classifications = false;
    bool availability = false;
    bool pricing = false;
    bool taxes = false;
    bool inStockOnly = false;
    bool allLifecycles = false;
    qint64 skip = 0;
    qint64 top = 0;

    static std::optional<CovaRefusal> parse(const QByteArray &json, qint64 usualTop, CovaFeed &feed);
};

/** The catalogue and the stock. */
class CovasoftProducts {
public:
    explicit CovasoftProducts(const StoreSetup &setup);

    HttpServerResponse full(const HttpServerRequest &request) const;
    HttpServerResponse updatedAsOf(const QString &since, const HttpServerRequest &request) const;
    /** The name of the member with the ids is not published: `ProductIds` and `ProductIdList` are understood. */
    HttpServerResponse byIds(const HttpServerRequest &request) const;

    [[nodiscard]] const CovaItem *find(const QString &id) const;
    /** Positive takes pieces out of stock, negative puts them back. */
    void take(const QString &id, int pieces);

    /** {"id","quantity"} */
    Result<QJsonObject> setStock(const QJsonObject &change);
    /** {"id", then any of "name","brand","price","active","hidden","touch":true, or "remove":true} */
    Result<QJsonObject> change(const QJsonObject &change);

private:
    [[nodiscard]] HttpServerResponse answer(
        const HttpServerRequest &request, bool (*wanted)(const CovaItem &, const QVariant &), const QVariant &by) const;
    [[nodiscard]] Result<CovaItem *> editable(const QJsonObject &change);
    [[nodiscard]] QJsonObject whole(const CovaItem &entry) const;

    const StoreSetup &m_setup;
    QList<CovaItem> m_items;
    QHash<QString, qsizetype> m_byId; ///< The first of several with the same id.
};

} // namespace Peak::Possim
