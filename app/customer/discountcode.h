#pragma once

#include "app/customer/carttotals.h"

#include <qqmlregistration.h>

namespace Peak {

/** The code from a flyer: asked for only where the POS takes some, and only believed when the POS says so. */
class DiscountCode : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool offered READ isOffered NOTIFY offeredChanged)
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    enum class State { None, Checking, Accepted, Refused, Later };
    Q_ENUM(State)
    static constexpr int MaxLength = 40;

    DiscountCode(CartTotals &totals, AgentConnection &agent, QObject *parent = nullptr);

    Q_INVOKABLE void apply(const QString &code);
    Q_INVOKABLE void remove() { clear(); }
    void clear();

    [[nodiscard]] bool isOffered() const { return m_agent.abilities().discountCodes; }
    [[nodiscard]] QString code() const { return m_code; }
    /** What the POS calls the discount. */
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] State state() const { return m_state; }
    /** What became of the code, in words; empty before there is one. */
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void changed();
    void offeredChanged();

private:
    void set(State state, const QString &title = {});
    void onAnswer(const QString &code, const Result<QString> &title);

    CartTotals &m_totals;
    AgentConnection &m_agent;
    State m_state = State::None;
    QString m_code;
    QString m_title;
};

} // namespace Peak
