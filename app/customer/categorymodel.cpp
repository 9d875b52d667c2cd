#include "app/customer/categorymodel.h"

#include "core/categorykind.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Peak {

/** The name of the drawing in qml/icons. */
static QString iconOfKind(CategoryKind kind)
{
    switch (kind) {
    case CategoryKind::Flower:
    case CategoryKind::Plant:
        return u"flower"_s;
    case CategoryKind::Preroll:
        return u"preroll"_s;
    case CategoryKind::Vape:
        return u"vape"_s;
    case CategoryKind::Edible:
        return u"edible"_s;
    case CategoryKind::Extract:
        return u"extract"_s;
    case CategoryKind::Drink:
        return u"drink"_s;
    case CategoryKind::Capsule:
        return u"capsule"_s;
    case CategoryKind::Tincture:
        return u"tincture"_s;
    case CategoryKind::Topical:
        return u"topical"_s;
    case CategoryKind::Merch:
        return u"merch"_s;
    case CategoryKind::Other:
        return u"misc"_s;
    }
    Q_UNREACHABLE();
}

CategoryModel::CategoryModel(const Formatting &formatting, QStringList order, QObject *parent)
    : QAbstractListModel(parent), m_formatting(formatting), m_order(std::move(order))
{
}

QString CategoryModel::iconOf(const QString &word) { return iconOfKind(categoryKind(word)); }

void CategoryModel::set(const QList<CategoryCount> &categories)
{
    QStringList words;
    for (const auto &category : categories)
        words.append(category.category);
    std::ranges::stable_sort(words, {}, [&](const QString &word) {
        const auto own = std::ranges::find_if(
            m_order, [&](const QString &name) { return name.compare(word, Qt::CaseInsensitive) == 0; });
        return std::tuple(own - m_order.begin(), categoryKind(word), word);
    });
    if (!words.isEmpty())
        words.prepend(QString());
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    endResetModel();
}

int CategoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_words.size());
}

QVariant CategoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &word = m_words[index.row()];
    switch (role) {
    case Word:
        return word;
    case Title:
        return word.isEmpty() ? tr("All") : m_formatting.category(word);
    case Icon:
        return word.isEmpty() ? u"all"_s : iconOf(word);
    default:
        return {};
    }
}

QHash<int, QByteArray> CategoryModel::roleNames() const
{
    return {{Word, "word"}, {Title, "title"}, {Icon, "categoryIcon"}};
}

} // namespace Peak
