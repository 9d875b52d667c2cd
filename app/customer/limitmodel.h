#pragma once

#include "app/formatting.h"
#include "core/purchaselimits.h"

#include <QAbstractListModel>

#include <qqmlregistration.h>

namespace Peak {

/** How far the cart fills each purchase limit it touches. Warns from four fifths on; only Over stands in the way. */
class LimitModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the cart")
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role { Name = Qt::UserRole, Text, Share, LevelRole, Lines };
    enum class Level { Fine, Near, Full, Over };
    Q_ENUM(Level)

    /** One limit as far as it is used, and the names of the lines that use it. */
    struct Meter {
        LimitUse use;
        QStringList lines;
        bool blocks = true; ///< False: too much for one kind of customer only, and nobody knows yet who this is.

        [[nodiscard]] Level level() const;
        /** 0 to 1. */
        [[nodiscard]] double share() const;
    };

    explicit LimitModel(const Formatting &formatting, QObject *parent = nullptr);

    void set(const QList<Meter> &meters);

    [[nodiscard]] int count() const { return static_cast<int>(m_meters.size()); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString textOf(const Meter &meter) const;

    const Formatting &m_formatting;
    QList<Meter> m_meters;
};

} // namespace Peak
