#pragma once

#include "app/customer/catalogmodel.h"
#include "app/customer/checkoutcontroller.h"
#include "app/customer/productmodel.h"
#include "app/customer/sessioncontroller.h"
#include "app/customer/ticketstatus.h"

#include <QObject>

#include <qqmlregistration.h>

namespace Peak {

/** What one kiosk shows to its customer: which page, and everything the pages need. The root of what QML sees. */
class Kiosk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(Page page READ page NOTIFY pageChanged)
    Q_PROPERTY(QString storeName READ storeName CONSTANT)
    Q_PROPERTY(QString license READ license CONSTANT)
    Q_PROPERTY(bool offline READ isOffline NOTIFY offlineChanged)
    Q_PROPERTY(Peak::CatalogModel *catalog READ catalog CONSTANT)
    Q_PROPERTY(Peak::ProductModel *product READ product CONSTANT)
    Q_PROPERTY(Peak::CartModel *cart READ cart CONSTANT)
    Q_PROPERTY(Peak::CartTotals *totals READ totals CONSTANT)
    Q_PROPERTY(Peak::DiscountCode *discount READ discount CONSTANT)
    Q_PROPERTY(Peak::TicketStatus *ticket READ ticket CONSTANT)
    Q_PROPERTY(Peak::CheckoutController *checkout READ checkout CONSTANT)
    Q_PROPERTY(Peak::SessionController *session READ session CONSTANT)

public:
    enum class Page {
        Counter,
        Start,
        AgeGate,
        Catalogue,
        Product,
        Cart,
        Identify,
        Name,
        Birthday,
        AskStaff,
        Review,
        ThankYou,
        OrderStatus
    };
    Q_ENUM(Page)

    /** All of it outlives the kiosk; made in this order. */
    struct Parts {
        const StoreConfig &config;
        OrderDesk &desk;
        AgentConnection &agent;
        CatalogModel &catalog;
        ProductModel &product;
        CartModel &cart;
        CartTotals &totals;
        DiscountCode &discount;
        CheckoutController &checkout;
        TicketStatus &ticket;
        SessionController &session;
    };

    explicit Kiosk(const Parts &parts, QObject *parent = nullptr);

    /** Where the shop asks for the age, that comes before the menu. */
    Q_INVOKABLE void start();
    Q_INVOKABLE void showCatalogue();
    Q_INVOKABLE void showProduct(const QString &productId);
    Q_INVOKABLE void showCart();
    /** From the start screen: where an order of before is by now. */
    Q_INVOKABLE void showOrderStatus();
    Q_INVOKABLE void back();
    /** The "+" of a card: the only option goes into the cart, a choice is shown. */
    Q_INVOKABLE void quickAdd(const QString &productId);

    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] QString storeName() const { return m_parts.config.storeName; }
    [[nodiscard]] QString license() const { return m_parts.config.license; }
    [[nodiscard]] bool isOffline() const { return !m_parts.agent.isOnline(); }
    [[nodiscard]] CatalogModel *catalog() const { return &m_parts.catalog; }
    [[nodiscard]] ProductModel *product() const { return &m_parts.product; }
    [[nodiscard]] CartModel *cart() const { return &m_parts.cart; }
    [[nodiscard]] CartTotals *totals() const { return &m_parts.totals; }
    [[nodiscard]] DiscountCode *discount() const { return &m_parts.discount; }
    [[nodiscard]] TicketStatus *ticket() const { return &m_parts.ticket; }
    [[nodiscard]] CheckoutController *checkout() const { return &m_parts.checkout; }
    [[nodiscard]] SessionController *session() const { return &m_parts.session; }

Q_SIGNALS:
    void pageChanged();
    void offlineChanged();

private:
    void browse(Page page);
    void update();
    void reset();
    [[nodiscard]] Page customersPage() const;

    Parts m_parts;
    Page m_browsing = Page::Start; ///< Where the customer is while not checking out.
    Page m_beforeProduct = Page::Catalogue;
    Page m_page = Page::Start;
};

} // namespace Peak
