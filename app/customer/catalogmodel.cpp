#include "app/customer/catalogmodel.h"

#include "core/logging.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

static bool isSoldOut(const Product &product)
{
    return std::ranges::all_of(product.values, [](const auto &value) { return value.stock == 0; });
}

static bool sameProducts(const QList<Product> &a, const QList<Product> &b)
{
    return std::ranges::equal(a, b, {}, &Product::id, &Product::id);
}

CatalogModel::CatalogModel(CatalogReader &reader, const Formatting &formatting, QObject *parent)
    : QAbstractListModel(parent), m_reader(reader), m_formatting(formatting), m_categories(formatting)
{
    m_categories.set(m_reader.categories().valueOr({}));
    restart();
    connect(&m_reader, &CatalogReader::changed, this, &CatalogModel::refresh);
}

QList<Product> CatalogModel::read(int offset, int limit)
{
    auto query = m_query;
    query.offset = offset;
    query.limit = limit;
    const auto found = m_reader.products(query);
    if (!found && found.error().kind != Error::Kind::NotFound)
        qCWarning(lcCatalog) << "cannot list products:" << found.error().message;
    return found.valueOr({});
}

void CatalogModel::restart()
{
    beginResetModel();
    m_products = read(0, PageSize);
    m_more = m_products.size() == PageSize;
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT restarted();
}

void CatalogModel::refresh()
{
    m_categories.set(m_reader.categories().valueOr({}));
    const int shown = std::max(PageSize, count());
    const auto products = read(0, shown);
    const bool more = products.size() == shown;
    if (sameProducts(products, m_products)) {
        m_products = products;
        m_more = more;
        if (!m_products.isEmpty())
            Q_EMIT dataChanged(index(0), index(count() - 1));
    } else {
        beginResetModel();
        m_products = products;
        m_more = more;
        endResetModel();
        Q_EMIT countChanged();
    }
    Q_EMIT availableChanged();
}

void CatalogModel::setSearch(const QString &text)
{
    if (text == m_query.text)
        return;
    m_query.text = text;
    Q_EMIT searchChanged();
    restart();
}

void CatalogModel::setCategory(const QString &word)
{
    if (word == m_query.category)
        return;
    m_query.category = word;
    Q_EMIT categoryChanged();
    restart();
}

void CatalogModel::clear()
{
    if (m_query.text.isEmpty() && m_query.category.isEmpty() && count() <= PageSize)
        return;
    m_query = {};
    Q_EMIT searchChanged();
    Q_EMIT categoryChanged();
    restart();
}

int CatalogModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

bool CatalogModel::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && m_more; }

void CatalogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const auto next = read(count(), PageSize);
    m_more = next.size() == PageSize;
    if (next.isEmpty())
        return;
    beginInsertRows({}, count(), count() + static_cast<int>(next.size()) - 1);
    m_products += next;
    endInsertRows();
    Q_EMIT countChanged();
}

QString CatalogModel::priceText(const Product &product) const
{
    const auto &cheapest = product.values.first();
    const auto price = m_formatting.money(cheapest.effectivePrice());
    return product.values.size() > 1 || cheapest.priceIsFrom ? tr("from %1").arg(price) : price;
}

QString CatalogModel::wasPriceText(const Product &product) const
{
    const auto &cheapest = product.values.first();
    return cheapest.salePrice ? m_formatting.money(cheapest.price) : QString();
}

QVariant CatalogModel::data(const QModelIndex &index, int role) const
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

QHash<int, QByteArray> CatalogModel::roleNames() const
{
    return {{ProductIdRole, "productId"}, {Name, "name"}, {Brand, "brand"}, {Details, "details"}, {Price, "priceText"},
        {WasPrice, "wasPriceText"}, {Icon, "categoryIcon"}, {SoldOut, "soldOut"}, {MedicalOnly, "medicalOnly"},
        {OneOption, "oneOption"}};
}

} // namespace Peak
