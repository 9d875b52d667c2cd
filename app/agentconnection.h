#pragma once

#include "core/customer.h"
#include "core/order.h"
#include "core/result.h"

#include <QHash>
#include <QObject>
#include <QRemoteObjectNode>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <qqmlregistration.h>

class AgentReplica;
class LinkCustomer;
class LinkFailure;
class LinkTotals;

namespace Peak {

/** What the POS needs to price a cart. */
struct PreviewRequest {
    QList<OrderLine> lines;
    CustomerId customer;
    bool medical = false;
    QString discountCode{};
};

/** What the POS can do for a customer, as the agent said last; nothing of it while the agent never spoke. */
struct PosAbilities {
    bool preview = false;
    bool cancel = false;
    bool resume = false;
    bool discountCodes = false;
    bool findCustomer = false;
    bool createCustomer = false;
    bool needsCustomer = false; ///< No order without a customer the POS knows.
    QStringList identities; ///< "phone", "email", "name", "member_id": the usual way first.
};

/**
 * The app's end of the local link. The agent may be missing, die or hang at any moment: every question gets exactly one
 * answer within its own time, Unreachable at once while there is no agent. It comes back by itself.
 */
class AgentConnection : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool online READ isOnline NOTIFY stateChanged)

public:
    enum class State {
        NoAgent, ///< Nobody answers on this machine.
        PosDown, ///< The agent runs, and says that the POS cannot be reached.
        Online,
    };
    struct Patience {
        std::chrono::milliseconds preview{3000};
        std::chrono::milliseconds customer{10000};
    };
    using TotalsAnswer = std::function<void(Result<Totals>)>;
    using CustomersAnswer = std::function<void(Result<QList<Customer>>)>;
    using TitleAnswer = std::function<void(Result<QString>)>;

    explicit AgentConnection(Currency currency, Patience patience, QObject *parent = nullptr);
    explicit AgentConnection(Currency currency) : AgentConnection(currency, Patience()) { }
    ~AgentConnection() override;

    void connectTo(const QUrl &address);

    [[nodiscard]] State state() const;
    [[nodiscard]] bool hasAgent() const { return state() != State::NoAgent; }
    [[nodiscard]] bool isOnline() const { return state() == State::Online; }
    /** Kept while the agent is away: what the shop offers does not come and go with it. */
    [[nodiscard]] const PosAbilities &abilities() const { return m_abilities; }
    /** Whether the agent has told what the POS can do since the app began. */
    [[nodiscard]] bool knowsAbilities() const { return m_knowsAbilities; }

    void preview(const PreviewRequest &request, TotalsAnswer answer);
    /** Exactly one way: an id, ten digits, an address, or first and last name. Nobody found is an empty list. */
    void findCustomer(const CustomerQuery &query, CustomersAnswer answer);
    /** The answer holds the customer as the POS made them. */
    void createCustomer(const Customer &customer, CustomersAnswer answer);
    /** The answer is the discount's title; NotFound for a code the shop does not know. */
    void validateDiscount(const QString &code, const PreviewRequest &cart, TitleAnswer answer);
    /** Tells the agent that an order waits. Only a hint: it looks by itself as well. */
    void wake();
    /** Nobody is interested in any answer any more. */
    void forgetQuestions();

Q_SIGNALS:
    void stateChanged();
    void catalogChanged();
    void orderChanged(const Peak::OrderId &order);

private:
    struct Question {
        TotalsAnswer totals;
        CustomersAnswer customers;
        TitleAnswer title{};

        void fail(const Error &error) const;
    };

    QString ask(Question question, std::chrono::milliseconds patience);
    Question take(const QString &request);
    void failAll();
    void onPreviewed(const QString &request, const LinkTotals &totals);
    void onCustomersFound(const QString &request, const QList<LinkCustomer> &found);
    void onDiscountValidated(const QString &request, const QString &title);
    void takeAbilities();
    void onFailed(const QString &request, const LinkFailure &failure);

    Currency m_currency;
    PosAbilities m_abilities;
    bool m_knowsAbilities = false;
    Patience m_patience;
    QRemoteObjectNode m_node;
    std::unique_ptr<AgentReplica> m_agent;
    QHash<QString, Question> m_questions;
    quint64 m_lastQuestion = 0;
};

} // namespace Peak
