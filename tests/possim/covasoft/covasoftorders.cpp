#include "tests/possim/covasoft/covasoftorders.h"

#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

CovasoftOrders::CovasoftOrders(const StoreSetup &setup, CovasoftProducts &products, const CovasoftCustomers &customers)
    : m_setup(setup), m_products(products), m_customers(customers)
{
}

Result<Ok> CovasoftOrders::restore()
{
    if (m_setup.stateFile.isEmpty())
        return Ok{};
    const auto entries = m_journal.open(m_setup.stateFile);
    if (!entries)
        return entries.error();
    for (const auto &entry : *entries) {
        auto order = CovaOrder::fromJson(entry);
        const auto at = m_byId.value(order.id, m_orders.size());
        if (at < m_orders.size()) {
            m_orders[at] = std::move(order);
        } else {
            m_byId.insert(order.id, at);
            m_orders.append(std::move(order));
        }
    }
    for (const auto &order : m_orders)
        holdStock(order, 1);
    return Ok{};
}

void CovasoftOrders::holdStock(const CovaOrder &order, int direction)
{
    if (!order.holdsStock())
        return;
    for (const auto &item : order.items)
        m_products.take(item["catalogItemId"_L1].toString(), direction * int(item["quantity"_L1].toDouble()));
}

void CovasoftOrders::setOutcome(CovaOrder &order, CovaStatus outcome)
{
    holdStock(order, -1);
    order.outcome = outcome;
    holdStock(order, 1);
}

std::optional<CovaRefusal> CovasoftOrders::refuseIntake(CovaIntake intake) const
{
    const bool inclusive = covaSetting(m_setup, "pricing"_L1).toString() == "Inclusive"_L1;
    if (inclusive == (intake == CovaIntake::TaxInclusive))
        return std::nullopt;
    return CovaRefusal{400,
        inclusive ? u"This location's prices include tax: use TIPCovaOrder."_s
                  : u"This location's prices do not include tax: use TEPCovaOrder."_s};
}

QString CovasoftOrders::problemOf(const CovaOrder &order) const
{
    for (const auto &item : order.items) {
        const auto *entry = m_products.find(item["catalogItemId"_L1].toString());
        if (!entry)
            return u"Product %1 does not exist."_s.arg(item["catalogItemId"_L1].toString());
        if (!entry->item.active)
            return u"Product %1 cannot be sold."_s.arg(entry->item.id);
    }
    const auto customer = covaMember(order.body, "CustomerId"_L1).toString();
    return customer.isEmpty() || m_customers.find(customer) ? QString() : u"The customer does not exist."_s;
}

void CovasoftOrders::submit(CovaOrder &order)
{
    const auto failure = covaSetting(m_setup, "orders_fail"_L1).toString();
    const auto problem = problemOf(order);
    const bool synchronous = covaSetting(m_setup, "synchronous"_L1).toBool();
    order.submitted = m_setup.clock.now();
    order.processing = Milliseconds(synchronous ? 0 : covaSetting(m_setup, "processing_ms"_L1).toInteger());
    order.message.clear();
    if (failure == "transient"_L1) {
        order.outcome = CovaStatus::TransientFailure;
        order.message = u"The register could not be reached."_s;
    } else if (failure == "permanent"_L1 || !problem.isEmpty()) {
        order.outcome = CovaStatus::PermanentFailure;
        order.message = problem.isEmpty() ? u"The order was refused by order of the test."_s : problem;
    } else {
        order.outcome = CovaStatus::Ready;
        order.receipt = 90'000 + ++m_creates;
        holdStock(order, 1);
    }
    m_journal.append(order.toJson());
}

HttpServerResponse CovasoftOrders::accepted(const CovaOrder &order) const
{
    const bool synchronous = covaSetting(m_setup, "synchronous"_L1).toBool();
    return HttpServerResponse::json(synchronous ? 200 : 202, order.reply());
}

/** Whether a repeated id does harm is not published: both are here. A failure of Cova's own is always tried again. */
HttpServerResponse CovasoftOrders::again(qsizetype at)
{
    auto &order = m_orders[at];
    if (order.statusAt(m_setup.clock.now()) == CovaStatus::TransientFailure) {
        submit(order);
        return accepted(order);
    }
    if (covaSetting(m_setup, "repeated_put_fails"_L1).toBool())
        return covaFail(m_setup, {409, u"An order with this id exists."_s});
    return accepted(order);
}

HttpServerResponse CovasoftOrders::take(CovaIntake intake, const QString &id, const HttpServerRequest &request)
{
    CovaOrder order;
    if (const auto refusal = CovaOrder::parse(request.body, intake, m_setup, order))
        return covaFail(m_setup, *refusal);
    if (const auto refusal = refuseIntake(intake))
        return covaFail(m_setup, *refusal);
    if (intake == CovaIntake::Oldest)
        order.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    else if (QUuid::fromString(id).isNull() || order.id.compare(id, Qt::CaseInsensitive) != 0)
        return covaFail(m_setup, {400, u"The order id in the address and in the body must be the same GUID."_s});
    order.id = order.id.toLower();
    if (const auto at = m_byId.value(order.id, -1); at >= 0)
        return again(at);
    if (covaSetting(m_setup, "synchronous"_L1).toBool()) {
        if (const auto problem = problemOf(order); !problem.isEmpty())
            return covaFail(m_setup, {400, problem});
    }
    order.created = m_setup.clock.now();
    submit(order);
    m_byId.insert(order.id, m_orders.size());
    m_orders.append(order);
    return accepted(order);
}

HttpServerResponse CovasoftOrders::status(const QString &id) const
{
    const auto at = m_byId.value(id.toLower(), -1);
    const Milliseconds delay(m_setup.behaviour.visibilityDelayMs);
    if (at < 0 || m_setup.clock.now() - m_orders[at].created < delay)
        return covaFail(m_setup, covaNotFound());
    return HttpServerResponse::json(200, m_orders[at].statusReply(m_setup));
}

const CovaOrder *CovasoftOrders::atRegister(const QString &id) const
{
    const auto at = m_byId.value(id.toLower(), -1);
    return at >= 0 && m_orders[at].isAtRegister(m_setup.clock.now()) ? &m_orders[at] : nullptr;
}

HttpServerResponse CovasoftOrders::sale(const QString &id) const
{
    const auto *order = atRegister(id);
    if (!order)
        return covaFail(m_setup, covaNotFound());
    const auto customer = m_customers.find(covaMember(order->body, "CustomerId"_L1).toString());
    return HttpServerResponse::json(200, order->sale(m_setup, customer));
}

HttpServerResponse CovasoftOrders::cancel(const QString &id)
{
    if (!atRegister(id))
        return covaFail(m_setup, covaNotFound());
    auto &order = m_orders[m_byId.value(id.toLower())];
    if (order.payment == CovaPayment::Applied || order.outcome == CovaStatus::Completed)
        return covaFail(m_setup, {409, u"A payment was taken in; the sale cannot be cancelled."_s});
    if (order.outcome == CovaStatus::Cancelled)
        return covaFail(m_setup, {409, u"The sale is cancelled already."_s});
    setOutcome(order, CovaStatus::Cancelled);
    m_journal.append(order.toJson());
    return {204, {}, {}};
}

HttpServerResponse CovasoftOrders::pay(const HttpServerRequest &request)
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    const auto id = covaMember(body, "SaleID"_L1).toString().toLower();
    if (covaMember(body, "TrackingNumber"_L1).toString().isEmpty())
        return covaFail(m_setup, {400, u"TrackingNumber is required."_s});
    if (!atRegister(id))
        return covaFail(m_setup, covaNotFound());
    auto &order = m_orders[m_byId.value(id)];
    qint64 amount = 0;
    for (const auto &payment : covaMember(body, "Payments"_L1).toArray())
        amount += covaCents(covaMember(payment.toObject(), "Amount"_L1).toDouble());
    if (order.paymentAt(m_setup.clock.now()) != CovaPayment::Ready)
        return covaFail(m_setup, {409, u"The order is not ready for payment."_s});
    if (amount != order.total(m_setup))
        return covaFail(m_setup, {400, u"The amount must be the total of the sale."_s});
    order.payment = CovaPayment::Applied;
    m_journal.append(order.toJson());
    return HttpServerResponse::json(202, {{u"SaleID"_s, order.id}});
}

QJsonObject CovasoftOrders::whole(const CovaOrder &order) const
{
    auto all = order.reply();
    const auto status = order.statusReply(m_setup);
    for (auto member = status.begin(); member != status.end(); ++member)
        all[member.key()] = member.value();
    all["OrderStatus"_L1] =
        order.foreignStatus.isEmpty() ? covaWord(order.statusAt(m_setup.clock.now())) : order.foreignStatus;
    all["ExternalOrderId"_L1] = covaMember(order.body, "ExternalOrderId"_L1).toString();
    all["receiptNumber"_L1] = QString::number(order.receipt);
    return all;
}

QJsonArray CovasoftOrders::all() const
{
    QJsonArray list;
    for (const auto &order : m_orders)
        list.append(whole(order));
    return list;
}

/** The words of both lists: what the register does and how far the budtender is. */
static Result<Ok> applyWord(CovaOrder &order, const QString &word, bool force, CovaStatus &outcome)
{
    static const QStringList fulfilments{u"OrderPlaced"_s, u"InProgress"_s, u"ReadyForPickup"_s};
    order.foreignStatus.clear();
    if (fulfilments.contains(word)) {
        order.fulfilment = word;
        outcome = CovaStatus::Ready;
    } else if (const auto status = covaStatus(word)) {
        outcome = *status;
    } else if (force) {
        order.foreignStatus = word;
    } else {
        return Error{Error::Kind::Invalid, u"no such status"_s};
    }
    return Ok{};
}

Result<QJsonObject> CovasoftOrders::move(const QString &id, const QJsonObject &change)
{
    const auto at = m_byId.value(id.toLower(), -1);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such order"_s};
    auto changed = m_orders[at];
    auto outcome = changed.outcome;
    if (change.contains("status"_L1)) {
        const auto word = change["status"_L1].toString();
        if (const auto done = applyWord(changed, word, change["force"_L1].toBool(), outcome); !done)
            return done.error();
    }
    if (change.contains("payment_status"_L1)) {
        const bool paid = change["payment_status"_L1].toString() == "PaymentApplied"_L1;
        changed.payment = paid ? CovaPayment::Applied : CovaPayment::NotReady;
    }
    changed.message = change["note"_L1].toString(changed.message);
    changed.processing = Milliseconds(0); // A person at the till does not wait for the queue.
    m_orders[at] = changed;
    setOutcome(m_orders[at], outcome);
    m_journal.append(m_orders[at].toJson());
    return whole(m_orders[at]);
}

Result<QJsonObject> CovasoftOrders::setItems(const QString &id, const QJsonArray &items)
{
    const auto at = m_byId.value(id.toLower(), -1);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such order"_s};
    QJsonArray lines;
    for (const auto &item : items) {
        const auto *entry = m_products.find(item["size_id"_L1].toString());
        if (!entry)
            return Error{Error::Kind::Invalid, u"no such product"_s};
        const auto cents = entry->item.saleCents ? entry->item.saleCents : entry->item.priceCents;
        lines.append(QJsonObject{{u"name"_s, entry->item.name}, {u"catalogItemId"_s, entry->item.id},
            {u"quantity"_s, item["quantity"_L1].toInt(1)}, {u"sellAtPricePerUnit"_s, covaDollars(cents.value_or(0))}});
    }
    auto &order = m_orders[at];
    holdStock(order, -1);
    order.items = lines;
    holdStock(order, 1);
    m_journal.append(order.toJson());
    return whole(order);
}

} // namespace Peak::Possim
