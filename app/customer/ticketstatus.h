#pragma once

#include "app/agentconnection.h"
#include "app/customer/orderdesk.h"
#include "core/storeconfig.h"

#include <QObject>

#include <qqmlregistration.h>

namespace Peak {

/**
 * "Where is my order?": by the number on the ticket or the code that was scanned. Says nothing about the person. Only
 * who has the code may cancel, since anybody can type a number; wrong numbers are limited, whoever types them.
 */
class TicketStatus : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString entryText READ entryText NOTIFY changed)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed)
    Q_PROPERTY(bool found READ isFound NOTIFY changed)
    Q_PROPERTY(QString ticketNumber READ ticketNumber NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(QString contentText READ contentText NOTIFY changed)
    Q_PROPERTY(bool cancelable READ isCancelable NOTIFY changed)
    Q_PROPERTY(bool growing READ isGrowing NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    static constexpr int MaxTries = 5; ///< Wrong ones within `tryWindow`.
    static constexpr std::chrono::minutes tryWindow{2};

    struct Parts {
        OrderDesk &desk;
        AgentConnection &agent;
        const StoreConfig &config;
        const Clock &clock;
    };

    explicit TicketStatus(const Parts &parts, QObject *parent = nullptr);

    Q_INVOKABLE void addDigit(const QString &digit);
    Q_INVOKABLE void removeDigit();
    Q_INVOKABLE void lookUp();
    /** What the scanner typed: an order's reference. */
    Q_INVOKABLE void scan(const QString &reference);
    Q_INVOKABLE void cancelOrder();
    void clear();

    /** The ticket number as far as it has been typed, this kiosk's number in front. */
    [[nodiscard]] QString entryText() const;
    [[nodiscard]] bool isComplete() const { return m_digits.size() >= 3; }
    [[nodiscard]] bool isFound() const { return m_order.has_value(); }
    [[nodiscard]] QString ticketNumber() const { return m_order ? m_order->ticketNumber : QString(); }
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString contentText() const;
    /** Nobody has begun to prepare it, the POS can take it back, and the customer showed its code. */
    [[nodiscard]] bool isCancelable() const;
    /** A further order of the same customer would join this one. */
    [[nodiscard]] bool isGrowing() const;
    [[nodiscard]] QString problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void show(const Result<std::optional<Order>> &found, bool proven);
    void refresh();
    bool triesAreLeft();
    void setProblem(const QString &text);
    [[nodiscard]] QString prefix() const { return QString::number(m_parts.config.kioskId) + u'-'; }

    Parts m_parts;
    QString m_digits;
    std::optional<Order> m_order;
    bool m_proven = false; ///< Found by its code, not by a number.
    QList<Instant> m_wrong; ///< When wrong numbers were typed; outlives the session.
    QString m_problem;
};

} // namespace Peak
