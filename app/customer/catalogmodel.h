#pragma once

#include "app/customer/catalogreader.h"
#include "app/customer/categorymodel.h"
#include "app/formatting.h"

#include <QAbstractListModel>

#include <qqmlregistration.h>

namespace Peak {

/**
 * The products of one category or one search, fetched as far as the customer scrolls. When the catalogue changes under
 * them, what is on the screen is read again in place.
 */
class CatalogModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY categoryChanged)
    Q_PROPERTY(Peak::CategoryModel *categories READ categories CONSTANT)
    Q_PROPERTY(bool available READ isAvailable NOTIFY availableChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    static constexpr int PageSize = 48;
    enum Role {
        ProductIdRole = Qt::UserRole,
        Name,
        Brand,
        Details,
        Price,
        WasPrice,
        Icon,
        SoldOut,
        MedicalOnly,
        OneOption
    };

    CatalogModel(CatalogReader &reader, const Formatting &formatting, QObject *parent = nullptr);

    [[nodiscard]] QString search() const { return m_query.text; }
    void setSearch(const QString &text);
    [[nodiscard]] QString category() const { return m_query.category; }
    void setCategory(const QString &word);
    [[nodiscard]] CategoryModel *categories() { return &m_categories; }
    /** False while there is no catalogue at all. */
    [[nodiscard]] bool isAvailable() const { return m_reader.hasProducts(); }
    [[nodiscard]] int count() const { return static_cast<int>(m_products.size()); }
    /** As a new customer finds it. */
    Q_INVOKABLE void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void searchChanged();
    void categoryChanged();
    void availableChanged();
    void countChanged();
    /** Another category or search: the list starts again at its top. */
    void restarted();

private:
    [[nodiscard]] QList<Product> read(int offset, int limit);
    void restart();
    void refresh();
    [[nodiscard]] QString priceText(const Product &product) const;
    [[nodiscard]] QString wasPriceText(const Product &product) const;

    CatalogReader &m_reader;
    const Formatting &m_formatting;
    CategoryModel m_categories;
    ProductQuery m_query;
    QList<Product> m_products;
    bool m_more = false;
};

} // namespace Peak
