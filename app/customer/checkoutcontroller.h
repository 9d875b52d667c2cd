#pragma once

#include "app/agentconnection.h"
#include "app/customer/carttotals.h"
#include "app/customer/discountcode.h"
#include "app/customer/orderdesk.h"
#include "core/customermatch.h"

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
    Q_PROPERTY(Method method READ method NOTIFY identityChanged)
    Q_PROPERTY(QList<int> otherMethods READ otherMethods NOTIFY identityChanged)
    Q_PROPERTY(bool guestsWelcome READ guestsAreWelcome NOTIFY identityChanged)
    Q_PROPERTY(QString birthdayText READ birthdayText NOTIFY identityChanged)
    Q_PROPERTY(bool birthdayComplete READ isBirthdayComplete NOTIFY identityChanged)
    Q_PROPERTY(QString contactText READ contactText NOTIFY identityChanged)
    Q_PROPERTY(QString staffText READ staffText NOTIFY identityChanged)
    Q_PROPERTY(QString problemField READ problemField NOTIFY problemChanged)
    Q_PROPERTY(QString phoneText READ phoneText NOTIFY identityChanged)
    Q_PROPERTY(bool phoneComplete READ isPhoneComplete NOTIFY identityChanged)
    Q_PROPERTY(QString customerName READ customerName NOTIFY identityChanged)
    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY noteChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(bool twinFound READ isTwinFound NOTIFY problemChanged)
    Q_PROPERTY(QString ticketNumber READ ticketNumber NOTIFY orderChanged)
    Q_PROPERTY(QString reference READ reference NOTIFY orderChanged)
    Q_PROPERTY(bool delivered READ isDelivered NOTIFY orderChanged)
    Q_PROPERTY(QString orderText READ orderText NOTIFY orderChanged)

public:
    enum class Step { Shopping, Phone, Searching, Name, Birthday, AskStaff, Review, Taken };
    Q_ENUM(Step)
    /** How customers say who they are. */
    enum class Method { ByPhone, ByEmail, ByName, ByMemberId };
    Q_ENUM(Method)

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

    /** Checks the cart once more and asks who this is. */
    Q_INVOKABLE void begin();
    Q_INVOKABLE void addDigit(const QString &digit);
    Q_INVOKABLE void removeDigit();
    Q_INVOKABLE void confirmPhone();
    Q_INVOKABLE void useMethod(int method);
    Q_INVOKABLE void confirmEmail(const QString &email);
    Q_INVOKABLE void confirmMember(const QString &id);
    /** Method::Name: looks the name up. */
    Q_INVOKABLE void searchName(const QString &firstName, const QString &lastName);
    Q_INVOKABLE void confirmBirthday();
    /** Nobody needs to know more than a name. */
    Q_INVOKABLE void orderAsGuest();
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
    [[nodiscard]] Method method() const { return m_method; }
    /** The other ways this shop can look people up; values of Method. */
    [[nodiscard]] QList<int> otherMethods() const;
    [[nodiscard]] bool guestsAreWelcome() const;
    /** "MM/DD/YYYY" as far as it has been typed. */
    [[nodiscard]] QString birthdayText() const;
    [[nodiscard]] bool isBirthdayComplete() const { return m_birthdayDigits.size() == 8; }
    /** The phone number or address this order is found by; empty for a guest. */
    [[nodiscard]] QString contactText() const;
    /** Why a person has to help. */
    [[nodiscard]] QString staffText() const;
    /** The field `problem` is about: "phone", "email", "name", "birthday", or empty. */
    [[nodiscard]] QString problemField() const { return m_problemField; }
    [[nodiscard]] QString customerName() const { return m_contact.firstName; }
    /** What the customer wants to tell the counter; cleaned, at most OrderRules::MaxNotes characters. */
    void setNote(const QString &note);
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isTwinFound() const { return m_twin.has_value(); }
    [[nodiscard]] QString ticketNumber() const { return m_order ? m_order->ticketNumber : QString(); }
    /** The whole name of the order, for its code. */
    [[nodiscard]] QString reference() const { return m_order ? m_order->reference : QString(); }
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
    void setProblem(const QString &text, const QString &field = {});
    void startIdentity();
    void search(const CustomerQuery &query);
    void onCustomers(quint64 search, const Result<QList<Customer>> &found);
    void judge(const CustomerMatch &match);
    void identify(const Customer &customer);
    void askStaff(CustomerMatch::Kind why);
    void nameUnknown();
    [[nodiscard]] bool needsBirthday() const;
    [[nodiscard]] QList<Method> methods() const;
    [[nodiscard]] QDate today() const;
    void forgetIdentity();
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
    Method m_method = Method::ByPhone;
    QString m_phone; ///< Digits.
    QString m_birthdayDigits; ///< MMDDYYYY.
    QList<Customer> m_found; ///< While a birthday has to tell them apart.
    CustomerMatch::Kind m_staffReason = CustomerMatch::Kind::Unclear;
    quint64 m_search = 0; ///< Only the answer to the last one counts.
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
    QString m_problemField;
};

} // namespace Peak
