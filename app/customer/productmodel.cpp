#include "app/customer/productmodel.h"

#include "app/customer/categorymodel.h"
#include "core/orderrules.h"

#include <algorithm>

namespace Peak {

static constexpr int SimilarShown = 8;
static constexpr int FewLeft = 5; ///< From here on the customer is told how many there are.

ProductModel::ProductModel(CatalogReader &reader, const Formatting &formatting, QObject *parent)
    : QAbstractListModel(parent), m_reader(reader), m_formatting(formatting), m_similar(formatting, reader.pictures())
{
    connect(&m_reader, &CatalogReader::changed, this, &ProductModel::refresh);
    connect(&m_reader.pictures(), &PictureFolder::changed, this, &ProductModel::lookForPictures);
}

static int firstInStock(const Product &product)
{
    const auto value = std::ranges::find_if(product.values, [](const auto &candidate) { return candidate.stock > 0; });
    return value == product.values.end() ? -1 : static_cast<int>(value - product.values.begin());
}

void ProductModel::set(std::optional<Product> product)
{
    beginResetModel();
    m_product = std::move(product);
    m_chosen = m_product ? firstInStock(*m_product) : -1;
    m_quantity = 1;
    endResetModel();
    lookForPictures();
    m_similar.set(m_product ? m_reader.similar(m_product->id, SimilarShown).valueOr({}) : QList<Product>());
    Q_EMIT productChanged();
    Q_EMIT choiceChanged();
}

void ProductModel::lookForPictures()
{
    const auto found = m_product ? m_reader.pictures().picturesOf(*m_product) : QStringList();
    if (found == m_pictures)
        return;
    m_pictures = found;
    Q_EMIT picturesChanged();
}

void ProductModel::load(const QString &productId) { set(m_reader.product(ProductId(productId)).valueOr({})); }

void ProductModel::clear() { set({}); }

void ProductModel::refresh()
{
    if (!m_product)
        return;
    const auto before = *m_product;
    const auto value = valueId();
    const int quantity = m_quantity;
    load(before.id.toString());
    if (!m_product)
        return; // Withdrawn: the page says so.
    const auto row = std::ranges::find(m_product->values, ProductValueId(value), &ProductValue::id);
    if (row != m_product->values.end())
        choose(static_cast<int>(row - m_product->values.begin()));
    setQuantity(quantity);
}

const ProductValue *ProductModel::choice() const { return m_chosen < 0 ? nullptr : &m_product->values[m_chosen]; }

void ProductModel::choose(int row)
{
    if (!m_product || row < 0 || row >= m_product->values.size() || m_product->values[row].stock == 0)
        return;
    m_chosen = row;
    m_quantity = std::clamp(m_quantity, 1, maximum());
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Chosen});
    Q_EMIT choiceChanged();
}

void ProductModel::setQuantity(int quantity)
{
    const int allowed = std::clamp(quantity, 1, std::max(1, maximum()));
    if (allowed == m_quantity)
        return;
    m_quantity = allowed;
    Q_EMIT choiceChanged();
}

int ProductModel::maximum() const { return choice() ? std::min(choice()->stock, OrderRules::MaxQuantity) : 0; }

QString ProductModel::category() const { return m_product ? m_formatting.category(m_product->category) : QString(); }

QString ProductModel::details() const { return m_product ? m_formatting.details(*m_product) : QString(); }

QString ProductModel::icon() const { return CategoryModel::iconOf(m_product ? m_product->category : QString()); }

QString ProductModel::tags() const
{
    QStringList words;
    if (m_product)
        std::ranges::transform(m_product->tags, std::back_inserter(words), &Formatting::word);
    return words.join(u" · ");
}

QString ProductModel::valueId() const { return choice() ? choice()->id.toString() : QString(); }

QString ProductModel::amountText() const
{
    return choice() ? m_formatting.money(choice()->effectivePrice() * m_quantity) : QString();
}

QString ProductModel::stockText(int stock) const
{
    if (stock == 0)
        return tr("Sold out");
    return stock <= FewLeft ? tr("Only %1 left").arg(stock) : QString();
}

int ProductModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_product ? 0 : static_cast<int>(m_product->values.size());
}

QVariant ProductModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &value = m_product->values[index.row()];
    switch (role) {
    case ValueIdRole:
        return value.id.toString();
    case Label:
        return value.label.isEmpty() ? tr("One size") : value.label;
    case Price:
        return m_formatting.money(value.effectivePrice());
    case WasPrice:
        return value.salePrice ? m_formatting.money(value.price) : QString();
    case Stock:
        return stockText(value.stock);
    case SoldOut:
        return value.stock == 0;
    case Chosen:
        return index.row() == m_chosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> ProductModel::roleNames() const
{
    return {{ValueIdRole, "valueId"}, {Label, "label"}, {Price, "priceText"}, {WasPrice, "wasPriceText"},
        {Stock, "stockText"}, {SoldOut, "soldOut"}, {Chosen, "chosen"}};
}

} // namespace Peak
