#pragma once

#include "app/customer/catalogreader.h"
#include "app/customer/limitmodel.h"
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
    Q_PROPERTY(QString mendText READ mendText NOTIFY changed)
    Q_PROPERTY(QString removedName READ removedName NOTIFY changed)
    Q_PROPERTY(Peak::LimitModel *limits READ limits CONSTANT)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)

public:
    enum Role {
        Name = Qt::UserRole,
        Brand,
        Option,
        Icon,
        Picture,
        UnitPrice,
        WasPrice,
        Amount,
        Quantity,
        Maximum,
        StockNote,
        Choice,
        ProblemRole
    };

    CartModel(
        CatalogReader &reader, const Formatting &formatting, const StoreConfig &config, QObject *parent = nullptr);

    /** Adds pieces of one option, as many as there are. False, with a notice, when not a single one could be added. */
    Q_INVOKABLE bool add(const QString &productId, const QString &valueId, int quantity);
    /** The only option of a product; false when there is a choice to make. */
    Q_INVOKABLE bool addOnly(const QString &productId);
    Q_INVOKABLE void setQuantity(int row, int quantity);
    /** The line can be brought back until something else changes. */
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void undoRemove();
    /** Another size of the same product in the same place; joins the line that has it already. */
    Q_INVOKABLE void changeOption(int row, const QString &valueId);
    [[nodiscard]] Q_INVOKABLE QString productAt(int row) const;
    [[nodiscard]] Q_INVOKABLE QString valueAt(int row) const;
    /** Takes out what is not to be had any more, and of the rest what is more than there is. */
    Q_INVOKABLE void mend();
    Q_INVOKABLE void clear();
    /** A word for the customer, shown for a moment. */
    void tell(const QString &text) { setNotice(text); }
    Q_INVOKABLE void dismissNotice() { setNotice({}); }

    /** Before anybody knows the customer, what only patients may buy is given the benefit of the doubt. */
    void setMedical(std::optional<bool> medical);
    /**
     * Looks every line up again. True when nothing is in the way and every price is one the customer has been shown:
     * by being told false once.
     */
    bool recheck();

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int pieces() const;
    /** What the lines cost together, before taxes. */
    [[nodiscard]] QString amountText() const;
    /** The purchase limits that are exceeded, in words; empty when all is well. */
    [[nodiscard]] QString limitText() const;
    /** What mend() would do, for its button; empty when there is nothing to mend. */
    [[nodiscard]] QString mendText() const;
    /** The line that was removed last and can be brought back. */
    [[nodiscard]] QString removedName() const;
    [[nodiscard]] LimitModel *limits() { return &m_limits; }
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
        std::optional<Money> was{}; ///< The price before it changed.
        bool priceSeen = true;

        [[nodiscard]] int stock() const;
        /** How many are left of a line that asks for too many; 0 when it cannot be had at all. */
        [[nodiscard]] int left() const;
    };
    struct Removed {
        int position = 0;
        Row row;
    };

    [[nodiscard]] std::optional<Row> looked(const ItemRequest &item, const Row &before) const;
    void lookAgain();
    void showLimits();
    [[nodiscard]] QList<LimitUse> shownUses() const;
    [[nodiscard]] QString stockNote(const Row &row) const;
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
    std::optional<Removed> m_removed;
    LimitModel m_limits;
    std::optional<bool> m_medical;
    QString m_notice;
};

} // namespace Peak
