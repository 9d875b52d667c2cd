#pragma once

#include "core/storage/database.h"
#include "core/storage/productquery.h"

namespace Peak {

struct CategoryCount {
    QString category;
    int products = 0;
};

/** A brand, a tag or a strain, and how many visible products have it. */
struct WordCount {
    QString word;
    int products = 0;

    friend bool operator==(const WordCount &, const WordCount &) = default;
};

/** A size that options come in: a weight, or the shop's own words where it states none. */
struct SizeCount {
    QString key; ///< For ProductQuery::sizes.
    qint64 weightMg = 0; ///< 0 where only the words tell.
    QString label;
    int products = 0;

    friend bool operator==(const SizeCount &, const SizeCount &) = default;
};

/** In which units a list's products state their strength: only these are worth sorting and filtering by. */
struct PotencyUnits {
    bool thcPercent = false;
    bool thcMg = false;
    bool cbdPercent = false;
    bool cbdMg = false;

    friend bool operator==(const PotencyUnits &, const PotencyUnits &) = default;
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
    /** Brands A–Z with the number of their products; only those with anything in stock. */
    Result<QList<WordCount>> brands(const QString &category = {});
    /** The tags, strains and sizes that occur in a category, or anywhere, the most frequent first. */
    Result<QList<WordCount>> tags(const QString &category = {});
    Result<QList<WordCount>> strains(const QString &category = {});
    Result<QList<SizeCount>> sizes(const QString &category = {});
    Result<PotencyUnits> potencyUnits(const QString &category = {});
    /**
     * Others in stock that somebody may want instead, best first: of the same category and strain with the price
     * closest to it, then of the category within a fifth of its price, then those that share most of its tags.
     */
    Result<QList<Product>> similar(const ProductId &id, int limit);
    /** Every word of names, brands, categories and tags of three letters or more, folded, with how often it occurs. */
    Result<QList<WordCount>> vocabulary();
    /**
     * The addresses of what visible products look like, at most `perProduct` of each, every address once: all first
     * pictures before all second ones, of what is in stock before the rest.
     */
    Result<QStringList> pictures(int perProduct);
    Result<CatalogState> state();
    Result<QList<SetAside>> setAside();
    /** When this product last changed or was confirmed. */
    Result<std::optional<Instant>> productAsOf(const ProductId &id);

private:
    Result<QList<WordCount>> counted(const QString &sql, const QString &category);
    Result<QList<Product>> productsOf(const QList<qint64> &rows);

    Database &m_database;
};

} // namespace Peak
