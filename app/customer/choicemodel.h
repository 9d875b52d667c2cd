#pragma once

#include <QAbstractListModel>

#include <qqmlregistration.h>

namespace Peak {

/** Something to tap in a list of choices. */
struct Choice {
    QString key; ///< For whoever made the list.
    QString title;
    int products = -1; ///< How many have it; below 0: not counted.
    bool chosen = false;

    friend bool operator==(const Choice &, const Choice &) = default;
};

/** A list of choices. It only tells what was picked: choosing is its owner's business. */
class ChoiceModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of the catalogue")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { Title = Qt::UserRole, Products, Chosen, Letter };

    explicit ChoiceModel(QObject *parent = nullptr) : QAbstractListModel(parent) { }

    void set(const QList<Choice> &choices);
    [[nodiscard]] const QList<Choice> &choices() const { return m_choices; }
    Q_INVOKABLE void pick(int row);
    /** The first row whose title begins with this letter or a later one; the last row when none does. */
    [[nodiscard]] Q_INVOKABLE int rowOfLetter(const QString &letter) const;
    /** The letters titles begin with, in their order; "#" for all that begin with none. */
    [[nodiscard]] Q_INVOKABLE QStringList letters() const;

    [[nodiscard]] int count() const { return static_cast<int>(m_choices.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void picked(const Peak::Choice &choice);

private:
    QList<Choice> m_choices;
};

} // namespace Peak
