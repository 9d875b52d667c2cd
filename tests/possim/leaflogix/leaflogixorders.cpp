#include "tests/possim/leaflogix/leaflogixorders.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr std::chrono::hours StatusWindow{24 * 14}; ///< Status knows nothing older.

static bool isMedical(const QJsonObject &customer)
{
    return customer.value("customerType"_L1).toString() == "Medical"_L1;
}

LeaflogixOrders::LeaflogixOrders(const StoreSetup &setup, LeaflogixProducts &products, LeaflogixCustomers &customers)
    : m_setup(setup), m_products(products), m_customers(customers)
{
}

Result<Ok> LeaflogixOrders::restore()
{
    if (m_setup.stateFile.isEmpty())
        return Ok{};
    const auto entries = m_journal.open(m_setup.stateFile);
    if (!entries)
        return entries.error();
    for (const auto &entry : *entries) {
        LeaflogixOrder order{entry.value("doc"_L1).toObject(), fromMs(entry.value("created"_L1).toInteger())};
        const auto at = indexOf(order.id());
        if (at < 0)
            add(order);
        else
            m_orders[at] = order;
    }
    for (const auto &order : m_orders) {
        holdStock(order, 1);
        m_nextId = std::max(m_nextId, order.id() + 1);
    }
    return Ok{};
}

void LeaflogixOrders::keep(const LeaflogixOrder &order)
{
    m_journal.append({{u"doc"_s, order.doc}, {u"created"_s, toMs(order.created)}});
}

void LeaflogixOrders::add(LeaflogixOrder order)
{
    m_byId.insert(order.id(), m_orders.size());
    const auto key = order.doc.value("key"_L1).toString();
    if (!key.isEmpty())
        m_keys.insert(key, order.id());
    m_orders.append(std::move(order));
}

void LeaflogixOrders::holdStock(const LeaflogixOrder &order, int direction)
{
    if (order.isCanceled())
        return;
    for (const auto &value : order.doc.value("items"_L1).toArray()) {
        const auto item = value.toObject();
        m_products.hold(item.value("productId"_L1).toInt(), direction * item.value("quantity"_L1).toDouble());
    }
}

void LeaflogixOrders::setStatus(LeaflogixOrder &order, const QString &status)
{
    holdStock(order, -1);
    order.doc["status"_L1] = status;
    holdStock(order, 1);
}

static QStringList codesOf(const QJsonObject &body)
{
    QStringList codes;
    for (const auto &redemption : body.value("redemptions"_L1).toArray())
        codes.append(redemption.toObject().value("redemptionid"_L1).toString());
    return codes;
}

std::optional<LeaflogixRefusal> LeaflogixOrders::checkCustomer(const QJsonObject &customer) const
{
    if (customer.isEmpty())
        return LeaflogixRefusal{u"Customer was not found."_s, u"CustomerId"_s};
    if (customer.value("status"_L1).toString() != "Active"_L1)
        return LeaflogixRefusal{u"The customer cannot be served."_s, u"CustomerId"_s};
    return std::nullopt;
}

std::optional<LeaflogixRefusal> LeaflogixOrders::price(
    const QJsonObject &body, const QJsonObject &customer, const LeaflogixOrder *existing, LeaflogixCart &cart) const
{
    QList<LeaflogixAsked> asked;
    if (const auto refusal = leaflogixAsked(body.value("items"_L1), asked))
        return refusal;
    const auto medical = isMedical(customer);
    auto codes = codesOf(body);
    if (existing && !body.contains("redemptions"_L1)) {
        for (const auto &code : existing->doc.value("codes"_L1).toArray())
            codes.append(code.toString());
    }
    if (const auto refusal = leaflogixPrice(asked, codes, medical, m_products, m_setup.behaviour.taxPpm, cart))
        return refusal;
    QHash<int, double> held;
    if (existing && !existing->isCanceled()) {
        for (const auto &value : existing->doc.value("items"_L1).toArray()) {
            const auto item = value.toObject();
            held[item.value("productId"_L1).toInt()] += item.value("quantity"_L1).toDouble();
        }
    }
    return leaflogixLimits(cart, medical, m_setup.behaviour.purchaseLimits, m_products, held);
}

static void fill(QJsonObject &doc, const LeaflogixCart &cart)
{
    doc["items"_L1] = leaflogixItems(cart);
    doc["subTotal"_L1] = leaflogixMoney(cart.sum(&LeaflogixLine::after));
    doc["totalTax"_L1] = leaflogixMoney(cart.sum(&LeaflogixLine::tax));
    doc["total"_L1] = leaflogixMoney(cart.total());
}

HttpServerResponse LeaflogixOrders::priceCart(const HttpServerRequest &request) const
{
    const auto body = leaflogixBody(request);
    if (!body)
        return leaflogixPlainRefusal(u"The request body is not a JSON object."_s);
    const auto customerId = body->value("customerid"_L1);
    const auto typeId = body->value("customertypeid"_L1);
    if (customerId.isDouble() == typeId.isDouble())
        return leaflogixPlainRefusal(u"Specify either CustomerId or CustomerTypeId, not both"_s);
    const auto customer = m_customers.find(customerId.toInt());
    if (customerId.isDouble() && customer.isEmpty())
        return leaflogixPlainRefusal(u"Customer not found"_s);
    QList<LeaflogixAsked> asked;
    if (const auto refusal = leaflogixAsked(body->value("cart"_L1), asked))
        return leaflogixPlainRefusal(refusal->message);
    QSet<int> seen;
    for (const auto &one : asked) {
        if (seen.contains(one.productId))
            return leaflogixPlainRefusal(u"Product %1 may only be specified once"_s.arg(one.productId));
        seen.insert(one.productId);
    }
    LeaflogixCart cart;
    const bool medical = customerId.isDouble() ? isMedical(customer) : typeId.toInt() == 2;
    if (const auto refusal = leaflogixPrice(asked, {}, medical, m_products, m_setup.behaviour.taxPpm, cart))
        return leaflogixPlainRefusal(refusal->message);
    QJsonArray prices;
    for (const auto &line : cart.lines)
        prices.append(
            QJsonObject{{u"productName"_s, line.name}, {u"productId"_s, line.productId}, {u"quantity"_s, line.quantity},
                {u"subtotal"_s, leaflogixMoney(line.before)}, {u"pricingTierAdjustment"_s, QJsonValue::Null},
                {u"discounts"_s, line.discounts}, {u"tax"_s, leaflogixMoney(line.tax)}});
    const auto before = cart.sum(&LeaflogixLine::before);
    const auto after = cart.sum(&LeaflogixLine::after);
    const auto tax = cart.sum(&LeaflogixLine::tax) + m_setup.behaviour.previewDiffersCents;
    return leaflogixData(QJsonObject{{u"cartItemPrices"_s, prices}, {u"subTotal"_s, leaflogixMoney(before)},
        {u"discount"_s, leaflogixMoney(before - after)}, {u"taxes"_s, leaflogixMoney(tax)},
        {u"total"_s, leaflogixMoney(after + tax)}, {u"originalTotal"_s, leaflogixMoney(before + tax)},
        {u"roundedDifference"_s, 0.0}});
}

HttpServerResponse LeaflogixOrders::submitted(const LeaflogixOrder &order) const
{
    const auto shape = m_setup.behaviour.vendor.value("submit_reply"_L1).toString();
    const QJsonObject object{{u"orderId"_s, order.id()}, {u"transactionId"_s, order.doc.value("transactionId"_L1)}};
    if (shape == "text"_L1)
        return leaflogixData(QString::number(order.id()));
    if (shape == "object"_L1)
        return leaflogixData(object);
    if (shape == "preorder"_L1)
        return leaflogixData(QJsonObject{{u"PreOrderId"_s, order.id()}});
    if (shape == "array"_L1)
        return leaflogixData(QJsonArray{object});
    return shape == "empty"_L1 ? leaflogixEmpty(200) : leaflogixData(order.id());
}

QJsonObject LeaflogixOrders::newDoc(const QJsonObject &body, const QJsonObject &customer)
{
    const auto orNull = [&](QLatin1StringView name) {
        return body.contains(name) ? body.value(name) : QJsonValue(QJsonValue::Null);
    };
    return {{u"preOrderId"_s, m_nextId++}, {u"status"_s, u"Submitted"_s},
        {u"transactionId"_s, m_customers.nextTransaction()}, {u"orderDate"_s, leaflogixStamp(m_setup.now())},
        {u"customerFirstName"_s, customer.value("firstName"_L1)},
        {u"customerLastName"_s, customer.value("lastName"_L1)}, {u"customerId"_s, customer.value("customerId"_L1)},
        {u"orderType"_s, body.value("isdelivery"_L1).toBool() ? u"Delivery"_s : u"Pickup"_s},
        {u"orderSource"_s, orNull("ordersource"_L1)}, {u"sourceSystem"_s, QJsonValue::Null},
        {u"rejectedReason"_s, QJsonValue::Null}, {u"notes"_s, orNull("notes"_L1)},
        {u"transactionReference"_s, orNull("transactionreference"_L1)},
        {u"idempotencyKey"_s, orNull("idempotencykey"_L1)}, {u"codes"_s, QJsonArray::fromStringList(codesOf(body))}};
}

std::optional<HttpServerResponse> LeaflogixOrders::repeated(const QString &key) const
{
    const auto at = key.isEmpty() ? -1 : indexOf(m_keys.value(key, 0));
    if (at < 0)
        return std::nullopt;
    if (m_setup.behaviour.vendor.value("repeat_refused"_L1).toBool())
        return leaflogixBadRequest({u"Duplicate request: this idempotency key was used before."_s, {}});
    return submitted(m_orders[at]);
}

HttpServerResponse LeaflogixOrders::submit(const HttpServerRequest &request)
{
    const auto body = leaflogixBody(request);
    if (!body)
        return leaflogixBadRequest({u"The request body is not a JSON object."_s, {}});
    if (!body->value("customerid"_L1).isDouble())
        return leaflogixBadRequest({u"The CustomerId field is required."_s, u"CustomerId"_s});
    const auto consumer = QString::fromLatin1(request.header("consumerkey"));
    if (!consumer.isEmpty() && QUuid::fromString(consumer).isNull())
        return leaflogixBadRequest({u"The ConsumerKey header is not a GUID."_s, u"ConsumerKey"_s});
    const auto own = body->value("idempotencykey"_L1).toString();
    const auto key = consumer.isEmpty() || own.isEmpty() ? QString() : consumer.toLower() + u'/' + own;
    if (const auto answer = repeated(key))
        return *answer;
    const auto customer = m_customers.find(body->value("customerid"_L1).toInt());
    if (const auto refusal = checkCustomer(customer))
        return leaflogixBadRequest(*refusal);
    LeaflogixCart cart;
    if (const auto refusal = price(*body, customer, nullptr, cart))
        return leaflogixBadRequest(*refusal);
    LeaflogixOrder order{newDoc(*body, customer), m_setup.now()};
    fill(order.doc, cart);
    order.doc["key"_L1] = key;
    holdStock(order, 1);
    m_customers.checkIn(customer.value("customerId"_L1).toInt(), order.doc.value("transactionId"_L1).toInt(),
        body->value("transactionreference"_L1).toString(), body->value("ordersource"_L1).toString());
    ++m_creates;
    keep(order);
    const auto answer = submitted(order);
    add(std::move(order));
    return answer;
}

HttpServerResponse LeaflogixOrders::update(const HttpServerRequest &request)
{
    const auto body = leaflogixBody(request);
    if (!body)
        return leaflogixEmpty(400);
    const auto at = indexOf(body->value("orderid"_L1).toInt());
    if (at < 0)
        return leaflogixEmpty(404);
    auto &order = m_orders[at];
    const auto customer = m_customers.find(order.doc.value("customerId"_L1).toInt());
    LeaflogixCart cart;
    if (!order.isOpenToChange() || price(*body, customer, &order, cart))
        return leaflogixEmpty(400);
    holdStock(order, -1);
    fill(order.doc, cart);
    holdStock(order, 1);
    if (body->contains("redemptions"_L1))
        order.doc["codes"_L1] = QJsonArray::fromStringList(codesOf(*body));
    if (body->contains("notes"_L1))
        order.doc["notes"_L1] = body->value("notes"_L1);
    if (body->contains("ordersource"_L1))
        order.doc["orderSource"_L1] = body->value("ordersource"_L1);
    keep(order);
    return leaflogixEmpty(200);
}

HttpServerResponse LeaflogixOrders::cancel(const HttpServerRequest &request)
{
    const auto body = leaflogixBody(request);
    if (!body)
        return leaflogixEmpty(400);
    const auto at = indexOf(body->value("orderid"_L1).toInt());
    if (at < 0)
        return leaflogixEmpty(404);
    auto &order = m_orders[at];
    if (!order.isOpenToChange())
        return leaflogixEmpty(400);
    setStatus(order, u"Cancelled"_s);
    order.doc["cancellationReason"_L1] = body->value("cancellationreason"_L1);
    keep(order);
    return leaflogixData(order.id());
}

bool LeaflogixOrders::isShown(const LeaflogixOrder &order) const
{
    const auto age = m_setup.now() - order.created;
    return age >= Milliseconds(m_setup.behaviour.visibilityDelayMs) && !order.isClosed();
}

HttpServerResponse LeaflogixOrders::status(const HttpServerRequest &request) const
{
    const auto id = leaflogixQuery(request, "PreOrderId"_L1);
    const bool withItems = leaflogixQuery(request, "includeLineItems"_L1).toLower() == "true"_L1;
    bool isNumber = true;
    const auto number = id.isEmpty() ? 0 : id.toInt(&isNumber);
    if (!isNumber || (id.isEmpty() && withItems))
        return leaflogixEmpty(400);
    const auto since = m_setup.now() - StatusWindow;
    QJsonArray found;
    for (const auto &order : m_orders) {
        if (order.created >= since && (id.isEmpty() ? isShown(order) : order.id() == number))
            found.append(order.statusJson(withItems));
    }
    if (!id.isEmpty() && !found.isEmpty() && m_setup.behaviour.vendor.value("status_object"_L1).toBool())
        return leaflogixData(found.first());
    if (!m_setup.behaviour.newestFirst)
        return leaflogixData(found);
    QJsonArray turned;
    for (const auto &order : found)
        turned.prepend(order);
    return leaflogixData(turned);
}

void LeaflogixOrders::walk()
{
    static const QStringList steps{u"Submitted"_s, u"Processing"_s, u"Filled"_s, u"Complete"_s};
    const auto pause = m_setup.behaviour.vendor.value("walk_seconds"_L1).toInt();
    if (pause <= 0)
        return;
    for (auto &order : m_orders) {
        const auto passed = std::chrono::floor<std::chrono::seconds>(m_setup.now() - order.created).count() / pause;
        const auto step = std::min<qint64>(passed, steps.size() - 1);
        if (!order.isCanceled() && steps.indexOf(order.status()) < step) {
            setStatus(order, steps[step]);
            keep(order);
        }
    }
}

QJsonArray LeaflogixOrders::all() const
{
    QJsonArray docs;
    for (const auto &order : m_orders)
        docs.append(order.doc);
    return docs;
}

Result<QJsonObject> LeaflogixOrders::move(const QString &id, const QJsonObject &change)
{
    const auto at = indexOf(id.toInt());
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such order"_s};
    auto &order = m_orders[at];
    const auto status = change.value("status"_L1).toString(order.status());
    // An unknown word goes through when it is meant: clients must survive one.
    if (!isLeaflogixStatus(status) && !change.value("force"_L1).toBool())
        return Error{Error::Kind::Invalid, u"no such status"_s};
    setStatus(order, status);
    if (change.contains("rejected_reason"_L1))
        order.doc["rejectedReason"_L1] = change.value("rejected_reason"_L1);
    if (change.contains("note"_L1))
        order.doc["notes"_L1] = change.value("note"_L1);
    keep(order);
    return order.doc;
}

Result<QJsonObject> LeaflogixOrders::setItems(const QString &id, const QJsonArray &items)
{
    const auto at = indexOf(id.toInt());
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such order"_s};
    auto &order = m_orders[at];
    QList<LeaflogixAsked> asked;
    for (const auto &value : items) {
        const auto item = value.toObject();
        const auto product = item.contains("product_id"_L1) ? item.value("product_id"_L1) : item.value("size_id"_L1);
        asked.append({product.toVariant().toInt(), item.value("quantity"_L1).toDouble(1)});
    }
    LeaflogixCart cart;
    const auto medical = isMedical(m_customers.find(order.doc.value("customerId"_L1).toInt()));
    if (const auto refusal = leaflogixPrice(asked, {}, medical, m_products, m_setup.behaviour.taxPpm, cart))
        return Error{Error::Kind::Invalid, refusal->message};
    holdStock(order, -1);
    fill(order.doc, cart);
    holdStock(order, 1);
    keep(order);
    return order.doc;
}

} // namespace Peak::Possim
