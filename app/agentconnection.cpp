#include "app/agentconnection.h"

#include "core/logging.h"

#include "rep_agent_merged.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak {

static LinkLine toLink(const OrderLine &line)
{
    return LinkLine(line.product.toString(), line.value.toString(), line.name, line.category, line.quantity,
        line.unitPrice.minor(), line.unitWeight.mg(), line.unitThcMg);
}

static LinkCart toLink(const PreviewRequest &request)
{
    QList<LinkLine> lines;
    for (const auto &line : request.lines)
        lines.append(toLink(line));
    return LinkCart(lines, request.customer.toString(), request.discountCode, request.medical);
}

static LinkCustomer toLink(const Customer &customer)
{
    const auto &contact = customer.contact;
    return LinkCustomer(customer.id.toString(), contact.firstName, contact.lastName, contact.phone, contact.email,
        contact.birthday.toString(Qt::ISODate), customer.medical, customer.banned, customer.active);
}

static Customer toCustomer(const LinkCustomer &link)
{
    Customer customer;
    customer.id = CustomerId(link.id());
    customer.contact = {
        link.firstName(), link.lastName(), link.phone(), link.email(), QDate::fromString(link.birthday(), Qt::ISODate)};
    customer.medical = link.medical();
    customer.banned = link.banned();
    customer.active = link.active();
    return customer;
}

static Error::Kind kindOf(const QString &word)
{
    for (int i = 0; i <= static_cast<int>(Error::Kind::Storage); ++i) {
        if (toWord(static_cast<Error::Kind>(i)) == word)
            return static_cast<Error::Kind>(i);
    }
    return Error::Kind::Malformed;
}

void AgentConnection::Question::fail(const Error &error) const
{
    if (totals)
        totals(error);
    if (customers)
        customers(error);
    if (title)
        title(error);
}

AgentConnection::AgentConnection(Currency currency, Patience patience, QObject *parent)
    : QObject(parent), m_currency(currency), m_patience(patience)
{
}

AgentConnection::~AgentConnection() = default;

void AgentConnection::connectTo(const QUrl &address)
{
    m_node.connectToNode(address);
    m_agent.reset(m_node.acquire<AgentReplica>());
    const auto *agent = m_agent.get();
    connect(agent, &QRemoteObjectReplica::stateChanged, this, [this](auto state) {
        if (state != QRemoteObjectReplica::Valid)
            failAll();
        else
            takeAbilities();
        Q_EMIT stateChanged();
    });
    connect(agent, &AgentReplica::posStateChanged, this, &AgentConnection::stateChanged);
    connect(agent, &AgentReplica::capabilitiesChanged, this, [this] {
        takeAbilities();
        Q_EMIT stateChanged();
    });
    connect(agent, &AgentReplica::catalogGenerationChanged, this, &AgentConnection::catalogChanged);
    connect(agent, &AgentReplica::previewed, this, &AgentConnection::onPreviewed);
    connect(agent, &AgentReplica::customersFound, this, &AgentConnection::onCustomersFound);
    connect(agent, &AgentReplica::discountValidated, this, &AgentConnection::onDiscountValidated);
    connect(agent, &AgentReplica::failed, this, &AgentConnection::onFailed);
    connect(agent, &AgentReplica::orderChanged, this,
        [this](const QString &order) { Q_EMIT orderChanged(OrderId(order)); });
}

AgentConnection::State AgentConnection::state() const
{
    if (!m_agent || m_agent->state() != QRemoteObjectReplica::Valid)
        return State::NoAgent;
    return m_agent->posState() == "offline"_L1 ? State::PosDown : State::Online;
}

void AgentConnection::takeAbilities()
{
    const auto can = m_agent->capabilities();
    m_abilities = {can.preview(), can.cancel(), can.resume(), can.discountCodes(), can.findCustomer(),
        can.createCustomer(), can.needsCustomer(), can.identities()};
    m_knowsAbilities = true;
}

QString AgentConnection::ask(Question question, std::chrono::milliseconds patience)
{
    if (!hasAgent()) {
        // Later, so that an answer never comes before the question has been asked.
        QMetaObject::invokeMethod(
            this,
            [question] {
                question.fail({Error::Kind::Unreachable, u"no agent"_s});
            },
            Qt::QueuedConnection);
        return {};
    }
    const QString request = QString::number(++m_lastQuestion) + u'-' + QUuid::createUuid().toString(QUuid::Id128);
    m_questions.insert(request, question);
    QTimer::singleShot(patience, this, [this, request] {
        if (!m_questions.contains(request))
            return;
        qCInfo(lcKiosk) << "no answer from the agent in time";
        take(request).fail({Error::Kind::Unreachable, u"no answer in time"_s});
    });
    return request;
}

AgentConnection::Question AgentConnection::take(const QString &request) { return m_questions.take(request); }

void AgentConnection::failAll()
{
    const auto questions = std::exchange(m_questions, {});
    for (const auto &question : questions)
        question.fail({Error::Kind::Unreachable, u"the agent went away"_s});
}

void AgentConnection::forgetQuestions() { m_questions.clear(); }

void AgentConnection::preview(const PreviewRequest &request, TotalsAnswer answer)
{
    const auto name = ask({std::move(answer), {}}, m_patience.preview);
    if (!name.isEmpty())
        m_agent->preview(name, toLink(request));
}

/** The query as the link spells it: how, and the values. */
static std::pair<QString, QStringList> toLink(const CustomerQuery &query)
{
    if (!query.id.isEmpty())
        return {u"member_id"_s, {query.id.toString()}};
    if (!query.phone.isEmpty())
        return {u"phone"_s, {query.phone}};
    if (!query.email.isEmpty())
        return {u"email"_s, {query.email}};
    return {u"name"_s, {query.firstName, query.lastName}};
}

void AgentConnection::findCustomer(const CustomerQuery &query, CustomersAnswer answer)
{
    const auto name = ask({{}, std::move(answer)}, m_patience.customer);
    if (name.isEmpty())
        return;
    const auto [how, values] = toLink(query);
    m_agent->findCustomer(name, how, values);
}

void AgentConnection::createCustomer(const Customer &customer, CustomersAnswer answer)
{
    const auto name = ask({{}, std::move(answer)}, m_patience.customer);
    if (!name.isEmpty())
        m_agent->createCustomer(name, toLink(customer));
}

void AgentConnection::validateDiscount(const QString &code, const PreviewRequest &cart, TitleAnswer answer)
{
    const auto name = ask({{}, {}, std::move(answer)}, m_patience.customer);
    if (!name.isEmpty())
        m_agent->validateDiscount(name, code, toLink(cart));
}

void AgentConnection::wake()
{
    if (hasAgent())
        m_agent->wake();
}

void AgentConnection::onPreviewed(const QString &request, const LinkTotals &link)
{
    const auto question = take(request);
    if (!question.totals)
        return;
    const auto money = [this](qlonglong minor) { return Money(minor, m_currency); };
    question.totals(Totals{money(link.subTotalMinor()), money(link.discountTotalMinor()), money(link.taxTotalMinor()),
        money(link.totalMinor()), false});
}

void AgentConnection::onCustomersFound(const QString &request, const QList<LinkCustomer> &found)
{
    const auto question = take(request);
    if (!question.customers)
        return;
    QList<Customer> customers;
    for (const auto &link : found)
        customers.append(toCustomer(link));
    question.customers(customers);
}

void AgentConnection::onDiscountValidated(const QString &request, const QString &title)
{
    if (const auto question = take(request); question.title)
        question.title(title);
}

void AgentConnection::onFailed(const QString &request, const LinkFailure &failure)
{
    take(request).fail({kindOf(failure.kind()), failure.message()});
}

} // namespace Peak
