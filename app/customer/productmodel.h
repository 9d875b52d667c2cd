#pragma once

#include "app/customer/catalogreader.h"
#include "app/customer/productlistmodel.h"
#include "app/formatting.h"

#include <QAbstractListModel>

#include <qqmlregistration.h>

namespace Peak {

/** One product with its price options as rows, the option the customer chose and how many. */
class ProductModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool found READ isFound NOTIFY productChanged)
    Q_PROPERTY(QString productId READ productId NOTIFY productChanged)
    Q_PROPERTY(QString name READ name NOTIFY productChanged)
    Q_PROPERTY(QString brand READ brand NOTIFY productChanged)
    Q_PROPERTY(QString category READ category NOTIFY productChanged)
    Q_PROPERTY(QString details READ details NOTIFY productChanged)
    Q_PROPERTY(QString description READ description NOTIFY productChanged)
    Q_PROPERTY(QString icon READ icon NOTIFY productChanged)
    Q_PROPERTY(QStringList pictures READ pictures NOTIFY picturesChanged)
    Q_PROPERTY(QString tags READ tags NOTIFY productChanged)
    Q_PROPERTY(Peak::ProductListModel *similar READ similar CONSTANT)
    Q_PROPERTY(bool medicalOnly READ isMedicalOnly NOTIFY productChanged)
    Q_PROPERTY(int chosen READ chosen NOTIFY choiceChanged)
    Q_PROPERTY(QString valueId READ valueId NOTIFY choiceChanged)
    Q_PROPERTY(int quantity READ quantity NOTIFY choiceChanged)
    Q_PROPERTY(int maximum READ maximum NOTIFY choiceChanged)
    Q_PROPERTY(QString amountText READ amountText NOTIFY choiceChanged)

public:
    enum Role { ValueIdRole = Qt::UserRole, Label, Price, WasPrice, Stock, SoldOut, Chosen };

    ProductModel(CatalogReader &reader, const Formatting &formatting, QObject *parent = nullptr);

    Q_INVOKABLE void load(const QString &productId);
    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void setQuantity(int quantity);
    void clear();

    [[nodiscard]] bool isFound() const { return m_product.has_value(); }
    [[nodiscard]] QString productId() const { return m_product ? m_product->id.toString() : QString(); }
    [[nodiscard]] QString name() const { return m_product ? m_product->name : QString(); }
    [[nodiscard]] QString brand() const { return m_product ? m_product->brand : QString(); }
    [[nodiscard]] QString category() const;
    [[nodiscard]] QString details() const;
    [[nodiscard]] QString description() const { return m_product ? m_product->description : QString(); }
    [[nodiscard]] QString icon() const;
    /** Files, the primary one first; empty when there is none. */
    [[nodiscard]] QStringList pictures() const { return m_pictures; }
    /** Effects and uses in one line, as people write them. */
    [[nodiscard]] QString tags() const;
    /** Others that somebody may want instead. */
    [[nodiscard]] ProductListModel *similar() { return &m_similar; }
    [[nodiscard]] bool isMedicalOnly() const { return m_product && m_product->medicalOnly; }
    /** The row of the chosen option; -1 when all are sold out. */
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] QString valueId() const;
    [[nodiscard]] int quantity() const { return m_quantity; }
    /** How many of the chosen option can be bought; 0 when none. */
    [[nodiscard]] int maximum() const;
    [[nodiscard]] QString amountText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void productChanged();
    void choiceChanged();
    void picturesChanged();

private:
    void set(std::optional<Product> product);
    void refresh();
    void lookForPictures();
    [[nodiscard]] const ProductValue *choice() const;
    [[nodiscard]] QString stockText(int stock) const;

    CatalogReader &m_reader;
    const Formatting &m_formatting;
    std::optional<Product> m_product;
    QStringList m_pictures;
    ProductListModel m_similar;
    int m_chosen = -1;
    int m_quantity = 1;
};

} // namespace Peak
