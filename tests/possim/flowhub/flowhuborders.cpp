#include "tests/possim/flowhub/flowhuborders.h"

#include "tests/possim/flowhub/flowhubreply.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static const QStringList statuses{u"new"_s, u"inQueue"_s, u"started"_s, u"ready"_s, u"inTransit"_s, u"delivered"_s,
    u"sold"_s, u"unableToComplete"_s, u"unableToVerify"_s, u"deleted"_s};

bool FlowhubOrder::isSold() const { return status() == "sold"_L1 || status() == "delivered"_L1; }

bool FlowhubOrder::isCanceled() const { return status() == "deleted"_L1 || status().startsWith("unable"_L1); }

FlowhubOrders::FlowhubOrders(const StoreSetup &setup, FlowhubInventory &inventory, const FlowhubCustomers &customers)
    : m_setup(setup), m_inventory(inventory), m_rules(setup, inventory, customers)
{
}

qsizetype FlowhubOrders::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_orders, id, &FlowhubOrder::id);
    return found == m_orders.end() ? -1 : found - m_orders.begin();
}

Result<Ok> FlowhubOrders::restore()
{
    if (m_setup.stateFile.isEmpty())
        return Ok{};
    const auto entries = m_journal.open(m_setup.stateFile);
    if (!entries)
        return entries.error();
    for (const auto &entry : *entries) {
        FlowhubOrder order{entry["doc"_L1].toObject(), entry["number"_L1].toInt(),
            fromMs(entry["created"_L1].toInteger()), std::nullopt};
        if (entry["closed"_L1].isDouble())
            order.closed = fromMs(entry["closed"_L1].toInteger());
        const auto at = indexOf(order.id());
        if (at < 0)
            m_orders.append(order);
        else
            m_orders[at] = order;
    }
    for (const auto &order : m_orders)
        holdStock(order, 1);
    return Ok{};
}

void FlowhubOrders::keep(const FlowhubOrder &order)
{
    QJsonObject entry{{u"doc"_s, order.doc}, {u"number"_s, order.number}, {u"created"_s, toMs(order.created)}};
    if (order.closed)
        entry["closed"_L1] = toMs(*order.closed);
    m_journal.append(entry);
}

void FlowhubOrders::holdStock(const FlowhubOrder &order, int direction)
{
    if (order.isCanceled() || order.status().isEmpty())
        return;
    for (const auto &item : order.items())
        m_inventory.take(item["productId"_L1], direction * item["quantityPurchased"_L1].toInt());
}

void FlowhubOrders::setStatus(FlowhubOrder &order, const QString &status)
{
    holdStock(order, -1);
    order.doc["status"_L1] = status;
    holdStock(order, 1);
    const bool isOver = order.isSold() || order.isCanceled();
    order.closed = isOver ? std::optional(m_setup.now()) : std::nullopt;
}

/** The three members that all Order Ahead calls answer with. */
static HttpServerResponse answer(const FlowhubOrder &order)
{
    return HttpServerResponse::json(200,
        {{u"orderId"_s, order.id()}, {u"customerExternalId"_s, order.doc["customer"_L1]["externalId"_L1].toString()},
            {u"status"_s, order.status()}});
}

HttpServerResponse FlowhubOrders::create(const HttpServerRequest &request)
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    if (auto refused = m_rules.refuse(body, {}))
        return *std::move(refused);
    FlowhubOrder order{body, int(m_orders.size()) + 1, m_setup.now(), std::nullopt};
    order.doc["orderId"_L1] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    setStatus(order, u"new"_s);
    ++m_creates;
    keep(order);
    m_orders.append(order);
    return answer(order);
}

HttpServerResponse FlowhubOrders::amend(const QString &id, const HttpServerRequest &request)
{
    const auto at = indexOf(id);
    if (at < 0)
        return flowhubNotFound();
    auto &order = m_orders[at];
    // Which states allow it is not published; ours are those before somebody works on it.
    if (order.status() != "new"_L1 && order.status() != "inQueue"_L1)
        return flowhubText(400, u"Order can no longer be changed"_s);
    auto body = QJsonDocument::fromJson(request.body).object();
    if (auto refused = m_rules.refuse(body, order.items()))
        return *std::move(refused);
    holdStock(order, -1);
    body["orderId"_L1] = order.id();
    body["status"_L1] = order.status();
    order.doc = body;
    holdStock(order, 1);
    keep(order);
    return answer(order);
}

HttpServerResponse FlowhubOrders::status(const QString &id) const
{
    const auto at = indexOf(id);
    return at < 0 ? flowhubNotFound() : answer(m_orders[at]);
}

HttpServerResponse FlowhubOrders::postback(const QString &id) const
{
    return indexOf(id) < 0 ? flowhubNotFound() : HttpServerResponse{204, {}, {}};
}

Result<QJsonObject> FlowhubOrders::move(const QString &id, const QJsonObject &change)
{
    const auto at = indexOf(id);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such order"_s};
    auto &order = m_orders[at];
    const auto status = change["status"_L1].toString(order.status());
    // An unknown word goes through when it is meant: clients must survive one.
    if (!statuses.contains(status) && !change["force"_L1].toBool())
        return Error{Error::Kind::Invalid, u"no such status"_s};
    setStatus(order, status);
    if (change.contains("note"_L1))
        order.doc["customerNote"_L1] = change["note"_L1];
    keep(order);
    return order.doc;
}

Result<QJsonObject> FlowhubOrders::setItems(const QString &id, const QJsonArray &items)
{
    const auto at = indexOf(id);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such order"_s};
    QJsonArray lines;
    for (const auto &item : items) {
        if (!m_inventory.find(item["size_id"_L1]))
            return Error{Error::Kind::Invalid, u"no such product"_s};
        lines.append(QJsonObject{{u"productId"_s, item["size_id"_L1]},
            {u"quantityPurchased"_s, item["quantity"_L1].toInt(1)}, {u"discountNote"_s, u""_s}});
    }
    auto &order = m_orders[at];
    holdStock(order, -1);
    order.doc["orderItems"_L1] = lines;
    holdStock(order, 1);
    keep(order);
    return order.doc;
}

} // namespace Peak::Possim
