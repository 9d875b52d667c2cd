#pragma once

#include "app/agentconnection.h"
#include "app/customer/cartmodel.h"

#include <QTimer>

#include <qqmlregistration.h>

namespace Peak {

/**
 * What the cart costs. The local totals stand at once; the POS's own replace them when they come in time. Asks the POS
 * only while somebody looks, and once for a burst of changes.
 */
class CartTotals : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString subTotalText READ subTotalText NOTIFY changed)
    Q_PROPERTY(QString discountText READ discountText NOTIFY changed)
    Q_PROPERTY(QString taxText READ taxText NOTIFY changed)
    Q_PROPERTY(QString totalText READ totalText NOTIFY changed)
    Q_PROPERTY(Source source READ source NOTIFY changed)
    Q_PROPERTY(bool pricing READ isPricing NOTIFY changed)

public:
    enum class Source {
        Pos, ///< The POS computed it.
        Final, ///< There is no POS to know better.
        LocalTaxes, ///< An estimate with the taxes of the configuration.
        WithoutTaxes, ///< The prices alone: nobody here knows the taxes.
    };
    Q_ENUM(Source)

    CartTotals(CartModel &cart, AgentConnection &agent, const Formatting &formatting, const StoreConfig &config,
        QObject *parent = nullptr);

    /** Empty while nobody knows. */
    void setBuyer(const CustomerId &customer, bool medical);
    void setDiscountCode(const QString &code);
    [[nodiscard]] QString discountCode() const { return m_code; }
    /** Whether the customer sees totals now. */
    void setWatched(bool watched);
    /** Works them out now. */
    void refresh();
    void clear();

    [[nodiscard]] const Totals &totals() const { return m_totals; }
    [[nodiscard]] PreviewRequest request() const;
    [[nodiscard]] Source source() const;
    [[nodiscard]] bool isPricing() const { return m_pricing; }
    [[nodiscard]] QString subTotalText() const { return m_formatting.money(m_totals.subTotal); }
    /** Empty when there is no discount. */
    [[nodiscard]] QString discountText() const;
    /** Empty when nobody knows the taxes. */
    [[nodiscard]] QString taxText() const;
    [[nodiscard]] QString totalText() const { return m_formatting.money(m_totals.total); }

Q_SIGNALS:
    void changed();

private:
    void cartHasChanged();
    void reckonHere();
    void onPreview(quint64 question, const Result<Totals> &totals);

    CartModel &m_cart;
    AgentConnection &m_agent;
    const Formatting &m_formatting;
    const StoreConfig &m_config;
    CustomerId m_customer;
    bool m_medical = false;
    QString m_code;
    Totals m_totals;
    QList<OrderLine> m_priced; ///< What the totals are of.
    bool m_watched = false;
    bool m_pricing = false;
    quint64 m_question = 0; ///< Only the answer to the last one counts.
    QTimer m_soon;
};

} // namespace Peak
