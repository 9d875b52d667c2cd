#include "app/customer/productlistmodel.h"

#include "app/customer/categorymodel.h"

#include <algorithm>

namespace Peak {

static bool isSoldOut(const Product &product)
{
    return std::ranges::all_of(product.values, [](const auto &value) { return value.stock == 0; });
}

static bool sameProducts(const QList<Product> &a, const QList<Product> &b)
{
    return std::ranges::equal(a, b, {}, &Product::id, &Product::id);
}

ProductListModel::ProductListModel(const Formatting &formatting, const PictureFolder &pictures, QObject *parent)
    : QAbstractListModel(parent), m_formatting(formatting), m_folder(pictures)
{
    connect(&m_folder, &PictureFolder::changed, this, &ProductListModel::lookForPictures);
}

QStringList ProductListModel::picturesOf(const QList<Product> &products) const
{
    QStringList pictures;
    for (const auto &product : products)
        pictures.append(m_folder.pictureOf(product));
    return pictures;
}

void ProductListModel::lookForPictures()
{
    const auto before = std::exchange(m_pictures, picturesOf(m_products));
    for (int row = 0; row < count(); ++row) {
        if (m_pictures[row] != before[row])
            Q_EMIT dataChanged(index(row), index(row), {Picture});
    }
}

void ProductListModel::set(const QList<Product> &products)
{
    if (sameProducts(products, m_products)) {
        m_products = products;
        m_pictures = picturesOf(products);
        if (!m_products.isEmpty())
            Q_EMIT dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    m_products = products;
    m_pictures = picturesOf(products);
    endResetModel();
    Q_EMIT countChanged();
}

void ProductListModel::append(const QList<Product> &products)
{
    if (products.isEmpty())
        return;
    beginInsertRows({}, count(), count() + static_cast<int>(products.size()) - 1);
    m_products += products;
    m_pictures += picturesOf(products);
    endInsertRows();
    Q_EMIT countChanged();
}

int ProductListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QString ProductListModel::priceText(const Product &product) const
{
    const auto &cheapest = product.values.first();
    const auto price = m_formatting.money(cheapest.effectivePrice());
    return product.values.size() > 1 || cheapest.priceIsFrom ? tr("from %1").arg(price) : price;
}

QString ProductListModel::wasPriceText(const Product &product) const
{
    const auto &cheapest = product.values.first();
    return cheapest.salePrice ? m_formatting.money(cheapest.price) : QString();
}

QVariant ProductListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &product = m_products[index.row()];
    switch (role) {
    case ProductIdRole:
        return product.id.toString();
    case Name:
        return product.name;
    case Brand:
        return product.brand;
    case Details:
        return m_formatting.details(product);
    case Price:
        return priceText(product);
    case WasPrice:
        return wasPriceText(product);
    case Icon:
        return CategoryModel::iconOf(product.category);
    case Picture:
        return m_pictures[index.row()];
    case SoldOut:
        return isSoldOut(product);
    case MedicalOnly:
        return product.medicalOnly;
    case OneOption:
        return product.values.size() == 1;
    default:
        return {};
    }
}

QHash<int, QByteArray> ProductListModel::roleNames() const
{
    return {{ProductIdRole, "productId"}, {Name, "name"}, {Brand, "brand"}, {Details, "details"}, {Price, "priceText"},
        {WasPrice, "wasPriceText"}, {Icon, "categoryIcon"}, {Picture, "picture"}, {SoldOut, "soldOut"},
        {MedicalOnly, "medicalOnly"}, {OneOption, "oneOption"}};
}

} // namespace Peak
