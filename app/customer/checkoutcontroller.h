#pragma once

#include "app/agentconnection.h"
#include "app/customer/carttotals.h"
#include "app/customer/discountcode.h"
#include "app/customer/orderdesk.h"

#include <QObject>

#include <qqmlregistration.h>

namespace Peak {

/**
 * From the filled cart to the ticket number: who are you, what does it cost, yes. Works without an agent; then the
 * order carries the phone number alone and the totals are an estimate. An order counts as taken only when it is on
 * disk, and one cart is one order however often the customer presses.
 */
class CheckoutController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(QString phoneText READ phoneText NOTIFY identityChanged)
    Q_PROPERTY(bool phoneComplete READ isPhoneComplete NOTIFY identityChanged)
    Q_PROPERTY(QString customerName READ customerName NOTIFY identityChanged)
    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY noteChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(bool twinFound READ isTwinFound NOTIFY problemChanged)
    Q_PROPERTY(QString ticketNumber READ ticketNumber NOTIFY orderChanged)
    Q_PROPERTY(bool delivered READ isDelivered NOTIFY orderChanged)
    Q_PROPERTY(QString orderText READ orderText NOTIFY orderChanged)

public:
    enum class Step { Shopping, Phone, Searching, Name, AskStaff, Review, Taken };
    Q_ENUM(Step)

    struct Parts {
        CartModel &cart;
        CartTotals &totals;
        DiscountCode &discount;
        OrderDesk &desk;
        AgentConnection &agent;
        const Formatting &formatting;
        const StoreConfig &config;
        const Clock &clock;
    };

    explicit CheckoutController(const Parts &parts, QObject *parent = nullptr);

    /** Checks the cart once more and asks for the phone number. */
    Q_INVOKABLE void begin();
    Q_INVOKABLE void addDigit(const QString &digit);
    Q_INVOKABLE void removeDigit();
    Q_INVOKABLE void confirmPhone();
    Q_INVOKABLE void confirmName(const QString &firstName, const QString &lastName);
    Q_INVOKABLE void submit();
    /** The answer to "you already ordered this". */
    Q_INVOKABLE void orderAgain();
    Q_INVOKABLE void keepFirstOrder();
    /** One step back; from the first one to the shop. */
    Q_INVOKABLE void back();
    Q_INVOKABLE void backToCart() { go(Step::Shopping); }
    /** Forgets the customer and everything about their order. */
    void clear();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QString phoneText() const { return Formatting::phone(m_phone); }
    [[nodiscard]] bool isPhoneComplete() const { return m_phone.size() == 10; }
    [[nodiscard]] QString customerName() const { return m_contact.firstName; }
    /** What the customer wants to tell the counter; cleaned, at most OrderRules::MaxNotes characters. */
    void setNote(const QString &note);
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isTwinFound() const { return m_twin.has_value(); }
    [[nodiscard]] QString ticketNumber() const { return m_order ? m_order->ticketNumber : QString(); }
    [[nodiscard]] bool isDelivered() const { return m_order && m_order->delivery == Delivery::Delivered; }
    /** Where the order is by now, in words. */
    [[nodiscard]] QString orderText() const;

Q_SIGNALS:
    void stepChanged();
    void identityChanged();
    void noteChanged();
    void problemChanged();
    void orderChanged();

private:
    void go(Step step);
    void setProblem(const QString &text);
    void identify(const Customer &customer);
    void onCustomers(const Result<QList<Customer>> &found);
    void review();
    bool cartStillStands();
    bool orderIsFine(const OrderRequest &request);
    void take();
    void taken(const Order &order);
    void sayUnclear();
    bool unclearOrderIsSettled();
    void readOrder();
    [[nodiscard]] OrderRequest request() const;

    Parts m_parts;
    Step m_step = Step::Shopping;
    QString m_phone;
    CustomerId m_customer;
    Contact m_contact;
    bool m_medical = false;
    bool m_named = false; ///< The customer went through the name form: going back leads there.
    QString m_note;
    OrderId m_orderId; ///< Of this cart; a changed cart is another order.
    OrderId m_unclear; ///< Of a try whose COMMIT had no clear end.
    std::optional<Order> m_twin;
    std::optional<Order> m_order;
    QString m_problem;
};

} // namespace Peak
