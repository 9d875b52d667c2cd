#include "app/customer/cartmodel.h"

#include "app/customer/categorymodel.h"
#include "app/customer/problemtext.h"
#include "core/logging.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

CartModel::CartModel(CatalogReader &reader, const Formatting &formatting, const StoreConfig &config, QObject *parent)
    : QAbstractListModel(parent), m_reader(reader), m_formatting(formatting), m_config(config)
{
    connect(&m_reader, &CatalogReader::changed, this, &CartModel::recheck);
}

int CartModel::Row::stock() const
{
    const auto *value = product.value(line.value);
    return value ? std::min(value->stock, OrderRules::MaxQuantity) : 0;
}

/** The line as the catalogue has it now. Nothing when the catalogue cannot be read: then what was known stays. */
std::optional<CartModel::Row> CartModel::looked(const ItemRequest &item, const Row &before) const
{
    Row row = before;
    const auto lookup = [&](const ProductId &id) -> Result<std::optional<Product>> {
        auto product = m_reader.product(id);
        if (product && *product)
            row.product = **product;
        return product;
    };
    const auto checked = checkItems({item}, m_medical.value_or(true), lookup);
    if (!checked) {
        qCWarning(lcCatalog) << "cannot look a cart line up:" << checked.error().message;
        return std::nullopt;
    }
    row.problems = checked->problems;
    if (row.problems.isEmpty())
        row.line = checked->lines.first();
    else
        row.line.quantity = static_cast<int>(item.quantity);
    return row;
}

int CartModel::rowOf(const ProductId &product, const ProductValueId &value) const
{
    const auto row = std::ranges::find_if(
        m_rows, [&](const Row &each) { return each.line.product == product && each.line.value == value; });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

bool CartModel::put(const Product &product, const ProductValueId &value, int quantity)
{
    const int row = rowOf(product.id, value);
    const Row before = row < 0 ? Row{product, {}, {}} : m_rows[row];
    const auto now = looked({product.id, value, quantity}, before);
    if (!now || (row < 0 && !now->problems.isEmpty())) {
        setNotice(now ? ProblemText::of(now->problems.first(), m_formatting)
                      : tr("We could not add this. Please try again."));
        return false;
    }
    if (row < 0) {
        beginInsertRows({}, count(), count());
        m_rows.append(*now);
        endInsertRows();
    } else {
        m_rows[row] = *now;
        Q_EMIT dataChanged(index(row), index(row));
    }
    contentHasChanged();
    return true;
}

bool CartModel::add(const QString &productId, const QString &valueId, int quantity)
{
    const auto product = m_reader.product(ProductId(productId)).valueOr({});
    const ProductValueId wanted(valueId);
    const auto *value = product ? product->value(wanted) : nullptr;
    if (!value || value->stock == 0) {
        setNotice(tr("This has just sold out."));
        return false;
    }
    const int row = rowOf(product->id, wanted);
    if (row < 0 && count() == OrderRules::MaxLines) {
        setNotice(ProblemText::of({{}, Problem::Code::TooManyLines, OrderRules::MaxLines}, m_formatting));
        return false;
    }
    const int had = row < 0 ? 0 : m_rows[row].line.quantity;
    const int allowed = std::min(value->stock, OrderRules::MaxQuantity);
    const int total = std::min(had + std::clamp(quantity, 1, OrderRules::MaxQuantity), allowed);
    if (!put(*product, wanted, total))
        return false;
    setNotice(had + quantity > total ? tr("Only %1 left — we set it to %1.").arg(total) : QString());
    return total > had;
}

bool CartModel::addOnly(const QString &productId)
{
    const auto product = m_reader.product(ProductId(productId)).valueOr({});
    return product && product->values.size() == 1 && add(productId, product->values.first().id.toString(), 1);
}

void CartModel::setQuantity(int row, int quantity)
{
    if (row < 0 || row >= count())
        return;
    if (quantity <= 0) {
        remove(row);
        return;
    }
    const auto &current = m_rows[row];
    const int allowed = std::min(quantity, std::max(1, current.stock()));
    const Product product = current.product;
    put(product, current.line.value, allowed);
}

void CartModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    contentHasChanged();
}

void CartModel::clear()
{
    setNotice({});
    m_medical.reset();
    if (m_rows.isEmpty())
        return;
    beginResetModel();
    m_rows.clear();
    endResetModel();
    contentHasChanged();
}

void CartModel::setMedical(std::optional<bool> medical)
{
    if (medical == m_medical)
        return;
    m_medical = medical;
    recheck();
}

bool CartModel::recheck()
{
    bool samePrices = true;
    for (auto &row : m_rows) {
        const auto now = looked({row.line.product, row.line.value, row.line.quantity}, row);
        if (!now)
            continue;
        samePrices = samePrices && now->line.unitPrice == row.line.unitPrice;
        row = *now;
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT changed();
    return samePrices && isReady();
}

int CartModel::pieces() const
{
    int sum = 0;
    for (const auto &row : m_rows)
        sum += row.line.quantity;
    return sum;
}

QString CartModel::amountText() const
{
    Money sum(0, m_config.currency);
    for (const auto &row : m_rows)
        sum += row.line.amount();
    return m_formatting.money(sum);
}

QList<OrderLine> CartModel::lines() const
{
    QList<OrderLine> lines;
    for (const auto &row : m_rows)
        lines.append(row.line);
    return lines;
}

QList<LimitUse> CartModel::exceeded(bool medical) const
{
    auto uses = limitUses(lines(), m_config.purchaseLimits, medical);
    uses.removeIf([](const LimitUse &use) { return !use.exceeded(); });
    return uses;
}

/** While nobody knows who buys, only what neither kind of customer may buy is too much. */
QList<LimitUse> CartModel::exceeded() const
{
    if (m_medical)
        return exceeded(*m_medical);
    return exceeded(false).isEmpty() ? QList<LimitUse>() : exceeded(true);
}

QString CartModel::limitText() const
{
    QStringList texts;
    for (const auto &use : exceeded())
        texts.append(
            ProblemText::of({{}, Problem::Code::LimitExceeded, use.maximumMg, use.usedMg, use.name}, m_formatting));
    return texts.join(u'\n');
}

bool CartModel::isReady() const
{
    const auto fine = [](const Row &row) { return row.problems.isEmpty(); };
    return !m_rows.isEmpty() && std::ranges::all_of(m_rows, fine) && exceeded().isEmpty();
}

QString CartModel::problemText(qsizetype row) const
{
    if (const auto &problems = m_rows[row].problems; !problems.isEmpty())
        return ProblemText::of(problems.first(), m_formatting);
    for (const auto &use : exceeded()) {
        if (use.lines.contains(row))
            return tr("Counts towards the limit “%1”.").arg(use.name);
    }
    return {};
}

void CartModel::setNotice(const QString &text)
{
    if (text == m_notice)
        return;
    m_notice = text;
    Q_EMIT noticeChanged();
}

void CartModel::contentHasChanged()
{
    if (!m_config.purchaseLimits.isEmpty() && !m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {ProblemRole});
    Q_EMIT contentChanged();
    Q_EMIT changed();
}

int CartModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant CartModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[index.row()];
    const auto *value = row.product.value(row.line.value);
    switch (role) {
    case Name:
        return row.product.name;
    case Brand:
        return row.product.brand;
    case Option:
        return value ? value->label : QString();
    case Icon:
        return CategoryModel::iconOf(row.product.category);
    case UnitPrice:
        return m_formatting.money(row.line.unitPrice);
    case Amount:
        return m_formatting.money(row.line.amount());
    case Quantity:
        return row.line.quantity;
    case Maximum:
        return row.stock();
    case ProblemRole:
        return problemText(index.row());
    default:
        return {};
    }
}

QHash<int, QByteArray> CartModel::roleNames() const
{
    return {{Name, "name"}, {Brand, "brand"}, {Option, "option"}, {Icon, "categoryIcon"}, {UnitPrice, "unitPriceText"},
        {Amount, "amountText"}, {Quantity, "quantity"}, {Maximum, "maximum"}, {ProblemRole, "problem"}};
}

} // namespace Peak
