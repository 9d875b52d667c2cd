#pragma once

#include "app/customer/picturefolder.h"
#include "app/formatting.h"
#include "core/product.h"

#include <QAbstractListModel>

#include <qqmlregistration.h>

namespace Peak {

/** Products as cards show them, with their pictures as these come. */
class ProductListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of the catalogue")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        ProductIdRole = Qt::UserRole,
        Name,
        Brand,
        Details,
        Price,
        WasPrice,
        Icon,
        Picture,
        SoldOut,
        MedicalOnly,
        OneOption
    };

    ProductListModel(const Formatting &formatting, const PictureFolder &pictures, QObject *parent = nullptr);

    /** Shows these instead; the same products with other facts keep their places. */
    void set(const QList<Product> &products);
    void append(const QList<Product> &products);

    [[nodiscard]] int count() const { return static_cast<int>(m_products.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] QStringList picturesOf(const QList<Product> &products) const;
    void lookForPictures();
    [[nodiscard]] QString priceText(const Product &product) const;
    [[nodiscard]] QString wasPriceText(const Product &product) const;

    const Formatting &m_formatting;
    const PictureFolder &m_folder;
    QList<Product> m_products;
    QStringList m_pictures; ///< Of each product.
};

} // namespace Peak
