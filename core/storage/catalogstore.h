#pragma once

#include "core/clock.h"
#include "core/product.h"
#include "core/storage/database.h"

namespace Peak {

enum class ProductSort { Name, PriceUp, PriceDown };

struct ProductQuery {
    QString text{}; ///< As typed: every word must start a word of name, brand, category or tags.
    QString category{};
    QString brand{};
    QStringList tags{}; ///< All of them.
    std::optional<Instant> updatedSince{};
    ProductSort sort = ProductSort::Name; ///< With `text` of three letters or more the best match comes first instead.
    bool inStockOnly = false;
    int offset = 0;
    int limit = 60;
};

struct CategoryCount {
    QString category;
    int products = 0;
};

/** What catalog.db holds, and how old it is. */
struct CatalogState {
    qint64 generation = 0; ///< Grows with every change; 0: nothing was ever pulled.
    std::optional<Instant> asOf; ///< When the POS last confirmed it.
    std::optional<Instant> fullAsOf; ///< When it last came whole.
    int visibleProducts = 0;
    int setAside = 0;
    QString lastError; ///< Of the last pull; empty when it worked.
};

/** Opens catalog.db. A file that is broken or of another kind is removed and made new: it can be pulled again. */
Result<std::unique_ptr<Database>> openCatalogForWriting(const QString &path, const QString &user);
/** Read-only, for the app; NotFound while the agent has not made one. */
Result<std::unique_ptr<Database>> openCatalogForReading(const QString &path, const QString &user);

/** The catalogue as customers see it: visible products only. */
class CatalogStore {
public:
    explicit CatalogStore(Database &database);

    Result<QList<Product>> products(const ProductQuery &query);
    Result<int> count(const ProductQuery &query);
    /** Also a hidden one: an order may still name it. */
    Result<std::optional<Product>> product(const ProductId &id);
    Result<QList<CategoryCount>> categories();
    Result<CatalogState> state();
    Result<QList<SetAside>> setAside();
    /** When this product last changed or was confirmed. */
    Result<std::optional<Instant>> productAsOf(const ProductId &id);

private:
    Database &m_database;
};

} // namespace Peak
