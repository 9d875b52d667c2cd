#include "app/customer/carttotals.h"

#include "core/logging.h"

using namespace std::chrono_literals;

namespace Peak {

CartTotals::CartTotals(
    CartModel &cart, AgentConnection &agent, const Formatting &formatting, const StoreConfig &config, QObject *parent)
    : QObject(parent), m_cart(cart), m_agent(agent), m_formatting(formatting), m_config(config)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(300ms);
    connect(&m_soon, &QTimer::timeout, this, &CartTotals::refresh);
    connect(&m_cart, &CartModel::changed, this, &CartTotals::cartHasChanged);
}

void CartTotals::setBuyer(const CustomerId &customer, bool medical)
{
    m_customer = customer;
    m_medical = medical;
}

void CartTotals::setDiscountCode(const QString &code)
{
    if (code == m_code)
        return;
    m_code = code;
    refresh();
}

void CartTotals::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    if (m_watched)
        refresh();
}

void CartTotals::clear()
{
    m_soon.stop();
    m_customer = {};
    m_medical = false;
    m_code.clear();
    m_watched = false;
    m_pricing = false;
    ++m_question;
    reckonHere();
    Q_EMIT changed();
}

PreviewRequest CartTotals::request() const { return {m_cart.lines(), m_customer, m_medical, m_code}; }

CartTotals::Source CartTotals::source() const
{
    if (!m_config.hasPos())
        return Source::Final;
    if (!m_totals.estimate)
        return Source::Pos;
    return m_config.taxes.isEmpty() ? Source::WithoutTaxes : Source::LocalTaxes;
}

void CartTotals::reckonHere()
{
    m_priced = m_cart.lines();
    m_totals = m_config.localTotals(m_priced);
}

void CartTotals::cartHasChanged()
{
    if (m_cart.lines() == m_priced)
        return;
    ++m_question; // An answer on its way is about another cart.
    reckonHere();
    m_pricing = m_watched && m_config.hasPos() && m_agent.hasAgent();
    Q_EMIT changed();
    if (m_watched)
        m_soon.start();
}

void CartTotals::refresh()
{
    m_soon.stop();
    reckonHere();
    m_pricing = m_watched && !m_priced.isEmpty() && m_config.hasPos() && m_agent.hasAgent();
    const quint64 question = ++m_question;
    Q_EMIT changed();
    if (m_pricing)
        m_agent.preview(request(), [this, question](const Result<Totals> &totals) { onPreview(question, totals); });
}

void CartTotals::onPreview(quint64 question, const Result<Totals> &totals)
{
    if (question != m_question)
        return;
    m_pricing = false;
    if (totals)
        m_totals = *totals;
    else
        qCInfo(lcKiosk) << "totals are an estimate:" << toWord(totals.error().kind);
    Q_EMIT changed();
}

QString CartTotals::discountText() const
{
    return m_totals.discountTotal.isZero() ? QString() : m_formatting.money(-m_totals.discountTotal);
}

QString CartTotals::taxText() const
{
    return source() == Source::WithoutTaxes ? QString() : m_formatting.money(m_totals.taxTotal);
}

} // namespace Peak
