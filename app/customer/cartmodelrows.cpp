// CartModel: what the screen shows of it.
#include "app/customer/cartmodel.h"
#include "app/customer/categorymodel.h"
#include "app/customer/problemtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

QString CartModel::removedName() const { return m_removed ? m_removed->row.product.name : QString(); }

QString CartModel::productAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[row].line.product.toString() : QString();
}

QString CartModel::valueAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[row].line.value.toString() : QString();
}

QString CartModel::mendText() const
{
    const auto lost =
        std::ranges::count_if(m_rows, [](const Row &row) { return !row.problems.isEmpty() && row.left() == 0; });
    const bool any = std::ranges::any_of(m_rows, [](const Row &row) { return !row.problems.isEmpty(); });
    if (lost > 0)
        return tr("Take out what is not available (%1)").arg(lost);
    return any ? tr("Take what is left") : QString();
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

/** What the meters show: an adult's limits until the POS says that this is a patient. */
QList<LimitUse> CartModel::shownUses() const
{
    return limitUses(lines(), m_config.purchaseLimits, m_medical.value_or(false));
}

void CartModel::showLimits()
{
    const auto blocking = exceeded();
    QList<LimitModel::Meter> meters;
    for (const auto &use : shownUses()) {
        if (use.usedMg == 0)
            continue;
        LimitModel::Meter meter{use, {}, !blocking.isEmpty()};
        for (const qsizetype line : use.lines)
            meter.lines.append(m_rows[line].line.name);
        meters.append(meter);
    }
    m_limits.set(meters);
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

/** Said before "+" stops working, not after. */
QString CartModel::stockNote(const Row &row) const
{
    constexpr int few = 5;
    const int stock = row.stock();
    if (!row.problems.isEmpty() || stock == 0 || stock - row.line.quantity > few)
        return {};
    if (row.line.quantity < stock)
        return tr("%n more available", nullptr, stock - row.line.quantity);
    return stock == OrderRules::MaxQuantity ? tr("The most for one order") : tr("These are the last ones");
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
    m_removed.reset();
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
    case Picture:
        return m_reader.pictures().pictureOf(row.product);
    case UnitPrice:
        return m_formatting.money(row.line.unitPrice);
    case WasPrice:
        return row.was ? m_formatting.money(*row.was) : QString();
    case Amount:
        return m_formatting.money(row.line.amount());
    case Quantity:
        return row.line.quantity;
    case Maximum:
        return row.stock();
    case StockNote:
        return stockNote(row);
    case Choice:
        return row.product.values.size() > 1;
    case ProblemRole:
        return problemText(index.row());
    default:
        return {};
    }
}

QHash<int, QByteArray> CartModel::roleNames() const
{
    return {{Name, "name"}, {Brand, "brand"}, {Option, "option"}, {Icon, "categoryIcon"}, {Picture, "picture"},
        {UnitPrice, "unitPriceText"}, {WasPrice, "wasPriceText"}, {Amount, "amountText"}, {Quantity, "quantity"},
        {Maximum, "maximum"}, {StockNote, "stockNote"}, {Choice, "choice"}, {ProblemRole, "problem"}};
}

} // namespace Peak
