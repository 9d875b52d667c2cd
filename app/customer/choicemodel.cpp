#include "app/customer/choicemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

/** Without its accent, so that "Émile" stands under E. */
static QString letterOf(const QString &title)
{
    const QString first = title.left(1).normalized(QString::NormalizationForm_D).left(1).toUpper();
    return !first.isEmpty() && first[0].isLetter() ? first : u"#"_s;
}

void ChoiceModel::set(const QList<Choice> &choices)
{
    if (choices == m_choices)
        return;
    if (std::ranges::equal(choices, m_choices, {}, &Choice::key, &Choice::key)) {
        m_choices = choices;
        Q_EMIT dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    m_choices = choices;
    endResetModel();
    Q_EMIT countChanged();
}

void ChoiceModel::pick(int row)
{
    if (row >= 0 && row < count())
        Q_EMIT picked(Choice(m_choices[row])); // A copy: who is told may set others.
}

QStringList ChoiceModel::letters() const
{
    QStringList letters;
    for (const auto &choice : m_choices) {
        const auto letter = letterOf(choice.title);
        if (!letters.contains(letter))
            letters.append(letter);
    }
    letters.sort();
    return letters;
}

int ChoiceModel::rowOfLetter(const QString &letter) const
{
    const auto row =
        std::ranges::find_if(m_choices, [&](const Choice &choice) { return letterOf(choice.title) >= letter; });
    return row == m_choices.end() ? count() - 1 : static_cast<int>(row - m_choices.begin());
}

int ChoiceModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &choice = m_choices[index.row()];
    switch (role) {
    case Title:
        return choice.title;
    case Products:
        return choice.products;
    case Chosen:
        return choice.chosen;
    case Letter:
        return letterOf(choice.title);
    default:
        return {};
    }
}

QHash<int, QByteArray> ChoiceModel::roleNames() const
{
    return {{Title, "title"}, {Products, "products"}, {Chosen, "chosen"}, {Letter, "letter"}};
}

} // namespace Peak
