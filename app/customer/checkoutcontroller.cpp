#include "app/customer/checkoutcontroller.h"

#include "app/customer/ordertext.h"
#include "app/customer/problemtext.h"
#include "core/logging.h"

using namespace Qt::StringLiterals;

namespace Peak {

CheckoutController::CheckoutController(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.cart, &CartModel::contentChanged, this, [this] { m_orderId = {}; });
    connect(&m_parts.desk, &OrderDesk::ordersChanged, this, &CheckoutController::readOrder);
    connect(&m_parts.agent, &AgentConnection::orderChanged, this, [this](const OrderId &order) {
        if (m_order && m_order->id == order)
            readOrder();
    });
}

void CheckoutController::go(Step step)
{
    setProblem({});
    if (step == m_step)
        return;
    m_step = step;
    Q_EMIT stepChanged();
}

void CheckoutController::setProblem(const QString &text, const QString &field)
{
    if (text == m_problem && field == m_problemField)
        return;
    m_problem = text;
    m_problemField = field;
    Q_EMIT problemChanged();
}

void CheckoutController::clear()
{
    m_parts.agent.forgetQuestions();
    m_method = Method::ByPhone;
    m_phone.clear();
    forgetIdentity();
    m_note.clear();
    m_parts.discount.clear();
    m_parts.totals.clear();
    m_orderId = {};
    m_unclear = {};
    m_twin.reset();
    m_order.reset();
    go(Step::Shopping);
    Q_EMIT identityChanged();
    Q_EMIT noteChanged();
    Q_EMIT problemChanged();
    Q_EMIT orderChanged();
}

void CheckoutController::begin()
{
    if (m_step != Step::Shopping)
        return;
    if (m_parts.cart.recheck())
        startIdentity();
    else if (m_parts.cart.isReady())
        m_parts.cart.tell(tr("A price has changed. Please look at the marked item, then check out."));
}

void CheckoutController::review()
{
    m_parts.cart.setMedical(m_medical);
    m_parts.totals.setBuyer(m_customer, m_medical);
    Q_EMIT identityChanged();
    go(Step::Review);
}

void CheckoutController::setNote(const QString &note)
{
    const QString cleaned = cleanedNotes(note).left(OrderRules::MaxNotes);
    if (cleaned == m_note)
        return;
    m_note = cleaned;
    Q_EMIT noteChanged();
}

OrderRequest CheckoutController::request() const
{
    OrderRequest request;
    request.customer = m_customer;
    request.contact = m_contact;
    request.lines = m_parts.cart.lines();
    request.notes = m_note;
    request.discountCode = m_parts.totals.discountCode();
    request.origin = u"customer"_s;
    request.medical = m_medical;
    return request;
}

/** The last look at prices and stock. What changed is shown before anything is promised. */
bool CheckoutController::cartStillStands()
{
    if (m_parts.cart.recheck())
        return true;
    if (m_parts.cart.isReady())
        setProblem(tr("A price has changed. Please look at the new total, then order."));
    else if (const auto limits = m_parts.cart.limitText(); !limits.isEmpty())
        setProblem(limits);
    else
        setProblem(
            tr("Something in your cart is not available any more. Your cart is safe: please change the marked item."));
    return false;
}

bool CheckoutController::orderIsFine(const OrderRequest &request)
{
    OrderRules rules;
    rules.minimumAge = m_parts.config.customers.minimumAge;
    rules.minimumAgeMedical = m_parts.config.customers.medicalAge;
    rules.purchaseLimits = m_parts.config.purchaseLimits;
    const auto problems = checkOrder(request, rules, today());
    if (!problems.isEmpty())
        setProblem(ProblemText::of(problems.first(), m_parts.formatting));
    return problems.isEmpty();
}

void CheckoutController::submit()
{
    if (m_step != Step::Review || isTwinFound() || !cartStillStands() || !orderIsFine(request()))
        return;
    if (!unclearOrderIsSettled())
        return;
    if (m_orderId.isEmpty())
        m_orderId = m_parts.desk.newOrderId();
    const auto twin = m_parts.desk.recentTwin(request()).valueOr({});
    if (twin && twin->id != m_orderId) {
        m_twin = twin;
        Q_EMIT problemChanged();
        return;
    }
    take();
}

void CheckoutController::orderAgain()
{
    if (!m_twin)
        return;
    m_twin.reset();
    Q_EMIT problemChanged();
    take();
}

void CheckoutController::keepFirstOrder()
{
    if (!m_twin)
        return;
    m_order = std::exchange(m_twin, std::nullopt);
    m_parts.cart.clear();
    Q_EMIT orderChanged();
    Q_EMIT problemChanged();
    go(Step::Taken);
}

void CheckoutController::take()
{
    const auto order = m_parts.desk.submit(m_orderId, request(), m_parts.totals.totals());
    if (order) {
        taken(*order);
    } else if (order.error().kind == Error::Kind::InDoubt) {
        m_unclear = m_orderId;
        sayUnclear();
    } else {
        setProblem(tr("We could not take your order — it has NOT been placed. "
                      "Your cart is safe. Please try again, or order at the counter."));
    }
}

void CheckoutController::sayUnclear()
{
    setProblem(tr("We could not make sure that your order is saved. Please try again, or ask at the counter."));
}

/** An order that may be on disk is looked for before another one may be made, whatever the cart holds by now. */
bool CheckoutController::unclearOrderIsSettled()
{
    if (m_unclear.isEmpty())
        return true;
    const auto found = m_parts.desk.byId(m_unclear);
    if (!found) {
        sayUnclear();
        return false;
    }
    m_unclear = {};
    if (*found)
        taken(**found);
    return !*found;
}

void CheckoutController::taken(const Order &order)
{
    m_order = order;
    m_parts.agent.wake();
    m_parts.cart.clear();
    Q_EMIT orderChanged();
    go(Step::Taken);
}

void CheckoutController::readOrder()
{
    if (!m_order)
        return;
    const auto now = m_parts.desk.byId(m_order->id).valueOr({});
    if (!now || now->version == m_order->version)
        return;
    m_order = *now;
    Q_EMIT orderChanged();
}

QString CheckoutController::orderText() const { return m_order ? OrderText::status(*m_order) : QString(); }

void CheckoutController::back()
{
    ++m_search;
    m_twin.reset();
    Q_EMIT problemChanged();
    switch (m_step) {
    case Step::Review:
        go(m_named ? Step::Name : Step::Phone);
        break;
    case Step::Searching:
    case Step::Name:
    case Step::AskStaff:
        go(Step::Phone);
        break;
    case Step::Birthday:
        go(m_named ? Step::Name : Step::Phone);
        break;
    case Step::Phone:
        go(Step::Shopping);
        break;
    case Step::Shopping:
    case Step::Taken:
        break;
    }
}

} // namespace Peak
