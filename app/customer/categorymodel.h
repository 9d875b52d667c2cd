#pragma once

#include "app/formatting.h"
#include "core/storage/catalogstore.h"

#include <QAbstractListModel>

#include <qqmlregistration.h>

namespace Peak {

/** The categories that have something to sell, "all" first. */
class CategoryModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of the catalogue")

public:
    enum Role { Word = Qt::UserRole, Title, Icon };

    /** `order`: names the shop wants first, in its order. */
    explicit CategoryModel(const Formatting &formatting, QStringList order = {}, QObject *parent = nullptr);

    void set(const QList<CategoryCount> &categories);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /** The drawing that stands for a category; one for all that have none of their own. */
    [[nodiscard]] static QString iconOf(const QString &word);

private:
    const Formatting &m_formatting;
    QStringList m_order;
    QStringList m_words;
};

} // namespace Peak
