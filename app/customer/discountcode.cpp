#include "app/customer/discountcode.h"

namespace Peak {

DiscountCode::DiscountCode(CartTotals &totals, AgentConnection &agent, QObject *parent)
    : QObject(parent), m_totals(totals), m_agent(agent)
{
    connect(&m_agent, &AgentConnection::stateChanged, this, &DiscountCode::offeredChanged);
}

void DiscountCode::set(State state, const QString &title)
{
    m_state = state;
    m_title = title;
    m_totals.setDiscountCode(state == State::Accepted ? m_code : QString());
    Q_EMIT changed();
}

void DiscountCode::clear()
{
    m_code.clear();
    set(State::None);
}

void DiscountCode::apply(const QString &code)
{
    m_code = code.simplified().left(MaxLength);
    if (m_code.isEmpty() || !isOffered()) {
        clear();
        return;
    }
    set(State::Checking);
    m_agent.validateDiscount(
        m_code, m_totals.request(), [this, asked = m_code](const Result<QString> &title) { onAnswer(asked, title); });
}

void DiscountCode::onAnswer(const QString &code, const Result<QString> &title)
{
    if (m_state != State::Checking || code != m_code)
        return;
    if (title) {
        set(State::Accepted, *title);
        return;
    }
    switch (title.error().kind) {
    case Error::Kind::NotFound:
    case Error::Kind::Rejected:
    case Error::Kind::Invalid:
        set(State::Refused);
        break;
    default:
        set(State::Later);
    }
}

QString DiscountCode::text() const
{
    switch (m_state) {
    case State::None:
        return {};
    case State::Checking:
        return tr("Checking your code…");
    case State::Accepted:
        return m_title.isEmpty() ? tr("Your code counts.") : m_title;
    case State::Refused:
        return tr("This code does not work here. Please check how it is written.");
    case State::Later:
        return tr("We cannot check codes right now. Please show it at the counter.");
    }
    Q_UNREACHABLE();
}

} // namespace Peak
