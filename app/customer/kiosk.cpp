#include "app/customer/kiosk.h"

namespace Peak {

Kiosk::Kiosk(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.checkout, &CheckoutController::stepChanged, this, &Kiosk::update);
    connect(&m_parts.desk, &OrderDesk::openChanged, this, &Kiosk::update);
    connect(&m_parts.session, &SessionController::ended, this, &Kiosk::reset);
    connect(&m_parts.agent, &AgentConnection::stateChanged, this, [this] {
        m_parts.desk.setAgentAlive(m_parts.agent.hasAgent());
        Q_EMIT offlineChanged();
    });
    update();
}

Kiosk::Page Kiosk::customersPage() const
{
    switch (m_parts.checkout.step()) {
    case CheckoutController::Step::Shopping:
        return m_browsing;
    case CheckoutController::Step::Phone:
    case CheckoutController::Step::Searching:
        return Page::Identify;
    case CheckoutController::Step::Name:
        return Page::Name;
    case CheckoutController::Step::Birthday:
        return Page::Birthday;
    case CheckoutController::Step::AskStaff:
        return Page::AskStaff;
    case CheckoutController::Step::Review:
        return Page::Review;
    case CheckoutController::Step::Taken:
        return Page::ThankYou;
    }
    Q_UNREACHABLE();
}

void Kiosk::update()
{
    const auto wanted = customersPage();
    m_parts.totals.setWatched(wanted == Page::Cart || wanted == Page::Review);
    switch (wanted) {
    case Page::Start:
        if (m_parts.session.kind() != SessionController::Kind::Greeting)
            m_parts.session.setKind(SessionController::Kind::None);
        break;
    case Page::ThankYou:
        m_parts.session.setKind(SessionController::Kind::Farewell);
        break;
    default:
        m_parts.session.setKind(SessionController::Kind::Shopping);
    }
    // An order that is taken keeps its number on the screen, whatever happens to the file afterwards.
    const auto shown = m_parts.desk.isOpen() || wanted == Page::ThankYou ? wanted : Page::Counter;
    if (shown == m_page)
        return;
    m_page = shown;
    Q_EMIT pageChanged();
}

void Kiosk::reset()
{
    m_parts.cart.clear();
    m_parts.catalog.clear();
    m_parts.product.clear();
    m_parts.ticket.clear();
    m_browsing = Page::Start;
    m_parts.checkout.clear();
    update();
}

void Kiosk::browse(Page page)
{
    m_browsing = page;
    update();
}

void Kiosk::start() { browse(m_parts.config.customers.ageGate ? Page::AgeGate : Page::Catalogue); }

void Kiosk::showCatalogue() { browse(Page::Catalogue); }

void Kiosk::showOrderStatus()
{
    m_parts.ticket.clear();
    browse(Page::OrderStatus);
}

void Kiosk::showCart() { browse(Page::Cart); }

void Kiosk::showProduct(const QString &productId)
{
    m_parts.product.load(productId);
    if (!m_parts.product.isFound())
        return;
    if (m_browsing != Page::Product) // From one product to a similar one: back leads out of both.
        m_beforeProduct = m_browsing;
    browse(Page::Product);
}

void Kiosk::quickAdd(const QString &productId)
{
    if (!m_parts.cart.addOnly(productId))
        showProduct(productId);
}

void Kiosk::back()
{
    if (m_parts.checkout.step() != CheckoutController::Step::Shopping)
        m_parts.checkout.back();
    else if (m_browsing == Page::Product)
        browse(m_beforeProduct);
    else
        browse(Page::Catalogue);
}

} // namespace Peak
