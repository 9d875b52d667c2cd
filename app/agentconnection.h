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

    explicit AgentConnection(Currency currency, Patience patience, QObject *parent = nullptr);
    explicit AgentConnection(Currency currency) : AgentConnection(currency, Patience()) { }
    ~AgentConnection() override;

    void connectTo(const QUrl &address);

    [[nodiscard]] State state() const;
    [[nodiscard]] bool hasAgent() const { return state() != State::NoAgent; }
    [[nodiscard]] bool isOnline() const { return state() == State::Online; }
    /** Whether the POS takes no order without a customer it knows. False while we have not been told. */
    [[nodiscard]] bool needsCustomer() const;
    [[nodiscard]] bool canFindCustomer() const;

    void preview(const PreviewRequest &request, TotalsAnswer answer);
    /** `phone`: ten digits. */
    void findCustomer(const QString &phone, CustomersAnswer answer);
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

        void fail(const Error &error) const;
    };

    QString ask(Question question, std::chrono::milliseconds patience);
    Question take(const QString &request);
    void failAll();
    void onPreviewed(const QString &request, const LinkTotals &totals);
    void onCustomersFound(const QString &request, const QList<LinkCustomer> &found);
    void onFailed(const QString &request, const LinkFailure &failure);

    Currency m_currency;
    Patience m_patience;
    QRemoteObjectNode m_node;
    std::unique_ptr<AgentReplica> m_agent;
    QHash<QString, Question> m_questions;
    quint64 m_lastQuestion = 0;
};

} // namespace Peak
