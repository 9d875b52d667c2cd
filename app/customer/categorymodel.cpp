#include "app/customer/categorymodel.h"

#include "core/enumtable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

// What customers ask for first comes first; the names of the drawings in qml/icons.
// clang-format off
constexpr Word<QStringView> icons[] = {
    {"FLOWER"_L1,    u"flower"},
    {"PREROLL"_L1,   u"preroll"},
    {"CARTRIDGE"_L1, u"vape"},
    {"EDIBLE"_L1,    u"edible"},
    {"EXTRACT"_L1,   u"extract"},
    {"BEVERAGE"_L1,  u"drink"},
    {"PILL"_L1,      u"capsule"},
    {"TINCTURE"_L1,  u"tincture"},
    {"TOPICAL"_L1,   u"topical"},
    {"PLANT"_L1,     u"flower"},
    {"MERCH"_L1,     u"merch"},
};
// clang-format on

static size_t placeOf(const QString &word)
{
    const auto row = std::ranges::find_if(icons, [&](const auto &entry) { return word == entry.word; });
    return static_cast<size_t>(row - std::begin(icons));
}

CategoryModel::CategoryModel(const Formatting &formatting, QObject *parent)
    : QAbstractListModel(parent), m_formatting(formatting)
{
}

QString CategoryModel::iconOf(const QString &word)
{
    const auto icon = valueOf(icons, word);
    return icon ? icon->toString() : u"misc"_s;
}

void CategoryModel::set(const QList<CategoryCount> &categories)
{
    QStringList words;
    for (const auto &category : categories)
        words.append(category.category);
    std::ranges::stable_sort(
        words, [](const QString &a, const QString &b) { return std::pair(placeOf(a), a) < std::pair(placeOf(b), b); });
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
