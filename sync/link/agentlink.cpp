#include "sync/link/agentlink.h"

#include "core/logging.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QString wordOf(Capabilities::Identity identity)
{
    switch (identity) {
    case Capabilities::Identity::Phone:
        return u"phone"_s;
    case Capabilities::Identity::Email:
        return u"email"_s;
    case Capabilities::Identity::Name:
        return u"name"_s;
    case Capabilities::Identity::MemberId:
        return u"member_id"_s;
    }
    Q_UNREACHABLE();
}

LinkCapabilities linkCapabilities(const PosClient *client)
{
    if (!client)
        return {};
    const auto &can = client->capabilities();
    QStringList identities;
    for (const auto identity : can.identities)
        identities.append(wordOf(identity));
    return LinkCapabilities(can.preview, can.cancel, can.resume, can.discountCodes, can.findCustomer,
        can.createCustomer, can.needsCustomer, identities);
}

LinkCustomer linkCustomer(const Customer &customer)
{
    const auto &contact = customer.contact;
    return LinkCustomer(customer.id.toString(), contact.firstName, contact.lastName, contact.phone, contact.email,
        contact.birthday.toString(Qt::ISODate), customer.medical, customer.banned, customer.active);
}

/** Nothing for a way to look people up that the link does not know. */
std::optional<CustomerQuery> queryFrom(const QString &how, const QStringList &values)
{
    CustomerQuery query;
    if (how == "phone"_L1 && values.size() == 1)
        query.phone = values[0];
    else if (how == "email"_L1 && values.size() == 1)
        query.email = values[0];
    else if (how == "member_id"_L1 && values.size() == 1)
        query.id = CustomerId(values[0]);
    else if (how == "name"_L1 && values.size() == 2)
        std::tie(query.firstName, query.lastName) = std::pair(values[0], values[1]);
    else
        return std::nullopt;
    return query;
}

QString wordOf(PosWatch::State state)
{
    switch (state) {
    case PosWatch::State::Unknown:
        return u"unknown"_s;
    case PosWatch::State::Online:
        return u"online"_s;
    case PosWatch::State::Offline:
        return u"offline"_s;
    }
    Q_UNREACHABLE();
}
} // namespace

AgentLink::AgentLink(PosClient *client, CatalogSync *catalog, OutboxStore &outbox, Currency currency, QObject *parent)
    : AgentSimpleSource(parent), m_client(client), m_catalog(catalog), m_outbox(outbox), m_currency(currency)
{
    setCapabilities(linkCapabilities(client));
    AgentSimpleSource::setPosState(client ? u"unknown"_s : u"none"_s);
}

Result<Ok> AgentLink::listen(const QUrl &address)
{
    if (!m_host.setHostUrl(address))
        return Error{Error::Kind::Storage, u"cannot open the local link %1"_s.arg(address.toString())};
    if (!m_host.enableRemoting<AgentSourceAPI>(this))
        return Error{Error::Kind::Storage, u"cannot offer the local link"_s};
    return Ok{};
}

void AgentLink::showPosState(PosWatch::State state) { AgentSimpleSource::setPosState(wordOf(state)); }

void AgentLink::countQueueSoon()
{
    if (!std::exchange(m_counts, true))
        QMetaObject::invokeMethod(this, &AgentLink::countQueue, Qt::QueuedConnection);
}

void AgentLink::countQueue()
{
    m_counts = false;
    const auto state = m_outbox.state();
    if (!state) {
        qCWarning(lcLink) << "cannot count the queue:" << state.error().message;
        return;
    }
    setWaitingOrders(state->waiting);
    setProblemOrders(state->problems);
}

void AgentLink::wake() { Q_EMIT woken(); }

bool AgentLink::hasPos(const QString &request)
{
    if (!m_client)
        fail(request, {Error::Kind::Unsupported, u"there is no POS"_s});
    return m_client;
}

void AgentLink::fail(const QString &request, const Error &error)
{
    Q_EMIT failed(request, LinkFailure(toWord(error.kind), error.message));
}

Order AgentLink::orderFrom(const LinkCart &cart) const
{
    Order order;
    order.customer = CustomerId(cart.customerId());
    order.discountCode = cart.discountCode();
    order.medical = cart.medical();
    for (const auto &line : cart.lines()) {
        order.lines.append(
            {ProductId(line.product()), ProductValueId(line.value()), line.name(), line.category(), line.quantity(),
                Money(line.unitPriceMinor(), m_currency), Weight::milligrams(line.unitWeightMg()), line.unitThcMg()});
    }
    return order;
}

void AgentLink::preview(const QString &request, const LinkCart &cart)
{
    if (hasPos(request))
        answerPreview(request, orderFrom(cart));
}

QCoro::Task<void> AgentLink::answerPreview(QString request, Order order)
{
    const auto totals = co_await m_client->preview(order);
    if (!totals) {
        fail(request, totals.error());
        co_return;
    }
    Q_EMIT previewed(request,
        LinkTotals(
            totals->subTotal.minor(), totals->discountTotal.minor(), totals->taxTotal.minor(), totals->total.minor()));
}

void AgentLink::findCustomer(const QString &request, const QString &how, const QStringList &values)
{
    if (!hasPos(request))
        return;
    if (const auto query = queryFrom(how, values))
        answerCustomers(request, *query);
    else
        fail(request, {Error::Kind::Invalid, u"unknown way to look a customer up"_s});
}

QCoro::Task<void> AgentLink::answerCustomers(QString request, CustomerQuery query)
{
    const auto found = co_await m_client->findCustomer(query);
    if (!found && found.error().kind != Error::Kind::NotFound) {
        fail(request, found.error());
        co_return;
    }
    QList<LinkCustomer> customers;
    for (const auto &customer : found.valueOr({}))
        customers.append(linkCustomer(customer));
    Q_EMIT customersFound(request, customers);
}

void AgentLink::createCustomer(const QString &request, const LinkCustomer &customer)
{
    if (!hasPos(request))
        return;
    Customer wanted;
    wanted.contact = {customer.firstName(), customer.lastName(), customer.phone(), customer.email(),
        QDate::fromString(customer.birthday(), Qt::ISODate)};
    wanted.medical = customer.medical();
    answerNewCustomer(request, wanted);
}

QCoro::Task<void> AgentLink::answerNewCustomer(QString request, Customer customer)
{
    const auto created = co_await m_client->createCustomer(customer);
    if (created)
        Q_EMIT customersFound(request, {linkCustomer(*created)});
    else
        fail(request, created.error());
}

void AgentLink::validateDiscount(const QString &request, const QString &code, const LinkCart &cart)
{
    if (hasPos(request))
        answerDiscount(request, code, orderFrom(cart));
}

QCoro::Task<void> AgentLink::answerDiscount(QString request, QString code, Order order)
{
    const auto discount = co_await m_client->validateDiscount(code, order);
    if (discount)
        Q_EMIT discountValidated(request, discount->title);
    else
        fail(request, discount.error());
}

void AgentLink::pullCatalog(const QString &request, bool trustSmall)
{
    if (hasPos(request))
        answerPull(request, trustSmall);
}

QCoro::Task<void> AgentLink::answerPull(QString request, bool trustSmall)
{
    const auto change = co_await m_catalog->pull(PullKind::Full, trustSmall);
    if (change)
        Q_EMIT catalogPulled(request, change->toText());
    else
        fail(request, change.error());
}

} // namespace Peak
