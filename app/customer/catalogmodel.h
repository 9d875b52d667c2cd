#pragma once

#include "app/customer/catalogreader.h"
#include "app/customer/categorymodel.h"
#include "app/customer/filtermodel.h"
#include "app/customer/productlistmodel.h"
#include "core/storeconfig.h"

namespace Peak {

/**
 * The products of one category or one search, fetched as far as the customer scrolls. When the catalogue changes under
 * them, what is on the screen is read again in place. A list that is empty knows what would help.
 */
class CatalogModel : public Peak::ProductListModel { // Qualified: QML's tools look for the base by this name.
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY categoryChanged)
    Q_PROPERTY(Peak::CategoryModel *categories READ categories CONSTANT)
    Q_PROPERTY(Peak::FilterModel *filters READ filters CONSTANT)
    Q_PROPERTY(Peak::ProductListModel *featured READ featured CONSTANT)
    Q_PROPERTY(Peak::ProductListModel *onSale READ onSale CONSTANT)
    Q_PROPERTY(bool available READ isAvailable NOTIFY availableChanged)
    Q_PROPERTY(bool whole READ isWhole NOTIFY restarted)
    Q_PROPERTY(int total READ total NOTIFY restarted)
    Q_PROPERTY(QString meant READ meant NOTIFY restarted)
    Q_PROPERTY(QString relief READ relief NOTIFY restarted)
    Q_PROPERTY(int reliefProducts READ reliefProducts NOTIFY restarted)

public:
    static constexpr int PageSize = 48;
    static constexpr int ShelfSize = 12;

    CatalogModel(
        CatalogReader &reader, const Formatting &formatting, const StoreConfig &config, QObject *parent = nullptr);

    [[nodiscard]] QString search() const { return query().text; }
    void setSearch(const QString &text);
    [[nodiscard]] QString category() const { return query().category; }
    void setCategory(const QString &word);
    [[nodiscard]] CategoryModel *categories() { return &m_categories; }
    [[nodiscard]] FilterModel *filters() { return &m_filters; }
    [[nodiscard]] ProductListModel *featured() { return &m_featured; }
    [[nodiscard]] ProductListModel *onSale() { return &m_onSale; }
    /** False while there is no catalogue at all. */
    [[nodiscard]] bool isAvailable() const { return m_reader.hasProducts(); }
    /** Whether this is the whole menu: neither searched nor narrowed down. */
    [[nodiscard]] bool isWhole() const;
    /** All products of the list, fetched or not. */
    [[nodiscard]] int total() const { return m_total; }
    /** What was meant by a search that finds nothing; empty when nobody can tell. */
    [[nodiscard]] QString meant() const { return m_meant; }
    /** The filter without which an empty list would have most products, as its chip says it; empty when none helps. */
    [[nodiscard]] QString relief() const;
    [[nodiscard]] int reliefProducts() const { return m_reliefProducts; }

    /** Searches for what was meant. */
    Q_INVOKABLE void searchMeant();
    /** Removes the filter that `relief` names. */
    Q_INVOKABLE void relieve();
    /** Searches in all categories. */
    Q_INVOKABLE void widen();
    Q_INVOKABLE void showFeatured();
    Q_INVOKABLE void showOnSale();
    /** As a new customer finds it. */
    Q_INVOKABLE void clear();

    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void searchChanged();
    void categoryChanged();
    void availableChanged();
    /** Another category or search: the list starts again at its top. */
    void restarted();

private:
    [[nodiscard]] const ProductQuery &query() const { return m_filters.query(); }
    [[nodiscard]] QList<Product> read(const ProductQuery &query);
    [[nodiscard]] QList<Product> readPage(int offset, int limit);
    [[nodiscard]] ProductQuery inCategory() const;
    void show(const QList<Product> &products, int wanted);
    void showShelves();
    void lookForHelp();
    void restart();
    void refresh();

    CatalogReader &m_reader;
    CategoryModel m_categories;
    FilterModel m_filters;
    ProductListModel m_featured;
    ProductListModel m_onSale;
    ProductQuery m_shown; ///< The query of what the list holds.
    bool m_more = false;
    int m_total = 0;
    QString m_meant;
    std::optional<FilterPart> m_relief;
    int m_reliefProducts = 0;
};

} // namespace Peak
