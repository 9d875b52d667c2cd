#pragma once

#include "app/customer/catalogreader.h"
#include "app/formatting.h"
#include "core/orderrules.h"
#include "core/storeconfig.h"

#include <QAbstractListModel>

#include <qqmlregistration.h>

namespace Peak {

/**
 * What the customer wants to buy. A line is always one that could be bought when it was last looked at; what the
 * catalogue took back since stands at its line in words until the customer mends it.
 */
class CartModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(int pieces READ pieces NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString amountText READ amountText NOTIFY changed)
    Q_PROPERTY(QString limitText READ limitText NOTIFY changed)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)

public:
    enum Role { Name = Qt::UserRole, Brand, Option, Icon, UnitPrice, Amount, Quantity, Maximum, ProblemRole };

    CartModel(
        CatalogReader &reader, const Formatting &formatting, const StoreConfig &config, QObject *parent = nullptr);

    /** Adds pieces of one option, as many as there are. False, with a notice, when not a single one could be added. */
    Q_INVOKABLE bool add(const QString &productId, const QString &valueId, int quantity);
    /** The only option of a product; false when there is a choice to make. */
    Q_INVOKABLE bool addOnly(const QString &productId);
    Q_INVOKABLE void setQuantity(int row, int quantity);
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void clear();
    Q_INVOKABLE void dismissNotice() { setNotice({}); }

    /** Before anybody knows the customer, what only patients may buy is given the benefit of the doubt. */
    void setMedical(std::optional<bool> medical);
    /** Looks every line up again. True when nothing is in the way and no price is another than before. */
    bool recheck();

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int pieces() const;
    /** What the lines cost together, before taxes. */
    [[nodiscard]] QString amountText() const;
    /** The purchase limits that are exceeded, in words; empty when all is well. */
    [[nodiscard]] QString limitText() const;
    /** Something is in it and nothing is in the way of ordering it. */
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QList<OrderLine> lines() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void noticeChanged();
    /** Other things or another number of them: no longer the cart it was. */
    void contentChanged();

private:
    struct Row {
        Product product; ///< As last seen.
        OrderLine line;
        QList<Problem> problems;

        [[nodiscard]] int stock() const;
    };

    [[nodiscard]] std::optional<Row> looked(const ItemRequest &item, const Row &before) const;
    [[nodiscard]] int rowOf(const ProductId &product, const ProductValueId &value) const;
    bool put(const Product &product, const ProductValueId &value, int quantity);
    [[nodiscard]] QList<LimitUse> exceeded(bool medical) const;
    [[nodiscard]] QList<LimitUse> exceeded() const;
    [[nodiscard]] QString problemText(qsizetype row) const;
    void setNotice(const QString &text);
    void contentHasChanged();

    CatalogReader &m_reader;
    const Formatting &m_formatting;
    const StoreConfig &m_config;
    QList<Row> m_rows;
    std::optional<bool> m_medical;
    QString m_notice;
};

} // namespace Peak
