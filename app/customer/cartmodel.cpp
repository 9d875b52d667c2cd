#include "app/customer/cartmodel.h"

#include "app/customer/problemtext.h"
#include "core/logging.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

CartModel::CartModel(CatalogReader &reader, const Formatting &formatting, const StoreConfig &config, QObject *parent)
    : QAbstractListModel(parent), m_reader(reader), m_formatting(formatting), m_config(config), m_limits(formatting)
{
    connect(&m_reader, &CatalogReader::changed, this, &CartModel::lookAgain);
    connect(&m_reader.pictures(), &PictureFolder::changed, this, [this] {
        if (count() > 0)
            Q_EMIT dataChanged(index(0), index(count() - 1), {Picture});
    });
    connect(this, &CartModel::changed, this, &CartModel::showLimits);
}

int CartModel::Row::stock() const
{
    const auto *value = product.value(line.value);
    return value ? std::min(value->stock, OrderRules::MaxQuantity) : 0;
}

int CartModel::Row::left() const
{
    const auto tooMany = [](const Problem &problem) { return problem.code == Problem::Code::NotEnoughStock; };
    return std::ranges::all_of(problems, tooMany) ? stock() : 0;
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
    if (!before.product.values.isEmpty() && before.line.quantity > 0 && row.line.unitPrice != before.line.unitPrice) {
        row.was = before.was.value_or(before.line.unitPrice);
        row.priceSeen = false;
        if (row.was == row.line.unitPrice)
            row.was.reset();
    }
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
    Removed removed{row, m_rows.takeAt(row)};
    endRemoveRows();
    contentHasChanged();
    m_removed = std::move(removed);
    Q_EMIT changed();
}

void CartModel::undoRemove()
{
    if (!m_removed)
        return;
    const Removed back = *std::exchange(m_removed, std::nullopt);
    const int position = std::min(back.position, count());
    beginInsertRows({}, position, position);
    m_rows.insert(position, back.row);
    endInsertRows();
    contentHasChanged();
    lookAgain();
}

void CartModel::changeOption(int row, const QString &valueId)
{
    if (row < 0 || row >= count())
        return;
    const ProductValueId wanted(valueId);
    const Row before = m_rows[row];
    const auto *value = before.product.value(wanted);
    if (!value || wanted == before.line.value)
        return;
    if (rowOf(before.line.product, wanted) >= 0) {
        if (add(before.line.product.toString(), valueId, before.line.quantity))
            remove(rowOf(before.line.product, before.line.value));
        m_removed.reset();
        Q_EMIT changed();
        return;
    }
    const int quantity = std::min({before.line.quantity, value->stock, OrderRules::MaxQuantity});
    const auto now = looked({before.line.product, wanted, quantity}, Row{before.product, {}, {}});
    if (!now || !now->problems.isEmpty()) {
        setNotice(tr("This has just sold out."));
        return;
    }
    m_rows[row] = *now;
    Q_EMIT dataChanged(index(row), index(row));
    contentHasChanged();
    if (quantity < before.line.quantity)
        setNotice(tr("Only %1 left — we set it to %1.").arg(quantity));
}

void CartModel::mend()
{
    for (int row = count() - 1; row >= 0; --row) {
        if (m_rows[row].problems.isEmpty())
            continue;
        if (const int left = m_rows[row].left(); left > 0)
            setQuantity(row, left);
        else
            remove(row);
    }
    m_removed.reset();
    Q_EMIT changed();
}

void CartModel::clear()
{
    setNotice({});
    m_medical.reset();
    m_removed.reset();
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

void CartModel::lookAgain()
{
    for (auto &row : m_rows) {
        if (const auto now = looked({row.line.product, row.line.value, row.line.quantity}, row))
            row = *now;
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT changed();
}

bool CartModel::recheck()
{
    lookAgain();
    const bool fine = std::ranges::all_of(m_rows, &Row::priceSeen) && isReady();
    for (auto &row : m_rows) {
        row.priceSeen = true;
        if (fine)
            row.was.reset();
    }
    return fine;
}

} // namespace Peak
