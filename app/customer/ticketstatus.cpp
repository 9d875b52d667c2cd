#include "app/customer/ticketstatus.h"

#include "app/customer/ordertext.h"

using namespace Qt::StringLiterals;

namespace Peak {

TicketStatus::TicketStatus(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.desk, &OrderDesk::ordersChanged, this, &TicketStatus::refresh);
}

void TicketStatus::clear()
{
    m_digits.clear();
    m_order.reset();
    m_proven = false;
    m_problem.clear();
    Q_EMIT changed();
}

void TicketStatus::setProblem(const QString &text)
{
    m_problem = text;
    Q_EMIT changed();
}

QString TicketStatus::entryText() const { return prefix() + m_digits.leftJustified(3, u'_'); }

void TicketStatus::addDigit(const QString &digit)
{
    if (m_order || m_digits.size() >= 4 || digit.size() != 1 || digit[0] < u'0' || digit[0] > u'9')
        return;
    m_digits += digit;
    setProblem({});
}

void TicketStatus::removeDigit()
{
    m_digits.chop(1);
    setProblem({});
}

bool TicketStatus::triesAreLeft()
{
    const auto now = m_parts.clock.now();
    m_wrong.removeIf([&](Instant at) { return at + tryWindow <= now || at > now; });
    return m_wrong.size() < MaxTries;
}

void TicketStatus::lookUp()
{
    if (isComplete())
        show(triesAreLeft() ? m_parts.desk.byTicket(prefix() + m_digits) : std::optional<Order>(), false);
}

void TicketStatus::scan(const QString &reference)
{
    const QString code = reference.trimmed().left(64).toUpper();
    if (!code.isEmpty())
        show(triesAreLeft() ? m_parts.desk.byReference(code) : std::optional<Order>(), true);
}

void TicketStatus::show(const Result<std::optional<Order>> &found, bool proven)
{
    if (!triesAreLeft()) {
        setProblem(tr("Too many tries. Please ask at the counter."));
        return;
    }
    m_order = found.valueOr({});
    m_proven = proven && m_order;
    m_digits.clear();
    if (!found) {
        setProblem(tr("We cannot look right now. Please ask at the counter."));
    } else if (!m_order) {
        m_wrong.append(m_parts.clock.now());
        setProblem(tr("We found no order of today with this number. Please check your ticket."));
    } else {
        setProblem({});
    }
}

void TicketStatus::refresh()
{
    if (!m_order)
        return;
    if (const auto now = m_parts.desk.byId(m_order->id).valueOr({}); now && now->version != m_order->version) {
        m_order = *now;
        Q_EMIT changed();
    }
}

QString TicketStatus::statusText() const { return m_order ? OrderText::status(*m_order) : QString(); }

QString TicketStatus::contentText() const
{
    int pieces = 0;
    for (const auto &line : m_order ? m_order->lines : QList<OrderLine>())
        pieces += line.quantity;
    return tr("Items: %1").arg(pieces);
}

bool TicketStatus::isCancelable() const
{
    return m_order && m_proven
        && (m_order->status == OrderStatus::VerificationPending || m_order->status == OrderStatus::AwaitingProcessing)
        && (!m_parts.config.hasPos() || m_parts.agent.abilities().cancel);
}

bool TicketStatus::isGrowing() const
{
    return m_order && m_order->status == OrderStatus::AwaitingProcessing && m_parts.agent.abilities().resume;
}

void TicketStatus::cancelOrder()
{
    if (!isCancelable())
        return;
    const auto canceled = m_parts.desk.cancel(*m_order);
    if (canceled) {
        m_order = *canceled;
        m_parts.agent.wake();
        setProblem({});
        return;
    }
    refresh();
    setProblem(canceled.error().kind == Error::Kind::Conflict
            ? tr("The counter has just changed this order. Please ask there.")
            : tr("We could not cancel it. Please ask at the counter."));
}

} // namespace Peak
